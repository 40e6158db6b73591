import { Button, Checkbox, InputNumber, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeyStoreSet, useLockAfterSet, useStoreKeys, useStoreLock, type StartState } from "../../api";
import { ErrorNote, Field, flushDrafts, keysText, Sheet, SheetPart, StateTag } from "../../components";
import { NewCode } from "./NewCode";
import { PassphraseForm } from "./PassphraseForm";

/** Lock, passphrase, key store, recovery code. */
export function SecuritySettings({ state }: { state: StartState }) {
  const { t } = useTranslation("settings");
  const keys = useStoreKeys();
  const keyStore = useKeyStoreSet();
  const lock = useStoreLock();
  const [form, setForm] = useState<"passphrase" | "code" | null>(null);
  const found = keys.data;
  const problems = keyStore.error === null ? [] : [{ message: keyStore.error.message, mend: keyStore.error.mend, field: keyStore.error.field }];
  return (
    <Sheet testId="security">
      <ErrorNote error={keys.error ?? lock.error} />
      <ErrorNote error={found?.warning} tone="warning" />
      <Field label={t("lock")} help={t("lockHelp")}>
        {(id) => (
          <Button id={id} loading={lock.isPending} onClick={() => void flushDrafts().then(() => lock.mutate())} data-testid="settings-lock">
            {t("lockNow")} <kbd>{keysText("mod+shift+l")}</kbd>
          </Button>
        )}
      </Field>
      <LockAfter minutes={state.lock_after} />
      <SheetPart title={t("security.keys")}>
        <Field label={t("security.passphrase")} help={t("security.passphraseHelp")}>
          {(id) => (
            <span className="bw-row bw-value">
              <StateTag tone={found?.passphrase ? "green" : "plain"} shape={found?.passphrase ? "✓" : "–"}>{t(found?.passphrase ? "security.set" : "security.notSet")}</StateTag>
              <Button id={id} size="small" disabled={found === undefined} onClick={() => setForm("passphrase")} data-testid="passphrase-change">
                {t(found?.passphrase ? "security.change" : "security.setNow")}
              </Button>
            </span>
          )}
        </Field>
        {form === "passphrase" && found && <PassphraseForm present={found.passphrase} keyStore={found.key_store} onClose={() => setForm(null)} />}
        <Field label={t("security.keyStore")} name="key_store" problems={problems} help={t("security.keyStoreHelp")}>
          {(id) => (
            <span className="bw-value">
              <Switch id={id} size="small" checked={found?.key_store ?? false} loading={keyStore.isPending} disabled={found === undefined} onChange={(on) => keyStore.mutate(on)} data-testid="key-store-switch" />
            </span>
          )}
        </Field>
        {keyStore.error !== null && keyStore.error.field !== "key_store" && <ErrorNote error={keyStore.error} />}
        <Field label={t("security.code")} help={t("security.codeHelp")}>
          {(id) => <Button id={id} size="small" disabled={found === undefined} onClick={() => setForm("code")} data-testid="rekey-begin">{t("security.newCode")}</Button>}
        </Field>
        {form === "code" && found && <NewCode passphrase={found.passphrase} onClose={() => setForm(null)} />}
      </SheetPart>
    </Sheet>
  );
}

const FIRST_MINUTES = 10;

function LockAfter({ minutes }: { minutes: number | null }) {
  const { t } = useTranslation("settings");
  const set = useLockAfterSet();
  const problems = set.error === null ? [] : [{ message: set.error.message, mend: set.error.mend }];
  return (
    <Field label={t("security.idle")} problems={problems} help={t("security.idleHelp")}>
      {(id) => (
        <span className="bw-row bw-value">
          <Checkbox id={id} checked={minutes !== null} onChange={(event) => set.mutate(event.target.checked ? FIRST_MINUTES : null)} data-testid="lock-after-on">
            {t("security.idleAfter")}
          </Checkbox>
          <InputNumber
            size="small"
            min={1}
            max={480}
            precision={0}
            value={minutes ?? FIRST_MINUTES}
            disabled={minutes === null}
            onChange={(value) => value !== null && set.mutate(value)}
            aria-label={t("security.idle")}
            data-testid="lock-after"
          />
          {t("security.minutes")}
        </span>
      )}
    </Field>
  );
}
