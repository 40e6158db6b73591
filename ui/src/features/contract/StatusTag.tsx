import { useTranslation } from "react-i18next";
import type { ContractStatus } from "../../api/types";
import { StateTag } from "../../components";

export function StatusTag({ status }: { status: ContractStatus }) {
  const { t } = useTranslation("contract");
  const sealed = status === "sealed";
  return <StateTag tone={sealed ? "green" : "plain"} shape={sealed ? "✓" : "○"} testId="contract-status">{t(`status.${status}`)}</StateTag>;
}
