import { useEffect, useState } from "react";
import { useJobCancel, useJobGet, useTenderRead } from "../../api";
import type { Job, Told } from "../../api/types";
import type { DroppedFile, Problem } from "../../components";

export type Reading = {
  name: string;
  job: Job | undefined;
  running: boolean;
  failure: Told | Problem | null;
  read: (file: DroppedFile) => void;
  cancel: () => void;
};

/** A tender being read in the background; `onDone` gets the tender's id. */
export function useReading(onDone: (tender: string) => void): Reading {
  const [name, setName] = useState("");
  const [id, setId] = useState<string | null>(null);
  const start = useTenderRead();
  const job = useJobGet(id);
  const stop = useJobCancel();
  const { phase, result } = job.data ?? { phase: undefined, result: null };

  useEffect(() => {
    if (phase === "done" && result) onDone(result);
    // Once per job: a new onDone alone must not lead away again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [phase, result]);

  return {
    name,
    job: job.data,
    running: start.isPending || phase === "running",
    failure: start.error ?? job.error ?? job.data?.failure ?? null,
    read: (file) => {
      setName(file.name);
      setId(null);
      start.mutate(file, { onSuccess: (made) => setId(made.id) });
    },
    cancel: () => void (id && stop.mutate(id)),
  };
}
