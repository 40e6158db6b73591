import { ConfigProvider } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useChainOf, useQuotationGet, useQuotationPreview, useQuotationSave } from "../../api";
import type { Quotation, QuotationView } from "../../api/types";
import { ChainBar, ErrorNote, PagePreview, SavedText, useAutosave, useShortcut, Workbench } from "../../components";
import { Actions } from "./Actions";
import { HeadForm, TermsForm } from "./HeadForm";
import { LineGrid } from "./LineGrid";
import { isBlank } from "./lines";
import { StatusTag } from "./StatusTag";
import { Problems, Totals } from "./Totals";
import "../../components/work.css";

/** What is stored and printed: lines that say nothing are left out. */
function printable(quotation: Quotation): Quotation {
  return quotation.lines.some(isBlank) ? { ...quotation, lines: quotation.lines.filter((line) => !isBlank(line)) } : quotation;
}

export function QuotationWorkbench() {
  const { id } = useParams();
  const view = useQuotationGet(id);
  if (view.error) return <div className="wk-pad"><ErrorNote error={view.error} /></div>;
  if (!view.data) return null;
  // A frozen revision and another one are other things: the draft starts anew.
  const { quotation } = view.data;
  return <Editor key={`${quotation.id} ${quotation.status === "draft"}`} view={view.data} />;
}

function Editor({ view }: { view: QuotationView }) {
  const { t } = useTranslation("quotation");
  const { id, status } = view.quotation;
  const frozen = status !== "draft";
  const chain = useChainOf("quotation", id);
  const save = useQuotationSave();
  const { draft, change, flush, state, undo, redo } = useAutosave(view.quotation, (next) => save.mutateAsync(printable(next)), 300);
  const [page, setPage] = useState(1);
  const shown = frozen ? view.quotation : printable(draft);
  const preview = useQuotationPreview(shown, page);
  useShortcut("mod+z", undo, { on: !frozen, quiet: true });
  useShortcut("mod+shift+z", redo, { on: !frozen, quiet: true });

  const splits = new Map((view.totals?.lines ?? []).map((split, index) => [view.quotation.lines[index]?.id ?? "", split]));
  return (
    <Workbench
      name="quotation"
      title={view.label || shown.title || t("untitled")}
      note={<><StatusTag status={status} /> {!frozen && <SavedText state={state} />}</>}
      chain={<ChainBar links={chain.data?.links} />}
      actions={<Actions view={view} flush={flush} />}
      rightSize="30%"
      right={<PagePreview page={preview.page} onPage={setPage} busy={preview.busy} error={preview.error} />}
    >
      <ConfigProvider componentDisabled={frozen}>
        <div className={frozen ? "wk-pad wk-frozen" : "wk-pad"}>
          {state.phase === "failed" && <ErrorNote error={state.problem} />}
          {frozen && <p className="wk-note" data-testid="quotation-frozen">{t("frozen")}</p>}
          <HeadForm quotation={shown} onChange={change} />
          <LineGrid
            lines={frozen ? view.quotation.lines : draft.lines}
            splits={splits}
            taxIncluded={draft.tax_included}
            readOnly={frozen}
            onLines={(update, kind) => change((old) => ({ ...old, lines: update(old.lines) }), kind)}
            onUndo={undo}
            onRedo={redo}
          />
          <Totals totals={view.totals} />
          {!frozen && <Problems problems={view.problems} />}
          <TermsForm quotation={shown} onChange={change} />
        </div>
      </ConfigProvider>
    </Workbench>
  );
}
