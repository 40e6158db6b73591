import { Button, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useContractPages, useContractRemove, useContractRestore, useRowsRemove, useRowsRestore, useListExport } from "../../api";
import type { ContractRow } from "../../api/types";
import { EmptyState, ErrorNote, ListPage, MoneyText, placeOf, useListFilter, useRemoveMany, useUndoToast } from "../../components";
import "../../components/work.css";
import { StatusTag } from "./StatusTag";

export function ContractList() {
  const { t } = useTranslation("contract");
  const navigate = useNavigate();
  const filter = useListFilter();
  const exporting = useListExport("contract");
  const many = useRemoveMany(useRowsRemove("contract"), useRowsRestore("contract"));
  const list = useContractPages(filter.request);
  const open = (id: string) => void navigate(placeOf("contract", id));
  const columns: TableColumnsType<ContractRow> = [
    { key: "number", sorter: true, title: t("list.number"), dataIndex: "number", width: 150, render: (number: string) => number || <span className="bw-muted">{t("status.draft")}</span> },
    { key: "title", sorter: true, title: t("list.title"), dataIndex: "title", width: 320, ellipsis: true },
    { key: "customer", sorter: true, title: t("list.customer"), dataIndex: "customer", width: 240, ellipsis: true },
    { key: "gross", sorter: true, title: t("list.gross"), dataIndex: "gross", width: 150, align: "right", render: (fen: number | null) => <MoneyText fen={fen} /> },
    { key: "status", sorter: true, title: t("list.status"), width: 110, render: (_, row) => <StatusTag status={row.status} /> },
  ];
  return (
    <ListPage<ContractRow>
      title={t("title")}
      testId="contract"
      rows={list.data?.rows}
      total={list.data?.total}
      rowId={(row) => row.id}
      columns={columns}
      loading={list.isPending}
      error={list.error ?? many.error}
      filter={filter}
      exporting={exporting}
      more={list.more}
      removeMany={{ ...many, can: (row) => row.status === "draft" }}
      chips={[{ column: "status", options: ["draft", "sealed"].map((value) => ({ value, label: t(`status.${value}`) })) }]}
      onOpen={(row) => open(row.id)}
      detail={(row) => <Detail row={row} onOpen={() => open(row.id)} />}
      empty={
        <EmptyState
          text={t("empty")}
          action={{ label: t("toQuotations"), onClick: () => void navigate(placeOf("quotation")), testId: "contract-to-quotations" }}
          second={{ label: t("toBids"), onClick: () => void navigate(placeOf("bid")), testId: "contract-to-bids" }}
        />
      }
    />
  );
}

function Detail({ row, onOpen }: { row: ContractRow; onOpen: () => void }) {
  const { t } = useTranslation(["contract", "common"]);
  const remove = useContractRemove();
  const restore = useContractRestore();
  const offerUndo = useUndoToast();
  const drop = () => remove.mutate(row.id, { onSuccess: () => offerUndo(t("common:removed", { name: row.title }), () => restore.mutate(row.id)) });
  return (
    <div className="bw-sheet">
      <header className="bw-sheet-head"><h2>{row.title}</h2><StatusTag status={row.status} /></header>
      <ErrorNote error={remove.error ?? restore.error} />
      <dl className="wk-facts">
        <dt>{t("list.number")}</dt><dd>{row.number || t("status.draft")}</dd>
        <dt>{t("list.customer")}</dt><dd>{row.customer}</dd>
        <dt>{t("list.gross")}</dt><dd><MoneyText fen={row.gross} /></dd>
      </dl>
      <div className="wk-buttons">
        <Button type="primary" onClick={onOpen} data-testid="contract-open">{t("common:open")}</Button>
        {row.status === "draft" && <Button onClick={drop} data-testid="contract-remove">{t("common:remove")}</Button>}
      </div>
    </div>
  );
}
