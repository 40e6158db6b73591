// Payment by instalments: shares and amounts are two views of one figure; the amounts are what is owed.
import type { BasisPoints, Fen, Instalment } from "../../api/types";

const WHOLE = 10_000n;

/** `share` of the total, half up to the fen. Whole numbers throughout: no floats hold money. */
export function amountOfShare(total: Fen, share: BasisPoints): Fen {
  return Number((BigInt(total) * BigInt(share) + WHOLE / 2n) / WHOLE);
}

/** The share nearest to an amount, in basis points; 0 when there is no total. */
export function shareOfAmount(total: Fen, amount: Fen): BasisPoints {
  if (total <= 0) return 0;
  return Number((BigInt(amount) * WHOLE + BigInt(total) / 2n) / BigInt(total));
}

/** What the instalments leave open of the total; negative when they ask for too much. */
export function difference(total: Fen, instalments: readonly Instalment[]): Fen {
  return total - instalments.reduce((sum, each) => sum + each.amount, 0);
}

/** The last instalment takes the difference, so that the sum is the total to the fen. */
export function settleLast(total: Fen, instalments: readonly Instalment[]): Instalment[] {
  const open = difference(total, instalments);
  return instalments.map((each, index) => {
    if (index !== instalments.length - 1) return each;
    const amount = each.amount + open;
    return amount < 0 ? each : { ...each, amount, share: shareOfAmount(total, amount) };
  });
}

export function withShare(total: Fen, instalment: Instalment, share: BasisPoints): Instalment {
  return { ...instalment, share, amount: amountOfShare(total, share) };
}

export function withAmount(total: Fen, instalment: Instalment, amount: Fen): Instalment {
  return { ...instalment, amount, share: shareOfAmount(total, amount) };
}
