import { Button, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useBidCreate, useChainOf, useFileOpen, useTenderBlocks, useTenderGet, useTenderSave } from "../../api";
import type { Loc, TenderView } from "../../api/types";
import { ChainBar, ErrorNote, FileActions, placeOf, SavedText, useAutosave, Workbench } from "../../components";
import "../../components/work.css";
import { ClausesTab } from "./ClausesTab";
import { DocumentPane } from "./DocumentPane";
import { FactsTab } from "./FactsTab";
import { LegendTab } from "./LegendTab";
import { EvaluationTab, RequiredTab, WarningsTab } from "./ReadTabs";
import "./tender.css";

export function TenderReview() {
  const { id } = useParams();
  const view = useTenderGet(id);
  if (view.error) return <div className="wk-pad"><ErrorNote error={view.error} /></div>;
  return view.data ? <Review key={view.data.tender.id} view={view.data} /> : null;
}

function Review({ view }: { view: TenderView }) {
  const { t } = useTranslation("tender");
  const { id } = view.tender;
  const [params] = useSearchParams();
  const chain = useChainOf("tender", id);
  const blocks = useTenderBlocks(id);
  const save = useTenderSave();
  const { draft, change, flush, state } = useAutosave(view.tender, (tender) => save.mutateAsync(tender));
  const first = params.get("clause");
  const [at, setAt] = useState<Loc | null>(() => view.clauses.find((clause) => clause.id === first)?.at ?? null);
  const [tab, setTab] = useState(params.get("tab") ?? "clauses");
  const bid = chain.data?.links.find((link) => link.noun === "bid")?.id ?? null;
  const show = (place: Loc | null) => place && setAt(place);

  const label = (key: string, count: number | null) => (
    <span data-testid={`tender-tab-${key}`}>{t(`tab.${key}`)}{count !== null && <span className="bw-muted"> {count}</span>}</span>
  );
  const { evaluation, required_documents: required, warnings } = draft;
  const tabs = [
    { key: "facts", label: label("facts", null), content: <FactsTab tender={draft} onChange={change} onShow={show} /> },
    { key: "clauses", label: label("clauses", view.clauses.length), content: <ClausesTab view={view} legend={draft.legend} first={first} onShow={show} /> },
    { key: "legend", label: label("legend", draft.legend.length), content: <LegendTab tender={draft} onChange={change} onShow={show} /> },
    { key: "evaluation", label: label("evaluation", evaluation.length), content: <EvaluationTab items={evaluation} onShow={show} /> },
    { key: "required", label: label("required", required.length), content: <RequiredTab documents={required} onShow={show} /> },
    { key: "warnings", label: label("warnings", warnings.length), content: <WarningsTab warnings={warnings} onShow={show} /> },
  ];
  const source = [view.file.name, view.tender.source.pages === null ? "" : t("pages", { count: view.tender.source.pages })].filter(Boolean).join(" · ");
  return (
    <Workbench
      name="tender"
      title={draft.facts.project_name?.value || view.file.name}
      note={<>{source} <SavedText state={state} /></>}
      chain={<ChainBar links={chain.data?.links} />}
      actions={(
        <>
          <Original file={view.file} />
          <BidButton tender={id} bid={bid} flush={flush} />
        </>
      )}
      rightSize="56%"
      right={
        <div className="td-side">
          <Tabs className="td-head-tabs" size="small" activeKey={tab} onChange={setTab} items={tabs.map(({ key, label: words }) => ({ key, label: words }))} />
          {state.phase === "failed" && <ErrorNote error={state.problem} />}
          {tabs.find(({ key }) => key === tab)?.content}
        </div>
      }
    >
      <ErrorNote error={blocks.error} />
      {blocks.data && <DocumentPane blocks={blocks.data} at={at} />}
    </Workbench>
  );
}

/** The file that was read, as the purchaser sent it. */
function Original({ file }: { file: TenderView["file"] }) {
  const open = useFileOpen();
  return (
    <>
      <ErrorNote error={open.error} />
      <FileActions name={file.name} busy={open.isPending} onOpen={() => open.mutate(file.id)} testId="tender-original" />
    </>
  );
}

function BidButton({ tender, bid, flush }: { tender: string; bid: string | null; flush: () => Promise<boolean> }) {
  const { t } = useTranslation("tender");
  const navigate = useNavigate();
  const create = useBidCreate();
  const go = async () => {
    if (!(await flush())) return;
    if (bid) void navigate(placeOf("bid", bid));
    else create.mutate(tender, { onSuccess: (view) => void navigate(placeOf("bid", view.bid.id)) });
  };
  return (
    <>
      <ErrorNote error={create.error} />
      <Button type="primary" onClick={go} loading={create.isPending} data-testid={bid ? "tender-bid-open" : "tender-bid-create"}>
        {t(bid ? "bid.open" : "bid.create")}
      </Button>
    </>
  );
}
