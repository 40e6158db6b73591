import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Customer, CustomerClass } from "../../api";
import { Field, TextArea, TextInput, type Problem } from "../../components";

export const FIELDS = ["name", "credit_code", "class", "industry", "region", "source", "phone", "address", "bank_name", "bank_account", "note"] as const;

const CLASSES: CustomerClass[] = ["A", "B", "C"];

/** What every form of a customer begins with. */
export function Fields({ draft, change, problems, fresh = false, after }: {
  draft: Customer;
  change: (patch: Partial<Customer>) => void;
  problems: readonly (Problem & { tone: "error" | "warning" })[];
  fresh?: boolean;
  /** Stands under the name: customers it may be. */
  after?: React.ReactNode;
}) {
  const { t } = useTranslation("customer");
  return FIELDS.map((name) => (
    <Field key={name} label={t(name)} name={name} problems={problems} required={name === "name"}>
      {(id) => (
        <>
          {name === "class" ? (
            <Select<CustomerClass>
              id={id}
              allowClear
              value={draft.class}
              placeholder={t("unclassed")}
              options={CLASSES.map((value) => ({ value, label: t(`classes.${value}`) }))}
              onChange={(value?: CustomerClass) => change({ class: value ?? null })}
              style={{ width: 160 }}
              data-testid="customer-class"
            />
          ) : name === "note" || name === "address" ? (
            <TextArea id={id} autoSize={{ minRows: 1, maxRows: 6 }} value={draft[name]} onChange={(value) => change({ [name]: value })} data-testid={`customer-${name}`} />
          ) : (
            <TextInput id={id} autoFocus={fresh && name === "name"} value={draft[name]} onChange={(value) => change({ [name]: value })} data-testid={`customer-${name.replace("_", "-")}`} />
          )}
          {name === "name" && after}
        </>
      )}
    </Field>
  ));
}
