// The clause matrix: what is shown, what a key answers, where the next open clause is.
import type { Deviation, Response, ResponseRow } from "../../api/types";

export type Filter = {
  /** Text in number, title, clause or answer. */
  text: string;
  state: "all" | "unanswered" | "answered" | "positive" | "negative";
  /** A mark such as ★, or empty for all. */
  mark: string;
};

export const NO_FILTER: Filter = { text: "", state: "all", mark: "" };

export function deviationOf(row: ResponseRow): Deviation {
  return row.response?.deviation ?? "unanswered";
}

/** The clause's own marks and those of a heading above it, each once. */
export function marksOf(row: ResponseRow): string[] {
  return [...new Set([...row.clause.marks, ...row.clause.inherited_marks])];
}

/** Every mark that occurs, in order of first appearance. */
export function marksIn(rows: readonly ResponseRow[]): string[] {
  return [...new Set(rows.flatMap(marksOf))];
}

function stateFits(row: ResponseRow, state: Filter["state"]): boolean {
  if (state === "all") return true;
  const deviation = deviationOf(row);
  return state === "answered" ? deviation !== "unanswered" : deviation === state;
}

function textFits(row: ResponseRow, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return true;
  const { number, title, text: words } = row.clause;
  return [number, title, words, row.response?.answer ?? ""].some((part) => part.toLowerCase().includes(wanted));
}

export function filterRows(rows: readonly ResponseRow[], filter: Filter): ResponseRow[] {
  return rows.filter(
    (row) =>
      stateFits(row, filter.state) &&
      (filter.mark === "" || marksOf(row).includes(filter.mark)) &&
      textFits(row, filter.text),
  );
}

const KEYS: Record<string, Deviation> = { "0": "unanswered", "1": "none", "2": "positive", "3": "negative" };

/** 1 none, 2 positive, 3 negative, 0 unanswered; other keys mean nothing here. */
export function deviationOfKey(key: string): Deviation | null {
  return Object.hasOwn(KEYS, key) ? (KEYS[key] ?? null) : null;
}

export function emptyResponse(bid: string, clause: string): Response {
  return { bid, clause, deviation: "unanswered", answer: "", evidence: null, note: "" };
}

/** The row's response with a change; a negative answer on ★ is allowed here and found by the check. */
export function changed(bid: string, row: ResponseRow, change: Partial<Response>): Response {
  return { ...emptyResponse(bid, row.clause.id), ...row.response, ...change };
}

/** Index of the next unanswered row after `from`, going round; null when none is left. */
export function nextUnanswered(rows: readonly ResponseRow[], from: number): number | null {
  for (let step = 1; step <= rows.length; step += 1) {
    const index = (from + step) % rows.length;
    const row = rows[index];
    if (row && deviationOf(row) === "unanswered") return index;
  }
  return null;
}

/**
 * Puts responses into rows, order kept: the matrix shows an answer before it is stored. A row whose clause and
 * response are what they were the last time is the same object again, so that only changed rows are drawn anew.
 */
export function rowMerger(): (rows: readonly ResponseRow[], responses: Readonly<Record<string, Response>>) => ResponseRow[] {
  const before = new Map<string, { stored: ResponseRow; response: Response | undefined; merged: ResponseRow }>();
  return (rows, responses) =>
    rows.map((stored) => {
      const { id } = stored.clause;
      const response = responses[id];
      const old = before.get(id);
      if (old && old.response === response && old.stored.clause === stored.clause && old.stored.substantive === stored.substantive) return old.merged;
      const merged = response ? { ...stored, response } : stored;
      before.set(id, { stored, response, merged });
      return merged;
    });
}

/** The responses that differ from what is stored; an empty one for a clause without any is no difference. */
export function unsaved(stored: readonly ResponseRow[], responses: readonly Response[]): Response[] {
  const before = new Map(stored.map(({ clause, response }) => [clause.id, response]));
  return responses.filter((response) => {
    const old = before.get(response.clause) ?? emptyResponse(response.bid, response.clause);
    const { deviation, answer, evidence, note } = response;
    return old.deviation !== deviation || old.answer !== answer || old.evidence !== evidence || old.note !== note;
  });
}
