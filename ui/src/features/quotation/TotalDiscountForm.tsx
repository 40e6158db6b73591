import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Quotation, TotalDiscount } from "../../api/types";
import { Field, MoneyInput, PercentInput } from "../../components";

/** Taken off the sum of the lines: a percentage, an amount, or what it is to come to. */
export function TotalDiscountForm({ quotation, onChange }: {
  quotation: Quotation;
  onChange: (change: Partial<Quotation>, kind?: string) => void;
}) {
  const { t } = useTranslation("quotation");
  const discount = quotation.total_discount;
  const set = (total_discount: TotalDiscount) => onChange({ total_discount }, "total_discount");
  const start = (kind: TotalDiscount["kind"]) => {
    if (kind === "percent") set({ kind, rate: 0 });
    else if (kind === "amount") set({ kind, amount: 0 });
    else if (kind === "target") set({ kind, total: 0 });
    else set({ kind: "none" });
  };
  return (
    <div className="wk-discount">
      <Field label={t("field.total_discount")} name="total_discount">
        {(id) => (
          <span className="wk-line">
            <Select
              id={id}
              value={discount.kind}
              onChange={start}
              style={{ width: 148 }}
              options={(["none", "percent", "amount", "target"] as const).map((kind) => ({
                value: kind,
                label: kind === "target" ? t(quotation.tax_included ? "discount.target_gross" : "discount.target_net") : t(`discount.${kind}`),
              }))}
              data-testid="quotation-total-discount-kind"
            />
            {discount.kind === "percent" && (
              <PercentInput value={discount.rate} onChange={(rate) => set({ kind: "percent", rate: rate ?? 0 })} style={{ width: 120 }} data-testid="quotation-total-discount" />
            )}
            {discount.kind === "amount" && (
              <MoneyInput value={discount.amount} onChange={(amount) => set({ kind: "amount", amount: amount ?? 0 })} style={{ width: 160 }} data-testid="quotation-total-discount" />
            )}
            {discount.kind === "target" && (
              <MoneyInput value={discount.total} onChange={(total) => set({ kind: "target", total: total ?? 0 })} style={{ width: 160 }} data-testid="quotation-total-discount" />
            )}
          </span>
        )}
      </Field>
    </div>
  );
}
