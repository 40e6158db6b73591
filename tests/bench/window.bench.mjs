// From the start of the program until the first screen can be used, against an empty window of the same build.
import { Driver } from "../journeys/driver.mjs";
import { Window } from "../journeys/window.mjs";
import { inTurns, report, time } from "./measure.mjs";

const EMPTY = process.env.BIDWRIGHT_EMPTY_WINDOW;

async function ours() {
  const window = await Window.onFreshMachine();
  const taken = await time(async () => {
    await window.open();
    await window.see("first-start");
  });
  await window.forget();
  return taken;
}

async function empty() {
  let driver;
  const taken = await time(async () => {
    driver = await Driver.start({ binary: EMPTY });
    await driver.script("return document.readyState");
  });
  await driver.quit();
  return taken;
}

const found = await inTurns(5, { ours, empty });
if (!report("window usable", found.ours, found.empty, "empty window", 1.3)) process.exitCode = 1;
