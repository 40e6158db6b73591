import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { App } from "../../app/App";
import { makeQueryClient, type BackupRow } from "../../api";
import "../../i18n";
import { FakeRust, installFake } from "../../test/fake";

const patience = { timeout: 20_000 };
let rust: FakeRust;

const backup = (name: string, more: Partial<BackupRow> = {}): BackupRow => ({
  name, at: "2026-11-23T01:30:00Z", reason: "daily", size_kib: 2048, state: "good", last_change: "2026-11-22T09:00:00Z", entries: 12, counts: { customer: 3 }, ...more,
});

beforeEach(() => {
  rust = new FakeRust();
  installFake(rust);
  localStorage.clear();
  rust.state.status = { status: "open", info: { id: "s", path: "/s.bidwright", name: "s", schema: 1, counts: {} } };
});

function start(tab: string) {
  window.location.hash = `#/settings/${tab}`;
  render(<App client={makeQueryClient()} />);
  return userEvent.setup({ delay: null });
}

it("the_list_of_backups_says_what_is_in_each_and_a_damaged_one_cannot_be_restored", async () => {
  rust.backups = [backup("a"), backup("b", { state: "damaged", counts: {} }), backup("c", { state: "other_key", counts: {} })];
  start("backup");
  const rows = await screen.findAllByTestId("backup-row", {}, patience);
  expect(rows[0]).toHaveTextContent("客户 3");
  expect(rows[0]).toHaveTextContent("2 MB");
  expect(rows[1]).toHaveTextContent("已损坏");
  expect(within(rows[1] as HTMLElement).getByTestId("backup-restore")).toBeDisabled();
  expect(rows[2]).toHaveTextContent("以前的密钥");
}, 60_000);

it("a_backup_of_an_earlier_key_asks_for_its_code_before_it_is_restored", async () => {
  rust.backups = [backup("c", { state: "other_key", counts: {} })];
  const user = start("backup");
  await user.click(await screen.findByTestId("backup-restore", {}, patience));
  expect(await screen.findByTestId("restore-go")).toBeDisabled();
  expect(rust.calls).not.toContain("store_restore");
  await user.type(screen.getByTestId("restore-code"), "7K3Q");
  await user.click(screen.getByTestId("restore-go"));
  await waitFor(() => expect(rust.calls).toContain("store_restore"));
}, 60_000);

it("a_new_passphrase_is_saved_only_when_both_are_alike_and_a_wrong_present_one_is_told_at_its_field", async () => {
  rust.passphrase = "present horse";
  const user = start("security");
  const change = await screen.findByTestId("passphrase-change", {}, patience);
  await waitFor(() => expect(change).toBeEnabled());
  await user.click(change);
  await user.type(await screen.findByTestId("passphrase-present"), "wrong horse");
  await user.type(screen.getByTestId("passphrase-new"), "another horse");
  await user.type(screen.getByTestId("passphrase-repeat"), "another hors");
  expect(screen.getByTestId("passphrase-save")).toBeDisabled();
  await user.type(screen.getByTestId("passphrase-repeat"), "e{Enter}");
  expect(await screen.findByTestId("problem-present")).toHaveTextContent("口令不对");
  expect(rust.passphrase).toBe("present horse");
  await user.clear(screen.getByTestId("passphrase-present"));
  await user.type(screen.getByTestId("passphrase-present"), "present horse{Enter}");
  await waitFor(() => expect(rust.passphrase).toBe("another horse"));
  await waitFor(() => expect(screen.queryByTestId("passphrase-form")).not.toBeInTheDocument());
}, 60_000);

it("the_shortcut_locks_and_what_was_shown_is_gone", async () => {
  const user = start("security");
  await screen.findByTestId("security", {}, patience);
  await user.keyboard("{Control>}{Shift>}l{/Shift}{/Control}");
  expect(await screen.findByTestId("unlock", {}, patience)).toBeInTheDocument();
  expect(screen.queryByTestId("security")).not.toBeInTheDocument();
}, 60_000);
