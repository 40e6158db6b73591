import { useEffect, useRef } from "react";
import { belongsToInputMethod } from "./composing";

const isMac = /mac/i.test(navigator.platform);

/** Keys as shown: `mod+k` -> `⌘ K` or `Ctrl K`. */
export function keysText(combo: string): string {
  return combo
    .split("+")
    .map((key) => (key === "mod" ? (isMac ? "⌘" : "Ctrl") : key === "shift" ? (isMac ? "⇧" : "Shift") : key.length === 1 ? key.toUpperCase() : key))
    .join(" ");
}

/** Whether keys typed there are text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "file"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function fits(combo: string, event: KeyboardEvent): boolean {
  const parts = combo.toLowerCase().split("+");
  const key = parts[parts.length - 1] === "" ? "+" : parts[parts.length - 1];
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const other = isMac ? event.ctrlKey : event.metaKey;
  if (mod !== parts.includes("mod") || other || event.altKey !== parts.includes("alt")) return false;
  // "?" already says shift; letters say it apart.
  if (key !== undefined && /^[a-z]$/.test(key) && event.shiftKey !== parts.includes("shift")) return false;
  return event.key.toLowerCase() === key;
}

/**
 * A shortcut of the window. Plain letters do nothing while typing or while something lies on top
 * (dialog, menu); `mod+` combinations work everywhere unless `quiet`.
 */
export function useShortcut(combo: string, run: (event: KeyboardEvent) => void, options: { on?: boolean; quiet?: boolean } = {}): void {
  const { on = true, quiet = false } = options;
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!on) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || belongsToInputMethod(event) || !fits(combo, event)) return;
      if ((quiet || !combo.includes("mod")) && isTextField(event.target)) return;
      if (!combo.includes("mod") && combo !== "escape" && document.querySelector(".ant-modal-wrap:not([style*='display: none'])")) return;
      event.preventDefault();
      latest.current(event);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [combo, on, quiet]);
}
