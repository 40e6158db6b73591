import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClauseAdd } from "../../api";
import type { Clause, ClauseKind, LegendEntry } from "../../api/types";
import { ErrorNote, TextInput } from "../../components";
import { CLAUSE_KINDS } from "./clauseFilter";
import { marksToChoose } from "./clauseColumns";

/** A clause that the reader missed; it stands after the chosen one, or first. */
export function NewClauseForm({ tender, after, legend, onDone }: {
  tender: string;
  after: Clause | null;
  legend: readonly LegendEntry[];
  onDone: () => void;
}) {
  const { t } = useTranslation(["tender", "common"]);
  const add = useClauseAdd();
  const [number, setNumber] = useState("");
  const [text, setText] = useState("");
  const [marks, setMarks] = useState<string[]>([]);
  const [kind, setKind] = useState<ClauseKind>(after?.kind ?? "technical");
  const store = () => add.mutate({ tender, after: after?.id ?? null, number, text: text.trim(), marks, kind }, { onSuccess: onDone });
  return (
    <section className="td-editor" data-testid="clause-new">
      <div className="td-editor-head">
        <b>{after ? t("clause.addAfter", { number: after.number || `#${after.position + 1}` }) : t("clause.addFirst")}</b>
        <span style={{ flex: 1 }} />
        <Button size="small" onClick={onDone} data-testid="clause-new-cancel">{t("common:cancel")}</Button>
        <Button size="small" type="primary" disabled={text.trim() === ""} loading={add.isPending} onClick={store} data-testid="clause-new-save">{t("common:add")}</Button>
      </div>
      <ErrorNote error={add.error} />
      <div className="td-editor-grid">
        <TextInput value={number} onChange={setNumber} placeholder={t("clause.number")} aria-label={t("clause.number")} data-testid="clause-new-number" />
        <Select
          mode="multiple"
          value={marks}
          options={marksToChoose(legend, marks).map((mark) => ({ value: mark, label: mark }))}
          onChange={setMarks}
          placeholder={t("clause.marks")}
          data-testid="clause-new-marks"
        />
        <Select value={kind} options={CLAUSE_KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) }))} onChange={setKind} data-testid="clause-new-kind" />
      </div>
      <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 9 }} value={text} onChange={(event) => setText(event.target.value)} placeholder={t("clause.text")} data-testid="clause-new-text" />
    </section>
  );
}
