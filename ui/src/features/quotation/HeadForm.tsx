import { InputNumber, Segmented, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { useCustomerChoice, useOwnCompanyChoice, useTenderChoice } from "../../api";
import type { Currency, Quotation, QuotationDesign } from "../../api/types";

import { DateInput, Field, SearchSelect, TextArea, TextInput } from "../../components";

type FormProps = {
  quotation: Quotation;
  onChange: (change: Partial<Quotation>, kind?: string) => void;
};

const CURRENCIES: readonly Currency[] = ["CNY", "USD", "EUR", "HKD", "JPY"];

/** Who offers what to whom. */
export function HeadForm({ quotation, onChange }: FormProps) {
  const { t } = useTranslation("quotation");
  const customers = useCustomerChoice(quotation.customer);
  const companies = useOwnCompanyChoice();
  const tenders = useTenderChoice();
  return (
    <div className="wk-two">
      <Field label={t("field.title")} name="title">
        {(id) => <TextInput id={id} value={quotation.title} onChange={(title) => onChange({ title }, "title")} data-testid="quotation-title" />}
      </Field>
      <Field label={t("field.own_company")} name="own_company">
        {(id) => <SearchSelect id={id} {...companies} value={quotation.own_company} onChange={(own_company) => onChange({ own_company })} testId="quotation-own-company" />}
      </Field>
      <Field label={t("field.customer")} name="customer">
        {(id) => <SearchSelect id={id} {...customers} value={quotation.customer} onChange={(customer) => onChange({ customer })} testId="quotation-customer" />}
      </Field>
      <Field label={t("field.contact")} name="contact">
        {(id) => <TextInput id={id} value={quotation.contact} onChange={(contact) => onChange({ contact }, "contact")} data-testid="quotation-contact" />}
      </Field>
      <Field label={t("field.tender")} name="tender">
        {(id) => <SearchSelect id={id} {...tenders} value={quotation.tender} onChange={(tender) => onChange({ tender })} placeholder={t("tenderHint")} testId="quotation-tender" />}
      </Field>
      <Field label={t("field.tax_included")} name="tax_included">
        {() => (
          <Segmented
            value={quotation.tax_included}
            onChange={(tax_included) => onChange({ tax_included })}
            options={[{ value: true, label: t("tax.included") }, { value: false, label: t("tax.excluded") }]}
            data-testid="quotation-tax-included"
          />
        )}
      </Field>
      <Field label={t("field.valid_days")} name="valid_days">
        {(id) => (
          <span className="wk-line">
            <InputNumber
              id={id}
              value={quotation.valid_days}
              min={0}
              max={3650}
              precision={0}
              suffix={t("days")}
              disabled={quotation.valid_until !== null}
              onChange={(days) => onChange({ valid_days: days ?? 0 }, "valid_days")}
              style={{ width: 100 }}
              data-testid="quotation-valid-days"
            />
            <span className="bw-muted">{t("until")}</span>
            <DateInput value={quotation.valid_until} onChange={(valid_until) => onChange({ valid_until })} testId="quotation-valid-until" />
          </span>
        )}
      </Field>
      <Field label={t("field.currency")} name="currency">
        {(id) => (
          <Select
            id={id}
            value={quotation.currency}
            onChange={(currency) => onChange({ currency })}
            options={CURRENCIES.map((value) => ({ value, label: `${value} ${t(`currency.${value}`)}` }))}
            style={{ width: 160 }}
            data-testid="quotation-currency"
          />
        )}
      </Field>
      <Field label={t("field.signatory")} name="signatory">
        {(id) => <TextInput id={id} value={quotation.signatory} onChange={(signatory) => onChange({ signatory }, "signatory")} data-testid="quotation-signatory" />}
      </Field>
      <Field label={t("field.design")} name="design">
        {(id) => (
          <span className="wk-line">
            <Segmented<QuotationDesign>
              value={quotation.design}
              onChange={(design) => onChange({ design })}
              options={[{ value: "formal", label: t("design.formal") }, { value: "bilingual", label: t("design.bilingual") }]}
              data-testid="quotation-design"
            />
            <Switch id={id} size="small" checked={quotation.with_seal} onChange={(with_seal) => onChange({ with_seal })} data-testid="quotation-with-seal" />
            <span className="bw-muted">{t("field.with_seal")}</span>
          </span>
        )}
      </Field>
    </div>
  );
}

/** What else is agreed. */
export function TermsForm({ quotation, onChange }: FormProps) {
  const { t } = useTranslation("quotation");
  return (
    <div className="wk-terms">
      {(["delivery_terms", "payment_terms", "note", "internal_note"] as const).map((name) => (
        <Field key={name} label={t(`field.${name}`)} name={name}>
          {(id) => (
            <TextArea
              id={id}
              value={quotation[name]}
              onChange={(text) => onChange({ [name]: text }, name)}
              data-testid={`quotation-${name.replace("_", "-")}`}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
