import type { Clause, ClauseKind } from "../../api/types";

export type ClauseFilter = {
  text: string;
  /** A mark such as ★; `none` for clauses without any; empty for all. */
  mark: string;
  kind: ClauseKind | "";
};

export const NO_CLAUSE_FILTER: ClauseFilter = { text: "", mark: "", kind: "" };
export const UNMARKED = "none";

export const CLAUSE_KINDS: readonly ClauseKind[] = [
  "notice", "instruction", "qualification", "technical", "business", "evaluation", "contract", "format",
];

export function marksOf(clause: Clause): string[] {
  return [...new Set([...clause.marks, ...clause.inherited_marks])];
}

/** Marks that occur, each with its number of clauses, most frequent first. */
export function markCounts(clauses: readonly Clause[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const mark of clauses.flatMap(marksOf)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function markFits(clause: Clause, mark: string): boolean {
  if (mark === "") return true;
  const marks = marksOf(clause);
  return mark === UNMARKED ? marks.length === 0 : marks.includes(mark);
}

export function filterClauses(clauses: readonly Clause[], filter: ClauseFilter): Clause[] {
  const wanted = filter.text.trim().toLowerCase();
  return clauses.filter(
    (clause) =>
      markFits(clause, filter.mark) &&
      (filter.kind === "" || clause.kind === filter.kind) &&
      (wanted === "" || `${clause.number}\n${clause.title}\n${clause.text}`.toLowerCase().includes(wanted)),
  );
}

/** Only clauses that follow one another can become one; order of selection does not matter. */
export function mergeable(clauses: readonly Clause[], ids: readonly string[]): boolean {
  if (ids.length < 2) return false;
  const places = clauses.flatMap((clause, index) => (ids.includes(clause.id) ? [index] : []));
  const first = places[0];
  const last = places.at(-1);
  return places.length === ids.length && first !== undefined && last !== undefined && last - first === places.length - 1;
}

/**
 * A cursor in a text box counts UTF-16 units; `clause_split` counts characters.
 * Returns null where a split would leave one side empty.
 */
export function splitPlace(text: string, cursor: number): number | null {
  const before = text.slice(0, cursor);
  if (before.trim() === "" || text.slice(cursor).trim() === "") return null;
  return [...before].length;
}
