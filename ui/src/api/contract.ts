import { commands, type Contract, type ContractView, type ListRequest, type NewContract } from "../bindings";
import { call } from "./call";
import { type ListWish, usePages, useRow, useRows } from "./list";
import { useStored, useTouch } from "./mutation";
import { usePreview } from "./preview";

const idOf = (view: ContractView) => view.contract.id;

export function useContractList(request: ListRequest) {
  return useRows("contract", request, () => call(commands.contractList(request)));
}

/** The whole list, page by page. */
export function useContractPages(wish: ListWish) {
  return usePages("contract", wish, (request) => call(commands.contractList(request)));
}

export function useContractGet(id: string | null | undefined) {
  return useRow("contract", id, (key) => call(commands.contractGet(key)));
}

/** From a quotation or from a bid. */
export function useContractCreate() {
  return useStored("contract", (request: NewContract) => call(commands.contractCreate(request)), idOf);
}

export function useContractSave() {
  return useStored("contract", (contract: Contract) => call(commands.contractSave(contract)), idOf);
}

/** Gives the number and freezes the contract. */
export function useContractSeal() {
  return useStored("contract", (id: string) => call(commands.contractSeal(id)), idOf);
}

export function useContractRemove() {
  return useTouch("contract", (id: string) => call(commands.contractRemove(id)));
}

export function useContractRestore() {
  return useTouch("contract", (id: string) => call(commands.contractRestore(id)));
}

export function useContractPreview(contract: Contract | null, page: number) {
  return usePreview(contract, page, (input, wanted) => call(commands.contractPreview(input, wanted)));
}
