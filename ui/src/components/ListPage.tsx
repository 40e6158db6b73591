import { Button, Input, Table, Tag, type GetRef, type InputRef, type TableColumnType, type TableColumnsType, type TableProps } from "antd";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { belongsToInputMethod } from "./composing";
import "./list.css";
import { ErrorNote, WorkProgress } from "./notes";
import { type Exported, useExportedToast } from "./toasts";
import type { Problem } from "./useAutosave";
import { useLater } from "./useLater";
import { keysText, useShortcut } from "./useShortcut";

/** `wide`: left out while something stands beside the table. */
export type ListColumns<T> = (TableColumnType<T> & { wide?: boolean })[];

/** A file being made of the list; `file` is the last one that was written. */
export type ListExporting = {
  run: (request: ListFiltering["request"]) => void;
  running: boolean;
  done: number;
  total: number;
  cancel: () => void;
  error: Problem | null;
  file: Exported | null;
  open: (path: string) => void;
  show: (path: string) => void;
};

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
  /** Search, chips and sorting; columns that can be sorted by have `sorter: true` and the `key` that the list knows. */
  filter: ListFiltering;
  /** Asks for the next page: the end of what is loaded is near. */
  more?: () => void;
  chips?: readonly ListChips[];
  /** Deletes several picked rows at once; rows that refuse it can't be picked. */
  removeMany?: { run: (rows: T[]) => void; can?: (row: T) => boolean } | undefined;
  /** The list as a file, as filtered and sorted. */
  exporting?: ListExporting | undefined;
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

/** Rows from which only those in view are drawn; fewer than a page, so that loading more changes nothing. */
const LONG = 80;
/** Rows from the end at which more are asked for. */
const NEAR = 20;
/** The same in pixels while scrolling. */
const NEAR_PIXELS = 720;

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

export type ListSorting = { column: string; descending: boolean } | null;

/** What is typed into a filter, the chips chosen, the column sorted by, and the list request for it. */
export function useListFilter() {
  const [search, setSearch] = useState("");
  const [sort, setSort] = useState<ListSorting>(null);
  const [chosen, setChosen] = useState<Record<string, readonly string[]>>({});
  const wanted = useDeferredValue(search.trim());
  const choose = useCallback((column: string, values: readonly string[]) => setChosen((old) => ({ ...old, [column]: values })), []);
  const request = useMemo(() => {
    const filters = Object.entries(chosen).flatMap(([column, values]) => (values.length === 0 ? [] : [{ column, values: [...values] }]));
    return { search: wanted, filters, sort };
  }, [wanted, chosen, sort]);
  return { search, setSearch, sort, setSort, chosen, choose, request };
}

export type ListFiltering = ReturnType<typeof useListFilter>;

/** One row of chips: a column and its values in words. */
export type ListChips = { column: string; options: readonly { value: string; label: string }[] };

/** Marks the column that the list is sorted by; the sorting is done where all rows are. */
function withOrder<T>(columns: TableColumnsType<T> | ListColumns<T>, sort: ListSorting): TableColumnType<T>[] {
  return (columns as TableColumnType<T>[]).map((column) =>
    column.sorter ? { ...column, sortOrder: sort?.column === column.key ? (sort?.descending ? "descend" : "ascend") : null } : column,
  );
}

const belongsToControl = (target: EventTarget) => target instanceof Element && target.closest("button, a, th, .ant-dropdown, input[type=checkbox]") !== null;

