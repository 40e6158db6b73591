import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Draft } from "./draft";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Text = { text: string };

function draftWith(save: (value: Text) => Promise<unknown>) {
  const draft = new Draft<Text>({ text: "" }, 300);
  draft.saveWith(save);
  return draft;
}

describe("a draft", () => {
  it("is stored once after the last of several changes", async () => {
    const stored: string[] = [];
    const draft = draftWith(async ({ text }) => void stored.push(text));
    for (const text of ["投", "投标", "投标函"]) draft.change({ text }, "title");
    expect(draft.snapshot().state.phase).toBe("waiting");
    await vi.advanceTimersByTimeAsync(300);
    expect(stored).toEqual(["投标函"]);
    expect(draft.snapshot().state.phase).toBe("saved");
  });

  it("never has two saves under way, and stores last what was typed meanwhile", async () => {
    const stored: string[] = [];
    let finish: () => void = () => undefined;
    const draft = draftWith(({ text }) => {
      stored.push(text);
      return new Promise<void>((done) => { finish = done; });
    });
    draft.change({ text: "a" });
    await vi.advanceTimersByTimeAsync(300);
    draft.change({ text: "ab" });
    await vi.advanceTimersByTimeAsync(300);
    expect(stored).toEqual(["a"]);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(stored).toEqual(["a", "ab"]);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.snapshot().state.phase).toBe("saved");
  });

  it("stores nothing while an input method composes", async () => {
    const stored: string[] = [];
    const draft = draftWith(async ({ text }) => void stored.push(text));
    document.dispatchEvent(new Event("compositionstart"));
    draft.change({ text: "tou" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(stored).toEqual([]);
    draft.change({ text: "投" });
    document.dispatchEvent(new Event("compositionend"));
    await vi.advanceTimersByTimeAsync(300);
    expect(stored).toEqual(["投"]);
  });

  it("keeps what was typed when storing fails, says so, and stores it at the next try", async () => {
    let full = true;
    const draft = draftWith(() => (full ? Promise.reject(new Error("disk full")) : Promise.resolve()));
    draft.change({ text: "a" });
    await vi.advanceTimersByTimeAsync(300);
    expect(draft.snapshot()).toMatchObject({ draft: { text: "a" }, state: { phase: "failed" } });
    expect(await draft.flush()).toBe(false);
    full = false;
    expect(await draft.flush()).toBe(true);
    expect(draft.snapshot()).toMatchObject({ draft: { text: "a" }, state: { phase: "saved" } });
  });

  it("undoes a word typed into one field as one step, and another field as the next", () => {
    const draft = draftWith(() => Promise.resolve());
    draft.change({ text: "a" }, "title");
    draft.change({ text: "ab" }, "title");
    draft.change({ text: "ab!" }, "note");
    draft.undo();
    expect(draft.snapshot().draft.text).toBe("ab");
    draft.undo();
    expect(draft.snapshot()).toMatchObject({ draft: { text: "" }, canUndo: false, canRedo: true });
    draft.redo();
    expect(draft.snapshot().draft.text).toBe("ab");
  });
});
