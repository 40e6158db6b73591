import { expect, it } from "vitest";
import { merged } from "./prices";

it("read_prices_replace_those_of_known_products_and_add_the_others", () => {
  const prices = [{ product: "a", price: 100 }, { product: "b", price: 200 }];
  const read = [{ product: "c", price: 300 }, { product: "a", price: 150 }];
  expect(merged(prices, read)).toEqual([{ product: "a", price: 150 }, { product: "b", price: 200 }, { product: "c", price: 300 }]);
});

it("a_price_of_nothing_is_a_price", () => {
  expect(merged([{ product: "a", price: 100 }], [{ product: "a", price: 0 }])).toEqual([{ product: "a", price: 0 }]);
});
