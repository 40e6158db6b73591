// Steps of a bid in the window: from the tender to a self-check without red.
import assert from "node:assert/strict";
import { chooseOnly, CAPITALS, fillDate, fixture, has, LONG, OWN_COMPANY, PROJECT, saved, TOTAL } from "./steps.mjs";
import { Key, waitFor } from "./window.mjs";

/** Stands in our chapter and nowhere else, so that its page can be found in the volume. */
export const CHAPTER = "总体技术方案";
export const CHAPTER_WORDS = "采用三层架构并在采购人机房内部署";
export const EVIDENCED = "满足，见所列章节。";
export const ANSWER = "满足，无偏离。";
export const BETTER = "登记到案卷与文件四级，优于要求。";

// The check character is worked out by GB 32100.
const COMPANY = {
  "credit-code": "91330106MA2CBJB7X5",
  address: "杭景市匠心路18号",
  "legal-representative": "梁思匠",
  phone: "0571-88102233",
};
const ACCOUNT = { "bank-name": "杭景银行匠心支行", "bank-account": "6200011820260031" };

const EXPIRED = { name: "质量管理体系认证证书", number: "YC-Q-2023-00417", expires: "2026-10-31", scan: "quality_expired.png" };
const VALID = { name: "信息安全管理体系认证证书", number: "YC-S-2025-00098", expires: "2028-06-15", scan: "security_valid.png" };

/** What letter, seal and contract print of ourselves. */
export async function ownCompany(window) {
  await window.click("nav-settings");
  await window.see("own-company-form");
  for (const [field, text] of Object.entries(COMPANY)) await window.fill(`own-company-${field}`, text);
  await window.click("own-company-account-add");
  for (const [field, text] of Object.entries(ACCOUNT)) await window.fill(`own-company-${field}`, text);
  for (const what of ["logo", "seal"]) {
    await window.upload(`own-company-${what}`, fixture(`certificates/${what}.png`));
    await window.see(`own-company-${what}-picture`);
  }
  await saved(window);
}

async function certificate(window, first, { name, number, expires, scan }) {
  await window.click(first ? "certificate-empty-new" : "certificate-new");
  await waitFor("an empty form", async () => (await window.value("certificate-name")) === "");
  await window.fill("certificate-name", name);
  await window.fill("certificate-number", number);
  await window.fill("certificate-issuer", "云川认证中心");
  await fillDate(window, "certificate-expires-on", expires);
  await window.upload("certificate-scan-file", fixture(`certificates/${scan}`));
  await window.see("certificate-scan");
  await saved(window);
}

export async function library(window) {
  await window.click("nav-library");
  await certificate(window, true, EXPIRED);
  await certificate(window, false, VALID);
}

/** From the tender's review to the bid, with all that its forms print. */
export async function bidFromTender(window) {
  await window.click("nav-tenders");
  await window.click("tender-bid-create");
  await window.see("bid-workbench");
  // The only company we have is chosen already.
  await window.reads("bid-own-company", OWN_COMPANY);
  await chooseOnly(window, "bid-quotation");
  await window.reads("bid-price", TOTAL);
  await window.reads("bid-price", CAPITALS);
  await window.fill("bid-agent-name", "沈标");
  await window.fill("bid-agent-title", "销售经理");
  await window.fill("bid-agent-id-number", "11010519491231002X");
  await window.fill("bid-agent-phone", "13800571123");
  await window.fill("bid-delivery-period", "自合同签订之日起60日历天内");
  await window.fill("bid-validity-days", "90");
  await fillDate(window, "bid-signed-on", "2027-01-10");
  await saved(window);
}

