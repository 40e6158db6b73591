import type { QueryClient } from "@tanstack/react-query";
import type { ListRequest, Noun } from "../bindings";

/** Query keys: `[noun, shape, ...]`, so that one prefix reaches all rows of a noun. */
export const keys = {
  list: (noun: Noun, request: ListRequest) => [noun, "list", request] as const,
  pages: (noun: Noun, wish: Pick<ListRequest, "search" | "filters" | "sort">) => [noun, "pages", wish] as const,
  one: (noun: Noun, id: string) => [noun, "one", id] as const,
  blocks: (tender: string) => ["blocks", tender] as const,
  responses: (bid: string) => ["responses", bid] as const,
  check: (bid: string) => ["check", bid] as const,
  chain: (noun: Noun, id: string) => ["chain", noun, id] as const,
  history: (noun: Noun, id: string) => ["history", noun, id] as const,
  search: (text: string) => ["search", text] as const,
  file: (id: string) => ["file", id] as const,
  job: (id: string) => ["job", id] as const,
  today: ["today"] as const,
  start: ["start"] as const,
  backups: ["backups"] as const,
  storeKeys: ["store-keys"] as const,
};

/** What else shows facts of a noun, so that a change there is seen here. */
const shownIn: Record<Noun, Noun[]> = {
  own_company: ["quotation", "bid", "contract", "certificate"],
  customer: ["tender", "quotation", "bid", "contract"],
  product: ["quotation"],
  certificate: ["bid"],
  tender: ["bid", "quotation"],
  quotation: ["bid", "contract", "tender"],
  bid: ["tender", "contract"],
  contract: [],
};

/** Marks everything that shows the noun as stale; open pages ask again at once. */
export function touched(client: QueryClient, noun: Noun): void {
  for (const shown of [noun, ...shownIn[noun]]) void client.invalidateQueries({ queryKey: [shown] });
  for (const derived of ["today", "chain", "search", "history", "check"]) {
    void client.invalidateQueries({ queryKey: [derived] });
  }
  if (noun === "tender" || noun === "bid") void client.invalidateQueries({ queryKey: ["responses"] });
}

/** Takes a fresh row or view as it came back, and marks lists and dependants stale. */
export function stored<T>(client: QueryClient, noun: Noun, id: string, value: T): void {
  touched(client, noun);
  client.setQueryData(keys.one(noun, id), value);
}
