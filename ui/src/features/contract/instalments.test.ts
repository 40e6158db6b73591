import { describe, expect, it } from "vitest";
import type { Instalment } from "../../api/types";
import { amountOfShare, difference, settleLast, withAmount, withShare } from "./instalments";

const instalment = (share: number, amount: number): Instalment => ({ id: `${share}`, name: "", condition: "", share, amount });

describe("instalments", () => {
  it("round a share half up to the fen", () => {
    expect(amountOfShare(1001, 5000)).toBe(501);
    expect(amountOfShare(10000, 3333)).toBe(3333);
    expect(amountOfShare(1, 4999)).toBe(0);
  });
  it("stay exact at the largest amount", () => {
    expect(amountOfShare(99_999_999_999_999, 10_000)).toBe(99_999_999_999_999);
    expect(amountOfShare(99_999_999_999_999, 3000)).toBe(30_000_000_000_000);
  });
  it("show what is missing and what is too much", () => {
    expect(difference(10000, [instalment(3000, 3000), instalment(3000, 3000)])).toBe(4000);
    expect(difference(10000, [instalment(0, 12000)])).toBe(-2000);
    expect(difference(10000, [])).toBe(10000);
  });
  it("let the last one take the rest of thirds", () => {
    const thirds = [instalment(3333, 3333), instalment(3333, 3333), instalment(3333, 3333)];
    expect(settleLast(10000, thirds).map((each) => each.amount)).toEqual([3333, 3333, 3334]);
  });
  it("never make the last one negative", () => {
    const asked = [instalment(0, 12000), instalment(0, 500)];
    expect(settleLast(10000, asked)).toEqual(asked);
  });
  it("keep share and amount together", () => {
    expect(withShare(200000, instalment(0, 0), 3000)).toMatchObject({ share: 3000, amount: 60000 });
    expect(withAmount(200000, instalment(0, 0), 50000)).toMatchObject({ share: 2500, amount: 50000 });
    expect(withAmount(0, instalment(100, 0), 0)).toMatchObject({ share: 0 });
  });
});
