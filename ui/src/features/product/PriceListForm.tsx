import { DeleteOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { usePriceListRead, usePriceListRemove, usePriceListRestore, usePriceListSave, type PriceList, type PriceListView } from "../../api";
import { DateInput, ErrorNote, Field, FileDrop, sentence, Sheet, SheetPart, TextArea, TextInput, useRowForm, useUndoToast } from "../../components";
import { merged } from "./prices";
import { ProductRows } from "./ProductRows";

const FIELDS = ["name", "valid_from", "valid_to", "note", "prices"] as const;

/** One price list: when it holds, and what it says of each product. */
export function PriceListForm({ list, view, fresh, onGone }: { list: PriceList; view: PriceListView | undefined; fresh: boolean; onGone: () => void }) {
  const { t } = useTranslation(["product", "common"]);
  const save = usePriceListSave();
  const remove = usePriceListRemove();
  const restore = usePriceListRestore();
  const read = usePriceListRead();
  const undoable = useUndoToast();
  const form = useRowForm(list, save.mutateAsync, (draft) => draft.name.trim() !== "");
  const { draft, change, problems } = form;
  const labels = useMemo(() => {
    const named = [...(view?.products ?? []), ...(read.data?.products ?? [])];
    return new Map(named.map(({ id, label }) => [id, label]));
  }, [view?.products, read.data?.products]);

  const drop = async () => {
    await form.flush();
    remove.mutate(draft.id, {
      onSuccess: () => {
        onGone();
        undoable(t("common:removed", { name: draft.name }), () => restore.mutate(draft.id));
      },
    });
  };
  return (
    <Sheet
      testId="price-list-form"
      title={draft.name || t("lists.new")}
      state={form.state}
      fields={FIELDS}
      actions={!fresh && (
        <Button type="text" size="small" icon={<DeleteOutlined />} loading={remove.isPending} onClick={() => void drop()} aria-label={t("common:remove")} title={t("common:remove")} data-testid="price-list-remove" />
      )}
    >
      <ErrorNote error={remove.error ?? restore.error} />
      <Field label={t("lists.name")} name="name" problems={problems} required>
        {(id) => <TextInput id={id} autoFocus={fresh} value={draft.name} onChange={(name) => change({ name }, "name")} data-testid="price-list-name" />}
      </Field>
      <Field label={t("lists.from")} name="valid_from" problems={problems}>
        {(id) => <DateInput id={id} value={draft.valid_from} onChange={(day) => day && change({ valid_from: day })} testId="price-list-from" />}
      </Field>
      <Field label={t("lists.to")} name="valid_to" problems={problems} help={t("lists.openEnd")}>
        {(id) => <DateInput id={id} value={draft.valid_to} onChange={(valid_to) => change({ valid_to })} testId="price-list-to" />}
      </Field>
      <Field label={t("lists.note")} name="note" problems={problems}>
        {(id) => <TextArea id={id} autoSize={{ minRows: 1, maxRows: 4 }} value={draft.note} onChange={(note) => change({ note }, "note")} data-testid="price-list-note" />}
      </Field>
      {view && view.overlaps.length > 0 && (
        <p className="bw-field-note bw-amber" data-testid="price-list-overlap"><span aria-hidden>△ </span>{t("lists.overlap", { names: view.overlaps.join("、") })}</p>
      )}
      <SheetPart title={t("lists.prices")}>
        {problems.some(({ field }) => field === "prices") && <Field label="" name="prices" problems={problems}>{() => null}</Field>}
        <ProductRows
          rows={draft.prices.map(({ product, price }) => ({ product, value: price }))}
          labels={labels}
          figure="price"
          heads={{ product: t("bundle.item"), figure: t("lists.price"), add: t("lists.add"), remove: t("lists.remove"), unknown: t("bundle.unknown") }}
          none={t("lists.none")}
          testId="list-price"
          onChange={(rows, kind) => change({ prices: rows.map(({ product, value }) => ({ product, price: value })) }, kind)}
        />
        <div className="pr-read">
          <FileDrop
            accept={[".xlsx", ".xls", ".csv"]}
            text={t("lists.read")}
            small
            disabled={read.isPending}
            onFile={(file) => read.mutate(file, { onSuccess: (found) => change((old) => ({ ...old, prices: merged(old.prices, found.prices) })) })}
            testId="price-list-file"
          />
          <ErrorNote error={read.error} />
          {read.data && (
            <div className="bw-field-note" data-testid="price-list-read">
              {t("lists.readDone", { count: read.data.prices.length })}
              {read.data.problems.length > 0 && (
                <>
                  <span className="bw-red"> {t("lists.readWrong", { count: read.data.problems.length })}</span>
                  <ul>
                    {read.data.problems.slice(0, 50).map((problem, index) => <li key={index} className="bw-red">{sentence(problem.message, problem.mend)}</li>)}
                  </ul>
                </>
              )}
            </div>
          )}
        </div>
      </SheetPart>
    </Sheet>
  );
}
