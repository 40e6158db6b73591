// The project facts as a form: which there are, of which kind, and how a typed value becomes a fact.
import type { Facts, Found, Loc } from "../../api/types";

export type FactKey = keyof Facts;
export type FactKind = "text" | "money" | "instant" | "count";
export type FactValue = string | number;

export const FACTS: readonly (readonly [FactKey, FactKind])[] = [
  ["project_name", "text"],
  ["project_number", "text"],
  ["package", "text"],
  ["purchaser", "text"],
  ["agency", "text"],
  ["budget_fen", "money"],
  ["ceiling_price_fen", "money"],
  ["bid_security_fen", "money"],
  ["performance_security", "text"],
  ["submission_deadline", "instant"],
  ["opening_time", "instant"],
  ["question_deadline", "instant"],
  ["bid_validity_days", "count"],
  ["originals", "count"],
  ["copies", "count"],
  ["electronic_copies", "count"],
];

export function factValue(facts: Facts, key: FactKey): FactValue | null {
  return facts[key]?.value ?? null;
}

export function factPlace(facts: Facts, key: FactKey): Loc | null {
  return facts[key]?.at ?? null;
}

/**
 * The facts with one corrected. An emptied fact is absent. The place where it was read stays, since that is
 * where the user compares; a fact that was never read has none.
 */
export function withFact(facts: Facts, key: FactKey, value: FactValue | null): Facts {
  const empty = value === null || value === "";
  const found: Found<FactValue> | null = empty ? null : { value, at: factPlace(facts, key) };
  return { ...facts, [key]: found };
}

/** RFC 3339 with the offset that the tender used; Beijing time where none is known. */
export function instantText(date: string, time: string, before: string | null): string {
  const offset = before?.match(/(Z|[+-]\d\d:\d\d)$/)?.[1] ?? "+08:00";
  return `${date}T${time}${offset}`;
}
