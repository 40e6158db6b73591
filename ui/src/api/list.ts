import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { commands, type ListRequest, type Noun, type Page } from "../bindings";
import { call, type ApiError } from "./call";
import { keys, touched } from "./keys";

/** Everything that matches nothing in particular. */
export const everything: ListRequest = { search: "", filters: [], sort: null, limit: 500, offset: 0 };

/** The best few rows for what is typed. */
export const firstOf = (search: string, limit: number): ListRequest => ({ ...everything, search, limit });

/** Rows in one page of a long list. */
const PAGE = 100;

/** Which rows and in which order; the pages are the list's own business. */
export type ListWish = Pick<ListRequest, "search" | "filters" | "sort">;

/** A list; the rows of the last search stay until the new ones are there. */
export function useRows<T>(noun: Noun, request: ListRequest, run: () => Promise<Page<T>>) {
  return useQuery<Page<T>, ApiError>({
    queryKey: keys.list(noun, request),
    queryFn: run,
    placeholderData: keepPreviousData,
  });
}

export type Pages<T> = {
  /** What is loaded so far, and how many rows there are in all. */
  data: Page<T> | undefined;
  isPending: boolean;
  error: ApiError | null;
  /** Loads the next page, if there is one. */
  more: () => void;
};

/** A long list, page by page; the rows of the last search stay until the new ones are there. */
export function usePages<T>(noun: Noun, wish: ListWish, run: (request: ListRequest) => Promise<Page<T>>): Pages<T> {
  const found = useInfiniteQuery({
    queryKey: keys.pages(noun, wish),
    queryFn: ({ pageParam }) => run({ ...wish, limit: PAGE, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last: Page<T>, all: Page<T>[]) => {
      const loaded = all.reduce((sum, page) => sum + page.rows.length, 0);
      return last.rows.length > 0 && loaded < last.total ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = found;
  const page = useMemo(
    () => data && { rows: data.pages.flatMap(({ rows }) => rows), total: data.pages.at(-1)?.total ?? 0 },
    [data],
  );
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return { data: page, isPending: found.isPending, error: found.error as ApiError | null, more };
}

/** One row or view; asks for nothing while there is no id. */
export function useRow<T>(noun: Noun, id: string | null | undefined, run: (id: string) => Promise<T>) {
  return useQuery<T, ApiError>({
    queryKey: keys.one(noun, id ?? ""),
    queryFn: () => run(id ?? ""),
    enabled: Boolean(id),
  });
}

/** Deletes several rows of a list, all or none. */
export function useRowsRemove(noun: Noun) {
  const client = useQueryClient();
  return useMutation<null, ApiError, string[]>({
    mutationFn: (ids) => call(commands.rowsRemove(noun, ids)),
    onSuccess: () => touched(client, noun),
  });
}

/** Undoes it. */
export function useRowsRestore(noun: Noun) {
  const client = useQueryClient();
  return useMutation<null, ApiError, string[]>({
    mutationFn: (ids) => call(commands.rowsRestore(noun, ids)),
    onSuccess: () => touched(client, noun),
  });
}
