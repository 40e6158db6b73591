import { Dropdown, Select, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useClauseSave } from "../../api";
import type { Clause, LegendEntry } from "../../api/types";
import { MarkTag } from "../../components";
import { CLAUSE_KINDS } from "./clauseFilter";

const USUAL = ["★", "▲", "※", "△", "#", "*"];

/** Marks to choose from: those of the legend, then the usual ones. */
export function marksToChoose(legend: readonly LegendEntry[], own: readonly string[]): string[] {
  return [...new Set([...legend.map((entry) => entry.mark), ...USUAL, ...own])].filter((mark) => mark !== "");
}

// Clauses are many and change one by one: only those that changed are drawn again.
const shouldCellUpdate = (next: Clause, before: Clause) => next !== before;

export function useClauseColumns(legend: readonly LegendEntry[]): TableColumnsType<Clause> {
  const { t } = useTranslation("tender");
  const { mutate: save } = useClauseSave();
  return useMemo(() => {
    const change = (clause: Clause, part: Partial<Clause>) => save({ ...clause, ...part });
    const columns: TableColumnsType<Clause> = [
      {
        title: t("clause.marks"), width: 84,
        render: (_, clause) => <Marks clause={clause} legend={legend} onChange={(marks) => change(clause, { marks })} />,
      },
      { title: t("clause.number"), dataIndex: "number", width: 92, render: (number: string) => <span className="wk-words">{number}</span> },
      {
        title: t("clause.text"),
        render: (_, { title, text }) => <span className="wk-words" title={text}>{title && <b>{title} </b>}{text}</span>,
      },
      {
        title: t("clause.kind"), width: 116,
        render: (_, clause) => (
          <span onClick={(event) => event.stopPropagation()}>
            <Select
              size="small"
              variant="borderless"
              value={clause.kind}
              options={CLAUSE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              onChange={(kind) => change(clause, { kind })}
              style={{ width: "100%" }}
              data-testid={`clause-kind-${clause.position + 1}`}
            />
          </span>
        ),
      },
    ];
    return columns.map((column) => ({ ...column, shouldCellUpdate }));
  }, [t, save, legend]);
}

function Marks({ clause, legend, onChange }: { clause: Clause; legend: readonly LegendEntry[]; onChange: (marks: string[]) => void }) {
  const { t } = useTranslation("tender");
  const n = clause.position + 1;
  const effectOf = (mark: string) => legend.find((entry) => entry.mark === mark)?.effect;
  const toggle = (mark: string) =>
    onChange(clause.marks.includes(mark) ? clause.marks.filter((other) => other !== mark) : [...clause.marks, mark]);
  const items = marksToChoose(legend, clause.marks).map((mark) => ({
    key: mark,
    label: <span data-testid={`clause-mark-${n}-${mark}`}>{clause.marks.includes(mark) ? "✓ " : "\u2003 "}{mark}</span>,
    onClick: () => toggle(mark),
  }));
  const inherited = clause.inherited_marks.filter((mark) => !clause.marks.includes(mark));
  return (
    <span onClick={(event) => event.stopPropagation()}>
      <Dropdown menu={{ items, selectedKeys: clause.marks }} trigger={["click"]}>
        <button type="button" className="td-marks" aria-label={t("clause.marks")} data-testid={`clause-mark-${n}`}>
          {clause.marks.map((mark) => <MarkTag key={mark} mark={mark} effect={effectOf(mark)} brief />)}
          {inherited.map((mark) => <span key={mark} className="td-inherited" title={t("clause.inherited")}><MarkTag mark={mark} effect={effectOf(mark)} brief /></span>)}
          {clause.marks.length + inherited.length === 0 && <span className="bw-muted">—</span>}
        </button>
      </Dropdown>
    </span>
  );
}
