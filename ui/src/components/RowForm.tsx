import { useMemo, useState } from "react";
import { fieldProblems } from "./Sheet";
import { useAutosave, type Problem } from "./useAutosave";

/**
 * A row edited as typed. A new row is first stored when it is `worth` storing (it has a name), so
 * that opening an empty form leaves nothing behind. Warnings of the last save stand at their fields.
 */
export function useRowForm<T extends object>(
  row: T,
  save: (draft: T) => Promise<{ warnings: readonly Problem[] }>,
  worth: (draft: T) => boolean = () => true,
) {
  const [warnings, setWarnings] = useState<readonly Problem[]>([]);
  const form = useAutosave(row, async (draft) => {
    if (!worth(draft)) return;
    setWarnings((await save(draft)).warnings);
  });
  const problems = useMemo(() => fieldProblems(form.state, warnings), [form.state, warnings]);
  const state = worth(form.draft) ? form.state : ({ phase: "idle" } as const);
  return { ...form, state, problems };
}
