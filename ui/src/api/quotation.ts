import { commands, type ListRequest, type NewQuotation, type Outcome, type Quotation, type QuotationView } from "../bindings";
import { call } from "./call";
import { type ListWish, usePages, useRow, useRows } from "./list";
import { useStored, useTouch } from "./mutation";
import { usePreview } from "./preview";

const idOf = (view: QuotationView) => view.quotation.id;

export function useQuotationList(request: ListRequest) {
  return useRows("quotation", request, () => call(commands.quotationList(request)));
}

/** The whole list, page by page. */
export function useQuotationPages(wish: ListWish) {
  return usePages("quotation", wish, (request) => call(commands.quotationList(request)));
}

export function useQuotationGet(id: string | null | undefined) {
  return useRow("quotation", id, (key) => call(commands.quotationGet(key)));
}

export function useQuotationCreate() {
  return useStored("quotation", (request: NewQuotation) => call(commands.quotationCreate(request)), idOf);
}

export function useQuotationSave() {
  return useStored("quotation", (quotation: Quotation) => call(commands.quotationSave(quotation)), idOf);
}

/** Gives the number and freezes the revision. */
export function useQuotationIssue() {
  return useStored("quotation", (id: string) => call(commands.quotationIssue(id)), idOf);
}

/** A new draft revision; the view that comes back has another id. */
export function useQuotationRevise() {
  return useStored("quotation", (id: string) => call(commands.quotationRevise(id)), idOf);
}

export function useQuotationMark() {
  return useStored(
    "quotation",
    ({ id, outcome }: { id: string; outcome: Outcome }) => call(commands.quotationMark(id, outcome)),
    idOf,
  );
}

export function useQuotationRemove() {
  return useTouch("quotation", (id: string) => call(commands.quotationRemove(id)));
}

export function useQuotationRestore() {
  return useTouch("quotation", (id: string) => call(commands.quotationRestore(id)));
}

export function useQuotationPreview(quotation: Quotation | null, page: number) {
  return usePreview(quotation, page, (input, wanted) => call(commands.quotationPreview(input, wanted)));
}
