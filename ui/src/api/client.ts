import { QueryClient } from "@tanstack/react-query";

/** The store is on this machine: no retries, no refetch on focus. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: false, networkMode: "always", staleTime: 2_000 },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
