import { DeleteOutlined } from "@ant-design/icons";
import { Button, Table, type TableColumnsType } from "antd";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useProductChoice } from "../../api";
import { belongsToInputMethod, MoneyInput, QuantityInput, SearchSelect } from "../../components";

export type ProductValue = { product: string; value: number };

/**
 * Products with one figure each, typed as in a sheet: Enter and the arrows go up and down, Enter in the
 * last row goes to the search that adds the next product.
 */
export function ProductRows({ rows, labels, figure, heads, none, testId, onChange }: {
  rows: readonly ProductValue[];
  /** What each product is called. */
  labels: ReadonlyMap<string, string>;
  figure: "quantity" | "price";
  heads: { product: string; figure: string; add: string; remove: string; unknown: string };
  none: string;
  testId: string;
  onChange: (rows: ProductValue[], kind?: string) => void;
}) {
  const { t } = useTranslation("common");
  const box = useRef<HTMLDivElement>(null);
  const choice = useProductChoice();
  const [added, setAdded] = useState<ReadonlyMap<string, string>>(new Map());
  const called = (id: string) => labels.get(id) ?? added.get(id) ?? heads.unknown;
  const focus = (at: number) => {
    const fields = box.current?.querySelectorAll<HTMLInputElement>("input[data-figure]");
    const field = at < (fields?.length ?? 0) ? fields?.[at] : box.current?.querySelector<HTMLInputElement>(".pr-add input");
    field?.focus();
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    if (belongsToInputMethod(event.nativeEvent)) return;
    const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || at + by < 0) return;
    event.preventDefault();
    focus(at + by);
  };
  const put = (at: number, value: number | null) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, value: value ?? 0 } : row)), `${rows[at]?.product ?? ""}.${figure}`);
  const add = (product: string | null) => {
    if (product === null || rows.some((row) => row.product === product)) return;
    const label = choice.options.find(({ value }) => value === product)?.label ?? "";
    setAdded((old) => new Map(old).set(product, label));
    onChange([...rows, { product, value: figure === "quantity" ? 1000 : (choice.prices.get(product) ?? 0) }]);
    // The field stands once the row is drawn.
    requestAnimationFrame(() => focus(rows.length));
  };
  const columns: TableColumnsType<ProductValue> = [
    { title: heads.product, ellipsis: true, render: (_, { product }) => <span title={called(product)}>{called(product)}</span> },
    {
      title: heads.figure, width: figure === "quantity" ? 96 : 148, align: "right",
      render: (_, { value }, at) => {
        const shared = { value, onChange: (next: number | null) => put(at, next), onKeyDown: (event: KeyboardEvent) => onKey(event, at), size: "small" as const, "data-testid": `${testId}-${at}` };
        return figure === "quantity" ? <QuantityInput {...shared} data-figure="" /> : <MoneyInput {...shared} data-figure="" />;
      },
    },
    {
      width: 40,
      render: (_, __, at) => (
        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={heads.remove} title={heads.remove} onClick={() => onChange(rows.filter((_row, index) => index !== at))} data-testid={`${testId}-remove-${at}`} />
      ),
    },
  ];
  return (
    <div ref={box}>
      <Table<ProductValue>
        size="small"
        rowKey="product"
        columns={columns}
        dataSource={rows as ProductValue[]}
        pagination={rows.length > 200 ? { pageSize: 200, size: "small", showSizeChanger: false } : false}
        locale={{ emptyText: none }}
        tableLayout="fixed"
      />
      <div className="pr-add">
        <SearchSelect
          value={null}
          options={choice.options.filter(({ value }) => !rows.some((row) => row.product === value))}
          onSearch={choice.onSearch}
          loading={choice.loading}
          onChange={add}
          placeholder={`${heads.add} · ${t("filter")}`}
          testId={`${testId}-add`}
        />
      </div>
    </div>
  );
}
