import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "antd";
import { useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { makeQueryClient } from "../../api";
import "../../i18n";
import { FakeRust, installFake } from "../../test/fake";
import { LineGrid } from "./LineGrid";
import { emptyLine, type GridLine, heading } from "./lines";

const onLines = vi.fn();

beforeEach(() => {
  installFake(new FakeRust());
  onLines.mockClear();
});

function Shown({ start, readOnly }: { start: GridLine[]; readOnly: boolean }) {
  const [lines, setLines] = useState(start);
  const [client] = useState(makeQueryClient);
  onLines(lines);
  return (
    <QueryClientProvider client={client}>
      <App>
        <LineGrid lines={lines} amounts={new Map()} taxIncluded readOnly={readOnly} onLines={setLines} onUndo={() => undefined} onRedo={() => undefined} />
      </App>
    </QueryClientProvider>
  );
}

const show = (start: GridLine[], readOnly = false) => render(<Shown start={start} readOnly={readOnly} />);
const cell = (row: number, column: string) => screen.getByTestId(`quotation-line-${row}-${column}`);
const field = () => screen.getByTestId<HTMLInputElement>("quotation-cell-input");
const two = () => [{ ...emptyLine("a"), name: "服务器" }, { ...emptyLine("b"), name: "机柜" }];

it("typing_overwrites_the_cell_and_enter_goes_down", async () => {
  const user = userEvent.setup();
  show(two());
  await user.click(cell(1, "quantity"));
  await user.keyboard("12{Enter}");
  expect(cell(1, "quantity")).toHaveTextContent("12");
  expect(cell(2, "quantity")).toContainElement(field());
});

it("what_is_typed_into_the_last_line_stays_when_enter_adds_another", async () => {
  const user = userEvent.setup();
  show([emptyLine("a")]);
  await user.click(cell(1, "name"));
  await user.keyboard("软件{Enter}");
  expect(cell(1, "name")).toHaveTextContent("软件");
  expect(cell(2, "name")).toContainElement(field());
});

it("tab_after_the_last_cell_starts_a_new_line", async () => {
  const user = userEvent.setup();
  show(two());
  await user.click(cell(2, "cost"));
  await user.keyboard("{Tab}");
  expect(cell(3, "name")).toContainElement(field());
});

it("a_text_that_is_no_figure_stays_in_its_cell_until_it_is_mended", async () => {
  const user = userEvent.setup();
  show(two());
  await user.click(cell(1, "unit-price"));
  await user.keyboard("面议{Enter}");
  expect(field()).toHaveValue("面议");
  expect(field()).toBeInvalid();
  await user.keyboard("{Escape}");
  expect(field()).toHaveValue("0.00");
});

it("a_block_is_pasted_over_the_cells_and_below_the_last_line", async () => {
  const user = userEvent.setup();
  show(two());
  await user.click(cell(2, "name"));
  fireEvent.paste(field(), { clipboardData: { getData: () => "交换机\t48 口\t台\t2\t12,800.50\nKVM\t\t台\t1\t900\n" } });
  expect(cell(2, "unit-price")).toHaveTextContent("12,800.50");
  expect(cell(3, "unit-price")).toHaveTextContent("900.00");
});

it("a_frozen_quotation_takes_no_typing", async () => {
  const user = userEvent.setup();
  show(two(), true);
  await user.click(cell(1, "quantity"));
  await user.keyboard("12{Enter}");
  expect(cell(1, "quantity")).toHaveTextContent(/^1$/);
  expect(screen.queryByTestId("quotation-cell-input")).toBeNull();
  expect(screen.queryByTestId("quotation-line-add")).toBeNull();
});

it("what_was_typed_stays_when_the_grid_is_left", async () => {
  const user = userEvent.setup();
  show(two());
  await user.click(cell(1, "quantity"));
  await user.keyboard("7");
  act(() => field().blur());
  expect(onLines).toHaveBeenLastCalledWith([expect.objectContaining({ id: "a", quantity: 7000 }), expect.anything()]);
});

it("no_second_empty_line_is_added", async () => {
  const user = userEvent.setup();
  show([emptyLine("a")]);
  await user.click(cell(1, "note"));
  await user.click(screen.getByTestId("quotation-line-add"));
  expect(screen.queryByTestId("quotation-line-2")).toBeNull();
  expect(cell(1, "name")).toContainElement(field());
});

it("a_heading_is_a_row_of_its_own_that_takes_only_a_title", async () => {
  const user = userEvent.setup();
  show(two());
  await user.click(cell(2, "name"));
  await user.click(screen.getByTestId("quotation-section-add"));
  await user.keyboard("硬件{Enter}");
  expect(onLines).toHaveBeenLastCalledWith([
    expect.objectContaining({ id: "a" }), expect.objectContaining({ name: "硬件", heading: true }), expect.objectContaining({ id: "b" }),
  ]);
  expect(cell(3, "name")).toContainElement(field());
});

it("the_chosen_lines_become_optional_and_back", async () => {
  const user = userEvent.setup();
  show([heading("s", "一期"), ...two()]);
  await user.click(cell(2, "quantity"));
  await user.click(screen.getByTestId("quotation-line-optional"));
  expect(screen.getAllByTestId("quotation-optional-tag")).toHaveLength(1);
  await user.click(screen.getByTestId("quotation-line-optional"));
  expect(screen.queryByTestId("quotation-optional-tag")).toBeNull();
});

it("a_discount_is_a_percentage_or_an_amount", async () => {
  const user = userEvent.setup();
  show(two());
  await user.click(cell(1, "discount"));
  await user.keyboard("-200{Enter}7.5%{Enter}");
  expect(onLines).toHaveBeenLastCalledWith([
    expect.objectContaining({ discount: 0, discount_amount: 20_000 }), expect.objectContaining({ discount: 750, discount_amount: 0 }),
    expect.anything(),
  ]);
});
