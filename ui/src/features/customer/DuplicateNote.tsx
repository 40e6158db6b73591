import { Button } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCustomerDuplicates, type Customer, type LikelyDuplicate, type Reason } from "../../api";
import { placeOf } from "../../components";
import { MergeDialog } from "./MergeDialog";

/** Why two records look like one customer, in words. */
export function useReasons(): (reasons: readonly Reason[]) => string {
  const { t } = useTranslation("customer");
  return (reasons) =>
    reasons
      .map((reason) =>
        reason.kind === "same_phone" ? t("duplicate.same_phone", { phone: reason.phone })
          : reason.kind === "similar_name" ? t("duplicate.similar_name", { percent: reason.percent })
            : t(`duplicate.${reason.kind}`),
      )
      .join(t("duplicate.and"));
}

/** While typing: customers that are stored already and may be this one. */
export function DuplicateNote({ customer, stored, flush, onMerged }: {
  customer: Customer;
  stored: boolean;
  /** Stores what was typed: a merge works on what is stored. */
  flush: () => Promise<boolean>;
  onMerged: (id: string) => void;
}) {
  const { t } = useTranslation("customer");
  const words = useReasons();
  const found = useCustomerDuplicates(useDeferredValue(customer));
  const [merging, setMerging] = useState<LikelyDuplicate | null>(null);
  if (!found.data || found.data.length === 0) return null;
  return (
    <div className="cu-duplicates" role="status" data-testid="customer-duplicates">
      <span className="bw-amber">△ {t("duplicate.title")}</span>
      <ul>
        {found.data.map((other) => (
          <li key={other.id} data-testid="customer-duplicate">
            <Link to={placeOf("customer", other.id)} className="cu-cut">{other.name}</Link>
            <span className="bw-muted">{words(other.reasons)}</span>
            {stored && <Button type="link" size="small" onClick={() => void flush().then((fine) => fine && setMerging(other))} data-testid="customer-duplicate-merge">{t("merge.open")}</Button>}
          </li>
        ))}
      </ul>
      {merging && <MergeDialog one={customer.id} other={merging.id} onClose={() => setMerging(null)} onMerged={onMerged} />}
    </div>
  );
}
