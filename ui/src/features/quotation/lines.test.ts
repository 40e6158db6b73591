import { describe, expect, it } from "vitest";
import type { Product, Quotation } from "../../api/types";
import { emptyLine, fillDown, fillRange, fromRows, isBlank, moveRows, priceOf, rangeOf, toRows, withProduct } from "./lines";

const product: Product = {
  id: "p", number: "A-1", name: "数据库", specification: "企业版", unit: "套", category: "", list_price: 11300,
  kind: "software", floor_price: 0, cost: 0, vat_rate: 1300, note: "", bundle: null,
};
const named = (name: string) => ({ ...emptyLine(name), name });

describe("a product on a line", () => {
  it("brings words, price with tax and rate, and leaves quantity and discount", () => {
    const line = { ...emptyLine("1"), quantity: 3000, discount: 500 };
    expect(withProduct(line, product, true)).toMatchObject({ product: "p", unit_price: 11300, unit: "套", quantity: 3000, discount: 500 });
  });
  it("is priced without tax where the quotation is", () => {
    // 113.00 / 1.13 = 100.00; 100.00 / 1.13 = 88.4955… -> 88.50
    expect(priceOf(product, false)).toBe(10000);
    expect(priceOf({ ...product, list_price: 10000 }, false)).toBe(8850);
  });
});

describe("ranges", () => {
  const lines = ["a", "b", "c", "d"].map(named);
  const names = (found: { name: string }[]) => found.map((line) => line.name);

  it("run from corner to corner whichever was first", () => {
    expect(rangeOf({ row: 3, column: 1 }, { row: 1, column: 4 })).toEqual({ top: 1, bottom: 3, left: 1, right: 4 });
  });
  it("are cleared, figures to nought", () => {
    const cleared = fillRange([{ ...named("a"), unit_price: 500 }], { top: 0, bottom: 0, left: 0, right: 4 }, () => "");
    expect(cleared[0]).toMatchObject({ name: "", unit_price: 0, quantity: 0 });
  });
  it("are filled from their first row", () => {
    const filled = fillDown([{ ...named("a"), product: "p", discount: 500 }, ...lines.slice(1)], { top: 0, bottom: 2, left: 0, right: 0 });
    expect(names(filled)).toEqual(["a", "a", "a", "d"]);
    expect(filled[1]).toMatchObject({ product: "p", discount: 0, id: "b" });
  });
  it("move as one and stop at the edge", () => {
    expect(names(moveRows(lines, { top: 1, bottom: 2, left: 0, right: 0 }, 1))).toEqual(["a", "d", "b", "c"]);
    expect(names(moveRows(lines, { top: 1, bottom: 2, left: 0, right: 0 }, -1))).toEqual(["b", "c", "a", "d"]);
    expect(names(moveRows(lines, { top: 0, bottom: 1, left: 0, right: 0 }, -1))).toEqual(["a", "b", "c", "d"]);
  });
});

describe("a blank line", () => {
  it("has neither words nor price", () => {
    expect(isBlank(emptyLine("1"))).toBe(true);
    expect(isBlank({ ...emptyLine("1"), note: "x" })).toBe(false);
    expect(isBlank({ ...emptyLine("1"), unit_price: 1 })).toBe(false);
  });
});

it("sections become headings between the lines, and lines belong to the heading above them", () => {
  const sections = [{ id: "s", title: "硬件" }, { id: "t", title: "" }];
  const lines = [{ ...emptyLine("a"), section: "t" }, { ...emptyLine("b"), section: null }, { ...emptyLine("c"), section: "s" }];
  const rows = toRows({ sections, lines } as unknown as Quotation);
  expect(rows.map((row) => row.id)).toEqual(["b", "s", "c", "t", "a"]);
  const back = fromRows(rows);
  expect(back.sections).toEqual(sections);
  expect(back.lines.map(({ id, section }) => [id, section])).toEqual([["b", null], ["c", "s"], ["a", "t"]]);
  expect(back.lines.some((line) => "heading" in line)).toBe(false);
  expect(rows.some((row) => row.heading === true && isBlank(row))).toBe(false);
});
