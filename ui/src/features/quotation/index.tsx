export { QuotationList } from "./QuotationList";
export { QuotationWorkbench } from "./QuotationWorkbench";
