// A customer's page: people and who reports to whom, what was done and comes next, files, the printed
// sheet; a customer that was stored twice becomes one and two again.
import assert from "node:assert/strict";
import { begin, exported, fixture, pagesOf, saved } from "./steps.mjs";
import { journey, Key, waitFor } from "./window.mjs";

const CUSTOMER = "澜川市图书馆";

async function found(window, name) {
  await window.click("nav-customers");
  await window.fill("customer-filter", name);
  await waitFor(`${name} alone`, async () => (await window.count("customer-row")) === 1);
  await window.press(Key.Down);
  await window.see("customer-form");
}

async function people(window) {
  await window.click("customer-open");
  await window.see("customer-workbench");
  await window.click("customer-tab-contacts");
  assert.equal(await window.count("chart-person"), 5);
  await window.click("contact-add");
  await waitFor("six people", async () => (await window.count("contact")) === 6);
  await saved(window);
  assert.equal(await window.count("chart-person"), 6);
}

async function timeline(window) {
  await window.click("customer-tab-timeline");
  await window.see("activity");
  const before = await window.count("activity");
  await window.fill("activity-text", "电话确认送达地点");
  await window.fill("activity-next", "送纸质样书");
  await window.fill("activity-due", "2020-01-02");
  await window.press(Key.Enter);
  await window.press(Key.Control, Key.Enter);
  await waitFor("the new activity", async () => (await window.count("activity")) === before + 1);
  await window.click("nav-today");
  // The longest overdue stands first, and goes when it is ticked off.
  await window.reads("today-action", "2020-01-02");
  const due = await window.count("today-action");
  await window.click("today-action-done");
  await waitFor("one action less", async () => (await window.count("today-action")) === due - 1);
}

async function files(window) {
  await found(window, CUSTOMER);
  await window.click("customer-open");
  await window.click("customer-tab-files");
  await window.upload("customer-file-add", fixture("certificates/seal.png"));
  await window.see("customer-file");
  await window.upload("customer-file-add", fixture("certificates/seal.png"));
  await window.see("customer-file-known");
  assert.equal(await window.count("customer-file"), 1);
  await window.click("customer-file-save");
  await exported(window, "seal.png");
}

async function sheet(window) {
  await window.click("customer-tab-sheet");
  await window.see("customer-sheet-preview-image");
  await window.click("customer-sheet");
  const text = pagesOf(await exported(window, ".pdf", "客户资料")).join("");
  for (const words of [CUSTOMER, "苏文澜", "决策者", "图书管理系统", "电话确认送达地点"]) assert.ok(text.includes(words), `${words} in the sheet`);
}

async function mergedAndBack(window) {
  await window.click("nav-customers");
  await window.click("customer-new");
  await window.fill("customer-name", "澜川图书馆");
  await saved(window);
  await window.reads("customer-duplicate", CUSTOMER);
  await window.click("customer-duplicate-merge");
  await window.see("merge");
  await window.click("merge-turn");
  await window.reads("merge", /保留 澜川市图书馆/);
  await window.click("merge-ok");
  await window.see("undo-toast");
  await waitFor("the customer that stayed", async () => (await window.value("customer-name")) === CUSTOMER);
  await window.click("undo");
  await window.fill("customer-filter", "图书馆");
  await window.click("customer-find-duplicates");
  await window.reads("duplicate-pairs", "澜川图书馆");
}

journey("a customer's people, timeline, files and sheet; two records merged and taken apart", async (window) => {
  await begin(window);
  await window.click("nav-customers");
  await window.click("demo-load");
  await window.see("customer-row");
  await found(window, CUSTOMER);
  await people(window);
  await timeline(window);
  await files(window);
  await sheet(window);
  await mergedAndBack(window);
});
