import { Input, Segmented, Select, Table, type TableRef } from "antd";
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useResponseList } from "../../api";
import type { ResponseRow } from "../../api/types";
import { belongsToInputMethod, ErrorNote, useShortcut } from "../../components";
import { AnswerFiles } from "./AnswerFiles";
import { useBench } from "./bench";
import { BulkAnswer } from "./BulkAnswer";
import { ClauseDetail } from "./ClauseDetail";
import { Frame } from "./Frame";
import { changed, deviationOf, deviationOfKey, type Filter, filterRows, marksIn, nextUnanswered, NO_FILTER } from "./responses";
import { type Item, itemMaker, useMatrixColumns } from "./matrixColumns";
import { type Answers, useAnswers } from "./useAnswers";

/** Every clause that needs an answer, with our answer. */
export function Responses() {
  const { view } = useBench();
  const rows = useResponseList(view.bid.id);
  const [imports, setImports] = useState(0);
  // Editing starts from what is stored now, never from what was kept of an earlier visit.
  const fresh = rows.isFetchedAfterMount || !rows.isStale;
  if (!rows.data || !fresh) return <Frame><div className="wk-pad"><ErrorNote error={rows.error} /></div></Frame>;
  // What was imported replaces what is being edited.
  const reload = () => void rows.refetch().then(() => setImports(imports + 1));
  return <Matrix key={imports} stored={rows.data} onImported={reload} />;
}

function Matrix({ stored, onImported }: { stored: readonly ResponseRow[]; onImported: () => void }) {
  const { view, frozen } = useBench();
  const answers = useAnswers(view.bid.id, stored);
  const { rows } = answers;
  const sight = useSight(rows);
  const [picked, setPicked] = useState<string[]>([]);
  useShortcut("mod+z", answers.undo, { on: !frozen, quiet: true });
  useShortcut("mod+shift+z", answers.redo, { on: !frozen, quiet: true });
  return (
    <Frame state={answers.state} actions={<AnswerFiles bid={view.bid.id} frozen={frozen} flush={answers.flush} onImported={onImported} />}>
      <div className="bd-matrix" data-testid="responses">
        <FilterLine rows={rows} sight={sight} />
        {answers.state.phase === "failed" && <ErrorNote error={answers.state.problem} />}
        {!frozen && picked.length > 0 && <BulkAnswer rows={rows} picked={picked} chapters={view.chapters} answers={answers} onClear={() => setPicked([])} />}
        <MatrixTable answers={answers} sight={sight} picked={picked} onPicked={setPicked} />
      </div>
    </Frame>
  );
}

type Sight = ReturnType<typeof useSight>;

/** Which rows are in sight. An answered row stays until the filter is changed: nothing jumps away. */
function useSight(rows: readonly ResponseRow[]) {
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [kept, setKept] = useState<ReadonlySet<string> | null>(null);
  const shown = useMemo(() => (kept === null ? [...rows] : rows.filter(({ clause }) => kept.has(clause.id))), [rows, kept]);
  return {
    filter,
    shown,
    filterBy: (next: Filter) => {
      setFilter(next);
      const all = next.text.trim() === "" && next.state === "all" && next.mark === "";
      setKept(all ? null : new Set(filterRows(rows, next).map(({ clause }) => clause.id)));
    },
  };
}

function FilterLine({ rows, sight }: { rows: readonly ResponseRow[]; sight: Sight }) {
  const { t } = useTranslation("bid");
  const { filter, filterBy, shown } = sight;
  const answered = rows.filter((row) => deviationOf(row) !== "unanswered").length;
  const states = (["all", "unanswered", "answered", "positive", "negative"] as const).map((state) => ({ value: state, label: t(`filter.${state}`) }));
  return (
    <div className="bd-filter">
      <Input allowClear size="small" value={filter.text} placeholder={t("filter.text")} onChange={(event) => filterBy({ ...filter, text: event.target.value })} style={{ width: 150 }} data-testid="response-filter-text" />
      <Segmented size="small" value={filter.state} options={states} onChange={(state) => filterBy({ ...filter, state })} data-testid="response-filter-state" />
      <Select
        size="small"
        value={filter.mark}
        options={[{ value: "", label: t("filter.allMarks") }, ...marksIn(rows).map((mark) => ({ value: mark, label: mark }))]}
        onChange={(mark) => filterBy({ ...filter, mark })}
        style={{ width: 100 }}
        data-testid="response-filter-mark"
      />
      <span className="bw-muted" data-testid="response-count">{t("filter.shown", { shown: shown.length, answered, all: rows.length })}</span>
    </div>
  );
}

