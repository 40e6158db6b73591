import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { commands, type ExportedFile, type Job, type Noun } from "../bindings";
import { call, type ApiError } from "./call";
import { useExportedOpen, useExportedShow } from "./export";
import { useJobCancel, useJobGet } from "./job";
import type { ListWish } from "./list";

/** A list as an Excel file, as filtered and sorted: in the background, with progress and cancel. */
export function useListExport(noun: Noun) {
  const [job, setJob] = useState<string | null>(null);
  const start = useMutation<Job, ApiError, ListWish>({
    mutationFn: (wish) => call(commands.listExport(noun, { ...wish, limit: 0, offset: 0 })),
    onSuccess: (made) => setJob(made.id),
  });
  const watched = useJobGet(job);
  const stop = useJobCancel();
  const named = useMutation<ExportedFile, ApiError, string>({ mutationFn: (id) => call(commands.listExported(id)) });
  const open = useExportedOpen();
  const show = useExportedShow();
  const { phase, result, failure } = watched.data ?? { phase: undefined, result: null, failure: null };
  const { mutate: name } = named;
  useEffect(() => {
    if (phase === "done" && result) name(result);
  }, [phase, result, name]);
  const { mutate } = start;
  return {
    run: useCallback((wish: ListWish) => {
      setJob(null);
      mutate(wish);
    }, [mutate]),
    running: start.isPending || phase === "running",
    done: watched.data?.done ?? 0,
    total: watched.data?.total ?? 0,
    cancel: () => void (job && stop.mutate(job)),
    error: start.error ?? watched.error ?? failure ?? named.error ?? open.error ?? show.error,
    file: named.data ?? null,
    open: open.mutate,
    show: show.mutate,
  };
}
