import { useEffect, useRef, useState } from "react";
import type { PreviewPage } from "../bindings";
import { asApiError, type ApiError } from "./call";

export type Preview = { page: PreviewPage | null; error: ApiError | null; busy: boolean };

/**
 * The page of a document being edited. One request at a time; while it runs only the newest
 * input waits, so fast typing never queues up. The old page stays until the new one is there.
 */
export function usePreview<T>(input: T | null, page: number, run: (input: T, page: number) => Promise<PreviewPage>): Preview {
  const [state, setState] = useState<Preview>({ page: null, error: null, busy: false });
  const wanted = useRef<{ input: T; page: number } | null>(null);
  const running = useRef(false);
  const alive = useRef(true);
  const latest = useRef(run);

  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const key = input === null ? "" : JSON.stringify(input);
  useEffect(() => {
    if (input === null) return;
    wanted.current = { input, page };
    if (running.current) return;
    running.current = true;
    void (async () => {
      while (wanted.current !== null && alive.current) {
        const next = wanted.current;
        wanted.current = null;
        setState((old) => ({ ...old, busy: true }));
        try {
          const made = await latest.current(next.input, next.page);
          if (alive.current) setState({ page: made, error: null, busy: wanted.current !== null });
        } catch (error) {
          if (alive.current) setState((old) => ({ page: old.page, error: asApiError(error), busy: false }));
        }
      }
      running.current = false;
    })();
    // `key` stands for the content of `input`: a new object with the same content asks for nothing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, page]);

  return state;
}
