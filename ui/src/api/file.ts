import { useMutation, useQuery } from "@tanstack/react-query";
import { commands, type ExportedFile, type FileContent, type StoredFile, type Upload } from "../bindings";
import { call, type ApiError } from "./call";
import { keys } from "./keys";

export function useFileAdd() {
  return useMutation<StoredFile, ApiError, Upload>({ mutationFn: (upload) => call(commands.fileAdd(upload)) });
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
