import { DeleteOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { blankContact, useChainOf, useCustomerRemove, useCustomerRestore, useCustomerSave, type Contact, type Customer } from "../../api";
import { ChainBar, ErrorNote, Field, Sheet, SheetPart, TextArea, TextInput, useRowForm, useUndoToast } from "../../components";
import { ContactCard } from "./ContactCard";
import "./customer.css";

const FIELDS = ["name", "credit_code", "industry", "region", "address", "phone", "bank_name", "bank_account", "note"] as const;

export function CustomerForm({ customer, fresh, stored, onGone }: { customer: Customer; fresh: boolean; stored: boolean; onGone: () => void }) {
  const { t } = useTranslation(["customer", "common"]);
  const save = useCustomerSave();
  const remove = useCustomerRemove();
  const restore = useCustomerRestore();
  const undoable = useUndoToast();
  const form = useRowForm(customer, save.mutateAsync, (draft) => draft.name.trim() !== "");
  const { draft, change, problems } = form;
  const chain = useChainOf("customer", stored ? customer.id : null);
  const contacts = (list: Contact[]) => change({ contacts: list });

  const drop = async () => {
    await form.flush();
    remove.mutate(customer.id, {
      onSuccess: () => {
        onGone();
        undoable(t("common:removed", { name: draft.name }), () => restore.mutate(customer.id));
      },
    });
  };
  const text = (name: (typeof FIELDS)[number]) => (
    <Field key={name} label={t(name)} name={name} problems={problems} required={name === "name"}>
      {(id) =>
        name === "note" || name === "address"
          ? <TextArea id={id} autoSize={{ minRows: 1, maxRows: 6 }} value={draft[name]} onChange={(value) => change({ [name]: value })} data-testid={`customer-${name.replace("_", "-")}`} />
          : <TextInput id={id} autoFocus={fresh && name === "name"} value={draft[name]} onChange={(value) => change({ [name]: value })} data-testid={`customer-${name.replace("_", "-")}`} />}
    </Field>
  );
  return (
    <Sheet
      testId="customer-form"
      title={draft.name || t("new")}
      state={form.state}
      fields={FIELDS}
      actions={stored && (
        <Button type="text" size="small" icon={<DeleteOutlined />} loading={remove.isPending} onClick={() => void drop()} aria-label={t("common:remove")} title={t("common:remove")} data-testid="customer-remove" />
      )}
    >
      <ErrorNote error={remove.error ?? restore.error} />
      {(chain.data?.links.length ?? 0) > 1 && <div className="bw-customer-chain"><ChainBar links={chain.data?.links} /></div>}
      {FIELDS.map(text)}
      <SheetPart
        title={t("contacts")}
        extra={<Button size="small" onClick={() => contacts([...draft.contacts, blankContact()])} data-testid="contact-add">{t("contactAdd")}</Button>}
      >
        {draft.contacts.map((contact, index) => (
          <ContactCard
            key={contact.id}
            contact={contact}
            problems={problems}
            index={index}
            onChange={(next) => contacts(draft.contacts.map((old) => (old.id === contact.id ? next : old)))}
            onRemove={() => contacts(draft.contacts.filter((old) => old.id !== contact.id))}
          />
        ))}
        {draft.contacts.length === 0 && <p className="bw-muted bw-customer-none">{t("noContacts")}</p>}
      </SheetPart>
    </Sheet>
  );
}
