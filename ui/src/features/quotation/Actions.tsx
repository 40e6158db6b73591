import { Button, ConfigProvider, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import {
  useContractCreate, useExportedOpen, useExportedShow, useQuotationExport, useQuotationIssue, useQuotationRevise,
} from "../../api";
import type { Outcome, QuotationExport, QuotationView } from "../../api/types";
import { ErrorNote, placeOf, useConfirm, useExportedToast } from "../../components";
import { CopyDialog } from "./CopyDialog";
import { DifferenceDrawer } from "./Difference";
import { OutcomeDialog } from "./Outcome";

type Props = { view: QuotationView; flush: () => Promise<boolean> };

const OWN: QuotationExport = { design: null, blank_prices: false };

/** What can be done with the quotation as it stands; everything is stored before anything is done. */
export function Actions(props: Props) {
  const { view } = props;
  const { t } = useTranslation("quotation");
  const run = useRuns(props);
  const { status } = view.quotation;
  const [open, setOpen] = useState<"copy" | "difference" | Outcome | null>(null);
  const close = () => setOpen(null);
  const other = view.quotation.design === "formal" ? "bilingual" : "formal";
  const exports = [
    { key: "pdf", label: t("action.pdf"), onClick: () => run.export("pdf"), "data-testid": "quotation-pdf" },
    { key: "xlsx", label: t("action.xlsx"), onClick: () => run.export("xlsx"), "data-testid": "quotation-xlsx" },
    { key: "docx", label: t("action.docx"), onClick: () => run.export("docx"), "data-testid": "quotation-docx" },
    { type: "divider" as const },
    { key: "other", label: t(`action.pdf_${other}`), onClick: () => run.export("pdf", { design: other, blank_prices: false }), "data-testid": "quotation-pdf-other" },
    { key: "blank", label: t("action.blank"), onClick: () => run.export("pdf", { design: null, blank_prices: true }), "data-testid": "quotation-pdf-blank" },
  ];
  const outcomes = (["won", "lost"] as const).map((key) => ({
    key, label: t(`action.${key}`), onClick: () => setOpen(key), "data-testid": `quotation-${key}`,
  }));
  const blocked = view.problems.length > 0;
  return (
    <>
      {run.error && <ErrorNote error={run.error} />}
      <Dropdown menu={{ items: exports }} trigger={["click"]}>
        <Button loading={run.exporting} data-testid="quotation-export">{t("action.export")}</Button>
      </Dropdown>
      <Button onClick={() => setOpen("copy")} data-testid="quotation-copy">{t("action.copy")}</Button>
      {view.quotation.number !== null && view.quotation.revision > 1 && (
        <Button onClick={() => void run.compared(() => setOpen("difference"))} data-testid="quotation-compare">{t("action.compare")}</Button>
      )}
      {status === "issued" && (
        <Dropdown menu={{ items: outcomes }} trigger={["click"]}>
          <Button data-testid="quotation-outcome">{t("action.outcome")}</Button>
        </Dropdown>
      )}
      {(status === "issued" || status === "lost") && <Button onClick={run.revise} loading={run.revising} data-testid="quotation-revise">{t("action.revise")}</Button>}
      {status === "won" && <Button type="primary" onClick={run.contract} loading={run.contracting} data-testid="quotation-contract">{t("action.contract")}</Button>}
      {status === "draft" && (
        <Button type="primary" disabled={blocked} title={blocked ? t("problems.title") : undefined} onClick={run.issue} loading={run.issuing} data-testid="quotation-issue">
          {t("action.issue")}
        </Button>
      )}
      <ConfigProvider componentDisabled={false}>
        {open === "copy" && <CopyDialog view={view} onClose={close} />}
        {open === "difference" && <DifferenceDrawer view={view} onClose={close} />}
        {(open === "won" || open === "lost") && <OutcomeDialog id={view.quotation.id} outcome={open} onClose={close} />}
      </ConfigProvider>
    </>
  );
}

function useRuns({ view, flush }: Props) {
  const { t } = useTranslation("quotation");
  const navigate = useNavigate();
  const confirm = useConfirm();
  const { id } = view.quotation;
  const issue = useQuotationIssue();
  const revise = useQuotationRevise();
  const file = useQuotationExport();
  const contract = useContractCreate();
  const open = useExportedOpen();
  const show = useExportedShow();
  const exported = useExportedToast({ open: open.mutate, show: show.mutate });

  return {
    error: issue.error ?? revise.error ?? file.error ?? contract.error ?? open.error ?? show.error,
    exporting: file.isPending,
    issuing: issue.isPending,
    revising: revise.isPending,
    contracting: contract.isPending,
    issue: async () => {
      if (!(await flush())) return;
      const yes = await confirm({ title: t("issue.title"), text: t("issue.text"), ok: t("action.issue") });
      if (yes && (await flush())) issue.mutate(id);
    },
    revise: () => revise.mutate(id, { onSuccess: (made) => void navigate(placeOf("quotation", made.quotation.id)) }),
    export: async (kind: "pdf" | "xlsx" | "docx", how: QuotationExport = OWN) => void ((await flush()) && file.mutate({ id, kind, how }, { onSuccess: exported })),
    compared: async (then: () => void) => void ((await flush()) && then()),
    contract: () => contract.mutate({ quotation: id, bid: null }, { onSuccess: (made) => void navigate(placeOf("contract", made.contract.id)) }),
  };
}