function MatrixTable({ answers, sight, picked, onPicked }: { answers: Answers; sight: Sight; picked: string[]; onPicked: (ids: string[]) => void }) {
  const { t, i18n } = useTranslation("bid");
  const { view, frozen } = useBench();
  const { rows, put } = answers;
  const { shown } = sight;
  const [params] = useSearchParams();
  const focus = params.get("focus");
  const [current, setCurrent] = useState<string | null>(focus ?? shown[0]?.clause.id ?? null);
  const table = useRef<TableRef>(null);
  const [box, height] = useHeight();
  const numbers = useMemo(() => new Map(rows.map(({ clause }, index) => [clause.id, index + 1])), [rows]);
  const index = shown.findIndex(({ clause }) => clause.id === current);
  const row = shown[index];
  const columns = useMatrixColumns({ bid: view.bid.id, frozen, chapters: view.chapters, legend: view.tender.legend, put });
  const [itemsOf] = useState(itemMaker);
  const items = useMemo(() => itemsOf(shown, numbers, current), [itemsOf, shown, numbers, current]);

  useEffect(() => {
    box.current?.focus({ preventScroll: true });
  }, [box]);

  // The clause below the table takes more or less room: the row stays in sight.
  useEffect(() => {
    if (current) table.current?.scrollTo({ key: current });
  }, [height, current]);

  const choose = (at: number | null, editing = false) => {
    const next = at === null ? undefined : shown[at];
    if (!next) return;
    setCurrent(next.clause.id);
    // The row's text field exists after this render.
    if (editing) requestAnimationFrame(() => editAnswer(box.current));
    else box.current?.focus({ preventScroll: true });
  };
  const onKey = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event.nativeEvent)) return;
    const inField = event.target !== event.currentTarget;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) choose(nextUnanswered(shown, index), inField);
    else if (event.key === "Escape" && inField) box.current?.focus({ preventScroll: true });
    else if (inField) return;
    else if (!matrixKey(event, { row, frozen, put })) {
      if (event.key === "ArrowDown") choose(Math.min(shown.length - 1, index + 1));
      else if (event.key === "ArrowUp") choose(Math.max(0, index - 1));
      else if (event.key === "PageDown") choose(Math.min(shown.length - 1, index + 8));
      else if (event.key === "PageUp") choose(Math.max(0, index - 8));
      else if (event.key === "Home") choose(0);
      else if (event.key === "End") choose(shown.length - 1);
      else if (event.key === "Enter") editAnswer(box.current);
      else if (event.key === " " && row) onPicked(picked.includes(row.clause.id) ? picked.filter((id) => id !== row.clause.id) : [...picked, row.clause.id]);
      else return;
    }
    event.preventDefault();
  };
  return (
    <>
      <div className="bd-rows wk-quiet" ref={box} tabIndex={0} onKeyDown={onKey} aria-label={t("part.responses")} data-testid="response-table">
        <Table<Item>
          ref={table}
          key={i18n.language}
          virtual
          size="small"
          rowKey={({ row: { clause } }) => clause.id}
          columns={columns}
          dataSource={items}
          pagination={false}
          scroll={{ y: height, x: 760 }}
          locale={{ emptyText: t("filter.none") }}
          {...(frozen ? {} : { rowSelection: { selectedRowKeys: picked, onChange: (keys: React.Key[]) => onPicked(keys.map(String)), columnWidth: 36 } })}
          rowClassName={({ current: here }) => (here ? "wk-current bd-current" : "")}
          onRow={({ row: { clause }, number }) => ({
            onClick: (event) => {
              setCurrent(clause.id);
              if (!(event.target as HTMLElement).closest("input, textarea, button, .ant-select")) box.current?.focus({ preventScroll: true });
            },
            "data-testid": `response-row-${number}`,
          })}
        />
      </div>
      {row && <ClauseDetail row={row} frozen={frozen} onNote={(note) => put([changed(view.bid.id, row, { note })], `${row.clause.id}.note`)} />}
    </>
  );
}

/** Answers the current row by one key; false when the key is for something else. */
function matrixKey(event: KeyboardEvent, { row, frozen, put }: { row: ResponseRow | undefined; frozen: boolean; put: Answers["put"] }): boolean {
  const deviation = event.ctrlKey || event.metaKey || event.altKey ? null : deviationOfKey(event.key);
  if (deviation === null || !row || frozen) return false;
  put([changed(row.response?.bid ?? "", row, { deviation })]);
  return true;
}

function editAnswer(box: HTMLElement | null) {
  box?.querySelector<HTMLTextAreaElement>(".bd-current textarea")?.focus();
}

function useHeight() {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(320);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => setHeight(Math.max(80, element.clientHeight - 32));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [box, height] as const;
}
