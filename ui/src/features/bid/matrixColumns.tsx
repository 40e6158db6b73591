import { Input, Select, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import type { Chapter, Deviation, LegendEntry, Response, ResponseRow } from "../../api/types";
import { MarkTag, StateTag, type Tone } from "../../components";
import { useBench } from "./bench";
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

type Options = {
  current: string | null;
  /** Row numbers by clause, from 1, whatever the filter shows. */
  numbers: ReadonlyMap<string, number>;
  frozen: boolean;
  chapters: readonly Chapter[];
  legend: readonly LegendEntry[];
  put: (responses: Response[], kind?: string) => void;
};

export function useMatrixColumns({ current, numbers, frozen, chapters, legend, put }: Options): TableColumnsType<ResponseRow> {
  const { t } = useTranslation("bid");
  const { view } = useBench();
  const bid = view.bid.id;
  const effectOf = (mark: string) => legend.find((entry) => entry.mark === mark)?.effect;
  const chapterName = (id: string | null) => {
    const chapter = chapters.find((each) => each.id === id);
    return chapter ? `${chapter.position + 1} ${chapter.title}` : "";
  };
  const n = (row: ResponseRow) => numbers.get(row.clause.id) ?? 0;
  return [
    {
      title: t("matrix.clause"), width: 100,
      render: (_, row) => (
        <span className="bd-number">
          <span className="wk-words">{row.clause.number || n(row)}</span>
          <span className="bd-marks">{marksOf(row).map((mark) => <MarkTag key={mark} mark={mark} effect={effectOf(mark)} brief />)}</span>
        </span>
      ),
    },
    {
      title: t("matrix.text"),
      render: (_, { clause }) => <span className="wk-words bd-words" title={clause.text}>{clause.title && <b>{clause.title} </b>}{clause.text}</span>,
    },
    {
      title: t("matrix.deviation"), width: 112,
      render: (_, row) => frozen ? <DeviationTag deviation={deviationOf(row)} fatal={row.substantive} /> : (
        <Select
          size="small"
          variant="borderless"
          value={deviationOf(row)}
          options={DEVIATIONS.map((deviation) => ({ value: deviation, label: <DeviationTag deviation={deviation} fatal={row.substantive} /> }))}
          onChange={(deviation) => put([changed(bid, row, { deviation })])}
          style={{ width: "100%" }}
          data-testid={`response-deviation-${n(row)}`}
        />
      ),
    },
    {
      title: t("matrix.answer"),
      render: (_, row) =>
        row.clause.id === current && !frozen ? (
          <Input.TextArea
            size="small"
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={row.response?.answer ?? ""}
            onChange={(event) => put([changed(bid, row, { answer: event.target.value })], `${row.clause.id}.answer`)}
            placeholder={t("matrix.answerHint")}
            data-testid={`response-answer-${n(row)}`}
          />
        ) : (
          <span className="wk-words bd-words" data-testid={`response-answer-${n(row)}`}>{row.response?.answer}</span>
        ),
    },
    {
      title: t("matrix.evidence"), width: 140,
      render: (_, row) => frozen ? chapterName(row.response?.evidence ?? null) : (
        <Select
          size="small"
          variant="borderless"
          allowClear
          value={row.response?.evidence ?? null}
          placeholder="—"
          options={chapters.map(({ id }) => ({ value: id, label: chapterName(id) }))}
          onChange={(evidence: string | undefined) => put([changed(bid, row, { evidence: evidence ?? null })])}
          style={{ width: "100%" }}
          data-testid={`response-evidence-${n(row)}`}
        />
      ),
    },
  ];
}
