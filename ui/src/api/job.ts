import { useEffect } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { commands, type Job } from "../bindings";
import { call, type ApiError } from "./call";
import { keys, touched } from "./keys";
import { useWrite } from "./mutation";

/** Milliseconds between two looks at a running job. */
const PACE = 250;

/** A background job, asked for again until it is no longer running. */
export function useJobGet(id: string | null | undefined) {
  const client = useQueryClient();
  const query = useQuery<Job, ApiError>({
    queryKey: keys.job(id ?? ""),
    queryFn: () => call(commands.jobGet(id ?? "")),
    enabled: Boolean(id),
    staleTime: 0,
    refetchInterval: (running) => {
      const phase = running.state.data?.phase;
      return running.state.error || (phase !== undefined && phase !== "running") ? false : PACE;
    },
  });
  const done = query.data?.phase === "done";
  useEffect(() => {
    if (done) touched(client, "tender");
  }, [client, done]);
  return query;
}

export function useJobCancel() {
  return useWrite(
    (id: string) => call(commands.jobCancel(id)),
    (client, job) => client.setQueryData(keys.job(job.id), job),
  );
}
