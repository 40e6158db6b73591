import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import "../i18n";
import { ListPage } from "./ListPage";

type Row = { id: string; price: number };
const rows: Row[] = [{ id: "b", price: 20 }, { id: "a", price: 30 }, { id: "c", price: 10 }];

function show(more: Partial<Parameters<typeof ListPage<Row>>[0]> = {}) {
  const onOpen = vi.fn();
  const run = vi.fn();
  render(
    <ListPage<Row>
      title="表"
      testId="thing"
      rows={rows}
      total={3}
      rowId={(row) => row.id}
      columns={[{ key: "price", title: "价", dataIndex: "price", sorter: (a, b) => a.price - b.price }]}
      loading={false}
      search=""
      onSearch={() => undefined}
      onOpen={onOpen}
      create={{ label: "新建", run }}
      detail={(row) => <p data-testid="shown">{row.id}</p>}
      empty={<p>空</p>}
      {...more}
    />,
  );
  return { onOpen, run, user: userEvent.setup({ delay: null }) };
}

it("arrows_move_the_detail_follows_and_enter_opens", async () => {
  const { onOpen, user } = show();
  screen.getByTestId("thing-table").focus();
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(screen.getByTestId("shown")).toHaveTextContent("a");
  await user.keyboard("{ArrowUp}");
  expect(screen.getByTestId("shown")).toHaveTextContent("b");
  await user.keyboard("{Enter}");
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(rows[0]);
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("shown")).toBeNull();
});

it("arrows_walk_in_the_order_that_is_seen", async () => {
  const { user } = show();
  await user.click(screen.getAllByText("价")[0]!);
  screen.getByTestId("thing-table").focus();
  await user.keyboard("{ArrowDown}");
  expect(screen.getByTestId("shown")).toHaveTextContent("c");
  await user.keyboard("{End}");
  expect(screen.getByTestId("shown")).toHaveTextContent("a");
});

it("n_creates_but_not_while_typing", async () => {
  const { run, user } = show();
  await user.keyboard("n");
  expect(run).toHaveBeenCalledTimes(1);
  await user.keyboard("/");
  expect(screen.getByTestId("thing-filter")).toHaveFocus();
  await user.keyboard("n");
  expect(run).toHaveBeenCalledTimes(1);
});

it("nothing_stored_shows_the_empty_page_and_no_match_does_not", () => {
  show({ rows: [], total: 0 });
  expect(screen.getByText("空")).toBeInTheDocument();
});

it("no_match_keeps_the_filter_line", () => {
  show({ rows: [], total: 0, search: "xyz" });
  expect(screen.queryByText("空")).toBeNull();
  expect(screen.getByTestId("thing-filter")).toHaveValue("xyz");
});