/** Filter line, table, detail on the right. Arrows move, Space picks, Enter opens, N creates, / filters, Esc goes back. */
export function ListPage<T extends object>(props: ListPageProps<T>) {
  const { rowId, onOpen, create, detail, testId, filter: view, more } = props;
  const { search, setSearch: onSearch } = view;
  const rows = props.rows ?? (NONE as T[]);
  const shown = useMemo(() => withOrder(props.columns, view.sort), [props.columns, view.sort]);
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
  const picking = usePicked(props.removeMany, rows, rowId);
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (belongsToInputMethod(event.nativeEvent)) return;
    const inFilter = event.target === filter.current?.input;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && current !== undefined && !belongsToControl(event.target)) onOpen(current);
    else if (event.key === "Escape" && chosen !== null) choose(null);
    else if (event.key === "Escape" && inFilter) onSearch("");
    else if (!inFilter && event.key === " " && current !== undefined && !belongsToControl(event.target)) picking.toggle(current);
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

  useEffect(() => {
    if (index >= 0 && index >= rows.length - NEAR) more?.();
  }, [index, rows.length, more]);
  // Another search or order begins at its top.
  useEffect(() => {
    table.current?.scrollTo({ top: 0 });
  }, [box, view.request]);

  // The row is marked at once; what stands beside the table may follow a moment later.
  const aside = useDeferredValue(props.aside ?? (detail && current !== undefined ? detail(current) : null));
  const leaveAside = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || belongsToInputMethod(event.nativeEvent)) return;
    event.preventDefault();
    box.current?.focus();
  };
  const fitting = aside === null ? shown : (shown as ListColumns<T>).filter((column) => !column.wide);
  // Columns without a width share what is left, and get at least this much.
  const width = (picking.column.rowSelection ? 40 : 0) + (fitting as ListColumns<T>).reduce((sum, column) => sum + (typeof column.width === "number" ? column.width : 180), 0);
  const nothing = aside === null && props.rows !== undefined && rows.length === 0 && search.trim() === "" && view.request.filters.length === 0;
  return (
    <div className="bw-page" data-testid={`${testId}-list`}>
      <header className="bw-page-head">
        <h1>{props.title}</h1>
        {props.total !== undefined && <span className="bw-page-head-note" data-testid={`${testId}-total`}>{t("rows", { count: props.total })}</span>}
        <div className="bw-page-head-actions">
          {props.exporting && (
            <Button loading={props.exporting.running} onClick={() => props.exporting?.run(view.request)} data-testid={`${testId}-list-export`}>{t("exportList")}</Button>
          )}
          {props.extra}
          {create && (
            <Button type="primary" onClick={create.run} data-testid={`${testId}-new`} title={keysText("n")}>
              {create.label}
            </Button>
          )}
        </div>
      </header>
      <ErrorNote error={props.error ?? props.exporting?.error} />
      {props.exporting && <ExportProgress exporting={props.exporting} testId={testId} />}
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
              {props.chips?.map((chips) => <Chips key={chips.column} chips={chips} view={view} testId={testId} />)}
              {picking.bar(testId)}
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
                onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
                  if (scrollHeight - scrollTop - clientHeight < NEAR_PIXELS) more?.();
                }}
                {...picking.column}
                onChange={(_page, _filters, sort) => {
                  const one = Array.isArray(sort) ? sort[0] : sort;
                  view.setSort(one?.order && one.columnKey !== undefined ? { column: String(one.columnKey), descending: one.order === "descend" } : null);
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

/** States to choose from; none chosen shows all. */
function Chips({ chips, view, testId }: { chips: ListChips; view: ListFiltering; testId: string }) {
  const chosen = view.chosen[chips.column] ?? [];
  return (
    <span className="bw-list-chips" role="group">
      {chips.options.map(({ value, label }) => (
        <Tag.CheckableTag
          key={value}
          checked={chosen.includes(value)}
          onChange={(on) => view.choose(chips.column, on ? [...chosen, value] : chosen.filter((other) => other !== value))}
          data-testid={`${testId}-chip-${value}`}
        >
          {label}
        </Tag.CheckableTag>
      ))}
    </span>
  );
}

/** Picked rows: the column of boxes, the Space key, and the line that says what can be done with them. */
function usePicked<T extends object>(remove: ListPageProps<T>["removeMany"], rows: readonly T[], rowId: (row: T) => string) {
  const { t } = useTranslation("common");
  const [keys, setKeys] = useState<readonly string[]>(NONE);
  // A row that is gone or not loaded any more is not picked either.
  const picked = useMemo(() => (keys.length === 0 ? (NONE as T[]) : rows.filter((row) => keys.includes(rowId(row)))), [keys, rows, rowId]);
  const can = (row: T) => remove !== undefined && (remove.can?.(row) ?? true);
  const column: { rowSelection?: TableProps<T>["rowSelection"] } = remove === undefined ? {} : {
    rowSelection: {
      selectedRowKeys: picked.map(rowId),
      onChange: (chosen) => setKeys(chosen.map(String)),
      columnWidth: 40,
      getCheckboxProps: (row) => ({ disabled: !can(row) }),
    },
  };
  const bar = (testId: string) => picked.length > 0 && remove !== undefined && (
    <span className="bw-list-picked" data-testid={`${testId}-picked`}>
      {t("picked", { count: picked.length })}
      <Button
        size="small"
        onClick={() => {
          remove.run(picked);
          setKeys(NONE);
        }}
        data-testid={`${testId}-remove-many`}
      >
        {t("remove")}
      </Button>
      <Button size="small" type="text" onClick={() => setKeys(NONE)} data-testid={`${testId}-unpick`}>{t("unpick")}</Button>
    </span>
  );
  const toggle = (row: T) => {
    if (can(row)) setKeys((old) => (old.includes(rowId(row)) ? old.filter((key) => key !== rowId(row)) : [...old, rowId(row)]));
  };
  return { column, bar, toggle };
}

/** How far the file is, and where it is once it is written. */
function ExportProgress({ exporting, testId }: { exporting: ListExporting; testId: string }) {
  const { t } = useTranslation("common");
  const tell = useExportedToast({ open: exporting.open, show: exporting.show });
  const { file } = exporting;
  useEffect(() => {
    if (file !== null) tell(file);
  }, [file, tell]);
  return (
    <WorkProgress
      running={exporting.running}
      done={exporting.done}
      total={exporting.total}
      label={t("exportingList")}
      onCancel={exporting.cancel}
      testId={`${testId}-export-progress`}
    />
  );
}
