export { BidList } from "./BidList";
export { BidWorkbench } from "./BidWorkbench";
