import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useCustomerChoice, useOwnCompanyChoice } from "../../api";
import type { Contract } from "../../api/types";
import { Field, SearchSelect, TextInput } from "../../components";

export type PartProps = { contract: Contract; onChange: (change: Partial<Contract>, kind?: string) => void };

/** Who signs what, where and when. */
export function Parties({ contract, onChange }: PartProps) {
  const { t } = useTranslation("contract");
  const customers = useCustomerChoice(contract.customer);
  const companies = useOwnCompanyChoice();
  return (
    <div className="wk-two">
      <Field label={t("field.title")} name="title">
        {(id) => <TextInput id={id} value={contract.title} onChange={(title) => onChange({ title }, "title")} data-testid="contract-title" />}
      </Field>
      <Field label={t("field.signed_place")} name="signed_place">
        {(id) => <TextInput id={id} value={contract.signed_place} onChange={(signed_place) => onChange({ signed_place }, "signed_place")} data-testid="contract-signed-place" />}
      </Field>
      <Field label={t("field.customer")} name="customer">
        {(id) => <SearchSelect id={id} {...customers} value={contract.customer} onChange={(customer) => onChange({ customer })} testId="contract-customer" />}
      </Field>
      <Field label={t("field.signed_on")} name="signed_on">
        {(id) => (
          <DatePicker
            id={id}
            value={contract.signed_on ? dayjs(contract.signed_on) : null}
            onChange={(day) => onChange({ signed_on: day ? day.format("YYYY-MM-DD") : null })}
            data-testid="contract-signed-on"
          />
        )}
      </Field>
      <Field label={t("field.own_company")} name="own_company">
        {(id) => <SearchSelect id={id} {...companies} value={contract.own_company} onChange={(own_company) => onChange({ own_company })} testId="contract-own-company" />}
      </Field>
    </div>
  );
}
