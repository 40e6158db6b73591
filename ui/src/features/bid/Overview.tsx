import { Button, ConfigProvider, DatePicker, InputNumber } from "antd";
import dayjs from "dayjs";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useIssuedQuotationChoice, useOwnCompanyChoice, useQuotationCreate } from "../../api";
import type { Facts } from "../../api/types";
import { DateText, ErrorNote, Field, MoneyText, placeOf, SearchSelect, SheetPart, TextInput } from "../../components";
import { Answered } from "./BidList";
import { partPlace, useBench } from "./bench";
import { Frame } from "./Frame";

/** Facts of the tender, and what we say in letter, power of attorney and opening summary. */
export function Overview() {
  const { t } = useTranslation("bid");
  const { view, form, frozen } = useBench();
  const [params] = useSearchParams();
  const focus = params.get("focus");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) box.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(focus)}"] input`)?.focus();
  }, [focus]);
  const { bid } = view;
  return (
    <Frame>
      <ConfigProvider componentDisabled={frozen}>
        <div className={frozen ? "bw-sheet bd-overview wk-frozen" : "bw-sheet bd-overview"} ref={box}>
          {form.state.phase === "failed" && <ErrorNote error={form.state.problem} />}
          {frozen && <p className="wk-note" data-testid="bid-frozen">{t("frozen")}</p>}
          <FactList facts={view.tender.facts} tender={bid.tender} />
          <SheetPart title={t("progress")} extra={<Link to={partPlace(bid.id, "responses")}>{t("part.responses")}</Link>}>
            <Answered answered={view.answered} clauses={view.clauses} />
          </SheetPart>
          <SheetPart title={t("form")}><BidForm /></SheetPart>
        </div>
      </ConfigProvider>
    </Frame>
  );
}

function FactList({ facts, tender }: { facts: Facts; tender: string }) {
  const { t } = useTranslation("bid");
  return (
    <SheetPart title={t("facts")} extra={<Link to={`${placeOf("tender", tender)}?tab=facts`} data-testid="bid-to-tender">{t("toTender")}</Link>}>
      <dl className="wk-facts">
        <dt>{t("fact.number")}</dt><dd>{[facts.project_number?.value, facts.package?.value].filter(Boolean).join(" / ")}</dd>
        <dt>{t("fact.purchaser")}</dt><dd>{facts.purchaser?.value}</dd>
        <dt>{t("fact.agency")}</dt><dd>{facts.agency?.value}</dd>
        <dt>{t("fact.deadline")}</dt><dd><DateText date={facts.submission_deadline?.value} left /></dd>
        <dt>{t("fact.opening")}</dt><dd><DateText date={facts.opening_time?.value} /></dd>
        <dt>{t("fact.questions")}</dt><dd><DateText date={facts.question_deadline?.value} left /></dd>
        <dt>{t("fact.ceiling")}</dt><dd><MoneyText fen={facts.ceiling_price_fen?.value ?? facts.budget_fen?.value} sign /></dd>
        <dt>{t("fact.security")}</dt><dd><MoneyText fen={facts.bid_security_fen?.value} sign /></dd>
        <dt>{t("fact.copies")}</dt>
        <dd>{facts.originals || facts.copies ? t("fact.copiesText", { originals: facts.originals?.value ?? 0, copies: facts.copies?.value ?? 0 }) : ""}</dd>
      </dl>
    </SheetPart>
  );
}

/** A quotation for this very project, to be priced and issued. */
function NewPrice() {
  const { t } = useTranslation("bid");
  const { view: { tender } } = useBench();
  const navigate = useNavigate();
  const create = useQuotationCreate();
  const request = { title: tender.facts.project_name?.value ?? "", customer: tender.customer, tender: tender.id };
  return (
    <>
      <Button onClick={() => create.mutate(request, { onSuccess: (made) => void navigate(placeOf("quotation", made.quotation.id)) })} loading={create.isPending} data-testid="bid-quotation-create">
        {t("newQuotation")}
      </Button>
      <ErrorNote error={create.error} />
    </>
  );
}

const AGENT = ["agent_name", "agent_title", "agent_id_number", "agent_phone"] as const;

function BidForm() {
  const { t } = useTranslation("bid");
  const { view, form: { draft, change } } = useBench();
  const companies = useOwnCompanyChoice();
  const quotations = useIssuedQuotationChoice(draft.quotation);
  const price = view.price && (
    <span data-testid="bid-price"><MoneyText fen={view.price.gross} sign /> {view.price.capitals}</span>
  );
  return (
    <>
      <Field label={t("field.own_company")} name="own_company">
        {(id) => <SearchSelect id={id} {...companies} value={draft.own_company} onChange={(own_company) => change({ own_company })} testId="bid-own-company" />}
      </Field>
      <Field label={t("field.quotation")} name="quotation" help={price ?? t("quotationHelp")}>
        {(id) => (
          <span className="bd-with-button">
            <SearchSelect id={id} {...quotations} value={draft.quotation} onChange={(quotation) => change({ quotation })} testId="bid-quotation" />
            {!draft.quotation && <NewPrice />}
          </span>
        )}
      </Field>
      {AGENT.map((name) => (
        <Field key={name} label={t(`field.${name}`)} name={name}>
          {(id) => <TextInput id={id} value={draft[name]} onChange={(text) => change({ [name]: text }, name)} data-testid={`bid-${name.replaceAll("_", "-")}`} />}
        </Field>
      ))}
      <Field label={t("field.delivery_period")} name="delivery_period">
        {(id) => <TextInput id={id} value={draft.delivery_period} placeholder={t("deliveryHint")} onChange={(delivery_period) => change({ delivery_period }, "delivery_period")} data-testid="bid-delivery-period" />}
      </Field>
      <Field label={t("field.validity_days")} name="validity_days">
        {(id) => (
          <InputNumber id={id} value={draft.validity_days} min={0} max={3650} precision={0} suffix={t("days")} onChange={(days) => change({ validity_days: days ?? 0 }, "validity_days")} style={{ width: 132 }} data-testid="bid-validity-days" />
        )}
      </Field>
      <Field label={t("field.signed_on")} name="signed_on">
        {(id) => (
          <DatePicker id={id} value={draft.signed_on ? dayjs(draft.signed_on) : null} onChange={(day) => change({ signed_on: day ? day.format("YYYY-MM-DD") : null })} data-testid="bid-signed-on" />
        )}
      </Field>
    </>
  );
}
