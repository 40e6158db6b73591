import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { blankProduct, useProductGet, useProductPages, useRowsRemove, useRowsRestore, type Product, useListExport } from "../../api";
import { EmptyState, ErrorNote, ListPage, type ListChips, type ListColumns, MoneyText, PercentText, placeOf, useFresh, useListFilter, useRemoveMany } from "../../components";
import { KINDS } from "./kinds";
import { ProductForm } from "./ProductForm";

function useColumns(): ListColumns<Product> {
  const { t } = useTranslation("product");
  return useMemo(() => [
    { key: "number", title: t("number"), dataIndex: "number", width: 124, sorter: true },
    { key: "name", title: t("name"), dataIndex: "name", sorter: true },
    { key: "specification", title: t("specification"), dataIndex: "specification", wide: true },
    { key: "kind", title: t("kind"), dataIndex: "kind", width: 80, wide: true, sorter: true, render: (kind: Product["kind"]) => t(`kinds.${kind}`) },
    { key: "category", title: t("category"), dataIndex: "category", width: 90, wide: true, sorter: true },
    { key: "unit", title: t("unit"), dataIndex: "unit", width: 64 },
    {
      key: "list_price", title: t("priceHead"), dataIndex: "list_price", width: 164, align: "right",
      sorter: true, render: (fen: number) => <MoneyText fen={fen} />,
    },
    { key: "vat_rate", title: t("vat"), dataIndex: "vat_rate", width: 72, align: "right", render: (rate: number) => <PercentText basisPoints={rate} /> },
  ], [t]);
}

/** The kinds of products as chips. */
function useKinds(): ListChips[] {
  const { t } = useTranslation("product");
  return useMemo(() => [{ column: "kind", options: KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })) }], [t]);
}

/** Products and services: list, and the chosen one's form beside it. */
export function ProductPage() {
  const { t } = useTranslation("product");
  const navigate = useNavigate();
  const { id: routed } = useParams();
  const filter = useListFilter();
  const exporting = useListExport("product");
  const many = useRemoveMany(useRowsRemove("product"), useRowsRestore("product"));
  const list = useProductPages(filter.request);
  const fresh = useFresh(blankProduct);
  const isFresh = fresh !== null;
  const id = fresh?.id ?? routed;
  const inList = list.data?.rows.find((row) => row.id === id);
  const got = useProductGet(isFresh ? null : id);
  const row = isFresh ? fresh : (got.data ?? inList);

  const choose = (next: string | null) => void navigate(placeOf("product", next ?? undefined), { replace: true });
  const create = () => void navigate(`${placeOf("product")}?new=1`);
  const takeIn = () => void navigate("/imports/product");

  return (
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
        exporting={exporting}
        chips={useKinds()}
        more={list.more}
        removeMany={many}
        chosen={id ?? null}
        onChoose={choose}
        onOpen={() => document.querySelector<HTMLElement>("[data-testid=product-name]")?.focus()}
        create={{ label: t("new"), run: create }}
        extra={(
          <>
            <Button onClick={() => void navigate("/price-lists")} data-testid="product-price-lists">{t("lists.title")}</Button>
            <Button onClick={takeIn} data-testid="product-import">{t("import")}</Button>
          </>
        )}
        aside={
          row ? <ProductForm key={row.id} product={row} fresh={isFresh} stored={inList !== undefined || !isFresh} onGone={() => choose(null)} />
            : got.error ? <div className="bw-sheet"><ErrorNote error={got.error} /></div>
              : undefined
        }
        empty={
          <EmptyState
            text={t("empty")}
            action={{ label: t("import"), onClick: takeIn, testId: "product-empty-import" }}
            second={{ label: t("new"), onClick: create, testId: "product-empty-new" }}
          />
        }
      />
  );
}
