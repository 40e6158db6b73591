// The key store of the system is out of reach: the window says so, and the passphrase opens the store.
import { journey } from "./window.mjs";
import { OWN_COMPANY } from "./steps.mjs";

const PASSPHRASE = "correct horse battery staple 标匠";
const WITHOUT_KEY_STORE = { DBUS_SESSION_BUS_ADDRESS: "disabled:" };

journey("without the key store the passphrase opens the store", async (window) => {
  await window.open();
  await window.click("language-zh");
  await window.fill("start-company", OWN_COMPANY);
  await window.fill("store-passphrase", PASSPHRASE);
  await window.fill("store-passphrase-repeat", PASSPHRASE);
  await window.click("store-create");
  await window.see("recovery-code");
  await window.click("recovery-kept");
  await window.click("start-enter");
  await window.see("frame");
  await window.close();

  await window.open({ env: WITHOUT_KEY_STORE });
  await window.see("unlock");
  await window.reads("locked-reason", "系统钥匙串不可用");
  await window.fill("unlock-passphrase", "wrong");
  await window.click("unlock-open");
  await window.see("problem-passphrase");
  await window.fill("unlock-passphrase", PASSPHRASE);
  await window.click("unlock-open");
  await window.see("today");
});
