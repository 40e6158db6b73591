import { useCallback, useMemo, useState } from "react";
import { useResponsesSave } from "../../api";
import type { Response, ResponseRow } from "../../api/types";
import { useAutosave } from "../../components";
import { emptyResponse, rowMerger, unsaved } from "./responses";

type Book = Record<string, Response>;

/** All answers of a bid as one draft: shown at once, stored a moment later, undone step by step. */
export function useAnswers(bid: string, stored: readonly ResponseRow[]) {
  const save = useResponsesSave();
  const initial: Book = Object.fromEntries(stored.map(({ clause, response }) => [clause.id, response ?? emptyResponse(bid, clause.id)]));
  const { draft, change, flush, undo, redo, state } = useAutosave<Book>(initial, async (book) => {
    const responses = unsaved(stored, Object.values(book));
    if (responses.length > 0) await save.mutateAsync({ bid, responses });
  });
  const [merge] = useState(rowMerger);
  const rows = useMemo(() => merge(stored, draft), [merge, stored, draft]);
  /** `kind` names the field, so that a word typed into it is one step of undo. */
  const put = useCallback(
    (responses: readonly Response[], kind?: string) =>
      change((old) => ({ ...old, ...Object.fromEntries(responses.map((response) => [response.clause, response])) }), kind),
    [change],
  );
  return { rows, put, flush, undo, redo, state };
}

export type Answers = ReturnType<typeof useAnswers>;
