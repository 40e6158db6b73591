import { createElement, useEffect, useState, type ComponentType } from "react";

/** A component whose code is fetched when it is first wanted; `preload` fetches it before. */
export type Late<P = object> = ComponentType<P> & { preload: () => Promise<void> };

/**
 * Not `React.lazy`: once React has shown the gap of a lazy component it holds the real thing back for
 * 300 ms, and that was the longest part of the start. A failed load is thrown to the boundary above.
 */
export function late<P extends object = object>(load: () => Promise<ComponentType<P>>): Late<P> {
  let found: ComponentType<P> | undefined;
  let loading: Promise<void> | undefined;
  const preload = () =>
    (loading ??= load().then(
      (component) => void (found = component),
      (reason: unknown) => {
        // Asked for again, it is tried again.
        loading = undefined;
        throw reason;
      },
    ));
  function LateComponent(props: P) {
    const [shown, show] = useState(() => found);
    useEffect(() => {
      if (shown !== undefined) return;
      let gone = false;
      const arrived = () => void (gone || show(() => found));
      const failed = (reason: unknown) => void (gone || show(() => { throw reason; }));
      // It may have come since it was drawn as a gap.
      if (found !== undefined) arrived();
      else preload().then(arrived, failed);
      return () => void (gone = true);
    }, [shown]);
    return shown === undefined ? null : createElement(shown, props);
  }
  return Object.assign(LateComponent, { preload });
}
