import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useExportedOpen, useExportedShow, useRecoveryCodeExport, useStoreRekey, useStoreRekeyBegin } from "../../api";
import { ErrorNote, Field, flushDrafts, TextInput, useExportedToast } from "../../components";

/** A new key: its code is shown once, and nothing changes before its last group was copied from what was kept. */
export function NewCode({ passphrase: hasPassphrase, onClose }: { passphrase: boolean; onClose: () => void }) {
  const { t } = useTranslation(["settings", "common"]);
  const begin = useStoreRekeyBegin();
  const rekey = useStoreRekey();
  const save = useRecoveryCodeExport();
  const open = useExportedOpen();
  const show = useExportedShow();
  const exported = useExportedToast({ open: open.mutate, show: show.mutate });
  const [last, setLast] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const { mutate: ask } = begin;
  useEffect(() => ask(), [ask]);
  const problems = rekey.error === null ? [] : [{ message: rekey.error.message, mend: rekey.error.mend, field: rekey.error.field }];
  const loose = rekey.error !== null && !["last_group", "passphrase"].includes(rekey.error.field ?? "");
  const code = begin.data;
  const go = async () => {
    await flushDrafts();
    rekey.mutate({ last_group: last, passphrase }, { onSuccess: onClose });
  };
  return (
    <form
      className="bw-subform"
      data-testid="rekey-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (last.trim() !== "") void go();
      }}
    >
      <ErrorNote error={begin.error ?? save.error ?? open.error ?? show.error ?? (loose ? rekey.error : null)} />
      {code !== undefined && (
        <>
          <p>{t("security.codeWhy")}</p>
          <output className="bw-code" data-testid="rekey-code">{code}</output>
          <div className="bw-row">
            <Button loading={save.isPending} onClick={() => save.mutate(code, { onSuccess: exported })} data-testid="rekey-save">{t("security.codeSave")}</Button>
            <Button onClick={() => void navigator.clipboard.writeText(code)} data-testid="rekey-copy">{t("security.codeCopy")}</Button>
          </div>
          <Field label={t("security.lastGroup")} name="last_group" problems={problems} help={t("security.lastGroupHelp")}>
            {(id) => <TextInput id={id} value={last} onChange={setLast} maxLength={9} spellCheck={false} data-testid="rekey-last" />}
          </Field>
          {hasPassphrase && (
            <Field label={t("security.present")} name="passphrase" problems={problems}>
              {(id) => <Input.Password id={id} autoComplete="current-password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} data-testid="rekey-passphrase" />}
            </Field>
          )}
          <Field label="">
            {() => (
              <span className="bw-row">
                <Button type="primary" htmlType="submit" loading={rekey.isPending} disabled={last.trim().length < 4 || (hasPassphrase && passphrase === "")} data-testid="rekey-go">{t("security.codeGo")}</Button>
                <Button type="text" disabled={rekey.isPending} onClick={onClose} data-testid="rekey-cancel">{t("common:cancel")}</Button>
              </span>
            )}
          </Field>
        </>
      )}
    </form>
  );
}
