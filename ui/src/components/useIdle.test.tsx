import { renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useIdle } from "./useIdle";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000);

it("an_idle_window_is_locked_once_and_any_sign_of_a_person_puts_it_off", () => {
  const lock = vi.fn();
  renderHook(() => useIdle(10, lock));
  minutes(9);
  window.dispatchEvent(new Event("pointermove"));
  minutes(9);
  expect(lock).not.toHaveBeenCalled();
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
  minutes(9.5);
  expect(lock).not.toHaveBeenCalled();
  minutes(1);
  expect(lock).toHaveBeenCalledTimes(1);
  minutes(60);
  expect(lock).toHaveBeenCalledTimes(1);
});

it("after_a_sleep_the_first_touch_locks_instead_of_putting_it_off", () => {
  const lock = vi.fn();
  renderHook(() => useIdle(10, lock));
  // The machine slept: the clock went on, timers did not.
  vi.setSystemTime(Date.now() + 3_600_000);
  window.dispatchEvent(new Event("pointermove"));
  expect(lock).toHaveBeenCalledTimes(1);
});

it("without_a_number_of_minutes_it_never_locks", () => {
  const lock = vi.fn();
  const { rerender } = renderHook(({ after }: { after: number | null }) => useIdle(after, lock), { initialProps: { after: null as number | null } });
  minutes(600);
  expect(lock).not.toHaveBeenCalled();
  rerender({ after: 1 });
  minutes(1.2);
  expect(lock).toHaveBeenCalledTimes(1);
});
