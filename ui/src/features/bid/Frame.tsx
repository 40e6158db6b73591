import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { SavedText, type SaveState } from "../../components";
import { useBench } from "./bench";

/** A part of the bid: its own work in the middle, the rest in the places of the house around it. */
export function Frame({ state, side, right, actions, children }: {
  /** Of what this part edits; the form's own when not given. */
  state?: SaveState;
  /** Below the steps. */
  side?: ReactNode;
  /** A preview; the house has room for it beside the chapters. */
  right?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { form, frozen, slots } = useBench();
  return (
    <>
      {children}
      {slots.saved && !frozen && createPortal(<SavedText state={state ?? form.state} />, slots.saved)}
      {slots.side && side !== undefined && createPortal(side, slots.side)}
      {slots.right && right !== undefined && createPortal(right, slots.right)}
      {slots.actions && actions !== undefined && createPortal(actions, slots.actions)}
    </>
  );
}
