import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { commands, type Hit } from "../bindings";
import { call, type ApiError } from "./call";
import { keys } from "./keys";

/** Rows, contacts and clauses of every noun that hold the text or are spelled so, best first. */
export function useSearch(text: string) {
  const wanted = text.trim();
  return useQuery<Hit[], ApiError>({
    queryKey: keys.search(wanted),
    queryFn: () => call(commands.search(wanted, null)),
    enabled: wanted !== "",
    placeholderData: keepPreviousData,
  });
}
