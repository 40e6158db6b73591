import { Select, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Chapter, Deviation, LegendEntry, Response, ResponseRow } from "../../api/types";
import { type MarkEffect, MarkTag, StateTag, type Tone } from "../../components";
import { AnswerField } from "./AnswerField";
import { changed, deviationOf, marksOf } from "./responses";

export const DEVIATIONS: readonly Deviation[] = ["unanswered", "none", "positive", "negative"];

const TONES: Record<Deviation, readonly [Tone, string]> = {
  unanswered: ["plain", "○"],
  none: ["green", "="],
  positive: ["ink", "＋"],
  negative: ["amber", "－"],
};

export function DeviationTag({ deviation, fatal = false }: { deviation: Deviation; fatal?: boolean }) {
  const { t } = useTranslation("bid");
  const [tone, shape] = TONES[deviation];
  return <StateTag tone={fatal && deviation === "negative" ? "red" : tone} shape={shape}>{t(`deviation.${deviation}`)}</StateTag>;
}

/** A row as the table draws it; the same object as long as nothing of it changed. */
export type Item = { row: ResponseRow; number: number; current: boolean };

/** Items that stay the same objects while their rows, numbers and the cursor do. */
export function itemMaker(): (rows: readonly ResponseRow[], numbers: ReadonlyMap<string, number>, current: string | null) => Item[] {
  const before = new Map<string, Item>();
  return (rows, numbers, cursor) =>
    rows.map((row) => {
      const { id } = row.clause;
      const next = { row, number: numbers.get(id) ?? 0, current: id === cursor };
      const old = before.get(id);
      if (old && old.row === row && old.number === next.number && old.current === next.current) return old;
      before.set(id, next);
      return next;
    });
}

type Put = (responses: readonly Response[], kind?: string) => void;
type Options = { bid: string; frozen: boolean; chapters: readonly Chapter[]; legend: readonly LegendEntry[]; put: Put };

// Rows of the matrix are many and change one by one: only those that changed are drawn again.
const shouldCellUpdate = (next: Item, before: Item) => next !== before;

export function useMatrixColumns({ bid, frozen, chapters, legend, put }: Options): TableColumnsType<Item> {
  const { t } = useTranslation("bid");
  return useMemo(() => {
    const effectOf = (mark: string) => legend.find((entry) => entry.mark === mark)?.effect;
    const nameOf = (id: string | null) => {
      const chapter = chapters.find((each) => each.id === id);
      return chapter ? `${chapter.position + 1} ${chapter.title}` : "";
    };
    const evidences = chapters.map(({ id }) => ({ value: id, label: nameOf(id) }));
    const columns: TableColumnsType<Item> = [
      { title: t("matrix.clause"), width: 100, render: (_, item) => <ClauseNumber item={item} effectOf={effectOf} /> },
      {
        title: t("matrix.text"),
        render: (_, { row: { clause } }) => <span className="wk-words bd-words" title={clause.text}>{clause.title && <b>{clause.title} </b>}{clause.text}</span>,
      },
      {
        title: t("matrix.deviation"), width: 112,
        render: (_, item) => <DeviationCell item={item} frozen={frozen} onChange={(deviation) => put([changed(bid, item.row, { deviation })])} />,
      },
      {
        title: t("matrix.answer"),
        render: (_, { row, number, current }) =>
          current && !frozen ? (
            <AnswerField value={row.response?.answer ?? ""} onChange={(answer) => put([changed(bid, row, { answer })], `${row.clause.id}.answer`)} testId={`response-answer-${number}`} />
          ) : (
            <span className="wk-words bd-words" data-testid={`response-answer-${number}`}>{row.response?.answer}</span>
          ),
      },
      {
        title: t("matrix.evidence"), width: 140,
        render: (_, { row, number }) => frozen ? nameOf(row.response?.evidence ?? null) : (
          <Select
            size="small"
            variant="borderless"
            allowClear
            value={row.response?.evidence ?? null}
            placeholder="—"
            options={evidences}
            onChange={(evidence: string | undefined) => put([changed(bid, row, { evidence: evidence ?? null })])}
            style={{ width: "100%" }}
            data-testid={`response-evidence-${number}`}
          />
        ),
      },
    ];
    return columns.map((column) => ({ ...column, shouldCellUpdate }));
  }, [t, bid, frozen, chapters, legend, put]);
}

function ClauseNumber({ item: { row, number }, effectOf }: { item: Item; effectOf: (mark: string) => MarkEffect | undefined }) {
  return (
    <span className="bd-number">
      <span className="wk-words">{row.clause.number || number}</span>
      <span className="bd-marks">{marksOf(row).map((mark) => <MarkTag key={mark} mark={mark} effect={effectOf(mark)} brief />)}</span>
    </span>
  );
}

function DeviationCell({ item: { row, number }, frozen, onChange }: { item: Item; frozen: boolean; onChange: (deviation: Deviation) => void }) {
  const { substantive } = row;
  if (frozen) return <DeviationTag deviation={deviationOf(row)} fatal={substantive} />;
  return (
    <Select
      size="small"
      variant="borderless"
      value={deviationOf(row)}
      options={DEVIATIONS.map((deviation) => ({ value: deviation, label: <DeviationTag deviation={deviation} fatal={substantive} /> }))}
      onChange={onChange}
      style={{ width: "100%" }}
      data-testid={`response-deviation-${number}`}
    />
  );
}
