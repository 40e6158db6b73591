import { useQuery } from "@tanstack/react-query";
import { commands, type Bid, type BidView, type CheckReport, type ListRequest, type Outcome, type Upload } from "../bindings";
import { call, type ApiError } from "./call";
import { keys } from "./keys";
import { type ListWish, usePages, useRow, useRows } from "./list";
import { useStored, useTouch } from "./mutation";

const idOf = (view: BidView) => view.bid.id;

export function useBidList(request: ListRequest) {
  return useRows("bid", request, () => call(commands.bidList(request)));
}

/** The whole list, page by page. */
export function useBidPages(wish: ListWish) {
  return usePages("bid", wish, (request) => call(commands.bidList(request)));
}

export function useBidGet(id: string | null | undefined) {
  return useRow("bid", id, (key) => call(commands.bidGet(key)));
}

/** A bid for the tender with this id. */
export function useBidCreate() {
  return useStored("bid", (tender: string) => call(commands.bidCreate(tender)), idOf);
}

export function useBidSave() {
  return useStored("bid", (bid: Bid) => call(commands.bidSave(bid)), idOf);
}

export function useBidRemove() {
  return useTouch("bid", (id: string) => call(commands.bidRemove(id)));
}

export function useBidRestore() {
  return useTouch("bid", (id: string) => call(commands.bidRestore(id)));
}

export function useBidMark() {
  return useStored(
    "bid",
    ({ id, outcome }: { id: string; outcome: Outcome }) => call(commands.bidMark(id, outcome)),
    idOf,
  );
}

/** The self-check: builds the volume and reads it back, so it is asked for, not kept fresh by itself. */
export function useBidCheck(id: string | null | undefined, options: { enabled: boolean } = { enabled: true }) {
  return useQuery<CheckReport, ApiError>({
    queryKey: keys.check(id ?? ""),
    queryFn: () => call(commands.bidCheck(id ?? "")),
    enabled: Boolean(id) && options.enabled,
  });
}

/** Freezes the bid with the exact bytes of its volume. */
export function useBidSubmit() {
  return useStored("bid", (id: string) => call(commands.bidSubmit(id)), idOf);
}

export function useBidAnswerImport() {
  return useTouch("bid", ({ id, upload }: { id: string; upload: Upload }) => call(commands.bidAnswerImport(id, upload)));
}
