import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import "../i18n";
import { PagePreview } from "./PagePreview";

// jsdom decodes no pictures: the test says when one is ready.
let pictures: { src: string; onload: (() => void) | null }[];

beforeEach(() => {
  pictures = [];
  let count = 0;
  vi.stubGlobal("Image", class {
    src = "";
    onload: (() => void) | null = null;
    constructor() {
      pictures.push(this);
    }
  });
  URL.createObjectURL = () => `blob:${(count += 1)}`;
  URL.revokeObjectURL = () => undefined;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const page = (number: number) => ({ svg: `<svg>${number}</svg>`, page: number, pages: 3 });
const shown = () => screen.getByTestId("preview-image").getAttribute("src");

it("the_old_page_stays_until_the_new_one_is_ready", () => {
  const { rerender } = render(<PagePreview page={page(1)} onPage={() => undefined} />);
  act(() => pictures[0]?.onload?.());
  expect(shown()).toBe("blob:1");
  rerender(<PagePreview page={page(2)} onPage={() => undefined} />);
  expect(shown()).toBe("blob:1");
  act(() => pictures[1]?.onload?.());
  expect(shown()).toBe("blob:2");
});

it("a_late_picture_does_not_replace_a_newer_page", () => {
  const { rerender } = render(<PagePreview page={page(1)} onPage={() => undefined} />);
  rerender(<PagePreview page={page(2)} onPage={() => undefined} />);
  act(() => pictures[1]?.onload?.());
  act(() => pictures[0]?.onload?.());
  expect(shown()).toBe("blob:2");
});

it("page_down_asks_for_the_next_page_and_stops_at_the_last", async () => {
  const onPage = vi.fn();
  const { rerender } = render(<PagePreview page={page(2)} onPage={onPage} />);
  const user = userEvent.setup();
  screen.getByTestId("preview").focus();
  await user.keyboard("{PageDown}");
  expect(onPage).toHaveBeenCalledExactlyOnceWith(3);
  rerender(<PagePreview page={page(3)} onPage={onPage} />);
  await user.keyboard("{PageDown}");
  expect(onPage).toHaveBeenCalledTimes(1);
});
