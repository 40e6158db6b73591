import { DeleteOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useFileAdd, useFileContent, useOwnCompanyRemove, useOwnCompanyRestore, useOwnCompanySave, type OwnCompany } from "../../api";
import { ErrorNote, Field, FileDrop, Picture, Sheet, SheetPart, TextInput, useRowForm, useUndoToast } from "../../components";

const FIELDS = ["name", "credit_code", "address", "legal_representative", "phone", "email", "bank_name", "bank_account"] as const;

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
      <SheetPart title={t("company.pictures")}>
        <div className="bw-company-pictures">
          <CompanyPicture what="logo" id={draft.logo} onChange={(logo) => change({ logo })} />
          <CompanyPicture what="seal" id={draft.seal} onChange={(seal) => change({ seal })} />
        </div>
      </SheetPart>
    </Sheet>
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
