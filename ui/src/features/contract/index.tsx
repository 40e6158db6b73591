export { ContractList } from "./ContractList";
export { ContractWorkbench } from "./ContractWorkbench";
