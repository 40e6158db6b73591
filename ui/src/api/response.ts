import { useQuery } from "@tanstack/react-query";
import { commands, type Response, type ResponseRow } from "../bindings";
import { call, type ApiError } from "./call";
import { keys } from "./keys";
import { useWrite } from "./mutation";

/** Every clause of the tender with our answer. */
export function useResponseList(bid: string | null | undefined) {
  return useQuery<ResponseRow[], ApiError>({
    queryKey: keys.responses(bid ?? ""),
    queryFn: () => call(commands.responseList(bid ?? "")),
    enabled: Boolean(bid),
  });
}

/** One or many answers in one transaction. */
export function useResponsesSave() {
  return useWrite(
    ({ bid, responses }: { bid: string; responses: Response[] }) => call(commands.responsesSave(bid, responses)),
    (client, rows, { bid }) => {
      client.setQueryData(keys.responses(bid), rows);
      // Not touched(): that would ask for all rows again after every answer.
      for (const key of [["bid"], keys.check(bid), keys.today]) void client.invalidateQueries({ queryKey: key });
    },
  );
}
