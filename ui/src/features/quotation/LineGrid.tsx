import { App, Button } from "antd";
import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type FocusEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../../api";
import type { Fen, Product } from "../../api/types";
import { belongsToInputMethod, keysText } from "../../components";
import { cellText, COLUMNS } from "./columns";
import "./grid.css";
import { gridKey } from "./gridKeys";
import { GridRow, type PointerKind } from "./GridRow";
import {
  type Cell, emptyLine, fillDown, fillRange, type GridLine, heading, isBlank, moveRows, type Range, toggleOptional, withProduct,
} from "./lines";
import { parseBlock, pasteBlock, writeBlock } from "./paste";
import { type ChangeLines, rangeIn, useGrid } from "./useGrid";
import { useProducts } from "./useProducts";

const HEADS = [...COLUMNS.slice(0, 7), "amount", "note", "cost"] as const;

type Props = {
  lines: readonly GridLine[];
  /** Per id of a line or heading, in fen; absent until it was computed. */
  amounts: ReadonlyMap<string, Fen>;
  taxIncluded: boolean;
  readOnly: boolean;
  onLines: ChangeLines;
  onUndo: () => void;
  onRedo: () => void;
};

/** The lines of a quotation, edited as in a spreadsheet. */
export function LineGrid(props: Props) {
  const { lines, amounts, readOnly, onLines } = props;
  const { t } = useTranslation("quotation");
  const [dragTo, setDragTo] = useState<number | null>(null);
  const newLine = (): GridLine => emptyLine(newId(), lines.findLast((line) => !line.heading));
  const grid = useGrid({ lines, onLines, newLine });
  const { state, range } = grid;
  const numbers = useMemo(() => numbersOf(lines), [lines]);
  const onHeading = state.active !== null && lines[state.active.row]?.heading === true;
  const completing = state.mode === "type" && !onHeading && COLUMNS[state.active?.column ?? -1] === "name";
  const products = useProducts(completing ? state.text : "");
  const clipboard = useClipboard(props, grid, newLine);

  const take = (product: Product) => {
    const line = state.active && lines[state.active.row];
    if (!line || !state.active) return;
    const next = withProduct(line, product, props.taxIncluded);
    onLines((old) => old.map((each) => (each.id === line.id ? next : each)));
    grid.select({ row: state.active.row, column: COLUMNS.indexOf("quantity") });
  };
  const onKey = (event: KeyboardEvent) => {
    if (readOnly || belongsToInputMethod(event.nativeEvent)) return;
    if (completing && products.onKey(event, take)) return;
    gridKey(event, { ...props, grid, newLine });
  };
  /** Going elsewhere keeps what was typed. */
  const onBlur = (event: FocusEvent) => {
    const inside = event.relatedTarget instanceof Element && event.relatedTarget.closest(".qg-scroll, .ant-dropdown");
    if (!inside && !readOnly) grid.commit();
  };
  const endDrag = () => {
    if (dragTo !== null && range && dragTo > range.bottom) {
      const filled: Range = { ...range, bottom: dragTo };
      onLines((old) => fillDown(old, filled));
      grid.extendTo({ row: dragTo, column: range.right });
    }
    setDragTo(null);
  };
  const onPointer = (cell: Cell, kind: PointerKind, extend: boolean) => {
    if (kind === "double") return readOnly ? undefined : grid.edit();
    if (dragTo !== null) return setDragTo(cell.row);
    if (kind === "enter") return grid.extendTo(cell);
    if (state.active?.row === cell.row && state.active.column === cell.column && state.mode !== "select") return;
    if (grid.commit()) grid.select(cell, extend);
  };

  // Rows keep their handlers, so that a key touches only the rows it changes.
  const latest = useRef({ take, onPointer, type: grid.type });
  useEffect(() => {
    latest.current = { take, onPointer, type: grid.type };
  });
  const [steady] = useState(() => ({
    take: (product: Product) => latest.current.take(product),
    onPointer: (cell: Cell, kind: PointerKind, extend: boolean) => latest.current.onPointer(cell, kind, extend),
    type: (text: string) => latest.current.type(text),
    drag: (row: number) => setDragTo(row),
  }));

  return (
    <div className="qg">
      <div className="qg-scroll" onKeyDown={onKey} onBlur={onBlur} onPointerUp={endDrag} {...clipboard} data-testid="quotation-grid">
        <table className="qg-table" aria-label={t("lines")}>
          <colgroup>
            <col className="qg-col-number" />
            {HEADS.map((key) => <col key={key} className={`qg-col-${key}`} />)}
          </colgroup>
          <GridHead taxIncluded={props.taxIncluded} />
          <tbody>
            {lines.map((line, row) => (
              <GridRow
                key={line.id}
                line={line}
                row={row}
                number={numbers[row] ?? 0}
                amount={amounts.get(line.id)}
                readOnly={readOnly}
                state={state.active?.row === row ? state : null}
                columns={inRows(range, row) ? range : null}
                fill={dragTo !== null && range !== null && row > range.bottom && row <= dragTo ? range : null}
                handle={!readOnly && range?.bottom === row && state.mode === "select" ? range.right : -1}
                products={state.active?.row === row && completing ? products : null}
                onTake={steady.take}
                onType={steady.type}
                onPointer={steady.onPointer}
                onDrag={steady.drag}
              />
            ))}
          </tbody>
        </table>
      </div>
      {!readOnly && <GridBar {...props} range={range} newLine={newLine} onSelect={grid.select} />}
    </div>
  );
}

