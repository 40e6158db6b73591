import type { KeyboardEvent } from "react";
import { cellText, COLUMNS } from "./columns";
import { fillDown, fillRange, type GridLine, moveRows } from "./lines";
import type { ChangeLines, Grid } from "./useGrid";

type Context = {
  grid: Grid;
  lines: readonly GridLine[];
  newLine: () => GridLine;
  onLines: ChangeLines;
  onUndo: () => void;
  onRedo: () => void;
};

const ARROWS: Record<string, readonly [down: number, right: number]> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
};

/** Keys that act on the marked block: undo, fill down, delete, move and remove rows. */
function blockKey(event: KeyboardEvent, { grid, lines, onLines, onUndo, onRedo }: Context): boolean {
  const { range } = grid;
  const mod = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (!range || grid.state.mode !== "select") return false;
  if (mod && key === "z") (event.shiftKey ? onRedo : onUndo)();
  else if (mod && key === "y") onRedo();
  else if (mod && key === "d") onLines((old) => fillDown(old, range));
  else if (mod && key === "-") onLines((old) => old.filter((_, row) => row < range.top || row > range.bottom));
  else if (mod && key === "a") {
    grid.select({ row: 0, column: 0 });
    grid.extendTo({ row: lines.length - 1, column: COLUMNS.length - 1 });
  } else if (key === "delete" || key === "backspace") onLines((old) => fillRange(old, range, () => ""));
  else if (event.altKey && (key === "arrowup" || key === "arrowdown")) {
    const by = key === "arrowup" ? -1 : 1;
    if (range.top + by >= 0 && range.bottom + by < lines.length) {
      onLines((old) => moveRows(old, range, by));
      grid.select({ row: range.top + by, column: range.left });
    }
  } else return false;
  return true;
}

/** Keys that move the cursor or end the typing in a cell. */
function cursorKey(event: KeyboardEvent, { grid }: Context): boolean {
  const { mode } = grid.state;
  const arrow = ARROWS[event.key];
  if (event.key === "Enter") {
    if (!grid.commit()) return true;
    if (event.shiftKey) grid.move(-1, 0);
    else grid.down();
  } else if (event.key === "Tab") {
    if (grid.commit()) grid.step(event.shiftKey ? -1 : 1);
  } else if (event.key === "Escape" && mode !== "select") grid.cancel();
  else if (event.key === "F2" && mode === "select") grid.edit();
  else if (arrow && mode !== "edit" && !event.altKey && !event.ctrlKey && !event.metaKey) {
    if (grid.commit()) grid.move(arrow[0], arrow[1], event.shiftKey && mode === "select");
  } else if (event.key === "Home" && mode === "select") grid.move(0, -COLUMNS.length);
  else if (event.key === "End" && mode === "select") grid.move(0, COLUMNS.length);
  else return false;
  return true;
}

/** One key of the grid; what it does not know is left to the text field. */
export function gridKey(event: KeyboardEvent, context: Context): void {
  if (!context.grid.state.active) return;
  if (blockKey(event, context) || cursorKey(event, context)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

/** The text that the marked cell shows before anything is typed. */
export function shownText(line: GridLine, column: number): string {
  const key = line.heading ? "name" : COLUMNS[column];
  return key ? cellText(line, key) : "";
}
