import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useContractPdf, useContractSeal, useExportedOpen, useExportedShow } from "../../api";
import type { ContractView } from "../../api/types";
import { ErrorNote, useConfirm, useExportedToast } from "../../components";

export function Actions({ view, flush }: { view: ContractView; flush: () => Promise<boolean> }) {
  const { t } = useTranslation("contract");
  const confirm = useConfirm();
  const { id, status } = view.contract;
  const seal = useContractSeal();
  const pdf = useContractPdf();
  const open = useExportedOpen();
  const show = useExportedShow();
  const exported = useExportedToast({ open: open.mutate, show: show.mutate });
  const print = async () => void ((await flush()) && pdf.mutate(id, { onSuccess: exported }));
  const close = async () => {
    if (!(await flush())) return;
    const yes = await confirm({ title: t("seal.title"), text: t("seal.text"), ok: t("action.seal") });
    if (yes && (await flush())) seal.mutate(id);
  };
  const blocked = view.problems.length > 0;
  return (
    <>
      <ErrorNote error={seal.error ?? pdf.error ?? open.error ?? show.error} />
      <Button onClick={print} loading={pdf.isPending} data-testid="contract-pdf">{t("action.pdf")}</Button>
      {status === "draft" && (
        <Button type="primary" disabled={blocked} title={blocked ? t("problems") : undefined} onClick={close} loading={seal.isPending} data-testid="contract-seal">
          {t("action.seal")}
        </Button>
      )}
    </>
  );
}
