import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStoreOpen, type Told } from "../../api";
import { ErrorNote, Field, TextInput } from "../../components";

/** A store whose key is not at hand: says why, asks for passphrase or recovery code. */
export function Unlock({ path: known, name, passphrase: hasPassphrase, keyStore, reason, onBack }: {
  /** Empty: an existing store is looked for. */
  path: string;
  name: string;
  passphrase: boolean;
  /** Whether the key store may open it. */
  keyStore: boolean;
  reason: Told | null;
  onBack?: () => void;
}) {
  const { t } = useTranslation("start");
  const open = useStoreOpen();
  const [path, setPath] = useState(known);
  const [passphrase, setPassphrase] = useState("");
  const [code, setCode] = useState("");
  const [remember, setRemember] = useState(false);
  const problems = open.error === null ? [] : [{ message: open.error.message, mend: open.error.mend, field: open.error.field }];
  const fields = ["path", "recovery_code", ...(hasPassphrase ? ["passphrase"] : [])];
  const loose = open.error !== null && !fields.includes(open.error.field ?? "");
  const run = (byKeyStore: boolean) =>
    open.mutate({ path, passphrase: byKeyStore ? "" : passphrase, recovery_code: byKeyStore ? "" : code, remember: !byKeyStore && remember });
  return (
    <form
      className="bw-start-form"
      data-testid="unlock"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== "" || code.trim() !== "") run(false);
      }}
    >
      <h2>{reason === null ? t("existing.title") : t("locked.title", { name })}</h2>
      <ErrorNote error={reason} tone="warning" testId="locked-reason" />
      {loose && <ErrorNote error={open.error} />}
      <Field label={t("path")} name="path" problems={problems}>
        {(id) =>
          known === ""
            ? <TextInput id={id} autoFocus value={path} onChange={setPath} data-testid="unlock-path" />
            : <output id={id} className="bw-start-path">{known}</output>}
      </Field>
      {hasPassphrase && (
        <Field label={t("passphrase")} name="passphrase" problems={problems}>
          {(id) => (
            <Input.Password
              id={id}
              autoFocus={known !== ""}
              autoComplete="current-password"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
              data-testid="unlock-passphrase"
            />
          )}
        </Field>
      )}
      <Field label={t("locked.code")} name="recovery_code" problems={problems} help={hasPassphrase ? t("locked.codeInstead") : t("locked.codeHelp")}>
        {(id) => (
          <TextInput id={id} autoFocus={!hasPassphrase && known !== ""} spellCheck={false} value={code} onChange={setCode} data-testid="unlock-code" />
        )}
      </Field>
      <Field label="">
        {(id) => (
          <Checkbox id={id} checked={remember} onChange={(event) => setRemember(event.target.checked)} data-testid="unlock-remember">
            {t("locked.remember")}
          </Checkbox>
        )}
      </Field>
      <div className="bw-start-actions">
        <Button
          type="primary"
          htmlType="submit"
          loading={open.isPending}
          disabled={path.trim() === "" || (passphrase === "" && code.trim() === "")}
          data-testid="unlock-open"
        >
          {t("locked.open")}
        </Button>
        {keyStore && <Button disabled={path.trim() === "" || open.isPending} onClick={() => run(true)} data-testid="unlock-key-store">{t("locked.keyStore")}</Button>}
        {onBack && <Button type="text" onClick={onBack} data-testid="unlock-back">{t("locked.back")}</Button>}
      </div>
    </form>
  );
}
