import { DeleteOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import {
  newId, useFileAdd, useFileContent, useOwnCompanyRemove, useOwnCompanyRestore, useOwnCompanySave, type BankAccount, type OwnCompany, type Signatory,
} from "../../api";
import { ErrorNote, Field, FileDrop, Picture, RowsEditor, Sheet, SheetPart, TextArea, TextInput, useRowForm, useUndoToast, type RowColumn } from "../../components";

const FIELDS = ["name", "credit_code", "address", "legal_representative", "phone", "email"] as const;

export function CompanyForm({ company, fresh, stored, onGone }: { company: OwnCompany; fresh: boolean; stored: boolean; onGone: () => void }) {
  const { t } = useTranslation(["settings", "common"]);
  const save = useOwnCompanySave();
  const remove = useOwnCompanyRemove();
  const restore = useOwnCompanyRestore();
  const undoable = useUndoToast();
  const form = useRowForm(company, save.mutateAsync, (draft) => draft.name.trim() !== "");
  const { draft, change, problems } = form;
  const drop = async () => {
    await form.flush();
    remove.mutate(company.id, {
      onSuccess: () => {
        onGone();
        undoable(t("common:removed", { name: draft.name }), () => restore.mutate(company.id));
      },
    });
  };
  return (
    <Sheet
      testId="own-company-form"
      title={draft.name || t("company.new")}
      state={form.state}
      fields={FIELDS}
      actions={stored && (
        <Button type="text" size="small" icon={<DeleteOutlined />} loading={remove.isPending} onClick={() => void drop()} aria-label={t("common:remove")} title={t("common:remove")} data-testid="own-company-remove" />
      )}
    >
      <ErrorNote error={remove.error} />
      {FIELDS.map((name) => (
        <Field key={name} label={t(`company.${name}`)} name={name} problems={problems} required={name === "name"}>
          {(id) => (
            <TextInput id={id} autoFocus={fresh && name === "name"} value={draft[name]} onChange={(value) => change({ [name]: value })} data-testid={`own-company-${name.replaceAll("_", "-")}`} />
          )}
        </Field>
      ))}
      <Accounts rows={draft.accounts} onChange={(accounts) => change({ accounts })} />
      <Signatories rows={draft.signatories} onChange={(signatories) => change({ signatories })} />
      <Field label={t("company.quotation_footer")} help={t("company.footerHelp")}>
        {(id) => <TextArea id={id} autoSize={{ minRows: 2, maxRows: 6 }} value={draft.quotation_footer} onChange={(quotation_footer) => change({ quotation_footer })} data-testid="own-company-footer" />}
      </Field>
      <SheetPart title={t("company.pictures")}>
        <div className="bw-company-pictures">
          <CompanyPicture what="logo" id={draft.logo} onChange={(logo) => change({ logo })} />
          <CompanyPicture what="seal" id={draft.seal} onChange={(seal) => change({ seal })} />
        </div>
      </SheetPart>
    </Sheet>
  );
}

/** The first row is the default; another one is put before it. */
function DefaultMark<T>({ rows, index, onChange }: { rows: readonly T[]; index: number; onChange: (rows: T[]) => void }) {
  const { t } = useTranslation("settings");
  if (index === 0) return <span className="bw-mark bw-mark-green">{t("company.default")}</span>;
  const first = () => onChange([rows[index]!, ...rows.slice(0, index), ...rows.slice(index + 1)]);
  return <Button type="link" size="small" onClick={first} data-testid="make-default">{t("company.makeDefault")}</Button>;
}

function Accounts({ rows, onChange }: { rows: readonly BankAccount[]; onChange: (rows: BankAccount[]) => void }) {
  const { t } = useTranslation("settings");
  const text = (name: "bank_name" | "bank_account" | "note", width: string): RowColumn<BankAccount> => ({
    key: name, title: t(`company.${name}`), width,
    render: (row, put) => <TextInput size="small" value={row[name]} aria-label={t(`company.${name}`)} onChange={(value) => put({ [name]: value })} data-testid={`own-company-${name.replace("_", "-")}`} />,
  });
  return (
    <SheetPart title={t("company.accounts")}>
      <RowsEditor
        rows={rows}
        columns={[text("bank_name", "1.2fr"), text("bank_account", "1.2fr"), text("note", "0.7fr")]}
        make={() => ({ id: newId(), bank_name: "", bank_account: "", note: "" })}
        onChange={onChange}
        add={t("company.accountAdd")}
        extra={(_, index) => <DefaultMark rows={rows} index={index} onChange={onChange} />}
        testId="own-company-account"
      />
    </SheetPart>
  );
}

function Signatories({ rows, onChange }: { rows: readonly Signatory[]; onChange: (rows: Signatory[]) => void }) {
  const { t } = useTranslation("settings");
  const text = (name: "name" | "title" | "phone"): RowColumn<Signatory> => ({
    key: name, title: t(`company.signatory.${name}`), width: "1fr",
    render: (row, put) => <TextInput size="small" value={row[name]} aria-label={t(`company.signatory.${name}`)} onChange={(value) => put({ [name]: value })} data-testid={`signatory-${name}`} />,
  });
  return (
    <SheetPart title={t("company.signatories")}>
      <RowsEditor
        rows={rows}
        columns={[text("name"), text("title"), text("phone")]}
        make={() => ({ id: newId(), name: "", title: "", phone: "" })}
        onChange={onChange}
        add={t("company.signatoryAdd")}
        extra={(_, index) => <DefaultMark rows={rows} index={index} onChange={onChange} />}
        testId="signatory"
      />
    </SheetPart>
  );
}

/** The logo on the cover, or the seal as it is printed on drafts. */
function CompanyPicture({ what, id, onChange }: { what: "logo" | "seal"; id: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation("settings");
  const add = useFileAdd();
  const content = useFileContent(id);
  return (
    <div>
      <div className="bw-muted bw-company-picture-label">{t(`company.${what}`)}</div>
      {id === null ? (
        <FileDrop
          accept={[".png", ".jpg", ".jpeg"]}
          maxBytes={8 * 1024 * 1024}
          text={t(`company.${what}Drop`)}
          hint={t(`company.${what}Hint`)}
          onFile={(file) => void add.mutateAsync(file).then((stored) => onChange(stored.id), () => undefined)}
          testId={`own-company-${what}`}
        />
      ) : (
        <Picture content={content.data} onRemove={() => onChange(null)} testId={`own-company-${what}-picture`} />
      )}
      <ErrorNote error={add.error} />
    </div>
  );
}
