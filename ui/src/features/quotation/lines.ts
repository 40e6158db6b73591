import type { Product, Quotation, QuotationLine } from "../../api/types";
import { COLUMNS, withCell } from "./columns";

/** A line of the grid, or the heading of a section: its title is its name, the lines below belong to it. */
export type GridLine = QuotationLine & { heading?: true };

/** The lines with their sections' headings between them. */
export function toRows({ sections, lines }: Quotation): GridLine[] {
  const of = (section: string | null) => lines.filter((line) => line.section === section);
  return [...of(null), ...sections.flatMap(({ id, title }) => [heading(id, title), ...of(id)])];
}

/** Sections and lines as they are stored; each line belongs to the heading above it. */
export function fromRows(rows: readonly GridLine[]): Pick<Quotation, "sections" | "lines"> {
  const sections: Quotation["sections"] = [];
  const lines: QuotationLine[] = [];
  for (const { heading: isHeading, ...line } of rows) {
    if (isHeading) sections.push({ id: line.id, title: line.name });
    else lines.push({ ...line, section: sections.at(-1)?.id ?? null });
  }
  return { sections, lines };
}

export function heading(id: string, title: string): GridLine {
  return { ...emptyLine(id), name: title, heading: true };
}

/** A line without words or price; goods at 13 %, as most lines are. */
export function emptyLine(id: string, before?: QuotationLine): QuotationLine {
  return {
    id, section: null, product: null, name: "", specification: "", unit: "", quantity: 1000, unit_price: 0, discount: 0,
    discount_amount: 0, vat_rate: before?.vat_rate ?? 1300, optional: false, note: "", cost: 0,
  };
}

/** Price lists hold prices with tax; without tax it is rounded half up to the fen. */
export function priceOf(product: Product, taxIncluded: boolean): number {
  if (taxIncluded) return product.list_price;
  const whole = 10_000n;
  const divisor = whole + BigInt(product.vat_rate);
  return Number((BigInt(product.list_price) * whole * 2n + divisor) / (divisor * 2n));
}

/** The line as the product says; quantity, discount and note stay as typed. */
export function withProduct(line: QuotationLine, product: Product, taxIncluded: boolean): QuotationLine {
  return {
    ...line,
    product: product.id,
    name: product.name,
    specification: product.specification,
    unit: product.unit,
    unit_price: priceOf(product, taxIncluded),
    vat_rate: product.vat_rate,
  };
}

/** A block of cells; `bottom` and `right` belong to it. */
export type Range = { top: number; left: number; bottom: number; right: number };

export type Cell = { row: number; column: number };

export function rangeOf(a: Cell, b: Cell): Range {
  return {
    top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column), right: Math.max(a.column, b.column),
  };
}

/** Every cell of the range gets its text; a column that cannot take it keeps its value. */
export function fillRange(lines: readonly GridLine[], range: Range, text: (row: number, column: number) => string): GridLine[] {
  return lines.map((line, row) => {
    if (row < range.top || row > range.bottom) return line;
    let filled = line;
    for (let column = range.left; column <= range.right; column += 1) {
      const key = COLUMNS[column];
      if (key) filled = withCell(filled, key, text(row, column)) ?? filled;
    }
    return filled;
  });
}

/** Drags the range's first row down over the rest of it, product and all when the name is in it. */
export function fillDown(lines: readonly GridLine[], range: Range): GridLine[] {
  const source = lines[range.top];
  if (!source) return [...lines];
  const keys = COLUMNS.slice(range.left, range.right + 1);
  const copied: Partial<GridLine> = Object.fromEntries(keys.map((key) => [key, source[key]]));
  if (keys.includes("name")) copied.product = source.product;
  if (keys.includes("discount")) copied.discount_amount = source.discount_amount;
  const below = (line: GridLine, row: number) => row > range.top && row <= range.bottom && !line.heading;
  return lines.map((line, row) => (below(line, row) && !source.heading ? { ...line, ...copied } : line));
}

/** The rows moved by one, up (-1) or down (1); unchanged at the edge. */
export function moveRows(lines: readonly GridLine[], range: Range, by: 1 | -1): GridLine[] {
  if (range.top + by < 0 || range.bottom + by >= lines.length) return [...lines];
  const rest = lines.filter((_, row) => row < range.top || row > range.bottom);
  rest.splice(range.top + by, 0, ...lines.slice(range.top, range.bottom + 1));
  return rest;
}

/** A line that says nothing yet. */
export function isBlank(line: GridLine): boolean {
  return !line.heading && line.product === null && line.unit_price === 0 && [line.name, line.specification, line.unit, line.note].every((text) => text.trim() === "");
}

/** The lines of the range offered without being counted, or counted again when all of them were. */
export function toggleOptional(lines: readonly GridLine[], range: Range): GridLine[] {
  const chosen = (line: GridLine, row: number) => row >= range.top && row <= range.bottom && !line.heading;
  const optional = !lines.filter(chosen).every((line) => line.optional);
  return lines.map((line, row) => (chosen(line, row) ? { ...line, optional } : line));
}
