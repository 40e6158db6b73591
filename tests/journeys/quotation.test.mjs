// A quotation from an empty store to its revision: three VAT rates, a section, an optional line, a discount.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";
import { begin, exported, OWN_COMPANY, pagesOf, PURCHASER, saved } from "./steps.mjs";
import { journey, Key, waitFor } from "./window.mjs";

// 80,000 + 20,000 less 500 + 1,234.56 is 100,734.56; the optional 30,000 does not count; 1,734.56 off.
const TOTAL = "99,000.00";
const CAPITALS = "人民币玖万玖仟元整";
const COST = "43,210.98";

/** One file of a package: found in its directory at the end, and unpacked. */
async function partOf(path, name) {
  const bytes = await readFile(path);
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from("PK\x05\x06")) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [size, long, extra, comment, start] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    if (bytes.toString("utf8", at + 46, at + 46 + long) === name) {
      const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
      return inflateRawSync(bytes.subarray(from, from + size)).toString("utf8");
    }
    at += 46 + long + extra + comment;
  }
  throw new Error(`no ${name} in ${path}`);
}

/** Types one line as in a spreadsheet; Tab behind the last cell begins the next. */
async function typed(window, row, { name, unit, price, discount = "", vat, cost = "" }) {
  await window.seeCss(`[data-testid="quotation-line-${row}-name"].qg-active`, `the name of line ${row}`);
  await window.driver.keys([name, "", unit, "1", price, discount, vat, "", cost].join(Key.Tab));
}

async function written(window) {
  await window.click("nav-quotations");
  await window.click("quotation-first");
  await window.fill("quotation-title", "巡检平台");
  await window.search("quotation-customer", PURCHASER);
  await window.click("quotation-line-add");
  await typed(window, 1, { name: "RJ-1", unit: "套", price: "80000", vat: "13", cost: "43210.98" });
  await window.driver.keys(Key.Tab);
  await typed(window, 2, { name: "FW-1", unit: "项", price: "20000", discount: "-500", vat: "6" });
  await window.driver.keys(Key.Tab);
  await typed(window, 3, { name: "YS-1", unit: "车", price: "1234.56", vat: "9" });
  await window.driver.keys(Key.Tab);
  await typed(window, 4, { name: "DP-1", unit: "套", price: "30000", vat: "13" });
  await window.click("quotation-line-optional");
  await window.see("quotation-optional-tag");
  await window.click("quotation-line-2-quantity");
  await window.click("quotation-section-add");
  await window.driver.keys(`Services${Key.Enter}`);
  await window.reads("quotation-line-2-amount", "20,734.56");
  await window.choose("quotation-total-discount-kind", "优惠后含税总价");
  await window.fill("quotation-total-discount", "99000");
  await window.reads("quotation-totals", TOTAL);
  await window.reads("quotation-capitals", CAPITALS);
  await window.reads("quotation-discount", "100,734.56");
  await window.reads("quotation-margin", COST);
  await saved(window);
  await window.see("preview-image");
}

async function readBack(window) {
  for (const kind of ["pdf", "docx", "xlsx"]) {
    await window.click("quotation-export");
    await window.click(`quotation-${kind}`);
    await exported(window, `.${kind}`);
  }
  const pdf = pagesOf(await exported(window, ".pdf")).join("");
  for (const words of [OWN_COMPANY, PURCHASER, "一、Services", "20,734.56", "可选", "-1,734.56", TOTAL, CAPITALS, "6%", "9%", "13%"]) {
    assert.ok(pdf.includes(words), `${words} in the PDF: ${pdf}`);
  }
  const word = await partOf(await exported(window, ".docx"), "word/document.xml");
  for (const words of ["一、Services", "［可选］DP-1", TOTAL, CAPITALS]) assert.ok(word.includes(words), `${words} in Word`);
  const sheet = await partOf(await exported(window, ".xlsx"), "xl/worksheets/sheet1.xml");
  assert.ok(sheet.includes("<v>99000.00</v>") || sheet.includes("<v>99000</v>"), "the total in Excel");
  assert.ok(sheet.includes("SUMIF(") && sheet.includes("ROUND("), "live formulas");
  for (const where of [pdf, word, sheet]) for (const secret of [COST, "43210.98"]) assert.ok(!where.includes(secret), "no cost leaves the house");
}

journey("a quotation with sections, options and discounts is written, issued, read back, revised and compared", async (window) => {
  await begin(window);
  await window.click("nav-customers");
  await window.click("customer-empty-new");
  await window.fill("customer-name", PURCHASER);
  await saved(window);
  await written(window);
  await window.click("quotation-issue");
  await window.clickText("签发", ".ant-modal button");
  await window.see("quotation-frozen");
  await readBack(window);

  await window.click("quotation-revise");
  await window.seeNo("quotation-frozen");
  await window.click("quotation-line-1-quantity");
  await window.driver.keys(`${Key.Backspace}${Key.Backspace}2${Key.Enter}`);
  await saved(window);
  await window.click("quotation-compare");
  await window.reads("difference-total", "99,000.00");
});
