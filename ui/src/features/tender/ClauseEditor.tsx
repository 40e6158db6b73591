import { Button, Input, type GetRef } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClauseSave, useClauseSplit } from "../../api";
import type { Clause, LegendEntry, Loc } from "../../api/types";
import { belongsToInputMethod, ErrorNote, SavedText, TextInput, useAutosave } from "../../components";
import { splitPlace } from "./clauseFilter";
import { Place } from "./Place";

type Props = {
  clause: Clause;
  legend: readonly LegendEntry[];
  onRemove: () => void;
  onShow: (at: Loc | null) => void;
  /** Esc: back to the table. */
  onLeave: () => void;
};

type Words = Pick<Clause, "number" | "title" | "text">;

/** The words of the chosen clause. Mark and kind are corrected in its row, so they are taken from there. */
export function ClauseEditor({ clause, onRemove, onShow, onLeave }: Props) {
  const { t } = useTranslation("tender");
  const save = useClauseSave();
  const split = useClauseSplit();
  const [cursor, setCursor] = useState(0);
  const area = useRef<GetRef<typeof Input.TextArea>>(null);
  const words: Words = { number: clause.number, title: clause.title, text: clause.text };
  const { draft, change, flush, state } = useAutosave(words, (next) => save.mutateAsync({ ...clause, ...next }));
  const place = splitPlace(draft.text, cursor);
  const n = clause.position + 1;

  const cut = async () => {
    if (place !== null && (await flush())) {
      split.mutate({ id: clause.id, at: place }, { onSuccess: ({ clauses }) => {
        const first = clauses.find(({ id }) => id === clause.id);
        if (first) change({ text: first.text });
      } });
    }
  };
  const follow = () => setCursor(area.current?.resizableTextArea?.textArea.selectionStart ?? 0);
  return (
    <section
      className="td-editor"
      data-testid="clause-editor"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || belongsToInputMethod(event.nativeEvent)) return;
        event.stopPropagation();
        onLeave();
      }}
    >
      <div className="td-editor-head">
        <Place at={clause.at} onShow={onShow} testId="clause-place" />
        <SavedText state={state} testId="clause-saved" />
        <span style={{ flex: 1 }} />
        <Button size="small" disabled={place === null} title={t("clause.splitHelp")} loading={split.isPending} onClick={cut} data-testid="clause-split">{t("clause.split")}</Button>
        <Button size="small" onClick={onRemove} data-testid={`clause-remove-${n}`}>{t("clause.remove")}</Button>
      </div>
      {state.phase === "failed" && <ErrorNote error={state.problem} />}
      <ErrorNote error={split.error} />
      <div className="td-editor-grid">
        <TextInput value={draft.number} onChange={(number) => change({ number }, "number")} placeholder={t("clause.number")} aria-label={t("clause.number")} data-testid="clause-number" />
        <TextInput value={draft.title} onChange={(title) => change({ title }, "title")} placeholder={t("clause.title")} aria-label={t("clause.title")} data-testid="clause-title" />
      </div>
      <Input.TextArea
        ref={area}
        autoSize={{ minRows: 3, maxRows: 9 }}
        value={draft.text}
        onChange={(event) => change({ text: event.target.value }, "text")}
        onSelect={follow}
        onKeyUp={follow}
        onClick={follow}
        aria-label={t("clause.text")}
        data-testid="clause-text"
      />
    </section>
  );
}
