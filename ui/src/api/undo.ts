import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands, type Undone } from "../bindings";
import { call, type ApiError } from "./call";

/** Takes back the last action of this session; null when there is none. */
export function useUndo() {
  const client = useQueryClient();
  return useMutation<Undone | null, ApiError, void>({
    mutationFn: () => call(commands.undo()),
    // It may have been anything: whatever is shown asks again.
    onSettled: () => void client.invalidateQueries(),
  });
}
