import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { blankCustomer, blankOwnCompany, makeQueryClient } from "../api";
import "../i18n";
import { FakeRust, installFake } from "../test/fake";
import { App } from "./App";

// A page is loaded when it is first shown, which takes its time on a busy machine.
const patience = { timeout: 20_000 };
let rust: FakeRust;

beforeEach(() => {
  rust = new FakeRust();
  installFake(rust);
  localStorage.clear();
  window.location.hash = "#/";
});

function opened() {
  rust.state.status = { status: "open", info: { id: "s", path: "/s.bidwright", name: "s", schema: 1, counts: {} } };
}

function start(hash = "#/today") {
  window.location.hash = hash;
  render(<App client={makeQueryClient()} />);
  return userEvent.setup({ delay: null });
}

it("first_start_makes_store_and_company_and_waits_until_the_recovery_code_is_kept", async () => {
  const user = start();
  await user.type(await screen.findByTestId("start-company", {}, patience), "衡矩软件");
  await user.click(screen.getByTestId("store-create"));
  expect(await screen.findByTestId("recovery-code")).toHaveTextContent(/^[0-9A-Z]{4}(-[0-9A-Z]{4})+$/);
  expect([...rust.companies.rows.values()].map((row) => row.name)).toEqual(["衡矩软件"]);
  expect(screen.getByTestId("start-enter")).toBeDisabled();
  await user.click(screen.getByTestId("recovery-kept"));
  await user.click(screen.getByTestId("start-enter"));
  expect(await screen.findByTestId("today", {}, patience)).toBeInTheDocument();
}, 60_000);

it("a_store_is_not_made_while_the_two_passphrases_differ", async () => {
  const user = start();
  await user.type(await screen.findByTestId("store-passphrase", {}, patience), "one");
  await user.type(screen.getByTestId("store-passphrase-repeat"), "two");
  expect(screen.getByTestId("store-create")).toBeDisabled();
  expect(rust.calls).not.toContain("store_create");
}, 60_000);

it("a_locked_store_says_why_and_keeps_what_was_typed_after_a_wrong_passphrase", async () => {
  rust.passphrase = "right";
  rust.lock({ code: "key_missing", field: null, message: "钥匙串里没有密钥。", mend: "" }, true);
  const user = start();
  expect(await screen.findByTestId("locked-reason", {}, patience)).toHaveTextContent("钥匙串里没有密钥。");
  await user.type(screen.getByTestId("unlock-passphrase"), "wrong{Enter}");
  expect(await screen.findByTestId("problem-passphrase")).toHaveTextContent("口令不对。");
  expect(screen.getByTestId("unlock-passphrase")).toHaveValue("wrong");
  await user.clear(screen.getByTestId("unlock-passphrase"));
  await user.type(screen.getByTestId("unlock-passphrase"), "right{Enter}");
  expect(await screen.findByTestId("today", {}, patience)).toBeInTheDocument();
}, 60_000);

it("the_language_turns_at_once", async () => {
  opened();
  const user = start();
  expect(await screen.findByTestId("nav-customers", {}, patience)).toHaveTextContent("客户");
  await user.click(screen.getByTestId("language-switch"));
  await waitFor(() => expect(screen.getByTestId("nav-customers")).toHaveTextContent("Customers"));
  expect(document.documentElement.lang).toBe("en");
}, 60_000);

it("a_new_customer_is_stored_as_typed_with_the_warning_at_its_field", async () => {
  opened();
  const user = start("#/customers?new=1");
  await user.type(await screen.findByTestId("customer-name", {}, patience), "温岭市人民医院");
  await user.type(screen.getByTestId("customer-credit-code"), "123");
  expect(await screen.findByTestId("problem-credit_code", {}, patience)).toHaveTextContent("18 位");
  expect([...rust.customers.rows.values()].map((row) => [row.name, row.credit_code])).toEqual([["温岭市人民医院", "123"]]);
}, 60_000);

it("an_empty_new_form_leaves_nothing_behind", async () => {
  opened();
  const user = start("#/customers?new=1");
  await user.type(await screen.findByTestId("customer-region", {}, patience), "温岭");
  await user.click(screen.getByTestId("nav-today"));
  await screen.findByTestId("today", {}, patience);
  expect(rust.calls).not.toContain("customer_save");
}, 60_000);

it("a_delete_is_undone_from_its_message", async () => {
  opened();
  const row = { ...blankCustomer(), name: "绍兴市教育局" };
  rust.customers.rows.set(row.id, row);
  const user = start(`#/customers/${row.id}`);
  await user.click(await screen.findByTestId("customer-remove", {}, patience));
  await waitFor(() => expect(rust.customers.rows.size).toBe(0));
  await user.click(await screen.findByTestId("undo"));
  await waitFor(() => expect(rust.customers.rows.get(row.id)?.name).toBe("绍兴市教育局"));
}, 60_000);

it("the_palette_finds_a_row_and_goes_there", async () => {
  opened();
  const row = { ...blankCustomer(), name: "江阴精密机械有限公司" };
  rust.customers.rows.set(row.id, row);
  rust.companies.rows.set("c", { ...blankOwnCompany(), name: "衡矩" });
  const user = start();
  await screen.findByTestId("today", {}, patience);
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByTestId("palette-input"), "江阴");
  const found = await screen.findByTestId(`palette-customer-${row.id}`);
  expect(within(found).getByText("江阴精密机械有限公司")).toBeInTheDocument();
  await user.keyboard("{Enter}");
  expect(await screen.findByTestId("customer-name", {}, patience)).toHaveValue("江阴精密机械有限公司");
}, 60_000);

it("ctrl_z_takes_back_the_last_action_and_names_it_but_not_while_typing", async () => {
  opened();
  rust.more["undo"] = () => ({ what: "删除客户 甲" });
  const row = { ...blankCustomer(), name: "绍兴市教育局" };
  rust.customers.rows.set(row.id, row);
  const user = start("#/customers");
  await user.click(await screen.findByTestId("customer-filter", {}, patience));
  await user.keyboard("{Control>}z{/Control}");
  expect(rust.calls).not.toContain("undo");
  screen.getByTestId("customer-table").focus();
  await user.keyboard("{Control>}z{/Control}");
  expect(await screen.findByTestId("undone")).toHaveTextContent("已撤销：删除客户 甲");
}, 60_000);

it("the_history_of_the_open_record_says_who_changed_what", async () => {
  opened();
  const row = { ...blankCustomer(), name: "绍兴市教育局" };
  rust.customers.rows.set(row.id, row);
  rust.more["history"] = (({ noun, id }: { noun: string; id: string }) => [{
    sequence: 7, at: "2026-11-23T02:00:00Z", actor: `${noun} ${id === row.id}`, what: "修改",
    changes: [{ field: "电话", before: "0571-1", after: null }],
  }]) as never;
  const user = start("#/customers");
  await screen.findByTestId("customer-table", {}, patience);
  expect(screen.queryByTestId("history-open")).toBeNull();
  await user.click(await screen.findByTestId("customer-row"));
  await user.click(await screen.findByTestId("history-open"));
  const entry = await screen.findByTestId("history-entry");
  expect(entry).toHaveTextContent("修改");
  expect(entry).toHaveTextContent("customer true");
  expect(entry).toHaveTextContent("0571-1 → 空");
}, 60_000);
