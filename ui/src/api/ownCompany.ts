import { commands, type ListRequest, type OwnCompany } from "../bindings";
import { call } from "./call";
import { useRow, useRows } from "./list";
import { stored } from "./keys";
import { useTouch, useWrite } from "./mutation";

export function useOwnCompanyList(request: ListRequest) {
  return useRows("own_company", request, () => call(commands.ownCompanyList(request)));
}

export function useOwnCompanyGet(id: string | null | undefined) {
  return useRow("own_company", id, (key) => call(commands.ownCompanyGet(key)));
}

/** Insert or update; answers with what was stored and what deserves a look. */
export function useOwnCompanySave() {
  return useWrite(
    (value: OwnCompany) => call(commands.ownCompanySave(value)),
    (client, saved) => stored(client, "own_company", saved.value.id, saved.value),
  );
}

export function useOwnCompanyRemove() {
  return useTouch("own_company", (id: string) => call(commands.ownCompanyRemove(id)));
}

/** Undoes a removal. */
export function useOwnCompanyRestore() {
  return useTouch("own_company", (id: string) => call(commands.ownCompanyRestore(id)));
}
