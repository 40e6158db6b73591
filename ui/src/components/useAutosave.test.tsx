import { act, fireEvent, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useAutosave } from "./useAutosave";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

it("typing_is_saved_once_after_a_rest", async () => {
  const save = vi.fn(async () => undefined);
  const { result } = renderHook(() => useAutosave({ name: "" }, save));
  act(() => result.current.change({ name: "温" }));
  await wait(300);
  act(() => result.current.change({ name: "温岭" }));
  await wait(300);
  expect(save).not.toHaveBeenCalled();
  await wait(300);
  expect(save.mock.calls).toEqual([[{ name: "温岭" }]]);
  expect(result.current.state.phase).toBe("saved");
});

it("what_was_typed_while_a_save_runs_is_saved_after_it", async () => {
  let finish: () => void = () => undefined;
  const saved: string[] = [];
  const save = vi.fn(({ name }: { name: string }) => {
    saved.push(name);
    return new Promise<void>((resolve) => (finish = resolve));
  });
  const { result } = renderHook(() => useAutosave({ name: "" }, save));
  act(() => result.current.change({ name: "a" }));
  await wait(500);
  act(() => result.current.change({ name: "ab" }));
  await wait(500);
  expect(saved).toEqual(["a"]);
  await act(async () => finish());
  expect(saved).toEqual(["a", "ab"]);
});

it("nothing_is_saved_while_an_input_method_composes", async () => {
  const save = vi.fn(async () => undefined);
  const { result } = renderHook(() => useAutosave({ name: "" }, save));
  fireEvent.compositionStart(document.body);
  act(() => result.current.change({ name: "wen" }));
  await wait(5_000);
  expect(save).not.toHaveBeenCalled();
  fireEvent.compositionEnd(document.body);
  act(() => result.current.change({ name: "温" }));
  await wait(500);
  expect(save.mock.calls).toEqual([[{ name: "温" }]]);
});

it("a_failed_save_keeps_what_was_typed_and_says_why", async () => {
  const problem = { message: "磁盘已满。", field: null };
  const save = vi.fn(() => Promise.reject(problem));
  const { result } = renderHook(() => useAutosave({ name: "" }, save));
  act(() => result.current.change({ name: "温岭" }));
  await wait(500);
  expect(result.current.draft.name).toBe("温岭");
  expect(result.current.state).toEqual({ phase: "failed", problem });
});

it("leaving_the_page_saves_what_waits", async () => {
  const save = vi.fn(async () => undefined);
  const { result, unmount } = renderHook(() => useAutosave({ name: "" }, save));
  act(() => result.current.change({ name: "温岭" }));
  unmount();
  await wait(0);
  expect(save.mock.calls).toEqual([[{ name: "温岭" }]]);
});
