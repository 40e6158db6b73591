import { Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PriceChangeView, ProductPrices } from "../../api";
import { DateText, MoneyText, placeOf, SheetPart } from "../../components";

/** What it costs today and where from, the lists it stands in, and every change of its prices. */
export function PricesPart({ prices, sum }: { prices: ProductPrices; sum: boolean }) {
  const { t } = useTranslation("product");
  const columns: TableColumnsType<PriceChangeView> = [
    { title: t("prices.changes"), width: 140, render: (_, { at }) => <DateText date={at} /> },
    { title: "", width: 84, render: (_, { price }) => t(`prices.${price}`) },
    {
      title: "", align: "right",
      render: (_, { before, after }) => (
        <>
          {before === null ? <span className="bw-muted">{t("prices.first")}</span> : <MoneyText fen={before} />}
          <span aria-hidden>{" → "}</span>
          <MoneyText fen={after} />
        </>
      ),
    },
    { title: t("prices.by"), dataIndex: "actor", width: 90, ellipsis: true },
  ];
  const source = prices.from === null ? t(sum ? "bundle.sum" : "prices.own") : t("prices.from", { name: prices.from });
  return (
    <SheetPart title={t("prices.title")}>
      {prices.today !== null && (
        <p className="pr-today" data-testid="product-price-today">
          {t("prices.today")} <strong><MoneyText fen={prices.today} sign /></strong> <span className="bw-muted">{source}</span>
        </p>
      )}
      {prices.lists.map((list) => (
        <p key={list.list} className="pr-list" data-testid="product-in-list">
          <Link to={`/price-lists/${list.list}`}>{list.name}</Link>
          <span className="bw-muted">{list.valid_to === null ? t("prices.open", { from: list.valid_from }) : t("prices.until", { from: list.valid_from, to: list.valid_to })}</span>
          <MoneyText fen={list.price} />
        </p>
      ))}
      {prices.bundles.length > 0 && (
        <p className="pr-list">
          <span className="bw-muted">{t("prices.bundles")}</span>
          {prices.bundles.map(({ id, label }) => <Link key={id} to={placeOf("product", id)}>{label}</Link>)}
        </p>
      )}
      <Table<PriceChangeView>
        size="small"
        rowKey={(row) => `${row.at}${row.price}${row.after}`}
        columns={columns}
        dataSource={prices.changes}
        pagination={{ pageSize: 10, hideOnSinglePage: true, size: "small" }}
        locale={{ emptyText: t("prices.none") }}
        data-testid="product-price-history"
      />
    </SheetPart>
  );
}
