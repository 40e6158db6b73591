// Steps after the self-check: the volume and its strips, the contract, the chain.
import assert from "node:assert/strict";
import { BETTER, CHAPTER_WORDS } from "./bid_steps.mjs";
import { CAPITALS, CORRECTED_TITLE, exported, has, LONG, OWN_COMPANY, pageCount, pagesOf, PROJECT, PROJECT_NUMBER, PURCHASER, TOTAL } from "./steps.mjs";
import { waitFor } from "./window.mjs";

const holds = (text, words, where) => words.forEach((each) => assert.ok(text.includes(each), `“${each}” in ${where}: ${text}`));

/** The page on which a part begins, counted from 1. The contents name it too, so the last page with the heading and the words counts. */
function partAt(pages, heading, words) {
  const at = pages.findLastIndex((page) => page.includes(heading) && page.includes(words));
  assert.notEqual(at, -1, `a page with ${heading} and ${words}`);
  return at;
}

/** Every page from `first` on, counted from 0, names itself and the true number of pages. */
function pagesAreNumbered(pages, first) {
  for (const [index, page] of pages.entries()) {
    if (index < first) continue;
    assert.ok(page.includes(`第${index + 1}页共${pages.length}页`), `page ${index + 1} of ${pages.length}: …${page.slice(-60)}`);
  }
}

/** The page that the response table names is the page where the chapter stands. */
function evidenceIsTrue(pages, evidenced) {
  const chapter = pages.findIndex((page) => page.includes(CHAPTER_WORDS)) + 1;
  assert.notEqual(chapter, 0, "the page of the chapter");
  const [first, end] = [partAt(pages, "六、逐条应答表", "证明材料"), partAt(pages, "七、资格证明文件", "证书编号")];
  const table = pages.slice(first, end).join("").replaceAll(/第\d+页共\d+页/g, "");
  const named = [...table.matchAll(/第(\d+)页/g)].map((found) => Number(found[1]));
  assert.deepEqual(named, Array(evidenced).fill(chapter));
}

function volumeReadBack(pdf, evidenced) {
  const pages = pagesOf(pdf);
  assert.equal(pages.length, pageCount(pdf));
  holds(pages[0], [PROJECT, PROJECT_NUMBER, PURCHASER, OWN_COMPANY, "投标文件"], "the cover");
  pagesAreNumbered(pages, 1);
  const letter = partAt(pages, "一、投标函", "我方已仔细阅读");
  holds(pages[letter], [PROJECT, PROJECT_NUMBER, "包号：一", TOTAL, CAPITALS, "2027年1月10日", "90日"], "the letter");
  const summary = partAt(pages, "三、开标一览表", "投标报价（大写）");
  holds(pages[summary], [PROJECT, TOTAL, CAPITALS, "自合同签订之日起60日历天内"], "the opening summary");
  const [prices, after] = [partAt(pages, "四、分项报价表", "项目编号"), partAt(pages, "五、商务、技术偏离表", "偏离")];
  holds(pages.slice(prices, after).join(""), [TOTAL, CAPITALS], "the price table");
  const all = pages.join("");
  holds(all, [CORRECTED_TITLE], "the response table");
  assert.equal(all.split(BETTER).length - 1, 2, "the better answer in the response table and in the deviation table");
  assert.ok(pages.some((page) => page.includes(CHAPTER_WORDS) && page.includes(`本方案用于${PROJECT}`)), "the project's name in the chapter");
  evidenceIsTrue(pages, evidenced);
}

/** Volume and sealing strips are written and read back. */
export async function documentsReadBack(window, evidenced) {
  await window.click("bid-part-documents");
  await window.click("bid-build");
  const strips = await exported(window, ".pdf", "密封条");
  await waitFor("both files in the list", async () => (await window.text("bid-files")).includes("密封条"), LONG);
  volumeReadBack(await exported(window, ".pdf", "投标文件"), evidenced);
  holds(pagesOf(strips).join(""), [PROJECT_NUMBER, OWN_COMPANY], "the sealing strips");
}

/** Handed in and won; the volume is frozen. */
export async function submittedAndWon(window) {
  await window.click("bid-submit");
  await window.clickText("确认递交", ".ant-modal button");
  await waitFor("the bid to be handed in", async () => window.see("bid-won"), LONG);
  await window.click("bid-won");
  await window.reads("bid-status", "中标");
}

/** The contract of the same price, sealed, printed and read back. */
export async function contractSealed(window) {
  await window.click("bid-contract");
  await window.see("contract-workbench");
  await window.reads("contract-gross", TOTAL);
  await window.reads("contract-capitals", CAPITALS);
  await has(window, "instalment-difference", "data-fen", "0");
  await window.click("contract-seal");
  await window.clickText("定稿用印", ".ant-modal button");
  await waitFor("the contract to be sealed", async () => window.see("contract-frozen"), LONG);
  await window.click("contract-pdf");
  const pdf = await exported(window, ".pdf", "合同");
  const pages = pagesOf(pdf);
  assert.equal(pages.length, pageCount(pdf));
  pagesAreNumbered(pages, 0);
  const text = pages.join("");
  // 30 %, 60 % and 10 % of 676,655.00, worked out by hand.
  holds(text, [PURCHASER, OWN_COMPANY, TOTAL, CAPITALS, "202,996.50", "405,993.00", "67,665.50"], "the contract");
}

/** By the chain alone from the contract to the customer, and back to the contract. */
export async function chainBothWays(window) {
  for (const noun of ["bid", "quotation", "tender"]) {
    await window.click(`chain-${noun}`);
    await window.see(`${noun}-workbench`);
  }
  await window.click("chain-customer");
  await window.see("customer-form");
  assert.equal(await window.value("customer-name"), PURCHASER);
  await window.click("chain-tender");
  await window.see("tender-workbench");
  for (const noun of ["quotation", "bid", "contract"]) {
    await window.click(`chain-${noun}`);
    await window.see(`${noun}-workbench`);
  }
  await window.see("contract-frozen");
}
