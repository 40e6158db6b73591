import type { ContractClause, Topic } from "../../api/types";

/** In contract order; `other` is none of the topics that a contract must hold (rules in Rust: `Topic::REQUIRED`). */
export const TOPICS: readonly Topic[] = [
  "definitions", "subject", "quality", "price", "delivery", "acceptance", "warranty", "confidentiality",
  "ownership", "breach", "disputes", "other",
];

/** The clauses with one moved by one place; unchanged at the edge. */
export function moveClause(clauses: readonly ContractClause[], index: number, by: 1 | -1): ContractClause[] {
  const moved = [...clauses];
  const [clause] = moved.splice(index, 1);
  if (!clause || index + by < 0 || index + by > moved.length) return [...clauses];
  moved.splice(index + by, 0, clause);
  return moved;
}
