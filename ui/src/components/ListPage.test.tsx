import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useMemo } from "react";
import { expect, it, vi } from "vitest";
import "../i18n";
import { ListPage, useListFilter, type ListPageProps } from "./ListPage";

type Row = { id: string; price: number };
const rows: Row[] = [{ id: "b", price: 20 }, { id: "a", price: 30 }, { id: "c", price: 10 }];

/** A list whose rows come sorted and narrowed down by the request, as from the store. */
function Listing({ seen, ...more }: Partial<ListPageProps<Row>> & { seen: (request: object) => void }) {
  const filter = useListFilter();
  const { request } = filter;
  seen(request);
  const found = useMemo(() => {
    const dear = request.filters.some(({ values }) => values.includes("dear"));
    const fits = rows.filter(({ id, price }) => id.includes(request.search) && (!dear || price > 15));
    const turn = request.sort?.descending ? -1 : 1;
    return request.sort ? fits.toSorted((a, b) => turn * (a.price - b.price)) : fits;
  }, [request]);
  return (
    <ListPage<Row>
      title="表"
      testId="thing"
      rows={found}
      total={found.length}
      rowId={(row) => row.id}
      columns={[{ key: "price", title: "价", dataIndex: "price", sorter: true }]}
      loading={false}
      filter={filter}
      onOpen={() => undefined}
      detail={(row) => <p data-testid="shown">{row.id}</p>}
      empty={<p>空</p>}
      {...more}
    />
  );
}

function show(more: Partial<ListPageProps<Row>> = {}) {
  const onOpen = vi.fn();
  const run = vi.fn();
  const seen = vi.fn();
  render(<Listing seen={seen} onOpen={onOpen} create={{ label: "新建", run }} {...more} />);
  return { onOpen, run, seen, user: userEvent.setup({ delay: null }) };
}

const order = () => screen.getAllByTestId("thing-row").map((row) => row.dataset["id"]);

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

it("a_column_head_asks_for_the_other_order_and_the_arrows_walk_in_it", async () => {
  const { seen, user } = show();
  const head = screen.getAllByText("价")[0]!;
  await user.click(head);
  expect(seen).toHaveBeenLastCalledWith({ search: "", filters: [], sort: { column: "price", descending: false } });
  expect(order()).toEqual(["c", "b", "a"]);
  screen.getByTestId("thing-table").focus();
  await user.keyboard("{ArrowDown}");
  expect(screen.getByTestId("shown")).toHaveTextContent("c");
  await user.keyboard("{End}");
  expect(screen.getByTestId("shown")).toHaveTextContent("a");
  await user.click(head);
  expect(order()).toEqual(["a", "b", "c"]);
  await user.click(head);
  expect(seen).toHaveBeenLastCalledWith({ search: "", filters: [], sort: null });
});

it("a_chip_narrows_the_list_down_and_an_empty_result_keeps_the_chips", async () => {
  const { seen, user } = show({ chips: [{ column: "class", options: [{ value: "dear", label: "贵" }, { value: "none", label: "无" }] }] });
  await user.click(screen.getByTestId("thing-chip-dear"));
  expect(seen).toHaveBeenLastCalledWith({ search: "", filters: [{ column: "class", values: ["dear"] }], sort: null });
  expect(order()).toEqual(["b", "a"]);
  await user.type(screen.getByTestId("thing-filter"), "c");
  expect(screen.queryByText("空")).toBeNull();
  await user.click(screen.getByTestId("thing-chip-dear"));
  expect(order()).toEqual(["c"]);
});

it("the_end_of_what_is_loaded_asks_for_more", async () => {
  const more = vi.fn();
  const many = Array.from({ length: 60 }, (_, n) => ({ id: `r${n}`, price: n }));
  const { user } = show({ rows: many, total: 500, more });
  screen.getByTestId("thing-table").focus();
  await user.keyboard("{ArrowDown}");
  expect(more).not.toHaveBeenCalled();
  await user.keyboard("{End}");
  expect(more).toHaveBeenCalled();
  expect(screen.getByTestId("thing-total")).toHaveTextContent("500");
});

it("picked_rows_are_deleted_together_and_frozen_ones_can_not_be_picked", async () => {
  const remove = vi.fn();
  const { user } = show({ removeMany: { run: remove, can: (row) => row.id !== "a" } });
  screen.getByTestId("thing-table").focus();
  await user.keyboard("{ArrowDown} ");
  expect(screen.getByTestId("thing-picked")).toHaveTextContent("1");
  await user.keyboard("{ArrowDown} ");
  expect(screen.getByTestId("thing-picked")).toHaveTextContent("1");
  await user.click(within(screen.getAllByTestId("thing-row")[2]!).getByRole("checkbox"));
  await user.click(screen.getByTestId("thing-remove-many"));
  expect(remove).toHaveBeenCalledExactlyOnceWith([rows[0], rows[2]]);
  expect(screen.queryByTestId("thing-picked")).toBeNull();
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

it("nothing_stored_shows_the_empty_page_and_no_match_does_not", async () => {
  const { user } = show();
  await user.type(screen.getByTestId("thing-filter"), "xyz");
  expect(screen.queryByText("空")).toBeNull();
  expect(screen.getByTestId("thing-filter")).toHaveValue("xyz");
});

it("an_empty_list_shows_what_it_is_for", () => {
  show({ rows: [], total: 0 });
  expect(screen.getByText("空")).toBeInTheDocument();
});
