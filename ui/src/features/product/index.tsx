export { PriceListPage } from "./PriceListPage";
export { ProductPage } from "./ProductPage";
