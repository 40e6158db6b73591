import { Button, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useBidCreate, useRowsRemove, useRowsRestore, useTenderPages, useTenderRemove, useTenderRestore, useListExport } from "../../api";
import type { TenderRow } from "../../api/types";
import { DateText, ErrorNote, FileDrop, ListPage, placeOf, useListFilter, useRemoveMany, useUndoToast, WorkProgress } from "../../components";
import "../../components/work.css";
import { type Reading, useReading } from "./useReading";
import "./tender.css";

const KINDS = [".docx", ".pdf", ".txt", ".md"] as const;

export function TenderList() {
  const { t } = useTranslation("tender");
  const navigate = useNavigate();
  const filter = useListFilter();
  const exporting = useListExport("tender");
  const many = useRemoveMany(useRowsRemove("tender"), useRowsRestore("tender"));
  const list = useTenderPages(filter.request);
  const create = useBidCreate();
  const open = (id: string) => void navigate(placeOf("tender", id));
  const reading = useReading(open);
  const bid = (row: TenderRow) =>
    row.bid
      ? void navigate(placeOf("bid", row.bid))
      : create.mutate(row.id, { onSuccess: (view) => void navigate(placeOf("bid", view.bid.id)) });
  const columns = useColumns(bid, create.isPending ? create.variables : undefined);
  const none = list.data !== undefined && list.data.total === 0 && filter.request.search === "";
  return (
    <div className="td-list">
      <ListPage<TenderRow>
        title={t("title")}
        testId="tender"
        rows={list.data?.rows}
        total={list.data?.total}
        rowId={(row) => row.id}
        columns={columns}
        loading={list.isPending}
        error={list.error ?? many.error ?? create.error}
        filter={filter}
        exporting={exporting}
        more={list.more}
        removeMany={{ ...many, can: (row) => row.bid === null }}
        onOpen={(row) => open(row.id)}
        extra={none ? undefined : <DropZone reading={reading} small />}
        detail={(row) => <Detail row={row} onOpen={() => open(row.id)} onBid={() => bid(row)} />}
        empty={<div className="td-first"><p>{t("empty")}</p><DropZone reading={reading} /></div>}
      />
    </div>
  );
}

/** Where a tender is dropped, how far its reading is, and why it could not be read. */
function DropZone({ reading, small = false }: { reading: Reading; small?: boolean }) {
  const { t } = useTranslation("tender");
  const { job, running, failure, name } = reading;
  // What is wrong with the file names it already; what is wrong elsewhere does not.
  const said = failure && { ...failure, message: failure.message.includes(name) ? failure.message : `${name}：${failure.message}` };
  return (
    <div className={small ? "td-drop td-drop-small" : "td-drop"}>
      <FileDrop accept={KINDS} text={t(small ? "drop.short" : "drop.text")} {...(small ? {} : { hint: t("drop.hint") })} small={small} disabled={running} onFile={reading.read} testId="tender-file" />
      <div className="td-drop-state">
        <WorkProgress running={running} done={job?.done ?? 0} total={job?.total ?? 0} label={t("reading", { name: reading.name })} onCancel={reading.cancel} testId="tender-progress" />
        {!running && said && <ErrorNote error={said} testId="tender-failure" />}
        {job?.phase === "cancelled" && <p className="wk-note" data-testid="tender-cancelled">{t("cancelled", { name: reading.name })}</p>}
      </div>
    </div>
  );
}

function useColumns(onBid: (row: TenderRow) => void, making: string | undefined): TableColumnsType<TenderRow> {
  const { t } = useTranslation("tender");
  return [
    { key: "project_name", sorter: true, title: t("list.project_name"), dataIndex: "project_name", width: 280, ellipsis: true },
    { key: "project_number", sorter: true, title: t("list.project_number"), dataIndex: "project_number", width: 160, ellipsis: true },
    { key: "purchaser", sorter: true, title: t("list.purchaser"), dataIndex: "purchaser", width: 170, ellipsis: true },
    { key: "submission_deadline", sorter: true, title: t("list.deadline"), dataIndex: "submission_deadline", width: 220, render: (date: string | null) => <DateText date={date} left /> },
    { title: t("list.clauses"), dataIndex: "clauses", width: 70, align: "right" },
    {
      title: t("list.bid"),
      width: 110,
      render: (_, row) => (
        <Button
          size="small"
          type={row.bid ? "link" : "default"}
          loading={making === row.id}
          onClick={(event) => {
            event.stopPropagation();
            onBid(row);
          }}
          data-testid={row.bid ? "tender-bid-open" : "tender-bid-create"}
        >
          {t(row.bid ? "bid.open" : "bid.create")}
        </Button>
      ),
    },
  ];
}

function Detail({ row, onOpen, onBid }: { row: TenderRow; onOpen: () => void; onBid: () => void }) {
  const { t } = useTranslation(["tender", "common"]);
  const remove = useTenderRemove();
  const restore = useTenderRestore();
  const offerUndo = useUndoToast();
  const drop = () => remove.mutate(row.id, { onSuccess: () => offerUndo(t("common:removed", { name: row.project_name }), () => restore.mutate(row.id)) });
  return (
    <div className="bw-sheet">
      <header className="bw-sheet-head"><h2>{row.project_name}</h2></header>
      <ErrorNote error={remove.error ?? restore.error} />
      <dl className="wk-facts">
        <dt>{t("list.project_number")}</dt><dd>{row.project_number}</dd>
        <dt>{t("list.purchaser")}</dt><dd>{row.purchaser}</dd>
        <dt>{t("list.deadline")}</dt><dd><DateText date={row.submission_deadline} left /></dd>
        <dt>{t("list.clauses")}</dt><dd>{row.clauses}</dd>
      </dl>
      <div className="wk-buttons">
        <Button type="primary" onClick={onOpen} data-testid="tender-open">{t("review")}</Button>
        <Button onClick={onBid} data-testid="tender-detail-bid">{t(row.bid ? "bid.open" : "bid.create")}</Button>
        {row.bid === null && <Button onClick={drop} data-testid="tender-remove">{t("common:remove")}</Button>}
      </div>
    </div>
  );
}
