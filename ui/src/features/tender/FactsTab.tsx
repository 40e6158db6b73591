import { Button, DatePicker, InputNumber } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { blankCustomer, useCustomerChoice, useCustomerSave } from "../../api";
import type { Loc, Tender } from "../../api/types";
import { DaysLeft, daysUntil, ErrorNote, Field, MoneyInput, SearchSelect, TextInput } from "../../components";
import { FACTS, type FactKey, type FactKind, factPlace, factValue, type FactValue, instantText, withFact } from "./facts";
import { Place } from "./Place";

type Props = {
  tender: Tender;
  onChange: (change: Partial<Tender>, kind?: string) => void;
  onShow: (at: Loc | null) => void;
};

/** The project facts: what was read, where, and the user's correction of it. */
export function FactsTab({ tender, onChange, onShow }: Props) {
  const { t } = useTranslation("tender");
  const customers = useCustomerChoice(tender.customer);
  const set = (key: FactKey, value: FactValue | null) => onChange({ facts: withFact(tender.facts, key, value) }, key);
  return (
    <div className="td-tab">
      <section className="bw-sheet" data-testid="tender-facts">
        <Field label={t("customer")} help={t("customerHelp")}>
          {(id) => (
            <span className="td-with-button">
              <SearchSelect id={id} {...customers} value={tender.customer} onChange={(customer) => onChange({ customer })} testId="tender-customer" />
              {!tender.customer && tender.facts.purchaser && <NewCustomer name={tender.facts.purchaser.value} onMade={(customer) => onChange({ customer })} />}
            </span>
          )}
        </Field>
        {FACTS.map(([key, kind]) => {
          const at = factPlace(tender.facts, key);
          return (
            <Field key={key} label={t(`fact.${key}`)} name={key}>
              {(id) => (
                <div className="td-fact" onFocus={() => onShow(at)}>
                  <FactInput id={id} name={key} kind={kind} value={factValue(tender.facts, key)} onChange={(value) => set(key, value)} />
                  <Place at={at} onShow={onShow} testId={`fact-place-${key.replaceAll("_", "-")}`} />
                </div>
              )}
            </Field>
          );
        })}
      </section>
    </div>
  );
}

/** The purchaser as a customer of ours, with nothing but the name yet. */
function NewCustomer({ name, onMade }: { name: string; onMade: (id: string) => void }) {
  const { t } = useTranslation("tender");
  const save = useCustomerSave();
  const make = () => save.mutate(
    { ...blankCustomer(), name },
    { onSuccess: ({ value }) => onMade(value.id) },
  );
  return (
    <>
      <Button onClick={make} loading={save.isPending} data-testid="tender-customer-create">{t("customerNew")}</Button>
      <ErrorNote error={save.error} />
    </>
  );
}

function FactInput({ id, name, kind, value, onChange }: {
  id: string;
  name: FactKey;
  kind: FactKind;
  value: FactValue | null;
  onChange: (value: FactValue | null) => void;
}) {
  const { t } = useTranslation("tender");
  const testId = `fact-${name.replaceAll("_", "-")}`;
  if (kind === "money") {
    return <MoneyInput id={id} value={typeof value === "number" ? value : null} onChange={onChange} suffix={t("yuan")} data-testid={testId} />;
  }
  if (kind === "count") {
    return <InputNumber id={id} value={typeof value === "number" ? value : null} min={0} max={9999} precision={0} onChange={onChange} style={{ width: 132 }} data-testid={testId} />;
  }
  const text = value === null ? "" : String(value);
  if (kind === "text") return <TextInput id={id} value={text} onChange={onChange} data-testid={testId} />;
  return (
    <span className="wk-line">
      <DatePicker
        id={id}
        // The wall time of the tender's own place: never moved into this machine's time zone.
        value={text === "" ? null : dayjs(text.slice(0, 16))}
        showTime={{ format: "HH:mm" }}
        format="YYYY-MM-DD HH:mm"
        onChange={(day) => onChange(day ? instantText(day.format("YYYY-MM-DD"), day.format("HH:mm:00"), text || null) : null)}
        data-testid={testId}
      />
      {text !== "" && name === "submission_deadline" && <DaysLeft days={daysUntil(text)} />}
    </span>
  );
}
