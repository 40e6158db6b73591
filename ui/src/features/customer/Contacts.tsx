import { Button, Tree } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { blankContact, type Contact, type Customer } from "../../api";
import { SheetPart, type Problem } from "../../components";
import { chartOf, mayReportTo, without, type ChartNode } from "./chart";
import { ContactCard } from "./ContactCard";

/** People with everything that is known, and the chart of who reports to whom: drag a person under another one. */
export function Contacts({ draft, change, problems }: { draft: Customer; change: (patch: Partial<Customer>) => void; problems: readonly (Problem & { tone: "error" | "warning" })[] }) {
  const { t } = useTranslation("customer");
  const { contacts } = draft;
  const put = (list: Contact[]) => change({ contacts: list });
  return (
    <div className="cu-people">
      <section>
        <SheetPart title={t("contacts")} extra={<Button size="small" onClick={() => put([...contacts, blankContact()])} data-testid="contact-add">{t("contactAdd")}</Button>}>
          {contacts.map((contact, index) => (
            <ContactCard
              key={contact.id}
              contact={contact}
              index={index}
              others={contacts}
              problems={problems}
              onChange={(next) => put(contacts.map((old) => (old.id === contact.id ? next : old)))}
              onRemove={() => put(without(contacts, contact.id))}
            />
          ))}
          {contacts.length === 0 && <p className="bw-muted cu-none">{t("noContacts")}</p>}
        </SheetPart>
      </section>
      <section>
        <SheetPart title={t("chart")}>
          {contacts.length === 0 ? <p className="bw-muted cu-none">{t("noChart")}</p> : <Chart contacts={contacts} onChange={put} />}
        </SheetPart>
      </section>
    </div>
  );
}

type Shown = { key: string; title: React.ReactNode; children: Shown[] };

function Chart({ contacts, onChange }: { contacts: readonly Contact[]; onChange: (contacts: Contact[]) => void }) {
  const { t } = useTranslation("customer");
  const nodes = useMemo(() => {
    const shown = ({ key, contact, children }: ChartNode): Shown => ({
      key,
      title: (
        <span className="cu-person" data-testid="chart-person">
          <b>{contact.name || t("person.name")}</b>
          <span className="bw-muted">{[contact.department, contact.title].filter(Boolean).join(" ")}</span>
          {contact.role && <span className="bw-mark">{t(`roles.${contact.role}`)}</span>}
          {contact.attitude && <span className={`bw-mark cu-${contact.attitude}`}>{t(`attitudes.${contact.attitude}`)}</span>}
        </span>
      ),
      children: children.map(shown),
    });
    return chartOf(contacts).map(shown);
  }, [contacts, t]);
  return (
    <>
      <div className="cu-chart">
        <Tree
          blockNode
          draggable={{ icon: false }}
          selectable={false}
          showLine
          expandedKeys={contacts.map(({ id }) => id)}
          treeData={nodes}
          onDrop={({ dragNode, node, dropToGap }) => {
            const id = String(dragNode.key);
            const target = contacts.find((contact) => contact.id === String(node.key));
            // Between two people means beside them: the same superior.
            const superior = dropToGap ? (target?.reports_to ?? null) : (target?.id ?? null);
            if (superior !== null && !mayReportTo(contacts, id, superior)) return;
            onChange(contacts.map((contact) => (contact.id === id ? { ...contact, reports_to: superior } : contact)));
          }}
          data-testid="chart"
        />
      </div>
      <p className="bw-muted cu-none">{t("chartHelp")}</p>
    </>
  );
}
