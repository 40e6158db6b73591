// The main job in the window, from the first start to a sealed contract.
import assert from "node:assert/strict";
import { bidFromTender, chapterWritten, checkRedThenGreen, clausesAnswered, library, ownCompany } from "./bid_steps.mjs";
import { chainBothWays, contractSealed, documentsReadBack, submittedAndWon } from "./paper_steps.mjs";
import { addLine, begin, CAPITALS, CORRECTED_TITLE, exported, fixture, OWN_COMPANY, pagesOf, PROJECT, PROJECT_NUMBER, PURCHASER, saved, TOTAL } from "./steps.mjs";
import { journey, waitFor } from "./window.mjs";

async function productsFromExcel(window) {
  await window.click("nav-products");
  await window.click("product-empty-import");
  await window.upload("import-file", fixture("products/price_list.xlsx"));
  await window.reads("import-show-add", "30");
  await window.reads("import-show-wrong", "0");
  await window.click("import-apply");
  await window.see("import-done");
  await window.click("import-finish");
  await window.reads("product-total", "30");
}

async function purchaserAsCustomer(window) {
  await window.click("nav-customers");
  await window.click("customer-empty-new");
  await window.fill("customer-name", PURCHASER);
  await saved(window);
}

async function tenderWithTwoCorrections(window) {
  await window.click("nav-tenders");
  await window.upload("tender-file", fixture("tender/tender.docx"));
  await window.see("tender-workbench");
  await window.click("tender-tab-facts");
  assert.equal(await window.value("fact-project-number"), PROJECT_NUMBER);
  assert.equal(await window.value("fact-project-name"), PROJECT);
  await window.fill("fact-package", "一");
  await saved(window);

  await window.click("tender-tab-clauses");
  await window.fill("clause-filter-text", "档案原文加密存储");
  const row = await window.seeCss('[data-testid^="clause-row-"]');
  await row.click();
  await window.fill("clause-title", CORRECTED_TITLE);
  await saved(window, "clause-saved");

  // Important by the answer to a question, which the document itself does not say.
  await window.fill("clause-filter-text", "支持移交清单的打印与签收");
  await waitFor("one clause", async () => (await window.driver.findAll('[data-testid^="clause-row-"]')).length === 1);
  await window.clickCss('[data-testid^="clause-row-"] .td-marks', "the mark of the clause");
  await window.clickCss('.ant-dropdown:not(.ant-dropdown-hidden) [data-testid$="-▲"]', "▲");
  await window.seeCss('[data-testid^="clause-row-"] .td-marks .bw-mark', "the new mark");
  await window.fill("clause-filter-text", "");
  await window.clickCss('[data-testid="clause-filter-mark"]', "marks");
  await window.clickText("▲ 16", ".ant-select-dropdown:not(.ant-select-dropdown-hidden)");
  await window.reads("clause-count", "16");
}

async function quotationIssued(window) {
  await window.click("nav-quotations");
  await window.click("quotation-first");
  await window.fill("quotation-title", PROJECT);
  await window.search("quotation-customer", PURCHASER);
  await addLine(window, 1, "DA-102", "1");
  await addLine(window, 2, "DA-105", "1");
  await addLine(window, 3, "FW-303", "150000");
  await addLine(window, 4, "FW-302", "110");
  await addLine(window, 5, "FW-306", "5");
  await window.reads("quotation-totals", TOTAL);
  await window.reads("quotation-capitals", CAPITALS);
  await window.click("quotation-issue");
  await window.clickText("签发", ".ant-modal button");
  await window.see("quotation-frozen");
  await window.click("quotation-export");
  await window.click("quotation-pdf");
  const text = pagesOf(await exported(window, ".pdf")).join("");
  for (const words of [OWN_COMPANY, PURCHASER, TOTAL, CAPITALS, "QT-"]) assert.ok(text.includes(words), `${words} in the PDF`);
}

journey("from the first start to a sealed contract: a tender is read, answered, priced, checked and won", async (window) => {
  await begin(window);
  await ownCompany(window);
  await productsFromExcel(window);
  await purchaserAsCustomer(window);
  await tenderWithTwoCorrections(window);
  await quotationIssued(window);
  await library(window);
  await bidFromTender(window);
  await chapterWritten(window);
  const evidenced = await clausesAnswered(window);
  await checkRedThenGreen(window);
  await documentsReadBack(window, evidenced);
  await submittedAndWon(window);
  await contractSealed(window);
  await chainBothWays(window);
}, { minutes: 10 });
