import { App } from "antd";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import "../i18n";
import { FileActions } from "./FileActions";

it("a_plain_copy_is_made_only_after_the_question_was_answered", async () => {
  const open = vi.fn();
  const save = vi.fn();
  render(<App><FileActions name="扫描.pdf" onOpen={open} onSave={save} testId="scan" /></App>);
  const user = userEvent.setup({ delay: null });
  await user.click(screen.getByTestId("scan-open"));
  await user.click(await screen.findByTestId("confirm-cancel"));
  expect(open).not.toHaveBeenCalled();
  await user.click(screen.getByTestId("scan-open"));
  await user.click((await screen.findAllByTestId("confirm-ok")).at(-1) as HTMLElement);
  await waitFor(() => expect(open).toHaveBeenCalledTimes(1));
  await user.click(screen.getByTestId("scan-save"));
  expect(save).toHaveBeenCalledTimes(1);
}, 60_000);
