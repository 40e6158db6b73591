// The columns of the line grid: how a cell is shown for editing and how typed text becomes a value.
import type { GridLine } from "./lines";
import { parsePercent, parseQuantity, parseYuan, percentText, quantityText, yuanText } from "../../components/format";

export type ColumnKey = "name" | "specification" | "unit" | "quantity" | "unit_price" | "discount" | "vat_rate" | "note" | "cost";

export const COLUMNS: readonly ColumnKey[] = [
  "name", "specification", "unit", "quantity", "unit_price", "discount", "vat_rate", "note", "cost",
];

type Figure = { show: (value: number) => string; parse: (text: string) => number | null };

const FIGURES: Partial<Record<ColumnKey, Figure>> = {
  quantity: { show: quantityText, parse: parseQuantity },
  unit_price: { show: yuanText, parse: parseYuan },
  discount: { show: percentText, parse: parsePercent },
  vat_rate: { show: percentText, parse: parsePercent },
  cost: { show: yuanText, parse: parseYuan },
};

/** `5` or `5%` takes a part off, `-200` or `200元` an amount. */
function withDiscount(line: GridLine, text: string): GridLine | null {
  const trimmed = text.trim().replace(/^[－−–]/, "-");
  if (trimmed.startsWith("-") || trimmed.endsWith("元")) {
    const amount = parseYuan(trimmed.replace(/^-/, "").replace(/元$/, ""));
    return amount === null || amount < 0 ? null : { ...line, discount: 0, discount_amount: amount };
  }
  const rate = parsePercent(trimmed === "" ? "0" : trimmed);
  return rate === null || rate < 0 ? null : { ...line, discount: rate, discount_amount: 0 };
}

function discountText(line: GridLine): string {
  return line.discount_amount === 0 ? percentText(line.discount) : `-${yuanText(line.discount_amount)}`;
}

export function isFigure(column: ColumnKey): boolean {
  return FIGURES[column] !== undefined;
}

/** What stands in the cell while it is edited. */
export function cellText(line: GridLine, column: ColumnKey): string {
  if (line.heading) return column === "name" ? line.name : "";
  if (column === "discount") return discountText(line);
  const value = line[column];
  const figure = FIGURES[column];
  return figure && typeof value === "number" ? figure.show(value) : String(value);
}

/** The line with the typed text in it; null when the text is no figure for this column. */
export function withCell(line: GridLine, column: ColumnKey, text: string): GridLine | null {
  // The other cells of a heading are no cells.
  if (line.heading) return column === "name" ? { ...line, name: text.replace(/\s*\n\s*/g, " ") } : line;
  if (column === "discount") return withDiscount(line, text);
  const figure = FIGURES[column];
  if (!figure) {
    const words = column === "note" || column === "specification" ? text : text.replace(/\s*\n\s*/g, " ");
    // Another name is another thing: the line no longer follows the product.
    return column === "name" && words !== line.name ? { ...line, name: words, product: null } : { ...line, [column]: words };
  }
  const value = figure.parse(text.trim() === "" ? "0" : text);
  return value === null ? null : { ...line, [column]: value };
}
