import type { ListedPrice } from "../../api";

/** The prices with those that were read: a product that is there gets its new price, others follow. */
export function merged(prices: readonly ListedPrice[], read: readonly ListedPrice[]): ListedPrice[] {
  const fresh = new Map(read.map(({ product, price }) => [product, price]));
  const kept = prices.map((listed) => ({ ...listed, price: fresh.get(listed.product) ?? listed.price }));
  const known = new Set(prices.map(({ product }) => product));
  return [...kept, ...read.filter(({ product }) => !known.has(product))];
}
