import { commands, type ListRequest, type Product } from "../bindings";
import { call } from "./call";
import { type ListWish, usePages, useRow, useRows } from "./list";
import { stored } from "./keys";
import { useTouch, useWrite } from "./mutation";

export function useProductList(request: ListRequest) {
  return useRows("product", request, () => call(commands.productList(request)));
}

/** The whole list, page by page. */
export function useProductPages(wish: ListWish) {
  return usePages("product", wish, (request) => call(commands.productList(request)));
}

export function useProductGet(id: string | null | undefined) {
  return useRow("product", id, (key) => call(commands.productGet(key)));
}

/** Insert or update; answers with what was stored and what deserves a look. */
export function useProductSave() {
  return useWrite(
    (value: Product) => call(commands.productSave(value)),
    (client, saved) => stored(client, "product", saved.value.id, saved.value),
  );
}

export function useProductRemove() {
  return useTouch("product", (id: string) => call(commands.productRemove(id)));
}

/** Undoes a removal. */
export function useProductRestore() {
  return useTouch("product", (id: string) => call(commands.productRestore(id)));
}
