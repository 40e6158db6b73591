// An input method is composing: what stands in the field is not yet what the user means.
let composing = false;

if (typeof document !== "undefined") {
  document.addEventListener("compositionstart", () => (composing = true), true);
  document.addEventListener("compositionend", () => (composing = false), true);
}

/** Whether an input method is composing anywhere in the window. */
export function isComposing(): boolean {
  return composing;
}

/** Whether a key belongs to the input method. WebKit sends keyCode 229 for the Enter that ends composing. */
export function belongsToInputMethod(event: KeyboardEvent): boolean {
  return composing || event.isComposing || event.keyCode === 229;
}
