import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { begin, exported, OWN_COMPANY } from "./steps.mjs";
import { journey } from "./window.mjs";

journey("a first start asks for little, and the recovery code opens the store again", async (window) => {
  await window.open();
  await window.click("language-en");
  await window.reads("store-create", "Create");
  await window.click("language-zh");
  await window.reads("store-create", "创建数据库");
  await window.fill("start-company", OWN_COMPANY);
  await window.click("store-create");

  const code = await window.text("recovery-code");
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{1,4})+$/);
  await window.click("recovery-save");
  const kept = await readFile(await exported(window, ".txt"), "utf8");
  assert.ok(kept.includes(code), "the saved file holds the code that was shown");
  await window.click("recovery-kept");
  await window.click("start-enter");
  await window.see("today");

  await window.click("store-menu");
  await window.click("store-lock");
  await window.fill("unlock-code", "0000-0000-0000");
  await window.click("unlock-open");
  await window.see("problem-recovery_code");
  await window.fill("unlock-code", code.toLowerCase().replaceAll("-", " "));
  await window.click("unlock-open");
  await window.see("today");
});

journey("the system's key store opens the store at the next start", async (window) => {
  await begin(window);
  await window.close();
  await window.open();
  await window.see("today");
});
