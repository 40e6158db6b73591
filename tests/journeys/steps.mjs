// Steps that more than one journey takes.
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Key, waitFor } from "./window.mjs";

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), "../fixtures");

/** A file of tests/fixtures. */
export const fixture = (path) => join(FIXTURES, path);

export const OWN_COMPANY = "杭景匠标软件有限公司";

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

/** Waits for an exported file whose name ends so, and gives its path. */
export async function exported(window, end) {
  return waitFor(`an exported file *${end}`, async () => {
    const names = await readdir(window.exports, { recursive: true });
    const name = names.find((each) => each.endsWith(end));
    return name && join(window.exports, name);
  });
}

/** Waits until what was typed is stored. */
export async function saved(window, name = "saved") {
  await waitFor("it to be saved", async () => (await (await window.see(name)).attribute("data-phase")) === "saved");
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
