import { useMutation, useQueryClient, type QueryClient, type UseMutationResult } from "@tanstack/react-query";
import type { Noun } from "../bindings";
import type { ApiError } from "./call";
import { stored, touched } from "./keys";

/** A write; `after` puts what came back where it is shown. */
export function useWrite<A, R>(
  run: (argument: A) => Promise<R>,
  after: (client: QueryClient, result: R, argument: A) => void,
): UseMutationResult<R, ApiError, A> {
  const client = useQueryClient();
  return useMutation<R, ApiError, A>({
    mutationFn: run,
    onSuccess: (result, argument) => after(client, result, argument),
  });
}

/** A write after which everything that shows `noun` asks again. */
export function useTouch<A, R>(noun: Noun, run: (argument: A) => Promise<R>) {
  return useWrite(run, (client) => touched(client, noun));
}

/** A write that answers with the whole view of one row. */
export function useStored<A, R>(noun: Noun, run: (argument: A) => Promise<R>, idOf: (result: R) => string) {
  return useWrite(run, (client, result) => stored(client, noun, idOf(result), result));
}
