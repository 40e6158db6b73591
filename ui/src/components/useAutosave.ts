import { useEffect, useState, useSyncExternalStore } from "react";
import { Draft, type DraftSnapshot } from "./draft";

export { flushDrafts } from "./draft";
export type { Problem, SaveState } from "./draft";

export type Autosave<T extends object> = DraftSnapshot<T> & Pick<Draft<T>, "change" | "flush" | "undo" | "redo">;

/** Milliseconds of rest before a save. */
const REST = 500;

/**
 * A draft saved as typed and on leaving the page. `initial` is taken once: give the component a `key`
 * that changes when another thing is to be edited.
 */
export function useAutosave<T extends object>(initial: T, save: (draft: T) => Promise<unknown>, rest = REST): Autosave<T> {
  const [keeper] = useState(() => new Draft(initial, rest));
  const snapshot = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  useEffect(() => keeper.saveWith(save), [keeper, save]);
  useEffect(() => {
    const leave = () => void keeper.flush();
    window.addEventListener("beforeunload", leave);
    return () => {
      window.removeEventListener("beforeunload", leave);
      leave();
    };
  }, [keeper]);
  return { ...snapshot, change: keeper.change, flush: keeper.flush, undo: keeper.undo, redo: keeper.redo };
}
