import { useQuery } from "@tanstack/react-query";
import {
  commands, type ListRequest, type NewApproval, type NewQuotation, type Quotation, type QuotationDifference, type QuotationOutcome,
  type QuotationRow, type QuotationView,
} from "../bindings";
import { type ApiError, call } from "./call";
import { type ListWish, usePages, useRow, useRows } from "./list";
import { touched } from "./keys";
import { useStored, useTouch, useWrite } from "./mutation";
import { useNewest } from "./newest";
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
    ({ id, ...request }: { id: string } & QuotationOutcome) => call(commands.quotationMark(id, request)),
    idOf,
  );
}

/** Who allowed the prices as they stand. */
export function useQuotationApprove() {
  return useStored(
    "quotation",
    ({ id, ...request }: { id: string } & NewApproval) => call(commands.quotationApprove(id, request)),
    idOf,
  );
}

/** A new draft with the same lines and terms; the view that comes back has another id. */
export function useQuotationCopy() {
  return useStored(
    "quotation",
    ({ id, customer }: { id: string; customer: string | null }) => call(commands.quotationCopy(id, customer)),
    idOf,
  );
}

/** Totals and margin of what is being typed. */
export function useQuotationFigures(quotation: Quotation | null) {
  return useNewest(quotation, (input) => call(commands.quotationCompute(input))).value;
}

export function useQuotationRevisions(id: string) {
  return useQuery<QuotationRow[], ApiError>({
    queryKey: ["quotation", "revisions", id],
    queryFn: () => call(commands.quotationRevisions(id)),
  });
}

export function useQuotationDifference(id: string, against: string | null) {
  return useQuery<QuotationDifference, ApiError>({
    queryKey: ["quotation", "difference", id, against],
    queryFn: () => call(commands.quotationDifference(id, against)),
    enabled: against !== null,
  });
}

const LIMIT = ["discount_limit"];

/** The largest discount that needs no approval, in basis points; null = any. */
export function useDiscountLimit() {
  return useQuery<number | null, ApiError>({ queryKey: LIMIT, queryFn: () => call(commands.discountLimit()) });
}

export function useDiscountLimitSet() {
  return useWrite(
    (limit: number | null) => call(commands.discountLimitSet(limit)),
    (client) => {
      void client.invalidateQueries({ queryKey: LIMIT });
      touched(client, "quotation");
    },
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
