import { Dropdown } from "antd";
import { memo, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Fen, Product } from "../../api/types";
import { groupedYuan, MoneyText, percentText, quantityText } from "../../components";
import { COLUMNS, type ColumnKey, isFigure } from "./columns";
import { shownText } from "./gridKeys";
import type { Cell, GridLine, Range } from "./lines";
import type { GridState } from "./useGrid";
import type { Products } from "./useProducts";

export type PointerKind = "down" | "enter" | "double";

type RowProps = {
  line: GridLine;
  row: number;
  number: number;
  /** As printed beside the line, in fen; of a heading the subtotal. */
  amount: Fen | undefined;
  readOnly: boolean;
  /** Given for the row with the cursor only. */
  state: GridState | null;
  columns: Range | null;
  fill: Range | null;
  /** Column whose corner holds the handle for dragging down; -1 for none. */
  handle: number;
  products: Products | null;
  onTake: (product: Product) => void;
  onType: (text: string) => void;
  onPointer: (cell: Cell, kind: PointerKind, extend: boolean) => void;
  onDrag: (row: number) => void;
};

/** What a cell shows when it is not being edited. */
function printed(line: GridLine, key: ColumnKey): string {
  if (key === "unit_price") return groupedYuan(line.unit_price);
  if (key === "quantity") return quantityText(line.quantity);
  if (key === "discount") {
    if (line.discount_amount !== 0) return `-${groupedYuan(line.discount_amount)}`;
    return line.discount === 0 ? "" : `${percentText(line.discount)} %`;
  }
  if (key === "cost") return line.cost === 0 ? "" : groupedYuan(line.cost);
  if (key === "vat_rate") return `${percentText(line.vat_rate)} %`;
  return line[key];
}

function GridCell({ props, column }: { props: RowProps; column: number }) {
  const { line, row, state, columns, fill, handle, onPointer, onDrag } = props;
  const key = COLUMNS[column];
  if (!key) return null;
  const active = line.heading ? state !== null && state.active !== null : state?.active?.column === column;
  const marked = columns !== null && column >= columns.left && column <= columns.right;
  const filled = fill !== null && column >= fill.left && column <= fill.right;
  const classes = ["qg-cell", isFigure(key) && "qg-figure", active && "qg-active", marked && "qg-marked", filled && "qg-fill"];
  return (
    <td
      {...(line.heading ? { colSpan: 7 } : {})}
      className={classes.filter(Boolean).join(" ")}
      data-testid={`quotation-line-${row + 1}-${key.replace("_", "-")}`}
      // The cell's text field has the focus; the click's own focus would take it away again.
      onMouseDown={(event) => !(event.target instanceof HTMLInputElement) && event.preventDefault()}
      onPointerDown={(event) => event.button === 0 && onPointer({ row, column }, "down", event.shiftKey)}
      onPointerEnter={(event) => event.buttons === 1 && onPointer({ row, column }, "enter", true)}
      onDoubleClick={() => onPointer({ row, column }, "double", false)}
    >
      {active && !props.readOnly ? <ActiveCell props={props} column={column} /> : <span className="qg-text">{line.optional && key === "name" && <OptionalTag />}{printed(line, key)}</span>}
      {handle === column && (
        <span
          className="qg-handle"
          data-testid="quotation-fill-handle"
          onPointerDown={(event) => {
            event.stopPropagation();
            event.preventDefault();
            onDrag(row);
          }}
        />
      )}
    </td>
  );
}

function OptionalTag() {
  const { t } = useTranslation("quotation");
  return <span className="qg-tag" data-testid="quotation-optional-tag">{t("line.optional")}</span>;
}

/** The text field under the cursor. Its whole text is selected, so that typing (an input method too) overwrites. */
function ActiveCell({ props, column }: { props: RowProps; column: number }) {
  const { t } = useTranslation("quotation");
  const { line, state, products, onType, onTake } = props;
  const field = useRef<HTMLInputElement>(null);
  const mode = state?.mode ?? "select";
  const shown = mode === "select" ? shownText(line, column) : (state?.text ?? "");
  useLayoutEffect(() => {
    const input = field.current;
    if (!input || mode === "type") return;
    if (document.activeElement !== input) input.focus({ preventScroll: false });
    if (mode === "select") input.select();
    else input.setSelectionRange(input.value.length, input.value.length);
  }, [mode, shown]);
  const found = products?.rows ?? [];
  const items = found.map((product) => ({
    key: product.id,
    label: <ProductLine product={product} />,
    onClick: () => onTake(product),
  }));
  const chosen = found[products?.index ?? -1];
  const input = (
    <input
      ref={field}
      className="qg-input"
      data-mode={mode}
      value={shown}
      aria-invalid={state?.wrong ?? false}
      title={state?.wrong ? t("line.wrong") : undefined}
      onChange={(event) => onType(event.target.value)}
      data-testid="quotation-cell-input"
    />
  );
  return (
    <Dropdown open={found.length > 0} menu={{ items, selectedKeys: chosen ? [chosen.id] : [] }} placement="bottomLeft" trigger={[]}>
      {input}
    </Dropdown>
  );
}

function ProductLine({ product }: { product: Product }) {
  return (
    // The text field keeps the focus while a product is chosen.
    <span className="qg-product" onMouseDown={(event) => event.preventDefault()} data-testid={`quotation-product-${product.number || product.id}`}>
      <span className="bw-muted">{product.number}</span>
      <span>{product.name}</span>
      <span className="bw-muted qg-product-spec">{product.specification}</span>
      <MoneyText fen={product.list_price} />
    </span>
  );
}

export const GridRow = memo(function GridRow(props: RowProps) {
  const { line, row, amount, onPointer } = props;
  const chosen = props.columns !== null;
  const number = <td className={chosen ? "qg-number qg-chosen" : "qg-number"} onPointerDown={() => onPointer({ row, column: 0 }, "down", false)}>{line.heading ? "§" : props.number}</td>;
  const sum = (
    <td className="qg-cell qg-figure qg-computed" data-testid={`quotation-line-${row + 1}-amount`}>
      <span className="qg-text"><MoneyText fen={amount} /></span>
    </td>
  );
  if (line.heading) {
    return (
      <tr className="qg-row qg-heading" data-testid={`quotation-line-${row + 1}`}>
        {number}
        <GridCell props={props} column={0} />
        {sum}
        <td className="qg-computed" colSpan={2} />
      </tr>
    );
  }
  return (
    <tr className={line.optional ? "qg-row qg-optional" : "qg-row"} data-testid={`quotation-line-${row + 1}`}>
      {number}
      {COLUMNS.slice(0, 7).map((key, column) => <GridCell key={key} props={props} column={column} />)}
      {sum}
      <GridCell props={props} column={7} />
      <GridCell props={props} column={8} />
    </tr>
  );
});
