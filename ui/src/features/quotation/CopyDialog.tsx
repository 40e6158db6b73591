import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useCustomerChoice, useQuotationCopy } from "../../api";
import type { QuotationView } from "../../api/types";
import { ErrorNote, Field, placeOf, SearchSelect } from "../../components";

/** A new draft with the same lines and terms, for the same or another customer. */
export function CopyDialog({ view, onClose }: { view: QuotationView; onClose: () => void }) {
  const { t } = useTranslation(["quotation", "common"]);
  const navigate = useNavigate();
  const copy = useQuotationCopy();
  const [customer, setCustomer] = useState(view.quotation.customer);
  const customers = useCustomerChoice(customer);
  const make = () => copy.mutate({ id: view.quotation.id, customer }, {
    onSuccess: (made) => {
      onClose();
      void navigate(placeOf("quotation", made.quotation.id));
    },
  });
  return (
    <Modal open title={t("action.copy")} okText={t("action.copy")} cancelText={t("common:cancel")} confirmLoading={copy.isPending} onOk={make} onCancel={onClose} okButtonProps={{ "data-testid": "copy-ok" }}>
      <ErrorNote error={copy.error} />
      <Field label={t("field.customer")} help={t("copy.help")}>
        {(field) => <SearchSelect id={field} {...customers} value={customer} onChange={setCustomer} testId="copy-customer" />}
      </Field>
    </Modal>
  );
}
