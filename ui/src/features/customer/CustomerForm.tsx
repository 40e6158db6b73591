import { DeleteOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { blankContact, useChainOf, useCustomerRemove, useCustomerRestore, useCustomerSave, type Contact, type Customer } from "../../api";
import { ChainBar, ErrorNote, placeOf, Sheet, SheetPart, useRowForm, useUndoToast } from "../../components";
import { without } from "./chart";
import { ContactCard } from "./ContactCard";
import "./customer.css";
import { DuplicateNote } from "./DuplicateNote";
import { FIELDS, Fields } from "./Fields";

/** The chosen customer beside the list; everything else about it stands on its own page. */
export function CustomerForm({ customer, fresh, stored, onGone, onMerged }: { customer: Customer; fresh: boolean; stored: boolean; onGone: () => void; onMerged: (id: string) => void }) {
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
  return (
    <Sheet
      testId="customer-form"
      title={draft.name || t("new")}
      state={form.state}
      fields={FIELDS}
      actions={stored && (
        <>
          <Link to={`${placeOf("customer", customer.id)}/overview`} data-testid="customer-open">{t("open")}</Link>
          <Button type="text" size="small" icon={<DeleteOutlined />} loading={remove.isPending} onClick={() => void drop()} aria-label={t("common:remove")} title={t("common:remove")} data-testid="customer-remove" />
        </>
      )}
    >
      <ErrorNote error={remove.error ?? restore.error} />
      {(chain.data?.links.length ?? 0) > 1 && <div className="bw-customer-chain"><ChainBar links={chain.data?.links} /></div>}
      <Fields draft={draft} change={change} problems={problems} fresh={fresh} after={<DuplicateNote customer={draft} stored={stored} flush={form.flush} onMerged={onMerged} />} />
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
            onRemove={() => contacts(without(draft.contacts, contact.id))}
          />
        ))}
        {draft.contacts.length === 0 && <p className="bw-muted cu-none">{t("noContacts")}</p>}
      </SheetPart>
    </Sheet>
  );
}
