import { Checkbox, Progress, Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { everything, useCustomerList, useActivityDone, useDemoLoad, useOwnCompanyList, useToday, type DueAction, type TodayBid, type TodayCertificate, type TodayQuotation } from "../../api";
import { DateText, DaysLeft, EmptyState, ErrorNote, placeOf, useUndoToast } from "../../components";
import "./today.css";

const one = { ...everything, limit: 1 };

/** Deadlines of running bids, quotations and certificates about to expire; each row leads to its document. */
export function TodayPage() {
  const { t } = useTranslation("today");
  const today = useToday();
  return (
    <div className="bw-page" data-testid="today">
      <header className="bw-page-head">
        <h1>{t("title")}</h1>
      </header>
      <div className="bw-page-body">
        <ErrorNote error={today.error} />
        {today.data && <First />}
        {today.data && (
          <div className="bw-today">
            <Bids rows={today.data.bids} />
            <Actions rows={today.data.actions} />
            <Quotations rows={today.data.quotations} />
            <Certificates rows={today.data.certificates} />
          </div>
        )}
      </div>
    </div>
  );
}

/** What a new store needs first; gone as soon as there is a customer. */
function First() {
  const { t } = useTranslation("today");
  const navigate = useNavigate();
  const customers = useCustomerList(one);
  const companies = useOwnCompanyList(one);
  const demo = useDemoLoad();
  if (customers.data === undefined || companies.data === undefined || customers.data.total > 0) return null;
  const company = companies.data.rows[0];
  return (
    <>
      <ErrorNote error={demo.error} />
      <EmptyState
        testId="today-first"
        text={t("first.text")}
        action={
          company === undefined
            ? { label: t("first.company"), onClick: () => void navigate("/settings"), testId: "today-company" }
            : { label: t("first.tender"), onClick: () => void navigate("/tenders"), testId: "today-tender" }
        }
        second={{ label: t("first.sample"), onClick: () => demo.mutate(), testId: "demo-load", loading: demo.isPending }}
      />
    </>
  );
}

function Bids({ rows }: { rows: TodayBid[] }) {
  const { t } = useTranslation("today");
  const navigate = useNavigate();
  const columns: TableColumnsType<TodayBid> = [
    { title: t("number"), dataIndex: "number", width: 140, render: (number: string, row) => <Link to={placeOf("bid", row.id)}>{number}</Link> },
    { title: t("project"), dataIndex: "project_name", ellipsis: true },
    {
      title: t("deadline"), dataIndex: "submission_deadline", width: 230,
      render: (date: string, row) => <><DateText date={date} /><DaysLeft days={row.days_left} /></>,
    },
    {
      title: t("answered"), width: 190,
      render: (_, row) => (
        <span className="bw-today-answered">
          <Progress percent={row.clauses === 0 ? 0 : Math.floor((row.answered * 100) / row.clauses)} showInfo={false} size="small" />
          <span className="bw-figure">{`${row.answered} / ${row.clauses}`}</span>
        </span>
      ),
    },
  ];
  return (
    <section data-testid="today-bids">
      <h2>{t("bids")}</h2>
      {rows.length === 0 ? <p className="bw-muted">{t("noBids")}</p> : (
        <Table<TodayBid>
          rowKey="id"
          columns={columns}
          dataSource={rows}
          pagination={false}
          onRow={(row) => ({ onDoubleClick: () => void navigate(placeOf("bid", row.id)), "data-testid": "today-bid" })}
        />
      )}
    </section>
  );
}

/** What is to be done with customers, overdue first; ticked off here. */
function Actions({ rows }: { rows: DueAction[] }) {
  const { t } = useTranslation("today");
  const navigate = useNavigate();
  const done = useActivityDone();
  const undoable = useUndoToast();
  const timeline = (customer: string) => `${placeOf("customer", customer)}/timeline`;
  const tick = ({ id, next_action }: DueAction) =>
    done.mutate({ id, done: true }, { onSuccess: () => undoable(t("ticked", { name: next_action }), () => done.mutate({ id, done: false })) });
  const columns: TableColumnsType<DueAction> = [
    { width: 40, render: (_, row) => <Checkbox checked={false} onChange={() => tick(row)} aria-label={t("tick")} data-testid="today-action-done" /> },
    { title: t("next"), dataIndex: "next_action", ellipsis: true },
    { title: t("customer"), dataIndex: "customer_name", ellipsis: true, render: (name: string, row) => <Link to={timeline(row.customer)}>{name}</Link> },
    {
      title: t("due"), dataIndex: "due_on", width: 230,
      render: (date: string, row) => <><DateText date={date} /><DaysLeft days={row.days_left} /></>,
    },
  ];
  return (
    <section data-testid="today-actions">
      <h2>{t("actions")}</h2>
      <ErrorNote error={done.error} />
      {rows.length === 0 ? <p className="bw-muted">{t("noActions")}</p> : (
        <Table<DueAction>
          rowKey="id"
          columns={columns}
          dataSource={rows}
          pagination={false}
          onRow={(row) => ({ onDoubleClick: () => void navigate(timeline(row.customer)), "data-testid": "today-action" })}
        />
      )}
    </section>
  );
}

function Certificates({ rows }: { rows: TodayCertificate[] }) {
  const { t } = useTranslation("today");
  const navigate = useNavigate();
  const columns: TableColumnsType<TodayCertificate> = [
    { title: t("certificate"), dataIndex: "name", ellipsis: true, render: (name: string, row) => <Link to={placeOf("certificate", row.id)}>{name}</Link> },
    { title: t("owner"), dataIndex: "owner", ellipsis: true },
    {
      title: t("expires"), dataIndex: "expires_on", width: 230,
      render: (date: string, row) => <><DateText date={date} /><DaysLeft days={row.days_left} /></>,
    },
  ];
  return (
    <section data-testid="today-certificates">
      <h2>{t("certificates")}</h2>
      {rows.length === 0 ? <p className="bw-muted">{t("noCertificates")}</p> : (
        <Table<TodayCertificate>
          rowKey="id"
          columns={columns}
          dataSource={rows}
          pagination={false}
          onRow={(row) => ({ onDoubleClick: () => void navigate(placeOf("certificate", row.id)), "data-testid": "today-certificate" })}
        />
      )}
    </section>
  );
}

/** Open quotations whose validity ends soon or is over; nothing when there are none. */
function Quotations({ rows }: { rows: TodayQuotation[] }) {
  const { t } = useTranslation("today");
  const navigate = useNavigate();
  if (rows.length === 0) return null;
  const columns: TableColumnsType<TodayQuotation> = [
    { title: t("number"), dataIndex: "label", width: 140, render: (label: string, row) => <Link to={placeOf("quotation", row.id)}>{label}</Link> },
    { title: t("project"), dataIndex: "title", ellipsis: true },
    { title: t("customer"), dataIndex: "customer", ellipsis: true },
    {
      title: t("expires"), dataIndex: "expires_on", width: 230,
      render: (date: string, row) => <><DateText date={date} /><DaysLeft days={row.days_left} /></>,
    },
  ];
  return (
    <section data-testid="today-quotations">
      <h2>{t("quotations")}</h2>
      <Table<TodayQuotation>
        rowKey="id"
        columns={columns}
        dataSource={rows}
        pagination={false}
        onRow={(row) => ({ onDoubleClick: () => void navigate(placeOf("quotation", row.id)), "data-testid": "today-quotation" })}
      />
    </section>
  );
}
