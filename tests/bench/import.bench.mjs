// Taking 50,000 customers in from a workbook: against its bound, and against calamine alone, which only
// reads the cells.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const BENCH = join(dirname(process.env.BIDWRIGHT_EMPTY_WINDOW), "import_bench");
const ROUNDS = 3;

const folder = await mkdtemp(join(tmpdir(), "bidwright-bench-"));
const file = join(folder, "customers.xlsx");

function figures(verb) {
  const heard = spawnSync(BENCH, [verb, file], { encoding: "utf8" });
  if (heard.status !== 0) throw new Error(heard.stderr);
  return heard.stdout.trim().split("\n").filter(Boolean).map((line) => line.split(" "));
}

figures("make");
const heard = {};
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, value] of [...figures("run"), ...figures("read")]) (heard[name] ??= []).push(Number(value));
}
await rm(folder, { recursive: true, force: true });
const median = (name) => heard[name].toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)];

function bounded(what, name, unit, bound) {
  const ok = median(name) <= bound;
  console.log(`${what}: ${median(name)} ${unit} (at most ${bound}) ${ok ? "ok" : "TOO MUCH"}`);
  if (!ok) process.exitCode = 1;
}

bounded("import of 50,000 customers from xlsx", "import_50000_ms", "ms", 10_000);
if (median("import_peak_mib") > 0) bounded("its memory", "import_peak_mib", "MiB", 500);
console.log(`its preview: ${median("import_preview_ms")} ms; undo of the whole: ${median("import_undo_ms")} ms`);
const ratio = (median("import_50000_ms") / median("calamine_read_ms")).toFixed(1);
console.log(`calamine reads the same cells in ${median("calamine_read_ms")} ms: ratio ${ratio}`);
