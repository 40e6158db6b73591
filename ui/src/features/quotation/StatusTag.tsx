import { useTranslation } from "react-i18next";
import type { QuotationStatus } from "../../api/types";
import { StateTag, type Tone } from "../../components";

const SHAPES: Record<QuotationStatus, readonly [Tone, string]> = {
  draft: ["plain", "○"],
  issued: ["ink", "●"],
  superseded: ["plain", "◌"],
  won: ["green", "✓"],
  lost: ["plain", "✕"],
};

export function StatusTag({ status, expired = false }: { status: QuotationStatus; expired?: boolean }) {
  const { t } = useTranslation("quotation");
  if (expired) return <StateTag tone="amber" shape="△" testId="quotation-status">{t("status.expired")}</StateTag>;
  const [tone, shape] = SHAPES[status];
  return <StateTag tone={tone} shape={shape} testId="quotation-status">{t(`status.${status}`)}</StateTag>;
}
