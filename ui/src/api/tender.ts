import { useQuery } from "@tanstack/react-query";
import { commands, type Block, type ListRequest, type Tender, type Upload } from "../bindings";
import { call, type ApiError } from "./call";
import { keys } from "./keys";
import { type ListWish, usePages, useRow, useRows } from "./list";
import { useStored, useTouch, useWrite } from "./mutation";

export function useTenderList(request: ListRequest) {
  return useRows("tender", request, () => call(commands.tenderList(request)));
}

/** The whole list, page by page. */
export function useTenderPages(wish: ListWish) {
  return usePages("tender", wish, (request) => call(commands.tenderList(request)));
}

/** The tender with its clauses and file. */
export function useTenderGet(id: string | null | undefined) {
  return useRow("tender", id, (key) => call(commands.tenderGet(key)));
}

/** The source as text; never changes once it was read. */
export function useTenderBlocks(id: string | null | undefined) {
  return useQuery<Block[], ApiError>({
    queryKey: keys.blocks(id ?? ""),
    queryFn: () => call(commands.tenderBlocks(id ?? "")),
    enabled: Boolean(id),
    staleTime: Infinity,
  });
}

/** Starts reading a file; follow the job with `useJobGet`, its result is the tender's id. */
export function useTenderRead() {
  return useWrite(
    (upload: Upload) => call(commands.tenderRead(upload)),
    (client, job) => client.setQueryData(keys.job(job.id), job),
  );
}

export function useTenderSave() {
  return useStored("tender", (tender: Tender) => call(commands.tenderSave(tender)), (view) => view.tender.id);
}

export function useTenderRemove() {
  return useTouch("tender", (id: string) => call(commands.tenderRemove(id)));
}

export function useTenderRestore() {
  return useTouch("tender", (id: string) => call(commands.tenderRestore(id)));
}
