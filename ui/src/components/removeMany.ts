import { useTranslation } from "react-i18next";
import { useUndoToast } from "./toasts";
import type { Problem } from "./useAutosave";

type Verb = { mutate: (ids: string[], then?: { onSuccess: () => void }) => void; error: Problem | null };

/** Deletes the picked rows of a list in one go, with one undo for all. */
export function useRemoveMany(remove: Verb, restore: Verb) {
  const { t } = useTranslation("common");
  const offerUndo = useUndoToast();
  return {
    error: remove.error ?? restore.error,
    run: (rows: readonly { id: string }[]) => {
      const ids = rows.map(({ id }) => id);
      remove.mutate(ids, { onSuccess: () => offerUndo(t("removedMany", { count: ids.length }), () => restore.mutate(ids)) });
    },
  };
}
