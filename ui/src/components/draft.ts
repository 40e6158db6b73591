import { isComposing } from "./composing";

/** A failure as components know it; `ApiError` fits. */
export type Problem = { message: string; mend?: string; field?: string | null; code?: string };

export type SaveState =
  | { phase: "idle" }
  | { phase: "waiting" }
  | { phase: "saving" }
  | { phase: "saved"; at: Date }
  | { phase: "failed"; problem: Problem };

export type DraftSnapshot<T> = { draft: T; state: SaveState; canUndo: boolean; canRedo: boolean };

/** Changes of one kind within this time are undone together, in milliseconds. */
const ONE_STEP = 800;
const STEPS_KEPT = 200;

const living = new Set<{ flush: () => Promise<boolean> }>();

/** Saves now whatever waits on any page: before the store is locked or another one is opened. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...living].map((draft) => draft.flush()));
}

/**
 * What is being edited, saved as typed: one save at a time, the newest value last, nothing while an input
 * method composes. A failed save keeps the value and is tried again at the next change or on leaving.
 */
export class Draft<T extends object> {
  private now: DraftSnapshot<T>;
  private stored: T;
  private past: T[] = [];
  private future: T[] = [];
  private lastChange = { at: 0, kind: "" };
  private save: (value: T) => Promise<unknown> = () => Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(initial: T, private readonly rest: number) {
    this.stored = initial;
    this.now = { draft: initial, state: { phase: "idle" }, canUndo: false, canRedo: false };
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    living.add(this);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) living.delete(this);
    };
  };

  snapshot = () => this.now;

  saveWith(save: (value: T) => Promise<unknown>): void {
    this.save = save;
  }

  /** `kind` names what is edited, so that a word typed into one field is one step of undo. */
  change = (patch: Partial<T> | ((old: T) => T), kind = ""): void => {
    const before = this.now.draft;
    const next = typeof patch === "function" ? patch(before) : { ...before, ...patch };
    if (next === before) return;
    const at = Date.now();
    const sameStep = kind !== "" && kind === this.lastChange.kind && at - this.lastChange.at < ONE_STEP;
    if (!sameStep) this.past = [...this.past.slice(1 - STEPS_KEPT), before];
    this.future = [];
    this.lastChange = { at, kind };
    this.show(next);
  };

  undo = (): void => {
    const before = this.past.at(-1);
    if (before === undefined) return;
    this.past = this.past.slice(0, -1);
    this.future = [this.now.draft, ...this.future];
    this.lastChange = { at: 0, kind: "" };
    this.show(before);
  };

  redo = (): void => {
    const [next, ...rest] = this.future;
    if (next === undefined) return;
    this.future = rest;
    this.past = [...this.past, this.now.draft];
    this.lastChange = { at: 0, kind: "" };
    this.show(next);
  };

  /** Saves now what waits; resolves when nothing waits any more: false when it could not be stored. */
  flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.now.draft === this.stored) return true;
    this.running = this.saveOnce();
    const fine = await this.running;
    this.running = null;
    if (!fine) return false;
    return this.now.draft === this.stored ? true : this.flush();
  };

  private show(draft: T): void {
    this.tell({ draft, state: { phase: "waiting" } });
    this.arm();
  }

  private arm(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (isComposing() ? this.arm() : void this.flush()), this.rest);
  }

  private async saveOnce(): Promise<boolean> {
    const value = this.now.draft;
    this.tell({ state: { phase: "saving" } });
    try {
      await this.save(value);
      this.stored = value;
      this.tell({ state: { phase: "saved", at: new Date() } });
      return true;
    } catch (problem) {
      this.tell({ state: { phase: "failed", problem: problem as Problem } });
      return false;
    }
  }

  private tell(change: Partial<DraftSnapshot<T>>): void {
    this.now = { ...this.now, ...change, canUndo: this.past.length > 0, canRedo: this.future.length > 0 };
    for (const listener of this.listeners) listener();
  }
}
