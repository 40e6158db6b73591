import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useExportedOpen, useExportedShow, useImportWrongRows, type ImportCounts, type ImportView } from "../../api";
import { ErrorNote, useExportedToast } from "../../components";

/** The last line: write it; afterwards what was written, and the way back. */
export function Ending({ view, counts, busy, undone, onApply, onUndo, onLeave }: {
  view: ImportView;
  counts: ImportCounts;
  busy: boolean;
  undone: boolean;
  onApply: () => void;
  onUndo: (id: string) => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation("import");
  const save = useImportWrongRows();
  const open = useExportedOpen();
  const show = useExportedShow();
  const exported = useExportedToast({ open: open.mutate, show: show.mutate });
  const useful = counts.add + counts.change > 0;
  const { stored } = view;
  return (
    <footer className="im-end">
      <ErrorNote error={save.error ?? open.error ?? show.error} />
      {stored !== null && (
        <p className="im-done" role="status" data-testid="import-done">
          {undone ? t("undone") : t("done", { add: counts.add, change: counts.change })}
        </p>
      )}
      <div className="im-actions">
        {counts.wrong > 0 && (
          <Button
            loading={save.isPending}
            onClick={() => save.mutate(view.id, { onSuccess: (file) => exported(file) })}
            data-testid="import-save-wrong"
          >
            {t("saveWrong", { count: counts.wrong })}
          </Button>
        )}
        {stored !== null && !undone && (
          <Button disabled={busy} onClick={() => onUndo(stored)} data-testid="import-undo">{t("undo")}</Button>
        )}
        {stored === null ? (
          <Button type="primary" disabled={!useful || busy} onClick={onApply} data-testid="import-apply">
            {useful ? t("apply", { add: counts.add, change: counts.change }) : t("nothing")}
          </Button>
        ) : (
          <Button type="primary" disabled={busy} onClick={onLeave} data-testid="import-finish">{t("finish")}</Button>
        )}
      </div>
    </footer>
  );
}
