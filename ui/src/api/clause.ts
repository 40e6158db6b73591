import { commands, type Clause, type NewClause, type TenderView } from "../bindings";
import { call } from "./call";
import { useStored } from "./mutation";

const idOf = (view: TenderView) => view.tender.id;

export function useClauseSave() {
  return useStored("tender", (clause: Clause) => call(commands.clauseSave(clause)), idOf);
}

export function useClauseAdd() {
  return useStored("tender", (clause: NewClause) => call(commands.clauseAdd(clause)), idOf);
}

export type ClausesOf = { tender: string; ids: string[] };

export function useClausesRemove() {
  return useStored("tender", ({ tender, ids }: ClausesOf) => call(commands.clausesRemove(tender, ids)), idOf);
}

export function useClausesRestore() {
  return useStored("tender", ({ tender, ids }: ClausesOf) => call(commands.clausesRestore(tender, ids)), idOf);
}

export function useClausesMerge() {
  return useStored("tender", ({ tender, ids }: ClausesOf) => call(commands.clausesMerge(tender, ids)), idOf);
}

/** Cuts a clause in two; `at` counts characters of its text. */
export function useClauseSplit() {
  return useStored("tender", ({ id, at }: { id: string; at: number }) => call(commands.clauseSplit(id, at)), idOf);
}
