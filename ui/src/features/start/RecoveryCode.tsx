import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDemoLoad, useExportedOpen, useExportedShow, useRecoveryCodeExport, type StoreCreated } from "../../api";
import { ErrorNote, useExportedToast } from "../../components";

/** Shown once, right after the store was made: the code that opens it when the key is gone. */
export function RecoveryCode({ made, onKept, onSample }: { made: StoreCreated; onKept: () => void; onSample: () => void }) {
  const { t } = useTranslation("start");
  const [kept, setKept] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = useRecoveryCodeExport();
  const open = useExportedOpen();
  const show = useExportedShow();
  const exported = useExportedToast({ open: open.mutate, show: show.mutate });
  const demo = useDemoLoad();
  return (
    <section className="bw-start-form" data-testid="recovery">
      <h2>{t("recovery.title")}</h2>
      <p>{t("recovery.why")}</p>
      <output className="bw-recovery-code" data-testid="recovery-code">{made.recovery_code}</output>
      <p className="bw-muted bw-print-only">{made.info.path}</p>
      <div className="bw-start-row">
        <Button
          loading={save.isPending}
          onClick={() => save.mutate(made.recovery_code, { onSuccess: exported })}
          data-testid="recovery-save"
        >
          {t("recovery.save")}
        </Button>
        <Button onClick={() => window.print()} data-testid="recovery-print">{t("recovery.print")}</Button>
        <Button onClick={() => void navigator.clipboard.writeText(made.recovery_code)} data-testid="recovery-copy">{t("recovery.copy")}</Button>
      </div>
      <ErrorNote error={save.error ?? open.error ?? show.error ?? demo.error} />
      <ErrorNote error={made.warning} tone="warning" testId="store-warning" />
      <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)} data-testid="recovery-kept">
        {t("recovery.kept")}
      </Checkbox>
      <div className="bw-start-actions">
        <Button
          type="primary"
          disabled={!kept}
          loading={busy}
          onClick={() => {
            setBusy(true);
            onKept();
          }}
          data-testid="start-enter"
        >
          {t("recovery.enter")}
        </Button>
        <Button disabled={!kept} loading={demo.isPending} onClick={() => demo.mutate(undefined, { onSuccess: onSample })} data-testid="demo-load">
          {t("recovery.sample")}
        </Button>
      </div>
    </section>
  );
}
