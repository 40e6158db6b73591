/** Where a row is shown. The route of a thing, known to links everywhere. */
export type PlaceNoun =
  | "own_company"
  | "customer"
  | "product"
  | "certificate"
  | "tender"
  | "quotation"
  | "bid"
  | "contract";

const ROUTES: Record<PlaceNoun, string> = {
  own_company: "/settings",
  customer: "/customers",
  product: "/products",
  certificate: "/library",
  tender: "/tenders",
  quotation: "/quotations",
  bid: "/bids",
  contract: "/contracts",
};

/** Path within the hash router, e.g. `/customers/0192…`. */
export function placeOf(noun: PlaceNoun, id?: string): string {
  return id === undefined ? ROUTES[noun] : `${ROUTES[noun]}/${id}`;
}