/** As the documents count: headings have no number. */
function numbersOf(lines: readonly GridLine[]): number[] {
  let counted = 0;
  return lines.map((line) => (line.heading ? counted : (counted += 1)));
}

function inRows(range: Range | null, row: number): range is Range {
  return range !== null && row >= range.top && row <= range.bottom;
}

function GridHead({ taxIncluded }: { taxIncluded: boolean }) {
  const { t } = useTranslation("quotation");
  return (
    <thead>
      <tr>
        <th className="qg-number">{t("column.number")}</th>
        {HEADS.map((key) => (
          <th key={key} className={`qg-${key}`}>
            {key === "unit_price" || key === "amount" ? t(taxIncluded ? `column.${key}_gross` : `column.${key}_net`) : t(`column.${key}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type BarProps = Props & { range: Range | null; newLine: () => GridLine; onSelect: (cell: Cell | null) => void };

function GridBar({ lines, onLines, range, newLine, onSelect }: BarProps) {
  const { t } = useTranslation("quotation");
  const add = () => {
    const at = range ? range.bottom + 1 : lines.length;
    const before = lines[at - 1];
    // An empty line is there already: no second one.
    if (before && isBlank(before)) return onSelect({ row: at - 1, column: 0 });
    onLines((old) => [...old.slice(0, at), newLine(), ...old.slice(at)]);
    onSelect({ row: at, column: 0 });
  };
  const section = () => {
    const at = range ? range.top : lines.length;
    onLines((old) => [...old.slice(0, at), heading(newId(), ""), ...old.slice(at)]);
    onSelect({ row: at, column: 0 });
  };
  const remove = () => {
    if (!range) return;
    onLines((old) => old.filter((_, row) => row < range.top || row > range.bottom));
    const row = Math.min(range.top, lines.length - (range.bottom - range.top) - 2);
    onSelect(row >= 0 ? { row, column: range.left } : null);
  };
  const move = (by: 1 | -1) => {
    if (!range) return;
    onLines((old) => moveRows(old, range, by));
    onSelect({ row: range.top + by, column: range.left });
  };
  return (
    <div className="qg-bar">
      <Button size="small" onClick={add} data-testid="quotation-line-add">{t("line.add")}</Button>
      <Button size="small" disabled={!range} onClick={remove} title={keysText("mod+-")} data-testid="quotation-line-remove">{t("line.remove")}</Button>
      <Button size="small" disabled={!range || range.top === 0} onClick={() => move(-1)} title={keysText("Alt+↑")} data-testid="quotation-line-up">{t("line.up")}</Button>
      <Button size="small" disabled={!range || range.bottom >= lines.length - 1} onClick={() => move(1)} title={keysText("Alt+↓")} data-testid="quotation-line-down">{t("line.down")}</Button>
      <Button size="small" onClick={section} data-testid="quotation-section-add">{t("line.section")}</Button>
      <Button size="small" disabled={!range} onClick={() => range && onLines((old) => toggleOptional(old, range))} title={t("line.optionalHint")} data-testid="quotation-line-optional">{t("line.optional")}</Button>
      <span className="bw-muted qg-hint">{t("line.hint")}</span>
    </div>
  );
}

/** Copy, cut and paste of blocks; while a cell is edited the text's own clipboard works. */
function useClipboard({ lines, readOnly, onLines }: Props, grid: ReturnType<typeof useGrid>, newLine: () => GridLine) {
  const { t } = useTranslation("quotation");
  const { message } = App.useApp();
  const range = rangeIn(grid.state);
  const copy = (event: ClipboardEvent): Range | null => {
    if (!range || grid.state.mode !== "select") return null;
    const block = lines.slice(range.top, range.bottom + 1).map((line) => COLUMNS.slice(range.left, range.right + 1).map((key) => cellText(line, key)));
    event.clipboardData.setData("text/plain", writeBlock(block));
    event.preventDefault();
    return range;
  };
  const handlers = useMemo(() => ({ paste: message.warning }), [message]);
  return {
    onCopy: (event: ClipboardEvent) => void copy(event),
    onCut: (event: ClipboardEvent) => {
      const cut = readOnly ? null : copy(event);
      if (cut) onLines((old) => fillRange(old, cut, () => ""));
    },
    onPaste: (event: ClipboardEvent) => {
      if (readOnly || !range || grid.state.mode !== "select") return;
      event.preventDefault();
      const block = parseBlock(event.clipboardData.getData("text/plain"));
      const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
      if (only !== undefined && (range.top < range.bottom || range.left < range.right)) {
        onLines((old) => fillRange(old, range, () => only));
        return;
      }
      const { lines: pasted, refused } = pasteBlock(lines, block, range.top, range.left, newLine);
      onLines(() => pasted);
      const first = refused[0];
      if (first) {
        const place = { line: first.line + 1, column: t(`column.${first.column}`), text: first.text };
        void handlers.paste(t("paste.refused", { count: refused.length, ...place }));
      }
    },
  };
}
