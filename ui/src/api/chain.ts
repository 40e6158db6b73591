import { useQuery } from "@tanstack/react-query";
import { commands, type Chain, type HistoryEntry, type Noun } from "../bindings";
import { call, type ApiError } from "./call";
import { keys } from "./keys";

/** Every document that hangs together with this one, in chain order. */
export function useChainOf(noun: Noun, id: string | null | undefined) {
  return useQuery<Chain, ApiError>({
    queryKey: keys.chain(noun, id ?? ""),
    queryFn: () => call(commands.chainOf(noun, id ?? "")),
    enabled: Boolean(id),
  });
}

/** Who changed it when, and what; newest first. */
export function useHistory(noun: Noun, id: string | null | undefined) {
  return useQuery<HistoryEntry[], ApiError>({
    queryKey: keys.history(noun, id ?? ""),
    queryFn: () => call(commands.history(noun, id ?? "")),
    enabled: Boolean(id),
  });
}
