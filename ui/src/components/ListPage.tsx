import { Button, Input, Table, type GetRef, type InputRef, type TableColumnType, type TableColumnsType } from "antd";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { belongsToInputMethod } from "./composing";
import "./list.css";
import { ErrorNote } from "./notes";
import type { Problem } from "./useAutosave";
import { useLater } from "./useLater";
import { keysText, useShortcut } from "./useShortcut";

/** `wide`: left out while something stands beside the table. */
export type ListColumns<T> = (TableColumnType<T> & { wide?: boolean })[];

export type ListPageProps<T> = {
  title: string;
  /** Prefix of test ids: `customer` gives `customer-table`, `customer-row`, `customer-new`, `customer-filter`. */
  testId: string;
  rows: readonly T[] | undefined;
  total: number | undefined;
  rowId: (row: T) => string;
  columns: TableColumnsType<T> | ListColumns<T>;
  loading: boolean;
  error?: Problem | null;
  search: string;
  onSearch: (text: string) => void;
  /** Enter or double click. */
  onOpen: (row: T) => void;
  /** The N key and the button; none = nothing can be created here. */
  create?: { label: string; run: () => void } | undefined;
  /** More on the filter line, left of the create button. */
  extra?: ReactNode;
  /** Shown on the right for the chosen row; it follows the arrow keys. */
  detail?: ((row: T) => ReactNode) | undefined;
  /** Shown on the right instead of `detail`, e.g. the form of a row that is not in the list yet. */
  aside?: ReactNode;
  chosen?: string | null;
  onChoose?: (id: string | null) => void;
  /** Shown instead of the table when nothing is stored at all. */
  empty: ReactNode;
  compact?: boolean;
};

const NONE: never[] = [];

/** Rows from which only those in view are drawn. */
const LONG = 120;

/** Height left for the table's body, so that its head stays and only rows scroll. */
function useBodyHeight() {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(400);
  const attach = useCallback((element: HTMLDivElement | null) => {
    box.current = element;
    if (element === null) return undefined;
    const measure = () => setHeight(Math.max(120, element.clientHeight - 38));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => {
      box.current = null;
      watch.disconnect();
    };
  }, []);
  return [box, attach, height] as const;
}

type Sorting = { key: string; order: "ascend" | "descend" } | null;

/**
 * Sorts here and not in the table, so that the arrow keys walk in the order that is seen.
 * Columns bring a comparing `sorter` and a `key`.
 */
function useSorted<T extends object>(rows: readonly T[], columns: TableColumnsType<T> | ListColumns<T>) {
  const [sorting, setSorting] = useState<Sorting>(null);
  const shown = useMemo(
    () =>
      (columns as TableColumnType<T>[]).map((column) =>
        typeof column.sorter === "function"
          ? { ...column, sorter: true, sortOrder: sorting?.key === column.key ? (sorting?.order ?? null) : null }
          : column,
      ),
    [columns, sorting],
  );
  const sorted = useMemo(() => {
    const compare = (columns as TableColumnType<T>[]).find((column) => column.key === sorting?.key)?.sorter;
    if (sorting === null || typeof compare !== "function") return rows;
    const turn = sorting.order === "ascend" ? 1 : -1;
    return [...rows].sort((a, b) => turn * compare(a, b));
  }, [rows, columns, sorting]);
  return { sorted, shown, setSorting };
}

/** What is typed into a filter and the list request for it; at most 500 rows are shown at once. */
export function useListFilter() {
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim());
  const request = useMemo(() => ({ search: wanted, limit: 500, offset: 0 }), [wanted]);
  return { search, setSearch, request };
}

const belongsToControl = (target: EventTarget) => target instanceof Element && target.closest("button, a, th, .ant-dropdown, input[type=checkbox]") !== null;

