import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { commands, type ExportedFile, type ImportAction, type ImportChoice, type ImportedNoun, type ImportRow, type ImportStored, type ImportView, type Job, type Page, type Upload } from "../bindings";
import { call, type ApiError } from "./call";
import { useJobCancel, useJobGet } from "./job";
import { touched } from "./keys";

const key = {
  one: (id: string) => ["import", "one", id] as const,
  rows: (id: string, action: ImportAction | null, page: number) => ["import", "rows", id, action, page] as const,
  list: ["import", "list"] as const,
};

/** Rows of a preview in one page. */
export const IMPORT_PAGE = 100;

/** A file on its way in, once it is read. */
export function useImportGet(id: string | null) {
  return useQuery<ImportView, ApiError>({
    queryKey: key.one(id ?? ""),
    queryFn: () => call(commands.importGet(id ?? "")),
    enabled: id !== null,
  });
}

export function useImportRows(id: string, action: ImportAction | null, page: number) {
  return useQuery<Page<ImportRow>, ApiError>({
    queryKey: key.rows(id, action, page),
    queryFn: () => call(commands.importRows(id, action, page * IMPORT_PAGE, IMPORT_PAGE)),
    placeholderData: keepPreviousData,
  });
}

/** What was imported into this store, newest first. */
export function useImportList() {
  return useQuery<ImportStored[], ApiError>({ queryKey: key.list, queryFn: () => call(commands.importList()) });
}

/** The wrong rows with their reasons as a file. */
export function useImportWrongRows() {
  return useMutation<ExportedFile, ApiError, string>({ mutationFn: (id) => call(commands.importWrongRows(id)) });
}

export type ImportWork = {
  running: boolean;
  job: Job | undefined;
  error: ApiError | Job["failure"];
  read: (noun: ImportedNoun, upload: Upload) => void;
  choose: (id: string, choice: ImportChoice) => void;
  apply: (id: string) => void;
  undo: (id: string) => void;
  cancel: () => void;
};

/** The long steps of an import, one at a time; `onDone` gets the step and what it made. */
export function useImportWork(onDone: (step: ImportStep, result: string) => void): ImportWork {
  const client = useQueryClient();
  const [job, setJob] = useState<{ id: string; step: ImportStep } | null>(null);
  const start = useMutation<Job, ApiError, { step: ImportStep; run: () => Promise<Job> }>({ mutationFn: ({ run }) => run() });
  const watched = useJobGet(job?.id);
  const stop = useJobCancel();
  const latest = useRef(onDone);
  useEffect(() => {
    latest.current = onDone;
  });
  const { phase, result } = watched.data ?? { phase: undefined, result: null };
  useEffect(() => {
    if (phase !== "done" || !result || job === null) return;
    void client.invalidateQueries({ queryKey: ["import"] });
    if (job.step === "apply" || job.step === "undo") for (const noun of ["customer", "product"] as const) touched(client, noun);
    latest.current(job.step, result);
  }, [client, job, phase, result]);
  const { mutate } = start;
  const begin = useCallback((step: ImportStep, run: () => Promise<Job>) => {
    setJob(null);
    mutate({ step, run }, { onSuccess: (made) => setJob({ id: made.id, step }) });
  }, [mutate]);
  return {
    running: start.isPending || phase === "running" || (job !== null && phase === undefined && !watched.error),
    job: watched.data,
    error: start.error ?? watched.error ?? watched.data?.failure ?? null,
    read: (noun, upload) => begin("read", () => call(commands.importRead(noun, upload))),
    choose: (id, choice) => begin("choose", () => call(commands.importChoose(id, choice))),
    apply: (id) => begin("apply", () => call(commands.importApply(id))),
    undo: (id) => begin("undo", () => call(commands.importUndo(id))),
    cancel: () => void (job && stop.mutate(job.id)),
  };
}

export type ImportStep = "read" | "choose" | "apply" | "undo";
