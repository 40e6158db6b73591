// From the start of the program until a screen can be used, against an empty window of the same build:
// at the very first start, and on the Today page of a filled store.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { CLI, Window } from "../journeys/window.mjs";
import { inTurns, report, time } from "./measure.mjs";

const EMPTY = process.env.BIDWRIGHT_EMPTY_WINDOW;

async function opened(window, options, sign) {
  const taken = await time(async () => {
    await window.open(options);
    await window.see(sign);
  });
  await window.close();
  return taken;
}

/** The sample company, its key in the key store of this session. */
function fill(window) {
  const store = join(window.home, "bench.bidwright");
  for (const args of [["store", "create", "--key-store"], ["demo"]]) {
    const done = spawnSync(CLI, [...args, "--store", store], {
      env: { ...process.env, BIDWRIGHT_CONFIG_DIR: window.config },
      encoding: "utf8",
    });
    if (done.status !== 0) throw new Error(`${args.join(" ")}: ${done.stderr}`);
  }
}

const nobody = await Window.onFreshMachine();
const house = await Window.onFreshMachine();
fill(house);
const found = await inTurns(7, {
  empty: () => opened(nobody, { binary: EMPTY }, "empty"),
  first: () => opened(nobody, {}, "first-start"),
  today: () => opened(house, {}, "today"),
});
await nobody.forget();
await house.forget();
const first = report("first start", found.first, found.empty, "empty window", 1.3);
const today = report("Today of a filled store", found.today, found.empty, "empty window", 1.3);
if (!first || !today) process.exitCode = 1;
