import { useQuery } from "@tanstack/react-query";
import { commands, type Today } from "../bindings";
import { call, type ApiError } from "./call";
import { keys } from "./keys";

export function useToday() {
  return useQuery<Today, ApiError>({ queryKey: keys.today, queryFn: () => call(commands.today()) });
}
