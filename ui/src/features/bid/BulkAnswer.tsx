import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chapter, Deviation, Response, ResponseRow } from "../../api/types";
import { useConfirm } from "../../components";
import { DEVIATIONS, DeviationTag } from "./matrixColumns";
import { changed, deviationOf } from "./responses";
import type { Answers } from "./useAnswers";
import { useBench } from "./bench";

/** One answer for all picked clauses; what was answered before is asked about. */
export function BulkAnswer({ rows, picked, chapters, answers, onClear }: {
  rows: readonly ResponseRow[];
  picked: readonly string[];
  chapters: readonly Chapter[];
  answers: Answers;
  onClear: () => void;
}) {
  const { t } = useTranslation("bid");
  const { view } = useBench();
  const confirm = useConfirm();
  const [deviation, setDeviation] = useState<Deviation>("none");
  const [answer, setAnswer] = useState(t("bulk.answer"));
  const [evidence, setEvidence] = useState<string | null>(null);
  const apply = async () => {
    const chosen = rows.filter(({ clause }) => picked.includes(clause.id));
    const before = chosen.filter((row) => deviationOf(row) !== "unanswered").length;
    if (before > 0 && !(await confirm({ title: t("bulk.overwriteTitle", { count: before }), text: t("bulk.overwriteText"), ok: t("bulk.apply") }))) return;
    const change: Partial<Response> = { deviation, answer, ...(evidence === null ? {} : { evidence }) };
    answers.put(chosen.map((row) => changed(view.bid.id, row, change)));
    onClear();
  };
  return (
    <div className="bd-filter bd-bulk" data-testid="response-bulk">
      <span>{t("bulk.picked", { count: picked.length })}</span>
      <Select
        size="small"
        value={deviation}
        options={DEVIATIONS.map((each) => ({ value: each, label: <DeviationTag deviation={each} /> }))}
        onChange={setDeviation}
        style={{ width: 112 }}
        data-testid="response-bulk-deviation"
      />
      <Input size="small" value={answer} onChange={(event) => setAnswer(event.target.value)} style={{ flex: 1, minWidth: 160 }} data-testid="response-bulk-answer" />
      <Select
        size="small"
        allowClear
        value={evidence}
        placeholder={t("bulk.evidence")}
        options={chapters.map((chapter) => ({ value: chapter.id, label: `${chapter.position + 1} ${chapter.title}` }))}
        onChange={(next: string | undefined) => setEvidence(next ?? null)}
        style={{ width: 150 }}
        data-testid="response-bulk-evidence"
      />
      <Button size="small" type="primary" onClick={apply} data-testid="response-bulk-apply">{t("bulk.apply")}</Button>
      <Button size="small" type="text" onClick={onClear} data-testid="response-bulk-clear">{t("bulk.clear")}</Button>
    </div>
  );
}
