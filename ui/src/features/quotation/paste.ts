// A block copied from a spreadsheet: tab-separated cells, quoted when they hold a tab, a quote or a line feed.
import { COLUMNS, type ColumnKey, withCell } from "./columns";
import type { GridLine } from "./lines";

export function parseBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n");
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') { cell += '"'; at += 1; }
      else quoted = false;
    } else if (char === '"' && cell === "") quoted = true;
    else if (char === "\t") { row.push(cell); cell = ""; }
    else if (char === "\n") { rows.push([...row, cell]); row = []; cell = ""; }
    else cell += char;
  }
  // A spreadsheet ends the block with a line feed; that is no further row.
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

export function writeBlock(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quote).join("\t")).join("\n");
}

/** A cell that was not taken, by its line (from 0) and column. */
export type Refused = { line: number; column: ColumnKey; text: string };
export type Pasted = { lines: GridLine[]; refused: Refused[] };

/**
 * Puts the block over the lines from (top, left) on. Lines are added where it reaches below the last;
 * cells to the right of the last column are left out; a cell that is no figure keeps its old value.
 */
export function pasteBlock(
  lines: readonly GridLine[], block: readonly (readonly string[])[], top: number, left: number,
  newLine: () => GridLine,
): Pasted {
  const result = [...lines];
  const refused: Refused[] = [];
  block.forEach((cells, down) => {
    const index = top + down;
    let line = result[index] ?? newLine();
    cells.forEach((text, right) => {
      const column = COLUMNS[left + right];
      if (!column) return;
      const next = withCell(line, column, text.trim());
      if (next) line = next;
      else refused.push({ line: index, column, text });
    });
    result[index] = line;
  });
  return { lines: result, refused };
}
