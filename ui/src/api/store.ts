import { useCallback } from "react";
import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  commands,
  type Language,
  type StartState,
  type StoreCreate,
  type StoreCreated,
  type StoreUnlock,
  type Theme,
  type VerifyReport,
} from "../bindings";
import { call, type ApiError } from "./call";
import { keys } from "./keys";
import { useWrite } from "./mutation";

const startState = queryOptions<StartState, ApiError>({
  queryKey: keys.start,
  queryFn: () => call(commands.startState()),
  staleTime: Infinity,
});

/** Asks ahead of the first component that wants to know; the answer is kept for it. */
export function askStartState(client: QueryClient): Promise<StartState> {
  return client.fetchQuery(startState);
}

/** Language, theme and whether a store is open; known before anything else is shown. */
export function useStartState() {
  return useQuery(startState);
}

function started(client: QueryClient, state: StartState): void {
  client.setQueryData(keys.start, state);
}

/** A store was opened, locked or filled: nothing known about rows holds any more. */
function turned(client: QueryClient, state: StartState): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.start[0] });
  started(client, state);
}

/** Also turns the language of messages from Rust. */
export function useLanguageSet() {
  return useWrite((language: Language) => call(commands.languageSet(language)), (client, state) => {
    started(client, state);
    // Sentences that were told in the other language are asked for again.
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== keys.start[0] });
  });
}

export function useThemeSet() {
  return useWrite((theme: Theme) => call(commands.themeSet(theme)), started);
}

/** Makes the store. The start state is asked for by the caller once the recovery code was kept. */
export function useStoreCreate() {
  return useMutation<StoreCreated, ApiError, StoreCreate>({ mutationFn: (request) => call(commands.storeCreate(request)) });
}

export function useStoreOpen() {
  return useWrite((request: StoreUnlock) => call(commands.storeOpen(request)), turned);
}

export function useStoreLock() {
  return useWrite(() => call(commands.storeLock()), turned);
}

export function useStoreVerify() {
  return useMutation<VerifyReport, ApiError, void>({ mutationFn: () => call(commands.storeVerify()) });
}

/** Fills the open store with the invented sample company. */
export function useDemoLoad() {
  return useWrite(() => call(commands.demoLoad()), turned);
}

/** Asks for the start state again: after first start is through, or for fresh counts. */
export function useStartAgain() {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: keys.start }), [client]);
}
