import { useMutation } from "@tanstack/react-query";
import { commands, type CustomerSheetFile, type ExportedFile, type QuotationExport } from "../bindings";
import { call, type ApiError } from "./call";

function useExport<A, R = ExportedFile>(run: (argument: A) => Promise<R>) {
  return useMutation<R, ApiError, A>({ mutationFn: run });
}

/** In the quotation's own design or another, with or without prices. */
export const useQuotationExport = () =>
  useExport(({ id, kind, how }: { id: string; kind: "pdf" | "xlsx" | "docx"; how: QuotationExport }) =>
    call({ pdf: commands.quotationPdf, xlsx: commands.quotationXlsx, docx: commands.quotationDocx }[kind](id, how)));
export const useContractPdf = () => useExport((id: string) => call(commands.contractPdf(id)));

/** The bid volume and its sealing strips. */
export const useBidBuild = () => useExport<string, ExportedFile[]>((id) => call(commands.bidBuild(id)));
export const useBidAnswerExport = () => useExport((id: string) => call(commands.bidAnswerExport(id)));
export const useRecoveryCodeExport = () => useExport((code: string) => call(commands.recoveryCodeExport(code)));

/** Opens an exported file with the system's program for it. */
export const useExportedOpen = () => useExport<string, null>((path) => call(commands.exportedOpen(path)));
/** Shows an exported file in its folder. */
export const useExportedShow = () => useExport<string, null>((path) => call(commands.exportedShow(path)));

export const useCustomerFileExport = () => useExport((id: string) => call(commands.customerFileExport(id)));
/** Warnings name characters that could not be printed. */
export const useCustomerSheet = () => useExport<string, CustomerSheetFile>((id) => call(commands.customerSheet(id)));
