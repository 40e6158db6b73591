import { App, Button } from "antd";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { belongsToInputMethod } from "./composing";
import { isTextField, keysText } from "./useShortcut";

/** Seconds that an undo is offered. */
const OFFERED = 10;

/** After a delete: a message with an undo button; Ctrl/Cmd+Z does the same while it is shown. */
export function useUndoToast(): (message: string, undo: () => void) => void {
  const { message: toast } = App.useApp();
  const { t } = useTranslation("common");
  return useCallback(
    (words: string, undo: () => void) => {
      const key = `undo-${Date.now()}`;
      const close = () => {
        window.removeEventListener("keydown", listen, true);
        toast.destroy(key);
      };
      const run = () => {
        close();
        undo();
      };
      const listen = (event: KeyboardEvent) => {
        if (belongsToInputMethod(event) || isTextField(event.target)) return;
        if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
        event.preventDefault();
        run();
      };
      // Before the undo of the whole window, which would take back the same.
      window.addEventListener("keydown", listen, true);
      void toast.open({
        key,
        duration: OFFERED,
        onClose: () => window.removeEventListener("keydown", listen, true),
        content: (
          <span data-testid="undo-toast">
            {words}
            <Button size="small" type="link" onClick={run} data-testid="undo">
              {t("undo")} <kbd>{keysText("mod+z")}</kbd>
            </Button>
          </span>
        ),
      });
    },
    [toast, t],
  );
}

/** A short message that something was done out of sight. */
export function useToast(): (words: string, testId?: string) => void {
  const { message: toast } = App.useApp();
  return useCallback((words: string, testId = "toast") => void toast.open({ content: <span data-testid={testId}>{words}</span>, duration: 4 }), [toast]);
}

export type Exported = { path: string; name: string };

/** After an export: names the file; open, show in folder, copy path. */
export function useExportedToast(actions: { open: (path: string) => void; show: (path: string) => void }) {
  const { notification } = App.useApp();
  const { t } = useTranslation("common");
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  return useCallback(
    (file: Exported) => {
      notification.open({
        key: file.path,
        title: t("exported.written"),
        description: <span data-testid="exported-name" title={file.path}>{file.name}</span>,
        placement: "bottomRight",
        duration: 8,
        actions: (
          <span className="bw-empty-actions">
            <Button size="small" type="primary" onClick={() => latest.current.open(file.path)} data-testid="exported-open">{t("exported.open")}</Button>
            <Button size="small" onClick={() => latest.current.show(file.path)} data-testid="exported-show">{t("exported.show")}</Button>
            <Button size="small" onClick={() => void navigator.clipboard.writeText(file.path)} data-testid="exported-copy">{t("exported.copy")}</Button>
          </span>
        ),
      });
    },
    [notification, t],
  );
}
