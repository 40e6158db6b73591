import { Button } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { blankProduct, useProductGet, useProductPages, useRowsRemove, useRowsRestore, type Product } from "../../api";
import { EmptyState, ErrorNote, ListPage, type ListColumns, MoneyText, PercentText, placeOf, useFresh, useListFilter, useRemoveMany } from "../../components";
import { ImportDialog } from "./ImportDialog";
import { ProductForm } from "./ProductForm";

function useColumns(): ListColumns<Product> {
  const { t } = useTranslation("product");
  return useMemo(() => [
    { key: "number", title: t("number"), dataIndex: "number", width: 124, sorter: true },
    { key: "name", title: t("name"), dataIndex: "name", sorter: true },
    { key: "specification", title: t("specification"), dataIndex: "specification", wide: true },
    { key: "category", title: t("category"), dataIndex: "category", width: 90, wide: true, sorter: true },
    { key: "unit", title: t("unit"), dataIndex: "unit", width: 64 },
    {
      key: "list_price", title: t("priceHead"), dataIndex: "list_price", width: 164, align: "right",
      sorter: true, render: (fen: number) => <MoneyText fen={fen} />,
    },
    { key: "vat_rate", title: t("vat"), dataIndex: "vat_rate", width: 72, align: "right", render: (rate: number) => <PercentText basisPoints={rate} /> },
  ], [t]);
}

/** Products and services: list, the chosen one's form, price list from a spreadsheet. */
export function ProductPage() {
  const { t } = useTranslation("product");
  const navigate = useNavigate();
  const { id: routed } = useParams();
  const filter = useListFilter();
  const many = useRemoveMany(useRowsRemove("product"), useRowsRestore("product"));
  const list = useProductPages(filter.request);
  const fresh = useFresh(blankProduct);
  const [importing, setImporting] = useState(false);
  const isFresh = fresh !== null;
  const id = fresh?.id ?? routed;
  const inList = list.data?.rows.find((row) => row.id === id);
  const got = useProductGet(isFresh ? null : id);
  const row = isFresh ? fresh : (got.data ?? inList);

  const choose = (next: string | null) => void navigate(placeOf("product", next ?? undefined), { replace: true });
  const create = () => void navigate(`${placeOf("product")}?new=1`);

  return (
    <>
      <ListPage
        title={t("title")}
        testId="product"
        rows={list.data?.rows}
        total={list.data?.total}
        rowId={(product) => product.id}
        columns={useColumns()}
        loading={list.isPending}
        error={list.error ?? many.error}
        filter={filter}
        more={list.more}
        removeMany={many}
        chosen={id ?? null}
        onChoose={choose}
        onOpen={() => document.querySelector<HTMLElement>("[data-testid=product-name]")?.focus()}
        create={{ label: t("new"), run: create }}
        extra={<Button onClick={() => setImporting(true)} data-testid="product-import">{t("import.button")}</Button>}
        aside={
          row ? <ProductForm key={row.id} product={row} fresh={isFresh} stored={inList !== undefined || !isFresh} onGone={() => choose(null)} />
            : got.error ? <div className="bw-sheet"><ErrorNote error={got.error} /></div>
              : undefined
        }
        empty={
          <EmptyState
            text={t("empty")}
            action={{ label: t("import.button"), onClick: () => setImporting(true), testId: "product-empty-import" }}
            second={{ label: t("new"), onClick: create, testId: "product-empty-new" }}
          />
        }
      />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}
