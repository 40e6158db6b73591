// Customers and products from spreadsheets: a preview, a wrong row saved and read back, undo of the whole.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { begin, exported, fixture } from "./steps.mjs";
import { journey } from "./window.mjs";

const CUSTOMERS = `客户名称,统一社会信用代码,地区,联系人,手机
澜川市图书馆,91330106MA2CFR8X0N,澜川,李敏,13800000001
澜川市图书馆,,澜川,赵强,13900000002
澜川大学,,澜川,钱进,
,,澜川,无名,
`;

async function customersFromATable(window) {
  const file = join(window.exports, "..", "客户.csv");
  await writeFile(file, CUSTOMERS);
  await window.click("nav-customers");
  await window.click("customer-empty-import");
  await window.upload("import-file", file);
  await window.reads("import-show-add", "3");
  await window.reads("import-show-wrong", "1");
  await window.reads("import-preview", "第 5 行");
  await window.click("import-save-wrong");
  const wrong = await exported(window, ".xlsx", "客户 有误的行");
  await window.click("import-apply");
  await window.reads("import-done", "新增 3");
  await window.click("import-finish");
  await window.reads("customer-total", "2");
  return wrong;
}

/** The file holds the heads, the row that was wrong and why; it can be mended and dropped again. */
async function wrongRowsReadBack(window, file) {
  await window.click("nav-customers");
  await window.click("customer-import");
  await window.upload("import-file", file);
  await window.reads("import-show-wrong", "1");
  await window.click("import-columns");
  // Long cells are cut for the eye; their whole text is their title.
  for (const words of ["原因", "第 5 行", "无名", "手机"]) {
    await window.seeCss(`[data-testid="import-page"] td[title*="${words}"]`, `${words} in the file`);
  }
}

/** The list goes out as a file; what went out is what is in the store. */
async function listGoesOut(window) {
  await window.click("customer-list-export");
  const list = await exported(window, ".xlsx", "客户 20");
  await window.see("exported-name");
  await window.click("customer-import");
  await window.upload("import-file", list);
  await window.reads("import-show-same", "2");
  await window.reads("import-show-wrong", "0");
}

async function undoneAsAWhole(window) {
  await window.click("nav-products");
  await window.click("product-empty-import");
  await window.upload("import-file", fixture("products/price_list.xlsx"));
  await window.reads("import-show-add", "30");
  await window.click("import-apply");
  await window.see("import-done");
  await window.click("import-undo");
  await window.reads("import-done", "撤销");
  await window.click("import-finish");
  await window.see("product-empty-import");
}

journey("customers and products come in from spreadsheets, and an import is taken back as a whole", async (window) => {
  await begin(window);
  const wrong = await customersFromATable(window);
  await listGoesOut(window);
  await undoneAsAWhole(window);
  await wrongRowsReadBack(window, wrong);
});
