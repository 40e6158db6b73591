// The main job in the window: products from Excel, a tender read and corrected, a quotation issued.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { addLine, begin, exported, fixture, OWN_COMPANY, saved } from "./steps.mjs";
import { journey } from "./window.mjs";

const PURCHASER = "澜川市城建档案馆";
const PROJECT = "澜川市城建档案数字化管理系统软件采购项目";

// 358,000 + 98,000 + 150,000 x 0.68 + 110 x 860.50 + 5 x 4,800, worked out by hand.
const TOTAL = "676,655.00";
const CAPITALS = "人民币陆拾柒万陆仟陆佰伍拾伍元整";

/** The text of a PDF without white space, for the typesetter may break a line anywhere. */
const textOf = (pdf) => execFileSync("pdftotext", ["-enc", "UTF-8", pdf, "-"], { encoding: "utf8" }).replaceAll(/\s+/g, "");

async function productsFromExcel(window) {
  await window.click("nav-products");
  await window.click("product-empty-import");
  await window.upload("import-file", fixture("products/price_list.xlsx"));
  await window.reads("import-show-add", "30");
  await window.reads("import-show-wrong", "0");
  await window.click("import-apply");
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
  assert.equal(await window.value("fact-project-number"), "LCZB-2026-118");
  assert.equal(await window.value("fact-project-name"), PROJECT);
  await window.fill("fact-package", "一");
  await saved(window);

  await window.click("tender-tab-clauses");
  await window.fill("clause-filter-text", "档案原文加密存储");
  const row = await window.seeCss('[data-testid^="clause-row-"]');
  await row.click();
  await window.fill("clause-title", "数据安全与密钥");
  await saved(window, "clause-saved");
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
  const text = textOf(await exported(window, ".pdf"));
  for (const words of [OWN_COMPANY, PURCHASER, TOTAL, CAPITALS, "QT-"]) assert.ok(text.includes(words), `${words} in the PDF`);
}

journey("a tender is read and corrected and its price is quoted", async (window) => {
  await begin(window);
  await productsFromExcel(window);
  await purchaserAsCustomer(window);
  await tenderWithTwoCorrections(window);
  await quotationIssued(window);
});
