import { DeleteOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useCertificateRemove, useCertificateRestore, useCertificateSave, type Certificate, type OwnCompany } from "../../api";
import { DateInput, ErrorNote, Field, Sheet, SheetPart, TextArea, TextInput, useRowForm, useUndoToast } from "../../components";
import { Scans } from "./Scans";

const FIELDS = ["name", "number", "issuer", "owner", "issued_on", "expires_on", "note"] as const;

export function CertificateForm({ certificate, owners, fresh, stored, onGone }: {
  certificate: Certificate;
  owners: readonly OwnCompany[];
  fresh: boolean;
  stored: boolean;
  onGone: () => void;
}) {
  const { t } = useTranslation(["certificate", "common"]);
  const save = useCertificateSave();
  const remove = useCertificateRemove();
  const restore = useCertificateRestore();
  const undoable = useUndoToast();
  const form = useRowForm(certificate, save.mutateAsync, (draft) => draft.name.trim() !== "");
  const { draft, change } = form;
  const turned = draft.issued_on !== null && draft.expires_on !== null && draft.expires_on < draft.issued_on
    ? [{ field: "expires_on", message: t("turned"), tone: "warning" as const }]
    : [];
  const problems = [...form.problems, ...turned];

  const drop = async () => {
    await form.flush();
    remove.mutate(certificate.id, {
      onSuccess: () => {
        onGone();
        undoable(t("common:removed", { name: draft.name }), () => restore.mutate(certificate.id));
      },
    });
  };
  const text = (name: "name" | "number" | "issuer") => (
    <Field label={t(name)} name={name} problems={problems} required={name === "name"}>
      {(id) => <TextInput id={id} autoFocus={fresh && name === "name"} value={draft[name]} onChange={(value) => change({ [name]: value })} data-testid={`certificate-${name}`} />}
    </Field>
  );
  return (
    <Sheet
      testId="certificate-form"
      title={draft.name || t("new")}
      state={form.state}
      fields={FIELDS}
      actions={stored && (
        <Button type="text" size="small" icon={<DeleteOutlined />} loading={remove.isPending} onClick={() => void drop()} aria-label={t("common:remove")} title={t("common:remove")} data-testid="certificate-remove" />
      )}
    >
      <ErrorNote error={remove.error ?? restore.error} />
      {text("name")}
      {text("number")}
      {text("issuer")}
      <Field label={t("owner")} name="owner" problems={problems}>
        {(id) => (
          <Select
            id={id}
            style={{ width: "100%" }}
            value={draft.owner}
            options={owners.map((owner) => ({ value: owner.id, label: owner.name }))}
            onChange={(owner) => change({ owner })}
            data-testid="certificate-owner"
          />
        )}
      </Field>
      <Field label={t("issued_on")} name="issued_on" problems={problems}>
        {(id) => <DateInput id={id} value={draft.issued_on} onChange={(issued_on) => change({ issued_on })} testId="certificate-issued-on" />}
      </Field>
      <Field label={t("expires_on")} name="expires_on" problems={problems} help={t("expiresHelp")}>
        {(id) => <DateInput id={id} value={draft.expires_on} onChange={(expires_on) => change({ expires_on })} testId="certificate-expires-on" />}
      </Field>
      <Field label={t("note")} name="note" problems={problems}>
        {(id) => <TextArea id={id} value={draft.note} onChange={(note) => change({ note })} data-testid="certificate-note" />}
      </Field>
      <SheetPart title={t("scans")}>
        <Scans ids={draft.scans} onAdd={(scan) => change((old) => ({ ...old, scans: [...old.scans, scan] }))} onRemove={(scan) => change((old) => ({ ...old, scans: old.scans.filter((id) => id !== scan) }))} />
      </SheetPart>
    </Sheet>
  );
}
