import { DeleteOutlined } from "@ant-design/icons";
import { Button, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import {
  useCustomerGet, useCustomerRemove, useCustomerRestore, useCustomerSave, useCustomerSheet, useCustomerSheetPreview,
  useExportedOpen, useExportedShow, useMergeRound, type Customer, type Told,
} from "../../api";
import { ErrorNote, PagePreview, placeOf, SavedText, useExportedToast, useRowForm, useShortcut, useUndoToast } from "../../components";
import "../../components/work.css";
import { Contacts } from "./Contacts";
import "./customer.css";
import { Files } from "./Files";
import { Overview } from "./Overview";
import { Related } from "./Related";
import { Timeline } from "./Timeline";

const PARTS = ["overview", "contacts", "timeline", "files", "related", "sheet"] as const;
type Part = (typeof PARTS)[number];

export function CustomerWorkbench() {
  const { id } = useParams();
  const customer = useCustomerGet(id);
  const round = useMergeRound();
  if (customer.error) return <div className="wk-pad"><ErrorNote error={customer.error} /></div>;
  if (!customer.data) return null;
  return <Desk key={`${customer.data.id} ${round}`} customer={customer.data} />;
}

/** Everything about one customer; Alt and a figure go from part to part. */
function Desk({ customer }: { customer: Customer }) {
  const { t } = useTranslation(["customer", "common"]);
  const navigate = useNavigate();
  const { part: routed } = useParams();
  const part: Part = PARTS.find((name) => name === routed) ?? "overview";
  const go = (name: string, id = customer.id) => void navigate(`${placeOf("customer", id)}/${name}`, { replace: true });
  const save = useCustomerSave();
  const form = useRowForm(customer, save.mutateAsync, (draft) => draft.name.trim() !== "");
  const { draft, change, problems, state } = form;
  const remove = useCustomerRemove();
  const restore = useCustomerRestore();
  const undoable = useUndoToast();
  useShortcut("mod+z", form.undo, { quiet: true, on: form.canUndo });
  const drop = async () => {
    await form.flush();
    remove.mutate(customer.id, {
      onSuccess: () => {
        void navigate(placeOf("customer"));
        undoable(t("common:removed", { name: draft.name }), () => restore.mutate(customer.id));
      },
    });
  };
  // A merge stores both: what was typed must be there first, and the form begins anew with what came out.
  const merged = (id: string) => void navigate(placeOf("customer", id), { replace: true });
  const bodies: Record<Part, React.ReactNode> = {
    overview: <Overview draft={draft} change={change} problems={problems} flush={form.flush} onMerged={merged} />,
    contacts: <Contacts draft={draft} change={change} problems={problems} />,
    timeline: <Timeline customer={customer.id} contacts={draft.contacts} />,
    files: <Files customer={customer.id} />,
    related: <Related customer={customer.id} />,
    sheet: <SheetPart draft={draft} flush={form.flush} />,
  };
  return (
    <div className="bw-page" data-testid="customer-workbench">
      <header className="bw-page-head">
        <h1>{draft.name || t("new")}</h1>
        <span className="bw-page-head-note">{draft.class && <span className="bw-mark bw-mark-ink">{t(`classes.${draft.class}`)}</span>} <SavedText state={state} /></span>
        <div className="bw-page-head-actions">
          <Button icon={<DeleteOutlined />} loading={remove.isPending} onClick={() => void drop()} aria-label={t("common:remove")} title={t("common:remove")} data-testid="customer-remove" />
        </div>
      </header>
      {state.phase === "failed" && <div className="cu-failed"><ErrorNote error={state.problem} /></div>}
      <ErrorNote error={remove.error ?? restore.error} />
      <Tabs
        className="cu-tabs"
        activeKey={part}
        onChange={(name) => go(name)}
        destroyOnHidden
        items={PARTS.map((name) => ({ key: name, label: <span data-testid={`customer-tab-${name}`}>{t(`part.${name}`)}</span>, children: <div className="cu-body">{bodies[name]}</div> }))}
      />
      {PARTS.map((name, index) => <TabKey key={name} combo={`alt+${index + 1}`} run={() => go(name)} />)}
    </div>
  );
}

function TabKey({ combo, run }: { combo: string; run: () => void }) {
  useShortcut(combo, run);
  return null;
}

/** The printed sheet as it would be written now. */
function SheetPart({ draft, flush }: { draft: Customer; flush: () => Promise<boolean> }) {
  const { t } = useTranslation("customer");
  const [page, setPage] = useState(1);
  const [warnings, setWarnings] = useState<Told[]>([]);
  const preview = useCustomerSheetPreview(draft, page);
  const sheet = useCustomerSheet();
  const open = useExportedOpen();
  const show = useExportedShow();
  const exported = useExportedToast({ open: open.mutate, show: show.mutate });
  const write = async () => {
    if (!(await flush())) return;
    sheet.mutate(draft.id, {
      onSuccess: (made) => {
        setWarnings(made.warnings);
        exported(made.file);
      },
    });
  };
  return (
    <div className="cu-sheet">
      <div className="cu-sheet-bar">
        <Button type="primary" loading={sheet.isPending} onClick={() => void write()} data-testid="customer-sheet">{t("sheet.write")}</Button>
        <span className="bw-muted cu-cut">{t("sheet.file", { name: draft.name })}</span>
      </div>
      <ErrorNote error={sheet.error ?? open.error ?? show.error} />
      {warnings.map((warning) => <ErrorNote key={warning.code} error={warning} tone="warning" testId="customer-sheet-warning" />)}
      <PagePreview page={preview.page} onPage={setPage} busy={preview.busy} error={preview.error} testId="customer-sheet-preview" />
    </div>
  );
}
