import { useEffect, useRef } from "react";

/** What a person at the machine does. */
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
/** Milliseconds between two looks at the clock: a sleeping machine stops timers, not the clock. */
const LOOK = 5_000;

/** Runs once nobody has touched the window for so many minutes; null: never. */
export function useIdle(minutes: number | null, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (minutes === null) return undefined;
    let last = Date.now();
    let done = false;
    const seen = () => {
      if (!look()) last = Date.now();
    };
    const look = () => {
      if (done) return true;
      if (Date.now() - last < minutes * 60_000) return false;
      done = true;
      latest.current();
      return true;
    };
    const timer = setInterval(look, LOOK);
    for (const sign of SIGNS) window.addEventListener(sign, seen, { capture: true, passive: true });
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, seen, { capture: true });
      document.removeEventListener("visibilitychange", look);
    };
  }, [minutes]);
}
