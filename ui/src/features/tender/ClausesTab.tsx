import { Button, Input, Select, Table, type TableRef } from "antd";
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useClausesMerge, useClausesRemove, useClausesRestore } from "../../api";
import type { Clause, LegendEntry, Loc, TenderView } from "../../api/types";
import { belongsToInputMethod, ErrorNote, useUndoToast } from "../../components";
import { ClauseEditor } from "./ClauseEditor";
import { CLAUSE_KINDS, type ClauseFilter, filterClauses, markCounts, mergeable, NO_CLAUSE_FILTER, UNMARKED } from "./clauseFilter";
import { useClauseColumns } from "./clauseColumns";
import { NewClauseForm } from "./NewClauseForm";

type Props = {
  view: TenderView;
  legend: readonly LegendEntry[];
  /** The clause to begin with. */
  first: string | null;
  onShow: (at: Loc | null) => void;
};

/** All clauses: filtered, chosen with the arrows, corrected in place. */
export function ClausesTab({ view, legend, first, onShow }: Props) {
  const { i18n } = useTranslation("tender");
  const { clauses } = view;
  const [filter, setFilter] = useState(NO_CLAUSE_FILTER);
  const [current, setCurrent] = useState<string | null>(first);
  const [picked, setPicked] = useState<string[]>([]);
  const [adding, setAdding] = useState(false);
  const rows = useMemo(() => filterClauses(clauses, filter), [clauses, filter]);
  const clause = clauses.find(({ id }) => id === current) ?? null;
  const edits = useEdits(view.tender.id, clauses, picked, setPicked);
  const table = useRef<TableRef>(null);
  const editor = useRef<HTMLDivElement>(null);
  const columns = useClauseColumns(legend);

  const choose = (next: Clause | undefined) => {
    if (!next) return;
    setCurrent(next.id);
    setAdding(false);
    onShow(next.at);
  };
  const onKey = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event.nativeEvent) || event.target !== event.currentTarget) return;
    const index = rows.findIndex(({ id }) => id === current);
    if (event.key === "ArrowDown") choose(rows[Math.min(rows.length - 1, index + 1)]);
    else if (event.key === "ArrowUp") choose(rows[Math.max(0, index - 1)]);
    else if (event.key === "Home") choose(rows[0]);
    else if (event.key === "End") choose(rows.at(-1));
    else if (event.key === "Enter" && clause) editor.current?.querySelector("textarea")?.focus();
    else if (event.key === " " && clause) setPicked((old) => (old.includes(clause.id) ? old.filter((id) => id !== clause.id) : [...old, clause.id]));
    else if (event.key === "Delete" && clause) edits.remove([clause.id]);
    else return;
    event.preventDefault();
  };
  const [box, height] = useHeight();
  // The editor below the table takes its room when a clause is chosen: the row stays in sight.
  useEffect(() => {
    if (current) table.current?.scrollTo({ key: current });
  }, [height, current]);
  return (
    <div className="td-tab-fill" data-testid="tender-clauses">
      <FilterLine clauses={clauses} shown={rows.length} filter={filter} onFilter={setFilter} onAdd={() => setAdding(true)} />
      {picked.length > 0 && <PickedLine clauses={clauses} picked={picked} edits={edits} onClear={() => setPicked([])} />}
      <ErrorNote error={edits.error} />
      <div className="td-clauses wk-quiet" ref={box} tabIndex={0} onKeyDown={onKey} data-testid="clause-table">
        <Table<Clause>
          ref={table}
          key={i18n.language}
          virtual
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={rows}
          pagination={false}
          scroll={{ y: height, x: 520 }}
          rowSelection={{ selectedRowKeys: picked, onChange: (keys) => setPicked(keys.map(String)), columnWidth: 36 }}
          rowClassName={({ id }) => (id === current ? "wk-current" : "")}
          onRow={(row) => ({
            onClick: () => {
              choose(row);
              box.current?.focus({ preventScroll: true });
            },
            "data-testid": `clause-row-${row.position + 1}`,
          })}
        />
      </div>
      {adding ? (
        <NewClauseForm tender={view.tender.id} after={clause} legend={legend} onDone={() => setAdding(false)} />
      ) : (
        clause && (
          <div ref={editor}>
            <ClauseEditor key={clause.id} clause={clause} legend={legend} onRemove={() => edits.remove([clause.id])} onShow={onShow} onLeave={() => box.current?.focus()} />
          </div>
        )
      )}
    </div>
  );
}

