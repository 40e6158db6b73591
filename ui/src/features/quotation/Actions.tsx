import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import {
  useContractCreate, useExportedOpen, useExportedShow, useQuotationIssue, useQuotationMark, useQuotationPdf,
  useQuotationRevise, useQuotationXlsx,
} from "../../api";
import type { QuotationView } from "../../api/types";
import { ErrorNote, placeOf, useConfirm, useExportedToast } from "../../components";

type Props = { view: QuotationView; flush: () => Promise<boolean> };

/** What can be done with the quotation as it stands; everything is stored before anything is done. */
export function Actions(props: Props) {
  const { view } = props;
  const { t } = useTranslation("quotation");
  const run = useRuns(props);
  const { status } = view.quotation;
  const exports = [
    { key: "pdf", label: t("action.pdf"), onClick: run.pdf, "data-testid": "quotation-pdf" },
    { key: "xlsx", label: t("action.xlsx"), onClick: run.xlsx, "data-testid": "quotation-xlsx" },
  ];
  const outcomes = [
    { key: "won", label: t("action.won"), onClick: () => run.mark("won"), "data-testid": "quotation-won" },
    { key: "lost", label: t("action.lost"), onClick: () => run.mark("lost"), "data-testid": "quotation-lost" },
  ];
  const blocked = view.problems.length > 0;
  return (
    <>
      {run.error && <ErrorNote error={run.error} />}
      <Dropdown menu={{ items: exports }} trigger={["click"]}>
        <Button loading={run.exporting} data-testid="quotation-export">{t("action.export")}</Button>
      </Dropdown>
      {status === "issued" && (
        <Dropdown menu={{ items: outcomes }} trigger={["click"]}>
          <Button data-testid="quotation-outcome">{t("action.outcome")}</Button>
        </Dropdown>
      )}
      {status !== "draft" && status !== "superseded" && <Button onClick={run.revise} loading={run.revising} data-testid="quotation-revise">{t("action.revise")}</Button>}
      {status === "won" && <Button type="primary" onClick={run.contract} loading={run.contracting} data-testid="quotation-contract">{t("action.contract")}</Button>}
      {status === "draft" && (
        <Button type="primary" disabled={blocked} title={blocked ? t("problems.title") : undefined} onClick={run.issue} loading={run.issuing} data-testid="quotation-issue">
          {t("action.issue")}
        </Button>
      )}
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
  const mark = useQuotationMark();
  const pdf = useQuotationPdf();
  const xlsx = useQuotationXlsx();
  const contract = useContractCreate();
  const open = useExportedOpen();
  const show = useExportedShow();
  const exported = useExportedToast({ open: open.mutate, show: show.mutate });

  return {
    error: issue.error ?? revise.error ?? mark.error ?? pdf.error ?? xlsx.error ?? contract.error ?? open.error ?? show.error,
    exporting: pdf.isPending || xlsx.isPending,
    issuing: issue.isPending,
    revising: revise.isPending,
    contracting: contract.isPending,
    issue: async () => {
      if (!(await flush())) return;
      const yes = await confirm({ title: t("issue.title"), text: t("issue.text"), ok: t("action.issue") });
      if (yes && (await flush())) issue.mutate(id);
    },
    revise: () => revise.mutate(id, { onSuccess: (made) => void navigate(placeOf("quotation", made.quotation.id)) }),
    mark: (outcome: "won" | "lost") => mark.mutate({ id, outcome }),
    pdf: async () => void ((await flush()) && pdf.mutate(id, { onSuccess: exported })),
    xlsx: async () => void ((await flush()) && xlsx.mutate(id, { onSuccess: exported })),
    contract: () => contract.mutate({ quotation: id, bid: null }, { onSuccess: (made) => void navigate(placeOf("contract", made.contract.id)) }),
  };
}
