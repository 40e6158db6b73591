import { Button, Progress, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useBidPages, useBidRemove, useBidRestore, useRowsRemove, useRowsRestore, useListExport } from "../../api";
import type { BidRow } from "../../api/types";
import { DateText, EmptyState, ErrorNote, ListPage, placeOf, useListFilter, useRemoveMany, useUndoToast } from "../../components";
import "../../components/work.css";
import { StatusTag } from "./StatusTag";
import "./bid.css";

/** Answered clauses as an amount with a bar. */
export function Answered({ answered, clauses }: { answered: number; clauses: number }) {
  const percent = clauses === 0 ? 0 : Math.floor((answered * 100) / clauses);
  return (
    <span className="bd-answered">
      <Progress percent={percent} size="small" showInfo={false} status="normal" />
      <span className="bw-figure">{answered} / {clauses}</span>
    </span>
  );
}

export function BidList() {
  const { t } = useTranslation("bid");
  const navigate = useNavigate();
  const filter = useListFilter();
  const exporting = useListExport("bid");
  const many = useRemoveMany(useRowsRemove("bid"), useRowsRestore("bid"));
  const list = useBidPages(filter.request);
  const open = (id: string) => void navigate(placeOf("bid", id));
  const toTenders = () => void navigate(placeOf("tender"));
  const columns: TableColumnsType<BidRow> = [
    { key: "number", sorter: true, title: t("list.number"), dataIndex: "number", width: 130 },
    { key: "project_name", sorter: true, title: t("list.project_name"), dataIndex: "project_name", width: 260, ellipsis: true },
    { key: "purchaser", sorter: true, title: t("list.purchaser"), dataIndex: "purchaser", width: 160, ellipsis: true },
    {
      key: "submission_deadline", sorter: true, title: t("list.deadline"), dataIndex: "submission_deadline", width: 220,
      render: (date: string | null, row) => <DateText date={date} left={row.status === "draft"} />,
    },
    { title: t("list.answered"), width: 150, render: (_, row) => <Answered answered={row.answered} clauses={row.clauses} /> },
    { key: "status", sorter: true, title: t("list.status"), width: 100, render: (_, row) => <StatusTag status={row.status} /> },
  ];
  return (
    <ListPage<BidRow>
      title={t("title")}
      testId="bid"
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
      chips={[{ column: "status", options: ["draft", "submitted", "won", "lost"].map((value) => ({ value, label: t(`status.${value}`) })) }]}
      onOpen={(row) => open(row.id)}
      create={{ label: t("new"), run: toTenders }}
      detail={(row) => <Detail row={row} onOpen={() => open(row.id)} />}
      empty={<EmptyState text={t("empty")} action={{ label: t("new"), onClick: toTenders, testId: "bid-to-tenders" }} />}
    />
  );
}

function Detail({ row, onOpen }: { row: BidRow; onOpen: () => void }) {
  const { t } = useTranslation(["bid", "common"]);
  const remove = useBidRemove();
  const restore = useBidRestore();
  const offerUndo = useUndoToast();
  const drop = () => remove.mutate(row.id, { onSuccess: () => offerUndo(t("common:removed", { name: row.number }), () => restore.mutate(row.id)) });
  return (
    <div className="bw-sheet">
      <header className="bw-sheet-head"><h2>{row.project_name}</h2><StatusTag status={row.status} /></header>
      <ErrorNote error={remove.error ?? restore.error} />
      <dl className="wk-facts">
        <dt>{t("list.number")}</dt><dd>{row.number}</dd>
        <dt>{t("list.purchaser")}</dt><dd>{row.purchaser}</dd>
        <dt>{t("list.deadline")}</dt><dd><DateText date={row.submission_deadline} left={row.status === "draft"} /></dd>
        <dt>{t("list.answered")}</dt><dd><Answered answered={row.answered} clauses={row.clauses} /></dd>
      </dl>
      <div className="wk-buttons">
        <Button type="primary" onClick={onOpen} data-testid="bid-open">{t("common:open")}</Button>
        {row.status === "draft" && <Button onClick={drop} data-testid="bid-remove">{t("common:remove")}</Button>}
      </div>
    </div>
  );
}
