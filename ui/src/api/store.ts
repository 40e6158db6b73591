import { useCallback } from "react";
import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  commands,
  type BackupList,
  type BackupRow,
  type Language,
  type PassphraseSet,
  type StartState,
  type StoreCreate,
  type StoreCreated,
  type StoreKeys,
  type StoreRekey,
  type StoreRestore,
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

/** Goes to another store of this machine. */
export function useStoreSwitch() {
  return useWrite((path: string) => call(commands.storeSwitch(path)), turned);
}

/** Takes a store off the list of this machine. */
export function useStoreForget() {
  return useWrite((path: string) => call(commands.storeForget(path)), started);
}

/** Moves or renames the open store. */
export function useStoreMove() {
  return useWrite((to: string) => call(commands.storeMove(to)), started);
}

export function useLockAfterSet() {
  return useWrite((minutes: number | null) => call(commands.lockAfterSet(minutes)), started);
}

/** The backups of the open store, or of the one that is locked. */
export function useStoreBackups() {
  return useQuery<BackupList, ApiError>({ queryKey: keys.backups, queryFn: () => call(commands.storeBackups()), staleTime: 0 });
}

export function useStoreBackup() {
  return useWrite<void, BackupRow>(() => call(commands.storeBackup()), (client) => void client.invalidateQueries({ queryKey: keys.backups }));
}

export function useStoreBackupRemove() {
  return useWrite((name: string) => call(commands.storeBackupRemove(name)), (client, list) => client.setQueryData(keys.backups, list));
}

/** Puts a backup in the store's place; nothing that is shown holds any more. */
export function useStoreRestore() {
  return useWrite((request: StoreRestore) => call(commands.storeRestore(request)), turned);
}

export function useBackupsShow() {
  return useMutation<null, ApiError, void>({ mutationFn: () => call(commands.backupsShow()) });
}

/** Where the key of the open store is kept. */
export function useStoreKeys() {
  return useQuery<StoreKeys, ApiError>({ queryKey: keys.storeKeys, queryFn: () => call(commands.storeKeys()), staleTime: 0 });
}

export function usePassphraseSet() {
  return useWrite((request: PassphraseSet) => call(commands.passphraseSet(request)), (client, found) => client.setQueryData(keys.storeKeys, found));
}

export function useKeyStoreSet() {
  return useWrite((on: boolean) => call(commands.keyStoreSet(on)), (client, found) => client.setQueryData(keys.storeKeys, found));
}

/** Makes a new recovery code; nothing changes before `useStoreRekey`. */
export function useStoreRekeyBegin() {
  return useMutation<string, ApiError, void>({ mutationFn: () => call(commands.storeRekeyBegin()) });
}

export function useStoreRekey() {
  return useWrite((request: StoreRekey) => call(commands.storeRekey(request)), (client, state) => {
    started(client, state);
    void client.invalidateQueries({ queryKey: keys.backups });
    void client.invalidateQueries({ queryKey: keys.storeKeys });
  });
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
