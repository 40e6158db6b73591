import { useTranslation } from "react-i18next";
import { useUndo } from "../api";
import { sentence, useShortcut, useToast } from "../components";

/** Ctrl/Cmd+Z outside text fields takes back the last delete, merge or bulk edit and names it. */
export function useUndoKey(): void {
  const { t } = useTranslation("shell");
  const undo = useUndo();
  const toast = useToast();
  const run = () =>
    undo.mutate(undefined, {
      onSuccess: (undone) => toast(undone === null ? t("undo.nothing") : t("undo.done", { what: undone.what }), "undone"),
      onError: (error) => toast(sentence(error.message, error.mend), "undo-failed"),
    });
  useShortcut("mod+z", run, { on: !undo.isPending, quiet: true });
}
