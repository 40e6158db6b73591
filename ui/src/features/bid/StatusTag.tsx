import { useTranslation } from "react-i18next";
import type { BidStatus } from "../../api/types";
import { StateTag, type Tone } from "../../components";

const SHAPES: Record<BidStatus, readonly [Tone, string]> = {
  draft: ["plain", "○"],
  submitted: ["ink", "●"],
  won: ["green", "✓"],
  lost: ["plain", "✕"],
};

export function StatusTag({ status }: { status: BidStatus }) {
  const { t } = useTranslation("bid");
  const [tone, shape] = SHAPES[status];
  return <StateTag tone={tone} shape={shape} testId="bid-status">{t(`status.${status}`)}</StateTag>;
}
