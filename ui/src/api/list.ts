import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ListRequest, Noun, Page } from "../bindings";
import type { ApiError } from "./call";
import { keys } from "./keys";

/** Everything that matches nothing in particular. */
export const everything: ListRequest = { search: "", limit: 500, offset: 0 };

/** A list; the rows of the last search stay until the new ones are there. */
export function useRows<T>(noun: Noun, request: ListRequest, run: () => Promise<Page<T>>) {
  return useQuery<Page<T>, ApiError>({
    queryKey: keys.list(noun, request),
    queryFn: run,
    placeholderData: keepPreviousData,
  });
}

/** One row or view; asks for nothing while there is no id. */
export function useRow<T>(noun: Noun, id: string | null | undefined, run: (id: string) => Promise<T>) {
  return useQuery<T, ApiError>({
    queryKey: keys.one(noun, id ?? ""),
    queryFn: () => run(id ?? ""),
    enabled: Boolean(id),
  });
}
