import { ConfigProvider } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useChainOf, useQuotationFigures, useQuotationGet, useQuotationPreview, useQuotationSave } from "../../api";
import type { Quotation, QuotationTotals, QuotationView } from "../../api/types";
import { ChainBar, ErrorNote, PagePreview, SavedText, useAutosave, useShortcut, Workbench } from "../../components";
import { Actions } from "./Actions";
import { Approval } from "./Approval";
import { HeadForm, TermsForm } from "./HeadForm";
import { LineGrid } from "./LineGrid";
import { fromRows, type GridLine, isBlank, toRows } from "./lines";
import { StatusTag } from "./StatusTag";
import { TotalDiscountForm } from "./TotalDiscountForm";
import { Problems, Totals } from "./Totals";
import "../../components/work.css";

/** The quotation with its lines as the grid has them: headings between the lines. */
type Edited = Quotation & { lines: GridLine[] };

/** What is stored and printed: lines that say nothing are left out. */
function printable(edited: Edited): Quotation {
  return { ...edited, ...fromRows(edited.lines.filter((line) => !isBlank(line))) };
}

/** What is printed beside each line, and each section's subtotal, by id. */
function amountsOf(quotation: Quotation, totals: QuotationTotals | null): ReadonlyMap<string, number> {
  const amounts = new Map<string, number>();
  totals?.amounts.forEach((amount, index) => amounts.set(quotation.lines[index]?.id ?? "", amount));
  for (const { section, amount } of totals?.sections ?? []) if (section !== null) amounts.set(section, amount);
  return amounts;
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
  const [initial] = useState<Edited>(() => ({ ...view.quotation, lines: toRows(view.quotation) }));
  const { draft, change, flush, state, undo, redo } = useAutosave(initial, (next) => save.mutateAsync(printable(next)), 300);
  const [page, setPage] = useState(1);
  const shown = useMemo(() => (frozen ? view.quotation : printable(draft)), [frozen, view.quotation, draft]);
  const preview = useQuotationPreview(shown, page);
  const typed = useQuotationFigures(frozen ? null : shown);
  useShortcut("mod+z", undo, { on: !frozen, quiet: true });
  useShortcut("mod+shift+z", redo, { on: !frozen, quiet: true });

  const figures = typed ?? view;
  const onChange = (patch: Partial<Quotation>, kind?: string) => change((old) => ({ ...old, ...patch }) as Edited, kind);
  return (
    <Workbench
      name="quotation"
      title={view.label || shown.title || t("untitled")}
      note={<><StatusTag status={status} expired={view.expired} /> {!frozen && <SavedText state={state} />}</>}
      chain={<ChainBar links={chain.data?.links} />}
      actions={<Actions view={view} flush={flush} />}
      rightSize="30%"
      right={<PagePreview page={preview.page} onPage={setPage} busy={preview.busy} error={preview.error} />}
    >
      <ConfigProvider componentDisabled={frozen}>
        <div className={frozen ? "wk-pad wk-frozen" : "wk-pad"}>
          {state.phase === "failed" && <ErrorNote error={state.problem} />}
          {frozen && <p className="wk-note" data-testid="quotation-frozen">{t("frozen")}</p>}
          <HeadForm quotation={shown} onChange={onChange} />
          <LineGrid
            lines={frozen ? initial.lines : draft.lines}
            amounts={amountsOf(shown, figures.totals)}
            taxIncluded={draft.tax_included}
            readOnly={frozen}
            onLines={(update, kind) => change((old) => ({ ...old, lines: update(old.lines) }), kind)}
            onUndo={undo}
            onRedo={redo}
          />
          <TotalDiscountForm quotation={shown} onChange={onChange} />
          <Totals totals={figures.totals} margin={figures.margin} currency={shown.currency} problem={typed?.problem ?? null} />
          {!frozen && <Problems problems={view.problems} />}
          <Approval view={view} flush={flush} />
          <TermsForm quotation={shown} onChange={onChange} />
        </div>
      </ConfigProvider>
    </Workbench>
  );
}
