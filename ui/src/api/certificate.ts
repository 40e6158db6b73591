import { commands, type ListRequest, type Certificate } from "../bindings";
import { call } from "./call";
import { type ListWish, usePages, useRow, useRows } from "./list";
import { stored } from "./keys";
import { useTouch, useWrite } from "./mutation";

export function useCertificateList(request: ListRequest) {
  return useRows("certificate", request, () => call(commands.certificateList(request)));
}

/** The whole list, page by page. */
export function useCertificatePages(wish: ListWish) {
  return usePages("certificate", wish, (request) => call(commands.certificateList(request)));
}

export function useCertificateGet(id: string | null | undefined) {
  return useRow("certificate", id, (key) => call(commands.certificateGet(key)));
}

/** Insert or update; answers with what was stored and what deserves a look. */
export function useCertificateSave() {
  return useWrite(
    (value: Certificate) => call(commands.certificateSave(value)),
    (client, saved) => stored(client, "certificate", saved.value.id, saved.value),
  );
}

export function useCertificateRemove() {
  return useTouch("certificate", (id: string) => call(commands.certificateRemove(id)));
}

/** Undoes a removal. */
export function useCertificateRestore() {
  return useTouch("certificate", (id: string) => call(commands.certificateRestore(id)));
}
