import { useMutation, useQuery } from "@tanstack/react-query";
import { commands, type FileContent, type StoredFile, type Upload } from "../bindings";
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
