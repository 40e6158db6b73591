import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { newId, type Customer, type InvoiceKind, type ItSystem, type PastProject } from "../../api";
import { DateInput, Field, RowsEditor, SheetPart, TextInput, MoneyInput, type Problem } from "../../components";
import { DuplicateNote } from "./DuplicateNote";
import { Fields } from "./Fields";

type Part = { draft: Customer; change: (patch: Partial<Customer>) => void };

const INVOICE = ["title", "tax_number", "address", "phone", "bank_name", "bank_account"] as const;

/** The company itself: facts, invoice details, systems in use, past projects. */
export function Overview({ draft, change, problems, flush, onMerged }: Part & {
  flush: () => Promise<boolean>;
  problems: readonly (Problem & { tone: "error" | "warning" })[]; onMerged: (id: string) => void }) {
  return (
    <div className="cu-overview">
      <section>
        <Fields draft={draft} change={change} problems={problems} after={<DuplicateNote customer={draft} stored flush={flush} onMerged={onMerged} />} />
      </section>
      <section>
        <Invoice draft={draft} change={change} />
        <Systems draft={draft} change={change} />
        <Projects draft={draft} change={change} />
      </section>
    </div>
  );
}

function Invoice({ draft, change }: Part) {
  const { t } = useTranslation("customer");
  const { invoice } = draft;
  const put = (patch: Partial<Customer["invoice"]>) => change({ invoice: { ...invoice, ...patch } });
  const copy = () => put({ title: draft.name, tax_number: draft.credit_code, address: draft.address, phone: draft.phone, bank_name: draft.bank_name, bank_account: draft.bank_account });
  return (
    <SheetPart title={t("invoice.part")} extra={<Button size="small" onClick={copy} data-testid="invoice-copy">{t("invoice.copy")}</Button>}>
      <Field label={t("invoice.kind")}>
        {(id) => (
          <Select<InvoiceKind> id={id} allowClear value={invoice.kind} style={{ width: 200 }} options={(["special", "ordinary"] as const).map((value) => ({ value, label: t(`invoice.kinds.${value}`) }))} onChange={(kind?: InvoiceKind) => put({ kind: kind ?? null })} data-testid="invoice-kind" />
        )}
      </Field>
      {INVOICE.map((name) => (
        <Field key={name} label={t(`invoice.${name}`)}>
          {(id) => <TextInput id={id} value={invoice[name]} onChange={(value) => put({ [name]: value })} data-testid={`invoice-${name.replace("_", "-")}`} />}
        </Field>
      ))}
    </SheetPart>
  );
}

function Systems({ draft, change }: Part) {
  const { t } = useTranslation("customer");
  const text = (name: "name" | "vendor" | "year" | "note", width: string) => ({
    key: name, title: t(`system.${name}`), width,
    render: (row: ItSystem, put: (patch: Partial<ItSystem>) => void) => <TextInput size="small" value={row[name]} aria-label={t(`system.${name}`)} autoFocus={name === "name" && row.name === ""} onChange={(value) => put({ [name]: value })} data-testid={`system-${name}`} />,
  });
  return (
    <SheetPart title={t("system.part")}>
      <RowsEditor<ItSystem>
        rows={draft.it_systems}
        columns={[text("name", "1.4fr"), text("vendor", "1fr"), text("year", "84px"), text("note", "1.4fr")]}
        make={() => ({ id: newId(), name: "", vendor: "", year: "", note: "" })}
        onChange={(it_systems) => change({ it_systems })}
        add={t("system.add")}
        testId="system"
      />
    </SheetPart>
  );
}

function Projects({ draft, change }: Part) {
  const { t } = useTranslation("customer");
  const text = (name: "name" | "supplier" | "note", width: string) => ({
    key: name, title: t(`project.${name}`), width,
    render: (row: PastProject, put: (patch: Partial<PastProject>) => void) => <TextInput size="small" value={row[name]} aria-label={t(`project.${name}`)} autoFocus={name === "name" && row.name === ""} onChange={(value) => put({ [name]: value })} data-testid={`project-${name}`} />,
  });
  return (
    <SheetPart title={t("project.part")}>
      <RowsEditor<PastProject>
        rows={draft.past_projects}
        columns={[
          text("name", "1.4fr"),
          { key: "date", title: t("project.date"), width: "132px", render: (row, put) => <DateInput size="small" value={row.date} onChange={(date) => put({ date })} testId="project-date" /> },
          { key: "amount", title: t("project.amount"), width: "116px", render: (row, put) => <MoneyInput size="small" value={row.amount} onChange={(amount) => put({ amount })} aria-label={t("project.amount")} data-testid="project-amount" /> },
          text("supplier", "1fr"),
          text("note", "1fr"),
        ]}
        make={() => ({ id: newId(), name: "", date: null, amount: null, supplier: "", note: "" })}
        onChange={(past_projects) => change({ past_projects })}
        add={t("project.add")}
        testId="project"
      />
    </SheetPart>
  );
}
