import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { blankPriceList, usePriceListGet, usePriceListList, type PriceListRow } from "../../api";
import { EmptyState, ErrorNote, isoDate, ListPage, type ListColumns, placeOf, StateTag, useFresh, useListFilter } from "../../components";
import { PriceListForm } from "./PriceListForm";
import "./product.css";

const PLACE = "/price-lists";

function useColumns(): ListColumns<PriceListRow> {
  const { t } = useTranslation("product");
  return useMemo(() => [
    { key: "name", title: t("lists.name"), dataIndex: "name" },
    { key: "from", title: t("lists.from"), dataIndex: "valid_from", width: 120 },
    { key: "to", title: t("lists.to"), width: 120, render: (_, { valid_to }) => valid_to ?? <span className="bw-muted">{t("lists.open")}</span> },
    { key: "count", title: t("lists.count"), dataIndex: "prices", width: 90, align: "right" },
    {
      key: "state", title: t("lists.state"), width: 130, wide: true,
      render: (_, { valid_today }) => <StateTag tone={valid_today ? "green" : "plain"} shape={valid_today ? "✓" : "·"}>{t(valid_today ? "lists.valid" : "lists.off")}</StateTag>,
    },
  ], [t]);
}

/** Price lists: which hold when, and the chosen one's prices beside it. */
export function PriceListPage() {
  const { t } = useTranslation("product");
  const navigate = useNavigate();
  const { id: routed } = useParams();
  const filter = useListFilter();
  const list = usePriceListList();
  const fresh = useFresh(() => blankPriceList(isoDate(new Date())));
  const isFresh = fresh !== null;
  const id = fresh?.id ?? routed;
  const known = list.data?.some((row) => row.id === id) ?? false;
  const got = usePriceListGet(isFresh && !known ? null : id);
  const shown = isFresh ? fresh : got.data?.list;
  const rows = list.data?.filter(({ name }) => name.toLowerCase().includes(filter.request.search.toLowerCase()));

  const choose = (next: string | null) => void navigate(next === null ? PLACE : `${PLACE}/${next}`, { replace: true });
  const create = () => void navigate(`${PLACE}?new=1`);
  return (
    <ListPage<PriceListRow>
      title={t("lists.title")}
      testId="price-list"
      rows={rows}
      total={list.data?.length}
      rowId={(row) => row.id}
      columns={useColumns()}
      loading={list.isPending}
      error={list.error}
      filter={filter}
      chosen={id ?? null}
      onChoose={choose}
      onOpen={() => document.querySelector<HTMLElement>("[data-testid=price-list-name]")?.focus()}
      create={{ label: t("lists.new"), run: create }}
      extra={<Button onClick={() => void navigate(placeOf("product"))} data-testid="price-list-back">{t("lists.back")}</Button>}
      aside={
        shown ? <PriceListForm key={shown.id} list={shown} view={got.data} fresh={!known} onGone={() => choose(null)} />
          : got.error ? <div className="bw-sheet"><ErrorNote error={got.error} /></div>
            : undefined
      }
      empty={<EmptyState text={t("lists.empty")} action={{ label: t("lists.new"), onClick: create, testId: "price-list-empty-new" }} />}
    />
  );
}
