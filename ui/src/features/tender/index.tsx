export { TenderList } from "./TenderList";
export { TenderReview } from "./TenderReview";
