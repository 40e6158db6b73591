import { keepPreviousData, useQuery, type QueryClient } from "@tanstack/react-query";
import { commands, type Customer, type CustomerMerge, type DuplicatePair, type LikelyDuplicate, type ListRequest, type MergePreview } from "../bindings";
import { call, type ApiError } from "./call";
import { type ListWish, usePages, useRow, useRows } from "./list";
import { stored } from "./keys";
import { useTouch, useWrite } from "./mutation";
import { usePreview } from "./preview";

export function useCustomerList(request: ListRequest) {
  return useRows("customer", request, () => call(commands.customerList(request)));
}

/** The whole list, page by page. */
export function useCustomerPages(wish: ListWish) {
  return usePages("customer", wish, (request) => call(commands.customerList(request)));
}

export function useCustomerGet(id: string | null | undefined) {
  return useRow("customer", id, (key) => call(commands.customerGet(key)));
}

/** Insert or update; answers with what was stored and what deserves a look. */
export function useCustomerSave() {
  return useWrite(
    (value: Customer) => call(commands.customerSave(value)),
    (client, saved) => stored(client, "customer", saved.value.id, saved.value),
  );
}

export function useCustomerRemove() {
  return useTouch("customer", (id: string) => call(commands.customerRemove(id)));
}

/** Undoes a removal. */
export function useCustomerRestore() {
  return useTouch("customer", (id: string) => call(commands.customerRestore(id)));
}

/** Stored customers that the one being typed may be. */
export function useCustomerDuplicates(customer: Customer) {
  const { id, name, credit_code, phone, contacts } = customer;
  const phones = contacts.flatMap((contact) => [contact.phone, contact.other_phone]);
  return useQuery<LikelyDuplicate[], ApiError>({
    queryKey: ["customer", "duplicates", id, name, credit_code, phone, ...phones],
    queryFn: () => call(commands.customerDuplicates(customer)),
    enabled: [name, credit_code, phone, ...phones].some((text) => text.trim().length > 1),
    placeholderData: keepPreviousData,
  });
}

/** All pairs of stored customers that look like one. */
export function useDuplicatePairs(enabled: boolean) {
  return useQuery<DuplicatePair[], ApiError>({
    queryKey: ["customer", "pairs"],
    queryFn: () => call(commands.customerDuplicatePairs()),
    enabled,
  });
}

export function useMergePreview(request: CustomerMerge) {
  return useQuery<MergePreview, ApiError>({
    queryKey: ["customer", "merge", request],
    queryFn: () => call(commands.customerMergePreview(request)),
    placeholderData: keepPreviousData,
  });
}

const MERGES = ["merges"];

/** Counts merges and their undoing: an open form of the customer must begin anew with what came out. */
export function useMergeRound(): number {
  return useQuery({ queryKey: MERGES, queryFn: () => 0, initialData: 0, staleTime: Infinity }).data;
}

function merged(client: QueryClient, customer: Customer): void {
  stored(client, "customer", customer.id, customer);
  client.setQueryData<number>(MERGES, (round = 0) => round + 1);
}

export const useCustomerMerge = () =>
  useWrite((request: CustomerMerge) => call(commands.customerMerge(request)), (client, { customer }) => merged(client, customer));

/** Answers with the customer that had stayed, as it was before. */
export const useCustomerMergeUndo = () =>
  useWrite(async ({ merge, kept }: { merge: string; kept: string }) => {
    await call(commands.customerMergeUndo(merge));
    return call(commands.customerGet(kept));
  }, merged);

export function useCustomerSheetPreview(customer: Customer | null, page: number) {
  return usePreview(customer, page, (input, wanted) => call(commands.customerSheetPreview(input, wanted)));
}
