import { useEffect, useRef, useState } from "react";
import { asApiError, type ApiError } from "./call";

export type Newest<R> = { value: R | null; error: ApiError | null; busy: boolean };

/**
 * What is computed from an input that changes with every key. One request at a time; while it runs
 * only the newest input waits, so fast typing never queues up. The old answer stays until the new
 * one is there. Inputs of the same content ask only once.
 */
export function useNewest<T, R>(input: T | null, run: (input: T) => Promise<R>): Newest<R> {
  const [state, setState] = useState<Newest<R>>({ value: null, error: null, busy: false });
  const wanted = useRef<{ input: T } | null>(null);
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
    wanted.current = { input };
    if (running.current) return;
    running.current = true;
    void (async () => {
      while (wanted.current !== null && alive.current) {
        const next = wanted.current;
        wanted.current = null;
        setState((old) => ({ ...old, busy: true }));
        try {
          const value = await latest.current(next.input);
          if (alive.current) setState({ value, error: null, busy: wanted.current !== null });
        } catch (error) {
          if (alive.current) setState((old) => ({ value: old.value, error: asApiError(error), busy: false }));
        }
      }
      running.current = false;
    })();
    // `key` stands for the content of `input`: a new object with the same content asks for nothing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);

  return state;
}