/** One chapter with a fact in its text; the page beside it follows what is typed. */
export async function chapterWritten(window) {
  await window.click("bid-part-chapters");
  await window.fill("chapter-title", CHAPTER);
  await window.reads("chapter-1", CHAPTER);
  await window.click("chapter-text");
  await window.driver.keys("本方案用于");
  await window.click("editor-field");
  await window.click("insert-project-name");
  await window.reads("field-project-name", PROJECT);
  const pageSource = async () => (await window.see("chapter-preview-image")).attribute("src");
  const before = await waitFor("the page beside the text", pageSource, LONG);
  await window.driver.keys(`，${CHAPTER_WORDS}。`);
  await window.reads("chapter-text", CHAPTER_WORDS);
  await waitFor("the page to follow what was typed", async () => (await pageSource()) !== before, LONG);
  await saved(window);
}

const selectAll = (window) => window.clickCss('[data-testid="response-table"] thead input[type=checkbox], [data-testid="response-table"] .ant-table-thead input[type=checkbox]', "the box that picks all");

/** Clauses shown, answered and in all, as the line above the matrix counts them. */
async function counts(window) {
  const [shown, answered, all] = (await window.text("response-count")).match(/\d+/g).map(Number);
  return { shown, answered, all };
}

async function bulk(window, answer, evidence) {
  await selectAll(window);
  await window.fill("response-bulk-answer", answer);
  if (evidence) await chooseOnly(window, "response-bulk-evidence");
  await window.click("response-bulk-apply");
  await window.seeNo("response-bulk");
}

/** Every clause answered: one by keyboard, those of ★ with a chapter as evidence, the rest at once. Gives how many name a page. */
export async function clausesAnswered(window) {
  await window.click("bid-part-responses");
  await window.see("response-row-1");
  await window.click("response-table");
  await window.press(Key.Home);
  await window.press("2");
  await window.reads("response-deviation-1", "正偏离");
  await window.press(Key.Enter);
  await window.seeCss('[data-testid="response-answer-1"]:focus', "the answer of the first clause");
  await window.fill("response-answer-1", BETTER);
  await window.press(Key.Escape);

  await window.choose("response-filter-mark", "★");
  await waitFor("the clauses of ★ alone", async () => (await counts(window)).shown === 8);
  await bulk(window, EVIDENCED, true);
  await waitFor("nine answers", async () => (await counts(window)).answered === 9);

  await window.choose("response-filter-mark", "全部符号");
  await window.clickText("未应答", '[data-testid="response-filter-state"]');
  await waitFor("the open clauses alone", async () => {
    const { shown, answered, all } = await counts(window);
    return shown === all - answered;
  });
  await bulk(window, ANSWER, false);
  await waitFor("every clause answered", async () => {
    const { answered, all } = await counts(window);
    return answered === all;
  });
  await saved(window);
  return 8;
}

/** The entry of the certificates to choose from that has this name. */
async function take(window, name) {
  await window.fill("certificate-search", name);
  await window.reads("certificate-1", name);
  await window.click("certificate-add-1");
  await window.reads("bid-certificate-1", name);
  await saved(window);
}

/** The number among the findings of the one with this rule. */
async function finding(window, rule) {
  const element = await window.seeCss(`[data-rule="${rule}"]`, `a finding of ${rule}`);
  return (await element.attribute("data-testid")).replace("finding-", "");
}

/** An expired certificate is found, its place is a click away, and without it the check is green. */
export async function checkRedThenGreen(window) {
  await window.click("bid-part-certificates");
  await take(window, EXPIRED.name);
  await window.click("bid-part-check");
  await has(window, "check-verdict", "data-red", "1", LONG);
  const number = await finding(window, "certificate_expired");
  await window.reads(`finding-${number}`, EXPIRED.name);
  await window.click(`finding-go-${number}`);
  await window.seeCss(".bd-certificate-here", "the certificate of the finding");
  await window.reads("bid-certificate-1", EXPIRED.name);

  await window.click("bid-certificate-remove-1");
  await take(window, VALID.name);
  await window.click("bid-part-check");
  await has(window, "check-verdict", "data-red", "0", LONG);
  assert.match(await window.text("check-verdict"), /核对了成册的 \d+ 页/);
}
