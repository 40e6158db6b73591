import { useQuery } from "@tanstack/react-query";
import { commands, type CustomerFile, type Upload } from "../bindings";
import { call, type ApiError } from "./call";
import { useTouch } from "./mutation";

export function useCustomerFiles(customer: string) {
  return useQuery<CustomerFile[], ApiError>({
    queryKey: ["customer", "files", customer],
    queryFn: () => call(commands.customerFileList(customer)),
  });
}

export const useCustomerFileAdd = () =>
  useTouch("customer", ({ customer, upload }: { customer: string; upload: Upload }) => call(commands.customerFileAdd(customer, upload)));
export const useCustomerFileRename = () =>
  useTouch("customer", ({ id, name }: { id: string; name: string }) => call(commands.customerFileRename(id, name)));
export const useCustomerFileRemove = () => useTouch("customer", (id: string) => call(commands.customerFileRemove(id)));
export const useCustomerFileRestore = () => useTouch("customer", (id: string) => call(commands.customerFileRestore(id)));
