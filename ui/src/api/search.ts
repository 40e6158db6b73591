import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { commands, type Link } from "../bindings";
import { call, type ApiError } from "./call";
import { keys } from "./keys";

/** Rows of every noun that hold the text. */
export function useSearch(text: string) {
  const wanted = text.trim();
  return useQuery<Link[], ApiError>({
    queryKey: keys.search(wanted),
    queryFn: () => call(commands.search(wanted)),
    enabled: wanted !== "",
    placeholderData: keepPreviousData,
  });
}
