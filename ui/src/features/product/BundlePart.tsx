import { Button, Radio } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Bundle, Product, ProductPrices } from "../../api";
import { Field, PercentInput, SheetPart, type Problem } from "../../components";
import { ProductRows } from "./ProductRows";

/** What a bundle is made of and how it is priced; or the button that makes one. */
export function BundlePart({ product, prices, problems, onChange }: {
  product: Product;
  prices: ProductPrices | undefined;
  problems: readonly Problem[];
  onChange: (bundle: Bundle | null, kind?: string) => void;
}) {
  const { t } = useTranslation("product");
  const { bundle } = product;
  const labels = useMemo(() => new Map((prices?.parts ?? []).map(({ id, label }) => [id, label])), [prices?.parts]);
  if (bundle === null) {
    return (
      <SheetPart
        title={t("bundle.title")}
        extra={(
          <Button size="small" onClick={() => onChange({ pricing: "sum", discount: 0, items: [] })} data-testid="product-bundle-make">
            {t("bundle.make")}
          </Button>
        )}
      >
        {problems.some(({ field }) => field === "bundle") && <Field label="" name="bundle" problems={problems}>{() => null}</Field>}
      </SheetPart>
    );
  }
  return (
    <SheetPart
      title={t("bundle.title")}
      extra={<Button size="small" onClick={() => onChange(null)} data-testid="product-bundle-unmake">{t("bundle.unmake")}</Button>}
    >
      <Field label={t("bundle.pricing")} name="bundle" problems={problems} help={t(bundle.pricing === "own" ? "bundle.ownHelp" : "bundle.sumHelp")}>
        {(id) => (
          <Radio.Group
            id={id}
            value={bundle.pricing}
            onChange={(event) => onChange({ ...bundle, pricing: event.target.value as Bundle["pricing"] })}
            options={(["sum", "own"] as const).map((value) => ({ value, label: <span data-testid={`product-bundle-${value}`}>{t(`bundle.${value}`)}</span> }))}
          />
        )}
      </Field>
      {bundle.pricing === "sum" && (
        <Field label={t("bundle.discount")} name="discount" problems={problems}>
          {(id) => (
            <PercentInput id={id} value={bundle.discount} onChange={(rate) => onChange({ ...bundle, discount: rate ?? 0 }, "discount")} style={{ width: 120 }} data-testid="product-bundle-discount" />
          )}
        </Field>
      )}
      <ProductRows
        rows={bundle.items.map(({ product: id, quantity }) => ({ product: id, value: quantity }))}
        labels={labels}
        figure="quantity"
        heads={{ product: t("bundle.item"), figure: t("bundle.quantity"), add: t("bundle.add"), remove: t("bundle.remove"), unknown: t("bundle.unknown") }}
        none={t("bundle.none")}
        testId="bundle-item"
        onChange={(rows, kind) => onChange({ ...bundle, items: rows.map(({ product: id, value }) => ({ product: id, quantity: value })) }, kind)}
      />
    </SheetPart>
  );
}
