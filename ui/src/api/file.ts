import { useRef, useState } from "react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { commands, type ExportedFile, type FileContent, type StoredFile, type Upload } from "../bindings";
import { call, type ApiError } from "./call";
import { keys } from "./keys";

export function useFileAdd() {
  return useMutation<StoredFile, ApiError, Upload>({ mutationFn: (upload) => call(commands.fileAdd(upload)) });
}

/** Bytes that are handed over at once; no piece in the store is larger. */
const PIECE = 1024 * 1024;

function base64Of(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(part);
  });
}

export class Stopped extends Error {}

/** Hands a file over piece by piece, so that neither side ever holds it whole. `step` may throw to stop. */
export async function sendFile(file: File, step: (done: number) => void = () => undefined): Promise<StoredFile> {
  const id = await call(commands.uploadBegin(file.name));
  try {
    for (let at = 0; at < file.size; at += PIECE) {
      step(at);
      await call(commands.uploadPiece(id, await base64Of(file.slice(at, at + PIECE))));
    }
    return await call(commands.uploadEnd(id));
  } catch (failure) {
    // It may be over already: then there is nothing to give up.
    await commands.uploadCancel(id).catch(() => undefined);
    throw failure;
  }
}

export type Sending = { name: string; done: number; total: number };

/** Files on their way into the store, one after another, with progress and a way to stop. */
export function useFileSend(onStored: (file: StoredFile) => void) {
  const [sending, setSending] = useState<Sending | null>(null);
  const stopped = useRef(false);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const send = useMutation<StoredFile, ApiError, File>({
    mutationFn: async (file) => {
      // The order in which they were given is the order of the pages.
      const before = last.current;
      let done: () => void = () => undefined;
      last.current = new Promise<void>((resolve) => (done = resolve));
      await before;
      try {
        return await sendFile(file, (at) => {
          if (stopped.current) throw new Stopped(file.name);
          setSending({ name: file.name, done: at, total: file.size });
        });
      } finally {
        setSending(null);
        done();
      }
    },
    onSuccess: onStored,
  });
  return {
    send: (file: File) => {
      stopped.current = false;
      send.mutate(file);
    },
    stop: () => {
      stopped.current = true;
    },
    sending,
    error: send.error instanceof Stopped ? null : send.error,
  };
}

/** A stored file's bytes; they never change under the same id. */
export function useFileContent(id: string | null | undefined) {
  return useQuery<FileContent, ApiError>({
    queryKey: keys.file(id ?? ""),
    queryFn: () => call(commands.fileContent(id ?? "")),
    enabled: Boolean(id),
    staleTime: Infinity,
    gcTime: 60_000,
  });
}

/** Opens a plain copy with the system's program; ask first. */
export function useFileOpen() {
  return useMutation<null, ApiError, string>({ mutationFn: (id) => call(commands.fileOpen(id)) });
}

/** Saves a copy in the export folder. */
export function useFileExport() {
  return useMutation<ExportedFile, ApiError, string>({ mutationFn: (id) => call(commands.fileExport(id)) });
}
