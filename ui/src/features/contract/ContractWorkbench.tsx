import { ConfigProvider } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useChainOf, useContractGet, useContractPreview, useContractSave } from "../../api";
import type { ContractView } from "../../api/types";
import { ChainBar, ErrorNote, PagePreview, SavedText, SheetPart, useAutosave, useShortcut, Workbench } from "../../components";
import "../../components/work.css";
import { Actions } from "./Actions";
import { Clauses } from "./Clauses";
import "./contract.css";
import { Instalments } from "./Instalments";
import { Lines } from "./Lines";
import { Parties } from "./Parties";
import { StatusTag } from "./StatusTag";

export function ContractWorkbench() {
  const { id } = useParams();
  const view = useContractGet(id);
  if (view.error) return <div className="wk-pad"><ErrorNote error={view.error} /></div>;
  if (!view.data) return null;
  const { contract } = view.data;
  return <Editor key={`${contract.id} ${contract.status}`} view={view.data} />;
}

function Editor({ view }: { view: ContractView }) {
  const { t } = useTranslation("contract");
  const frozen = view.contract.status === "sealed";
  const chain = useChainOf("contract", view.contract.id);
  const save = useContractSave();
  const { draft, change, flush, state, undo, redo } = useAutosave(view.contract, (next) => save.mutateAsync(next), 300);
  const shown = frozen ? view.contract : draft;
  const [page, setPage] = useState(1);
  const preview = useContractPreview(shown, page);
  useShortcut("mod+z", undo, { on: !frozen, quiet: true });
  useShortcut("mod+shift+z", redo, { on: !frozen, quiet: true });
  const part = { contract: shown, onChange: change };
  return (
    <Workbench
      name="contract"
      title={shown.title || t("untitled")}
      note={<>{shown.number ?? ""} <StatusTag status={shown.status} /> {!frozen && <SavedText state={state} />}</>}
      chain={<ChainBar links={chain.data?.links} />}
      actions={<Actions view={view} flush={flush} />}
      rightSize="32%"
      right={<PagePreview page={preview.page} onPage={setPage} busy={preview.busy} error={preview.error} />}
    >
      <ConfigProvider componentDisabled={frozen}>
        <div className={frozen ? "wk-pad wk-frozen" : "wk-pad"}>
          {state.phase === "failed" && <ErrorNote error={state.problem} />}
          {frozen && <p className="wk-note" data-testid="contract-frozen">{t("frozen", { hash: shown.content_hash?.slice(0, 16) ?? "" })}</p>}
          {!frozen && view.problems.length > 0 && (
            <section className="wk-problems" data-testid="contract-problems">
              <h3>{t("problems")}</h3>
              <ul>
                {view.problems.map((problem, index) => (
                  <li key={index} data-testid={`contract-problem-${index + 1}`}>{problem.message} <span className="bw-muted">{problem.mend}</span></li>
                ))}
              </ul>
            </section>
          )}
          <Parties {...part} />
          <SheetPart title={t("part.lines")}><Lines contract={shown} totals={view.totals} /></SheetPart>
          <SheetPart title={t("part.instalments")}><Instalments {...part} total={view.totals?.total.gross ?? 0} frozen={frozen} /></SheetPart>
          <SheetPart title={t("part.clauses")}><Clauses {...part} frozen={frozen} /></SheetPart>
        </div>
      </ConfigProvider>
    </Workbench>
  );
}