/** Filter line, table, detail on the right. Arrows move, Enter opens, N creates, / filters, Esc goes back. */
export function ListPage<T extends object>(props: ListPageProps<T>) {
  const { rowId, onOpen, create, detail, testId, search, onSearch } = props;
  const { sorted: rows, shown, setSorting } = useSorted(props.rows ?? NONE as T[], props.columns);
  const { t } = useTranslation("common");
  const [own, setOwn] = useState<string | null>(null);
  const chosen = props.chosen === undefined ? own : props.chosen;
  const choose = useCallback((id: string | null) => (props.onChoose ?? setOwn)(id), [props.onChoose]);
  const [box, attach, height] = useBodyHeight();
  const filter = useRef<InputRef>(null);
  const table = useRef<GetRef<typeof Table>>(null);
  const index = rows.findIndex((row) => rowId(row) === chosen);
  const current = rows[index];
  const virtual = rows.length > LONG;
  const waiting = useLater(props.loading && props.rows === undefined, 150);

  useShortcut("/", () => filter.current?.focus({ cursor: "all" }));
  useShortcut("n", () => create?.run(), { on: create !== undefined });

  const move = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index < 0 ? 0 : index + step))];
    if (next !== undefined) choose(rowId(next));
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (belongsToInputMethod(event.nativeEvent)) return;
    const inFilter = event.target === filter.current?.input;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && current !== undefined && !belongsToControl(event.target)) onOpen(current);
    else if (event.key === "Escape" && chosen !== null) choose(null);
    else if (event.key === "Escape" && inFilter) onSearch("");
    else if (!inFilter && event.key === "Home") choose(rows[0] ? rowId(rows[0]) : null);
    else if (!inFilter && event.key === "End") choose(rows.at(-1) ? rowId(rows.at(-1)!) : null);
    else return;
    event.preventDefault();
    if (!inFilter || event.key === "Escape") box.current?.focus();
  };

  useEffect(() => {
    const row = box.current?.querySelector(".ant-table-row-selected");
    if (row) row.scrollIntoView?.({ block: "nearest" });
    // Of a long list only the rows in view exist.
    else if (virtual && index >= 0) table.current?.scrollTo({ index });
  }, [box, index, virtual]);

  // The row is marked at once; what stands beside the table may follow a moment later.
  const aside = useDeferredValue(props.aside ?? (detail && current !== undefined ? detail(current) : null));
  const leaveAside = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || belongsToInputMethod(event.nativeEvent)) return;
    event.preventDefault();
    box.current?.focus();
  };
  const fitting = aside === null ? shown : (shown as ListColumns<T>).filter((column) => !column.wide);
  // Columns without a width share what is left, and get at least this much.
  const width = (fitting as ListColumns<T>).reduce((sum, column) => sum + (typeof column.width === "number" ? column.width : 180), 0);
  const cut = props.rows !== undefined && props.total !== undefined && props.rows.length < props.total;
  const nothing = aside === null && props.rows !== undefined && rows.length === 0 && search.trim() === "";
  return (
    <div className="bw-page" data-testid={`${testId}-list`}>
      <header className="bw-page-head">
        <h1>{props.title}</h1>
        {props.total !== undefined && <span className="bw-page-head-note" data-testid={`${testId}-total`}>{t("rows", { count: props.total })}</span>}
        <div className="bw-page-head-actions">
          {props.extra}
          {create && (
            <Button type="primary" onClick={create.run} data-testid={`${testId}-new`} title={keysText("n")}>
              {create.label}
            </Button>
          )}
        </div>
      </header>
      <ErrorNote error={props.error} />
      {nothing ? (
        <div className="bw-page-body">{props.empty}</div>
      ) : (
        <div className="bw-list-body">
          {/* The keys belong to the list as a whole; single controls inside keep their own. */}
          <div className="bw-list-main" onKeyDown={onKey}>
            <div className="bw-list-filter">
              <Input
                ref={filter}
                allowClear
                value={search}
                placeholder={t("filter")}
                suffix={search === "" ? <kbd>/</kbd> : undefined}
                onChange={(event) => onSearch(event.target.value)}
                data-testid={`${testId}-filter`}
              />
              {cut && <span className="bw-muted bw-list-cut">{t("cut", { count: rows.length })}</span>}
            </div>
            <div className="bw-list-table" ref={attach} tabIndex={0} data-testid={`${testId}-table`} aria-label={props.title}>
              <Table<T>
                ref={table}
                virtual={virtual}
                size={props.compact ? "small" : "medium"}
                rowKey={rowId}
                columns={fitting}
                dataSource={rows as T[]}
                loading={waiting}
                pagination={false}
                scroll={{ y: height, x: width }}
                tableLayout="fixed"
                showSorterTooltip={false}
                onChange={(_page, _filters, sort) => {
                  const one = Array.isArray(sort) ? sort[0] : sort;
                  setSorting(one?.order && one.columnKey !== undefined ? { key: String(one.columnKey), order: one.order } : null);
                }}
                locale={{ emptyText: props.rows === undefined ? " " : t("noMatch") }}
                rowClassName={(row) => (rowId(row) === chosen ? "ant-table-row-selected bw-row" : "bw-row")}
                onRow={(row) => ({
                  onClick: () => choose(rowId(row)),
                  onDoubleClick: () => onOpen(row),
                  "data-testid": `${testId}-row`,
                  "data-id": rowId(row),
                })}
              />
            </div>
          </div>
          {aside !== null && (
            <aside className="bw-detail" data-testid={`${testId}-detail`} onKeyDown={leaveAside}>
              {aside}
            </aside>
          )}
        </div>
      )}
    </div>
  );
}