/** Height left for the rows. */
function useHeight() {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(300);
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

function useEdits(tender: string, clauses: readonly Clause[], picked: readonly string[], setPicked: (ids: string[]) => void) {
  const { t } = useTranslation("tender");
  const remove = useClausesRemove();
  const restore = useClausesRestore();
  const merge = useClausesMerge();
  const offerUndo = useUndoToast();
  // A clause that is gone can no longer be picked.
  const gone = picked.some((id) => !clauses.some((clause) => clause.id === id));
  useEffect(() => {
    if (gone) setPicked(picked.filter((id) => clauses.some((clause) => clause.id === id)));
  }, [gone, picked, clauses, setPicked]);
  return {
    error: remove.error ?? restore.error ?? merge.error,
    remove: (ids: string[]) =>
      remove.mutate({ tender, ids }, { onSuccess: () => offerUndo(t("clause.removed", { count: ids.length }), () => restore.mutate({ tender, ids })) }),
    merge: (ids: string[]) => merge.mutate({ tender, ids }, { onSuccess: () => setPicked([]) }),
  };
}

type Edits = ReturnType<typeof useEdits>;

function PickedLine({ clauses, picked, edits, onClear }: { clauses: readonly Clause[]; picked: string[]; edits: Edits; onClear: () => void }) {
  const { t } = useTranslation("tender");
  const joinable = mergeable(clauses, picked);
  return (
    <div className="td-filter td-picked">
      <span>{t("clause.picked", { count: picked.length })}</span>
      <Button size="small" disabled={!joinable} title={joinable ? undefined : t("clause.mergeHelp")} onClick={() => edits.merge(picked)} data-testid="clauses-merge">{t("clause.merge")}</Button>
      <Button size="small" onClick={() => edits.remove(picked)} data-testid="clauses-remove">{t("clause.remove")}</Button>
      <Button size="small" type="text" onClick={onClear} data-testid="clauses-clear">{t("clause.clear")}</Button>
    </div>
  );
}

function FilterLine({ clauses, shown, filter, onFilter, onAdd }: {
  clauses: readonly Clause[];
  shown: number;
  filter: ClauseFilter;
  onFilter: (filter: ClauseFilter) => void;
  onAdd: () => void;
}) {
  const { t } = useTranslation("tender");
  const marks = markCounts(clauses).map(([mark, count]) => ({ value: mark, label: `${mark} ${count}` }));
  return (
    <div className="td-filter">
      <Input allowClear size="small" value={filter.text} placeholder={t("clause.search")} onChange={(event) => onFilter({ ...filter, text: event.target.value })} style={{ width: 160 }} data-testid="clause-filter-text" />
      <Select
        size="small"
        value={filter.mark}
        options={[{ value: "", label: t("clause.allMarks") }, ...marks, { value: UNMARKED, label: t("clause.unmarked") }]}
        onChange={(mark) => onFilter({ ...filter, mark })}
        style={{ width: 106 }}
        data-testid="clause-filter-mark"
      />
      <Select
        size="small"
        value={filter.kind}
        options={[{ value: "" as const, label: t("clause.allKinds") }, ...CLAUSE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))]}
        onChange={(kind) => onFilter({ ...filter, kind })}
        style={{ width: 106 }}
        data-testid="clause-filter-kind"
      />
      <span className="bw-muted" data-testid="clause-count">{t("clause.shown", { shown, all: clauses.length })}</span>
      <Button size="small" onClick={onAdd} style={{ marginLeft: "auto" }} data-testid="clause-add">{t("clause.add")}</Button>
    </div>
  );
}
