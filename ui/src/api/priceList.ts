import { useMutation, useQuery } from "@tanstack/react-query";
import { commands, type PriceList, type PriceListRow, type PriceListView, type PricesRead, type ProductPrices, type Upload } from "../bindings";
import { call, type ApiError } from "./call";
import { newId } from "./id";
import { useTouch } from "./mutation";

// Kept under the product's prefix: a change of either is seen in both.

export function usePriceListList() {
  return useQuery<PriceListRow[], ApiError>({ queryKey: ["product", "price-lists"], queryFn: () => call(commands.priceListList()) });
}

export function usePriceListGet(id: string | null | undefined) {
  return useQuery<PriceListView, ApiError>({
    queryKey: ["product", "price-list", id ?? ""],
    queryFn: () => call(commands.priceListGet(id ?? "")),
    enabled: Boolean(id),
  });
}

export function usePriceListSave() {
  return useTouch("product", (list: PriceList) => call(commands.priceListSave(list)));
}

export function usePriceListRemove() {
  return useTouch("product", (id: string) => call(commands.priceListRemove(id)));
}

/** Undoes a removal. */
export function usePriceListRestore() {
  return useTouch("product", (id: string) => call(commands.priceListRestore(id)));
}

/** Prices from a spreadsheet; nothing is stored. */
export function usePriceListRead() {
  return useMutation<PricesRead, ApiError, Upload>({ mutationFn: (upload) => call(commands.priceListRead(upload)) });
}

/** What a product costs today, its lists, and how its prices changed. */
export function useProductPrices(id: string) {
  return useQuery<ProductPrices, ApiError>({ queryKey: ["product", "prices", id], queryFn: () => call(commands.productPrices(id)) });
}

/** From today on, without end. */
export function blankPriceList(today: string): PriceList {
  return { id: newId(), name: "", valid_from: today, valid_to: null, currency: "CNY", note: "", prices: [] };
}
