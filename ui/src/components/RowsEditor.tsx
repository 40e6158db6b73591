import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import "./rows.css";

export type RowColumn<T> = { key: string; title: string; width: string; render: (row: T, change: (patch: Partial<T>) => void, index: number) => ReactNode };

/** A few rows of small fields under a common head; Enter in the last field of the last row begins another one. */
export function RowsEditor<T extends { id: string }>({ rows, columns, make, onChange, add, extra, testId }: {
  rows: readonly T[];
  columns: RowColumn<T>[];
  make: () => T;
  onChange: (rows: T[]) => void;
  /** Words on the button. */
  add: string;
  /** More at the end of a row. */
  extra?: (row: T, index: number) => ReactNode;
  testId: string;
}) {
  const { t } = useTranslation("common");
  const grid = { gridTemplateColumns: `${columns.map(({ width }) => width).join(" ")} auto` };
  const append = () => onChange([...rows, make()]);
  return (
    <div className="bw-rows" data-testid={testId}>
      {rows.length > 0 && (
        <div className="bw-rows-head" style={grid}>
          {columns.map(({ key, title }) => <span key={key}>{title}</span>)}
        </div>
      )}
      {rows.map((row, index) => (
        <div
          key={row.id}
          className="bw-rows-row"
          style={grid}
          data-testid={`${testId}-row`}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing || index !== rows.length - 1) return;
            if (!(event.target instanceof HTMLInputElement) || event.target.getAttribute("role") === "combobox") return;
            event.preventDefault();
            append();
          }}
        >
          {columns.map(({ key, render }) => (
            <div key={key}>{render(row, (patch) => onChange(rows.map((old) => (old.id === row.id ? { ...old, ...patch } : old))), index)}</div>
          ))}
          <span className="bw-rows-end">
            {extra?.(row, index)}
            <Button type="text" size="small" icon={<CloseOutlined />} onClick={() => onChange(rows.filter((old) => old.id !== row.id))} aria-label={t("remove")} title={t("remove")} data-testid={`${testId}-remove`} />
          </span>
        </div>
      ))}
      <Button size="small" onClick={append} data-testid={`${testId}-add`}>{add}</Button>
    </div>
  );
}
