import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStoreBackups, useStoreRestore, type StartState } from "../../api";
import { DateText, ErrorNote, Field, sizeText, TextInput } from "../../components";

type Locked = Extract<StartState["status"], { status: "locked" }>;

/** For a store that cannot be opened: one of its backups takes its place. */
export function Restore({ locked, onBack }: { locked: Locked; onBack: () => void }) {
  const { t } = useTranslation("start");
  const list = useStoreBackups();
  const restore = useStoreRestore();
  const [name, setName] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [code, setCode] = useState("");
  const problems = restore.error === null ? [] : [{ message: restore.error.message, mend: restore.error.mend, field: restore.error.field }];
  const loose = restore.error !== null && !["passphrase", "recovery_code"].includes(restore.error.field ?? "");
  const rows = list.data?.rows.filter((row) => row.reason !== "aside") ?? [];
  const chosen = name ?? rows[0]?.name ?? null;
  return (
    <form
      className="bw-start-form"
      data-testid="start-restore"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) restore.mutate({ name: chosen, passphrase, recovery_code: code });
      }}
    >
      <h2>{t("restore.title")}</h2>
      <p className="bw-muted">{t("restore.why")}</p>
      <ErrorNote error={list.error ?? (loose ? restore.error : null)} />
      {list.data !== undefined && rows.length === 0 && <p data-testid="restore-none">{t("restore.none", { folder: list.data.folder })}</p>}
      <Radio.Group className="bw-start-backups" value={chosen} onChange={(event) => setName(event.target.value as string)}>
        {rows.map((row) => (
          <Radio key={row.name} value={row.name} data-testid="restore-row">
            <DateText date={row.at} /> · {t(`restore.reasons.${row.reason}`)} · {sizeText(row.size_kib * 1024)}
          </Radio>
        ))}
      </Radio.Group>
      {locked.passphrase && (
        <Field label={t("passphrase")} name="passphrase" problems={problems}>
          {(id) => <Input.Password id={id} autoComplete="current-password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} data-testid="restore-passphrase" />}
        </Field>
      )}
      <Field label={t("locked.code")} name="recovery_code" problems={problems} help={t(locked.key_store ? "restore.codeHelp" : "locked.codeHelp")}>
        {(id) => <TextInput id={id} spellCheck={false} value={code} onChange={setCode} data-testid="restore-code" />}
      </Field>
      <div className="bw-start-actions">
        <Button type="primary" htmlType="submit" loading={restore.isPending} disabled={chosen === null} data-testid="restore-go">{t("restore.go")}</Button>
        <Button type="text" disabled={restore.isPending} onClick={onBack} data-testid="restore-back">{t("locked.back")}</Button>
      </div>
    </form>
  );
}
