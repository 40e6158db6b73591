// Steps that more than one journey takes.
import { execFileSync } from "node:child_process";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Key, waitFor } from "./window.mjs";

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), "../fixtures");

/** Seconds in which a loaded machine sets a volume or reads a tender. */
export const LONG = { seconds: 60 };

/** A file of tests/fixtures. */
export const fixture = (path) => join(FIXTURES, path);

export const OWN_COMPANY = "杭景匠标软件有限公司";
export const PURCHASER = "澜川市城建档案馆";
export const PROJECT = "澜川市城建档案数字化管理系统软件采购项目";
export const PROJECT_NUMBER = "LCZB-2026-118";

/** The title that we give to a clause of the tender; the volume prints it. */
export const CORRECTED_TITLE = "数据安全与密钥";

// 358,000 + 98,000 + 150,000 x 0.68 + 110 x 860.50 + 5 x 4,800, worked out by hand.
export const TOTAL = "676,655.00";
export const CAPITALS = "人民币陆拾柒万陆仟陆佰伍拾伍元整";

/** From the first screen to the open house, in Chinese; gives the recovery code. */
export async function begin(window) {
  await window.open();
  await window.click("language-zh");
  await window.fill("start-company", OWN_COMPANY);
  await window.click("store-create");
  const code = await window.text("recovery-code");
  await window.click("recovery-kept");
  await window.click("start-enter");
  await window.see("frame");
  return code;
}

/** Waits for an exported file whose name begins and ends so, and gives its path. */
export async function exported(window, end, start = "") {
  return waitFor(`an exported file ${start}*${end}`, async () => {
    const names = await readdir(window.exports, { recursive: true });
    const name = names.find((each) => each.startsWith(start) && each.endsWith(end));
    return name && join(window.exports, name);
  }, LONG);
}

/** The text of each page of a PDF without white space, for the typesetter may break a line anywhere. */
export function pagesOf(pdf) {
  const text = execFileSync("pdftotext", ["-enc", "UTF-8", pdf, "-"], { encoding: "utf8" });
  // The last page ends with a form feed too.
  return text.split("\f").slice(0, -1).map((page) => page.replaceAll(/\s+/g, ""));
}

/** How many pages the PDF has by its own account. */
export function pageCount(pdf) {
  return Number(/^Pages:\s+(\d+)$/m.exec(execFileSync("pdfinfo", [pdf], { encoding: "utf8" }))?.[1]);
}

/** Waits until what was typed is stored. */
export async function saved(window, name = "saved") {
  await waitFor("it to be saved", async () => (await (await window.see(name)).attribute("data-phase")) === "saved");
}

/** Waits until the element has this attribute. */
export async function has(window, name, attribute, value, patience) {
  await waitFor(`${name} with ${attribute} ${value}`, async () => (await (await window.see(name)).attribute(attribute)) === value, patience);
}

/** Fills a date field as by typing. */
export async function fillDate(window, name, date) {
  await window.fill(name, date);
  await window.press(Key.Enter);
}

/** Chooses the only entry of a drop-down list. */
export async function chooseOnly(window, name) {
  await window.click(name);
  await window.clickCss(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option", `the entry of ${name}`);
}

/** Fills the next line of the quotation in the window as in a spreadsheet: a product found by its number, then the quantity. */
export async function addLine(window, row, number, quantity) {
  if (row === 1) await window.click("quotation-line-add");
  else await window.click(`quotation-line-${row}-name`);
  await window.driver.keys(number);
  await window.click(`quotation-product-${number}`);
  await window.seeCss(`[data-testid="quotation-line-${row}-quantity"].qg-active`, `quantity of line ${row}`);
  // Enter in the last line begins another one.
  await window.driver.keys(`${quantity}${Key.Enter}`);
  await window.see(`quotation-line-${row + 1}-name`);
}
