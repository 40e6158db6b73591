import { useMutation } from "@tanstack/react-query";
import { commands, type ListRequest, type Product, type ProductImport, type Upload } from "../bindings";
import { call, type ApiError } from "./call";
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

/** What an import of this spreadsheet would do; nothing is stored. */
export function useProductImportPreview() {
  return useMutation<ProductImport, ApiError, Upload>({
    mutationFn: (upload) => call(commands.productImportPreview(upload)),
  });
}

export function useProductImport() {
  return useTouch("product", (upload: Upload) => call(commands.productImport(upload)));
}
