const COUNTED = ["customer", "product", "certificate", "tender", "quotation", "bid", "contract"] as const;

/** What a store holds in one line: `客户 12  ·  产品 30`. */
export function countsText(counts: Partial<Record<string, number>>, t: (key: string) => string): string {
  return COUNTED.filter((noun) => (counts[noun] ?? 0) > 0)
    .map((noun) => `${t(`common:noun.${noun}`)} ${counts[noun]}`)
    .join("  ·  ");
}
