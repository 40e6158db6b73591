// The columns of the line grid: how a cell is shown for editing and how typed text becomes a value.
import type { QuotationLine } from "../../api/types";
import { parsePercent, parseQuantity, parseYuan, percentText, quantityText, yuanText } from "../../components/format";

export type ColumnKey = "name" | "specification" | "unit" | "quantity" | "unit_price" | "discount" | "vat_rate" | "note";

export const COLUMNS: readonly ColumnKey[] = [
  "name", "specification", "unit", "quantity", "unit_price", "discount", "vat_rate", "note",
];

type Figure = { show: (value: number) => string; parse: (text: string) => number | null };

const FIGURES: Partial<Record<ColumnKey, Figure>> = {
  quantity: { show: quantityText, parse: parseQuantity },
  unit_price: { show: yuanText, parse: parseYuan },
  discount: { show: percentText, parse: parsePercent },
  vat_rate: { show: percentText, parse: parsePercent },
};

export function isFigure(column: ColumnKey): boolean {
  return FIGURES[column] !== undefined;
}

/** What stands in the cell while it is edited. */
export function cellText(line: QuotationLine, column: ColumnKey): string {
  const value = line[column];
  const figure = FIGURES[column];
  return figure && typeof value === "number" ? figure.show(value) : String(value);
}

/** The line with the typed text in it; null when the text is no figure for this column. */
export function withCell(line: QuotationLine, column: ColumnKey, text: string): QuotationLine | null {
  const figure = FIGURES[column];
  if (!figure) {
    const words = column === "note" || column === "specification" ? text : text.replace(/\s*\n\s*/g, " ");
    // Another name is another thing: the line no longer follows the product.
    return column === "name" && words !== line.name ? { ...line, name: words, product: null } : { ...line, [column]: words };
  }
  const value = figure.parse(text.trim() === "" ? "0" : text);
  return value === null ? null : { ...line, [column]: value };
}
