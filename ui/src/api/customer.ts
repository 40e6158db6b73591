import { commands, type ListRequest, type Customer } from "../bindings";
import { call } from "./call";
import { type ListWish, usePages, useRow, useRows } from "./list";
import { stored } from "./keys";
import { useTouch, useWrite } from "./mutation";

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
