import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError, blankOwnCompany, useOwnCompanySave, useStoreCreate, type ApiError, type StartState, type StoreCreated } from "../../api";
import { ErrorNote, Field, TextInput } from "../../components";

/** Own company, where the store lies, how its key is kept: then the store is made. */
export function FirstStart({ state, onStored, onMade, onBack }: {
  state: StartState;
  /** At once when the store is there, before anything else is written into it. */
  onStored: () => void;
  onMade: (made: StoreCreated) => void;
  /** To the locked store that is known already. */
  onBack?: (() => void) | undefined;
}) {
  const { t } = useTranslation("start");
  const create = useStoreCreate();
  const saveCompany = useOwnCompanySave();
  const [company, setCompany] = useState("");
  const [path, setPath] = useState(state.default_path);
  const [keyStore, setKeyStore] = useState(true);
  const [passphrase, setPassphrase] = useState("");
  const [repeated, setRepeated] = useState("");
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const differs = passphrase !== repeated;
  const problems = error === null ? [] : [{ message: error.message, mend: error.mend, field: error.field }];
  const atField = error?.field === "path" || error?.field === "passphrase";

  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      const made = await create.mutateAsync({ path, passphrase, key_store: keyStore });
      onStored();
      // Whatever becomes of the name, the recovery code must be shown; Today asks for a missing company.
      if (company.trim() !== "") await saveCompany.mutateAsync({ ...blankOwnCompany(), name: company.trim() }).catch(() => undefined);
      onMade(made);
    } catch (failure) {
      setError(asApiError(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="bw-start-form"
      data-testid="first-start"
      onSubmit={(event) => {
        event.preventDefault();
        if (!differs && !busy) void run();
      }}
    >
      {error !== null && !atField && <ErrorNote error={error} />}
      <Field label={t("company")} help={t("companyHelp")}>
        {(id) => <TextInput id={id} autoFocus value={company} onChange={setCompany} data-testid="start-company" />}
      </Field>
      <Field label={t("path")} name="path" problems={problems} help={t("pathHelp")}>
        {(id) => <TextInput id={id} value={path} onChange={setPath} data-testid="store-path" />}
      </Field>
      <Field label={t("key")} help={keyStore ? t("keyStoreHelp") : passphrase === "" ? t("neitherHelp") : t("passphraseHelp")}>
        {(id) => (
          <Checkbox id={id} checked={keyStore} onChange={(event) => setKeyStore(event.target.checked)} data-testid="store-key-store">
            {t("keyStore")}
          </Checkbox>
        )}
      </Field>
      <Field label={t("passphrase")} name="passphrase" problems={problems}>
        {(id) => (
          <Input.Password
            id={id}
            autoComplete="new-password"
            value={passphrase}
            placeholder={t("optional")}
            onChange={(event) => setPassphrase(event.target.value)}
            data-testid="store-passphrase"
          />
        )}
      </Field>
      {passphrase !== "" && (
        <Field label={t("repeat")} problems={differs && repeated !== "" ? [{ message: t("differs") }] : []}>
          {(id) => (
            <Input.Password
              id={id}
              autoComplete="new-password"
              value={repeated}
              onChange={(event) => setRepeated(event.target.value)}
              data-testid="store-passphrase-repeat"
            />
          )}
        </Field>
      )}
      <div className="bw-start-actions">
        <Button type="primary" htmlType="submit" loading={busy} disabled={differs || path.trim() === ""} data-testid="store-create">
          {t("create")}
        </Button>
        {onBack && <Button type="text" disabled={busy} onClick={onBack} data-testid="create-back">{t("locked.back")}</Button>}
      </div>
    </form>
  );
}
