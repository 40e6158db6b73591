import { Button, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useQuotationCreate, useQuotationPages, useQuotationRemove, useQuotationRestore, useRowsRemove, useRowsRestore, useListExport } from "../../api";
import type { QuotationRow } from "../../api/types";
import { DateText, EmptyState, ErrorNote, ListPage, MoneyText, placeOf, useListFilter, useRemoveMany, useUndoToast } from "../../components";
import { StatusTag } from "./StatusTag";

function useColumns(): TableColumnsType<QuotationRow> {
  const { t } = useTranslation("quotation");
  return [
    { key: "label", sorter: true, title: t("list.label"), dataIndex: "label", width: 150, render: (label: string) => label || <span className="bw-muted">{t("draft")}</span> },
    { key: "title", sorter: true, title: t("list.title"), dataIndex: "title", ellipsis: true, render: (title: string) => title || <span className="bw-muted">{t("untitled")}</span> },
    { key: "customer", sorter: true, title: t("list.customer"), dataIndex: "customer", ellipsis: true },
    { key: "gross", sorter: true, title: t("list.gross"), dataIndex: "gross", width: 172, align: "right", render: (fen: number | null, row) => <>{row.currency !== "CNY" && <span className="bw-muted">{row.currency} </span>}<MoneyText fen={fen} /></> },
    { key: "issued_on", sorter: true, title: t("list.issued_on"), dataIndex: "issued_on", width: 120, render: (date: string | null) => <DateText date={date} /> },
    { key: "expires_on", title: t("list.expires_on"), dataIndex: "expires_on", width: 120, render: (date: string | null) => <DateText date={date} /> },
    { key: "status", sorter: true, title: t("list.status"), dataIndex: "status", width: 120, render: (_, row) => <StatusTag status={row.status} expired={row.expired} /> },
  ];
}

export function QuotationList() {
  const { t } = useTranslation("quotation");
  const navigate = useNavigate();
  const filter = useListFilter();
  const exporting = useListExport("quotation");
  const many = useRemoveMany(useRowsRemove("quotation"), useRowsRestore("quotation"));
  const list = useQuotationPages(filter.request);
  const create = useQuotationCreate();
  const columns = useColumns();
  const open = (id: string) => void navigate(placeOf("quotation", id));
  const make = () => create.mutate({ title: "", customer: null, tender: null }, { onSuccess: (view) => open(view.quotation.id) });
  return (
    <ListPage<QuotationRow>
      title={t("title")}
      testId="quotation"
      rows={list.data?.rows}
      total={list.data?.total}
      rowId={(row) => row.id}
      columns={columns}
      loading={list.isPending}
      error={list.error ?? many.error ?? create.error}
      filter={filter}
      exporting={exporting}
      more={list.more}
      removeMany={{ ...many, can: (row) => row.status === "draft" }}
      chips={[{ column: "status", options: ["draft", "issued", "superseded", "won", "lost"].map((value) => ({ value, label: t(`status.${value}`) })) }]}
      onOpen={(row) => open(row.id)}
      create={{ label: t("new"), run: make }}
      detail={(row) => <Detail row={row} onOpen={() => open(row.id)} />}
      empty={<EmptyState text={t("empty")} action={{ label: t("new"), onClick: make, testId: "quotation-first", loading: create.isPending }} />}
    />
  );
}

function Detail({ row, onOpen }: { row: QuotationRow; onOpen: () => void }) {
  const { t } = useTranslation(["quotation", "common"]);
  const remove = useQuotationRemove();
  const restore = useQuotationRestore();
  const offerUndo = useUndoToast();
  const name = row.label || row.title || t("untitled");
  const drop = () => remove.mutate(row.id, { onSuccess: () => offerUndo(t("common:removed", { name }), () => restore.mutate(row.id)) });
  return (
    <div className="bw-sheet">
      <header className="bw-sheet-head">
        <h2>{name}</h2>
        <StatusTag status={row.status} expired={row.expired} />
      </header>
      <ErrorNote error={remove.error ?? restore.error} />
      <dl className="wk-facts">
        <dt>{t("list.title")}</dt><dd>{row.title}</dd>
        <dt>{t("list.customer")}</dt><dd>{row.customer}</dd>
        <dt>{t("list.gross")}</dt><dd><MoneyText fen={row.gross} /></dd>
        <dt>{t("list.issued_on")}</dt><dd><DateText date={row.issued_on} /></dd>
      </dl>
      <div className="wk-buttons">
        <Button type="primary" onClick={onOpen} data-testid="quotation-open">{t("common:open")}</Button>
        {row.status === "draft" && <Button onClick={drop} data-testid="quotation-remove">{t("common:remove")}</Button>}
      </div>
    </div>
  );
}
