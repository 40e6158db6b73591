export { CustomerPage } from "./CustomerPage";
export { CustomerWorkbench } from "./CustomerWorkbench";
