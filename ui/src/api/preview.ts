import type { PreviewPage } from "../bindings";
import type { ApiError } from "./call";
import { useNewest } from "./newest";

export type Preview = { page: PreviewPage | null; error: ApiError | null; busy: boolean };

/** The page of a document being edited. */
export function usePreview<T>(input: T | null, page: number, run: (input: T, page: number) => Promise<PreviewPage>): Preview {
  const made = useNewest(input === null ? null : { input, page }, (wanted) => run(wanted.input, wanted.page));
  return { page: made.value, error: made.error, busy: made.busy };
}
