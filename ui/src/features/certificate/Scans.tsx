import { useTranslation } from "react-i18next";
import { useExportedOpen, useExportedShow, useFileContent, useFileExport, useFileOpen, useFileSend } from "../../api";
import { ErrorNote, FileActions, FileDrop, Picture, useExportedToast, WorkProgress } from "../../components";

function Scan({ id, onRemove }: { id: string; onRemove: () => void }) {
  const content = useFileContent(id);
  const open = useFileOpen();
  const save = useFileExport();
  const openExported = useExportedOpen();
  const show = useExportedShow();
  const exported = useExportedToast({ open: openExported.mutate, show: show.mutate });
  const name = content.data?.file.name ?? "";
  return (
    <div>
      <Picture
        content={content.data}
        onRemove={onRemove}
        actions={(
          <FileActions
            compact
            name={name}
            busy={open.isPending}
            onOpen={() => open.mutate(id)}
            onSave={() => save.mutate(id, { onSuccess: exported })}
            testId="certificate-scan"
          />
        )}
        testId="certificate-scan"
      />
      <ErrorNote error={open.error ?? save.error ?? openExported.error ?? show.error} />
    </div>
  );
}

/** The scanned pages of a certificate in page order. */
export function Scans({ ids, onAdd, onRemove }: { ids: readonly string[]; onAdd: (id: string) => void; onRemove: (id: string) => void }) {
  const { t } = useTranslation("certificate");
  const { send, stop, sending, error } = useFileSend((stored) => onAdd(stored.id));
  return (
    <>
      {ids.length > 0 && (
        <div className="bw-pictures">
          {ids.map((id) => <Scan key={id} id={id} onRemove={() => onRemove(id)} />)}
        </div>
      )}
      <FileDrop
        accept={[".jpg", ".jpeg", ".png", ".pdf"]}
        text={t("scanDrop")}
        hint={t("scanHint")}
        small={ids.length > 0}
        multiple
        onRaw={send}
        testId="certificate-scan-file"
      />
      <WorkProgress
        running={sending !== null}
        done={Math.round((sending?.done ?? 0) / 1024)}
        total={Math.round((sending?.total ?? 0) / 1024)}
        label={sending?.name ?? ""}
        onCancel={stop}
        testId="certificate-scan-progress"
      />
      <ErrorNote error={error} />
    </>
  );
}
