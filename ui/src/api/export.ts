import { useMutation } from "@tanstack/react-query";
import { commands, type CustomerSheetFile, type ExportedFile } from "../bindings";
import { call, type ApiError } from "./call";

function useExport<A, R = ExportedFile>(run: (argument: A) => Promise<R>) {
  return useMutation<R, ApiError, A>({ mutationFn: run });
}

export const useQuotationPdf = () => useExport((id: string) => call(commands.quotationPdf(id)));
export const useQuotationXlsx = () => useExport((id: string) => call(commands.quotationXlsx(id)));
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
