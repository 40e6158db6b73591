// What keeps a business safe: backups that are put back, a new recovery code, locking, another store.
import assert from "node:assert/strict";
import { access, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { begin, has, saved } from "./steps.mjs";
import { journey, Key, waitFor } from "./window.mjs";

async function customer(window, name) {
  await window.click("nav-customers");
  await window.press("n");
  await window.fill("customer-name", name);
  await saved(window);
}

const settings = async (window, tab) => {
  await window.click("nav-settings");
  await window.click(`settings-${tab}`);
};

journey("a backup is put back, and what stood there became a backup", async (window) => {
  await begin(window);
  await window.click("nav-customers");
  await window.click("customer-empty-new");
  await window.fill("customer-name", "澜川市水文站");
  await saved(window);

  await settings(window, "backup");
  await window.click("backup-now");
  await window.reads("backup-row", "手动");
  await window.reads("backup-row", "客户 1");
  await customer(window, "澜川市博物馆");
  await window.reads("customer-total", "2");

  await settings(window, "backup");
  await window.click("backup-restore");
  await window.click("restore-go");
  await window.seeNo("restore-dialog");
  await waitFor("two backups", async () => (await window.count("backup-row")) === 2);
  await window.reads("backups", "恢复前");
  await window.picture("settings-backup");
  await window.click("nav-customers");
  await window.reads("customer-total", "1");

  await settings(window, "store");
  await window.click("store-verify");
  await window.reads("store-verified", "完好");
  await window.picture("settings-store");
});

journey("a new recovery code is kept before it counts, and then opens the locked store", async (window) => {
  const old = await begin(window);
  await settings(window, "security");
  await window.click("passphrase-change");
  await window.fill("passphrase-new", "correct horse battery");
  await window.fill("passphrase-repeat", "correct horse battery");
  await window.click("passphrase-save");
  await window.reads("security", "已设置");
  await window.click("rekey-begin");
  const code = await window.text("rekey-code");
  assert.notEqual(code, old);
  await window.picture("settings-security");
  await window.fill("rekey-last", "0000");
  await window.fill("rekey-passphrase", "correct horse battery");
  await window.click("rekey-go");
  await window.see("problem-last_group");
  await window.fill("rekey-last", code.slice(-4));
  await window.click("rekey-go");
  await window.seeNo("rekey-form");

  await window.press(Key.Control, Key.Shift, "l");
  await window.see("unlock");
  await window.seeNo("frame");
  // A store with a passphrase is not opened by the key store once somebody locked it.
  await window.seeNo("unlock-key-store");
  await window.picture("locked");
  await window.fill("unlock-code", old);
  await window.click("unlock-open");
  await window.see("problem-recovery_code");
  await window.fill("unlock-code", code);
  await window.click("unlock-open");
  await window.see("security");
});

journey("a second store is made, the first one moved, and both are found again", async (window) => {
  await begin(window);
  await settings(window, "store");
  const path = await window.text("store-path-shown");
  const to = join(window.home, "公司.bidwright");
  await window.click("store-move");
  await window.fill("store-move-to", to);
  await window.click("store-move-go");
  await window.reads("store-path-shown", to);
  await access(to);
  await assert.rejects(access(path));

  await window.click("stores-other");
  await window.click("store-new");
  const other = join(window.home, "练习.bidwright");
  await window.fill("store-path", other);
  await window.click("store-create");
  await window.see("recovery-code");
  await window.click("recovery-kept");
  await window.click("start-enter");
  await has(window, "store-menu", "title", other);
  await settings(window, "store");
  await window.click("stores-switch");
  await has(window, "store-menu", "title", to);

  await window.click("store-menu");
  await window.click("store-lock");
  await window.reads("known-stores", "练习");
  await window.picture("locked-with-stores");
  await window.click("known-open");
  await has(window, "store-menu", "title", other);
});

journey("a destroyed store is restored from the start screen", async (window) => {
  await begin(window);
  await window.click("nav-customers");
  await window.click("customer-empty-new");
  await window.fill("customer-name", "澜川市水文站");
  await saved(window);
  await settings(window, "backup");
  await window.click("backup-now");
  await window.see("backup-row");
  await settings(window, "store");
  const path = await window.text("store-path-shown");
  await window.close();
  await writeFile(path, "not a store any more, but longer than a salt");

  await window.open();
  await window.reads("locked-reason", "不是标匠的数据库");
  await window.click("store-restore");
  await window.see("restore-row");
  await window.picture("start-restore");
  await window.click("restore-go");
  await window.see("frame");
  await window.click("nav-customers");
  await window.reads("customer-total", "1");
});
