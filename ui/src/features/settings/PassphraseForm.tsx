import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePassphraseSet } from "../../api";
import { ErrorNote, Field } from "../../components";

/** Sets, changes or takes away the passphrase; the recovery code stays the same. */
export function PassphraseForm({ present: has, keyStore, onClose }: { present: boolean; keyStore: boolean; onClose: () => void }) {
  const { t } = useTranslation(["settings", "common"]);
  const set = usePassphraseSet();
  const [present, setPresent] = useState("");
  const [fresh, setFresh] = useState("");
  const [repeated, setRepeated] = useState("");
  const differs = repeated !== "" && repeated !== fresh;
  const problems = set.error === null ? [] : [{ message: set.error.message, mend: set.error.mend, field: set.error.field }];
  const loose = set.error !== null && !["present", "new"].includes(set.error.field ?? "");
  const run = (value: string) => set.mutate({ present, new: value }, { onSuccess: onClose });
  const field = (name: "present" | "new" | "repeat", value: string, change: (value: string) => void, help?: string) => (
    <Field label={t(`security.${name}`)} name={name} problems={name === "repeat" ? (differs ? [{ message: t("security.differs"), field: "repeat" }] : []) : problems} help={help}>
      {(id) => (
        <Input.Password
          id={id}
          autoFocus={name === (has ? "present" : "new")}
          autoComplete={name === "present" ? "current-password" : "new-password"}
          value={value}
          onChange={(event) => change(event.target.value)}
          data-testid={`passphrase-${name}`}
        />
      )}
    </Field>
  );
  return (
    <form
      className="bw-subform"
      data-testid="passphrase-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (fresh !== "" && fresh === repeated) run(fresh);
      }}
    >
      {loose && <ErrorNote error={set.error} />}
      {has && field("present", present, setPresent)}
      {field("new", fresh, setFresh)}
      {field("repeat", repeated, setRepeated)}
      <Field label="">
        {() => (
          <span className="bw-row">
            <Button type="primary" htmlType="submit" loading={set.isPending} disabled={fresh === "" || fresh !== repeated || (has && present === "")} data-testid="passphrase-save">{t("security.save")}</Button>
            {has && (
              <Button disabled={set.isPending || present === "" || !keyStore} title={keyStore ? "" : t("security.removeNeeds")} onClick={() => run("")} data-testid="passphrase-remove">
                {t("security.remove")}
              </Button>
            )}
            <Button type="text" onClick={onClose} data-testid="passphrase-cancel">{t("common:cancel")}</Button>
          </span>
        )}
      </Field>
    </form>
  );
}
