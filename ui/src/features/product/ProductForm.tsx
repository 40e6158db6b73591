import { DeleteOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useProductPrices, useProductRemove, useProductRestore, useProductSave, type Product } from "../../api";
import { ErrorNote, Field, MoneyInput, PercentInput, Sheet, TextArea, TextInput, useRowForm, useUndoToast } from "../../components";
import { BundlePart } from "./BundlePart";
import { KINDS } from "./kinds";
import { PricesPart } from "./PricesPart";
import "./product.css";

const FIELDS = ["number", "name", "specification", "category", "unit", "list_price", "floor_price", "cost", "vat_rate", "note", "bundle", "discount"] as const;
type TextName = "number" | "name" | "specification" | "category" | "unit" | "note";

export function ProductForm({ product, fresh, stored, onGone }: { product: Product; fresh: boolean; stored: boolean; onGone: () => void }) {
  const { t } = useTranslation(["product", "common"]);
  const save = useProductSave();
  const remove = useProductRemove();
  const restore = useProductRestore();
  const prices = useProductPrices(product.id);
  const undoable = useUndoToast();
  const form = useRowForm(product, save.mutateAsync, (draft) => draft.name.trim() !== "");
  const { draft, change, problems } = form;
  const belowFloor = draft.floor_price > 0 && draft.list_price < draft.floor_price
    ? [{ field: "floor_price", message: t("belowFloor"), tone: "warning" as const }]
    : [];
  const told = [...problems, ...belowFloor];

  const drop = async () => {
    await form.flush();
    remove.mutate(product.id, {
      onSuccess: () => {
        onGone();
        undoable(t("common:removed", { name: draft.name }), () => restore.mutate(product.id));
      },
    });
  };
  const text = (name: TextName) => (
    <Field label={t(name)} name={name} problems={told} required={name === "name"}>
      {(id) =>
        name === "specification" || name === "note"
          ? <TextArea id={id} autoSize={{ minRows: 1, maxRows: 6 }} value={draft[name]} onChange={(value) => change({ [name]: value })} data-testid={`product-${name}`} />
          : <TextInput id={id} autoFocus={fresh && name === "name"} value={draft[name]} onChange={(value) => change({ [name]: value })} data-testid={`product-${name}`} />}
    </Field>
  );
  return (
    <Sheet
      testId="product-form"
      title={draft.name || t("new")}
      state={form.state}
      fields={FIELDS}
      actions={stored && (
        <Button type="text" size="small" icon={<DeleteOutlined />} loading={remove.isPending} onClick={() => void drop()} aria-label={t("common:remove")} title={t("common:remove")} data-testid="product-remove" />
      )}
    >
      <ErrorNote error={remove.error ?? restore.error} />
      {text("name")}
      {text("number")}
      <Field label={t("kind")} name="kind" problems={told}>
        {(id) => (
          <Select
            id={id}
            value={draft.kind}
            options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onChange={(kind) => change({ kind })}
            style={{ width: 160 }}
            data-testid="product-kind"
          />
        )}
      </Field>
      {text("specification")}
      {text("category")}
      {text("unit")}
      <Field label={t("list_price")} name="list_price" problems={told} help={t("withTax")}>
        {(id) => <MoneyInput id={id} value={draft.list_price} onChange={(fen) => change({ list_price: fen ?? 0 })} prefix="¥" data-testid="product-list-price" />}
      </Field>
      <Field label={t("floor_price")} name="floor_price" problems={told} help={t("floorHelp")}>
        {(id) => (
          <MoneyInput
            id={id}
            value={draft.floor_price === 0 ? null : draft.floor_price}
            onChange={(fen) => change({ floor_price: fen ?? 0 })}
            prefix="¥"
            data-testid="product-floor-price"
          />
        )}
      </Field>
      <Field label={t("cost")} name="cost" problems={told} help={t("costHelp")}>
        {(id) => (
          <MoneyInput
            id={id}
            value={draft.cost === 0 ? null : draft.cost}
            onChange={(fen) => change({ cost: fen ?? 0 })}
            prefix="¥"
            data-testid="product-cost"
          />
        )}
      </Field>
      <Field label={t("vat_rate")} name="vat_rate" problems={told}>
        {(id) => <PercentInput id={id} value={draft.vat_rate} onChange={(rate) => change({ vat_rate: rate ?? 0 })} style={{ width: 120 }} data-testid="product-vat-rate" />}
      </Field>
      {text("note")}
      <BundlePart product={draft} prices={prices.data} problems={told} onChange={(bundle, kind) => change({ bundle }, kind)} />
      {stored && prices.data && <PricesPart prices={prices.data} sum={product.bundle?.pricing === "sum"} />}
      <ErrorNote error={prices.error} />
    </Sheet>
  );
}
