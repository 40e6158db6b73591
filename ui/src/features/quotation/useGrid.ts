import { useCallback, useState } from "react";
import { cellText, COLUMNS, type ColumnKey, withCell } from "./columns";
import { type Cell, type GridLine, type Range, rangeOf } from "./lines";

/** `select`: the cell is marked, typing overwrites. `type`: overwriting, arrows leave. `edit`: arrows move in the text. */
export type GridMode = "select" | "type" | "edit";

export type GridState = {
  active: Cell | null;
  /** The other corner of the marked block. */
  anchor: Cell | null;
  mode: GridMode;
  text: string;
  /** The typed text is no figure for its column. */
  wrong: boolean;
};

const REST: GridState = { active: null, anchor: null, mode: "select", text: "", wrong: false };

export function rangeIn(state: GridState): Range | null {
  return state.active ? rangeOf(state.active, state.anchor ?? state.active) : null;
}

/** Changes the lines as they are by then; `kind` names the cell, so that one cell is one step of undo. */
export type ChangeLines = (update: (lines: readonly GridLine[]) => GridLine[], kind?: string) => void;

type Options = {
  lines: readonly GridLine[];
  onLines: ChangeLines;
  newLine: () => GridLine;
};

/** The column that is edited; a heading has only its title. */
function columnOf(cell: Cell, line: GridLine | null | undefined): ColumnKey {
  return line?.heading ? "name" : (COLUMNS[cell.column] ?? "name");
}

/** Where the cursor is, what is typed, and how a typed cell becomes part of the lines. */
export function useGrid({ lines, onLines, newLine }: Options) {
  const [state, setState] = useState<GridState>(REST);

  const select = useCallback((cell: Cell | null, extend = false) => {
    setState((old) => ({ ...REST, active: cell, anchor: extend ? (old.anchor ?? old.active) : cell }));
  }, []);

  /** Moves the far corner of the marked block. */
  const extendTo = useCallback((cell: Cell) => {
    setState((old) => ({ ...old, active: old.active ?? cell, anchor: cell }));
  }, []);

  const type = useCallback((text: string) => {
    setState((old) => ({ ...old, text, wrong: false, mode: old.mode === "select" ? "type" : old.mode, anchor: old.active }));
  }, []);

  const edit = () => {
    const { active } = state;
    const line = active && lines[active.row];
    if (line) setState((old) => ({ ...old, mode: "edit", text: cellText(line, columnOf(active, line)), anchor: active }));
  };

  const cancel = () => setState((old) => ({ ...old, mode: "select", text: "", wrong: false }));

  /** Puts the typed text into its line; false, and the text stays, when it does not fit the column. */
  const commit = (): boolean => {
    const { active, mode, text } = state;
    const line = active && lines[active.row];
    if (!line || mode === "select") return true;
    const column = columnOf(active, line);
    const next = withCell(line, column, text);
    if (!next) {
      setState((old) => ({ ...old, wrong: true }));
      return false;
    }
    if (cellText(next, column) !== cellText(line, column)) {
      onLines((old) => old.map((each) => (each.id === line.id ? next : each)), `${line.id}.${column}`);
    }
    cancel();
    return true;
  };

  /** Moves the cursor after a commit; a line is added when it would leave below the last. */
  const move = (down: number, right: number, extend = false) => {
    const from = extend ? (state.anchor ?? state.active) : state.active;
    if (!from) return;
    const row = Math.max(0, from.row + down);
    const column = Math.min(COLUMNS.length - 1, Math.max(0, from.column + right));
    if (extend) extendTo({ row: Math.min(lines.length - 1, row), column });
    else if (row < lines.length) select({ row, column });
  };

  /** Tab order: through the columns, then to the next line; a new line after the last cell. */
  const step = (by: 1 | -1) => {
    const { active } = state;
    if (!active) return;
    const at = active.row * COLUMNS.length + active.column + by;
    if (at < 0) return;
    const cell = { row: Math.floor(at / COLUMNS.length), column: at % COLUMNS.length };
    if (cell.row >= lines.length) onLines((old) => [...old, newLine()]);
    select(cell);
  };

  const down = () => {
    const { active } = state;
    if (!active) return;
    if (active.row + 1 >= lines.length) onLines((old) => [...old, newLine()]);
    select({ row: active.row + 1, column: active.column });
  };

  return { state, range: rangeIn(state), select, extendTo, type, edit, cancel, commit, move, step, down };
}

export type Grid = ReturnType<typeof useGrid>;
