// Lists, search and opening in a store of 100,000 customers with 200,000 contacts, 20,000 products and
// 50,000 quotations; the search also against a plain scan of the customers in an unencrypted database.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { report } from "./measure.mjs";

const BENCH = join(dirname(process.env.BIDWRIGHT_EMPTY_WINDOW), "store_bench");
const folder = await mkdtemp(join(tmpdir(), "bidwright-bench-"));
const rows = join(folder, "customers.txt");

const heard = spawnSync(BENCH, { encoding: "utf8", env: { ...process.env, BIDWRIGHT_BENCH_ROWS: rows } });
if (heard.status !== 0) throw new Error(heard.stderr);
const figures = Object.fromEntries(heard.stdout.trim().split("\n").map((line) => line.split(" ")));
const figure = (name) => Number(figures[name]);

function bounded(what, name, bound) {
  const ok = figure(name) <= bound;
  console.log(`${what}: ${figure(name).toFixed(1)} ms (at most ${bound}) ${ok ? "ok" : "TOO SLOW"}`);
  if (!ok) process.exitCode = 1;
}

/** Milliseconds of a scan of all customers' words, in memory and without encryption, the median of several. */
async function scan() {
  const script = join(folder, "scan.sql");
  const texts = ["杭州", "卓智商贸", "王芳", "0571-", "example", "龘"];
  const ask = texts.map((text) => `SELECT count(*) FROM (SELECT 1 FROM c WHERE words LIKE '%${text}%' ORDER BY rowid DESC LIMIT 30);`);
  // Only what is found nowhere, or seldom, has to be looked for to the end.
  const whole = texts.map((text) => `SELECT count(*) FROM c WHERE words LIKE '%${text}%';`);
  await writeFile(script, [`CREATE TABLE c (words TEXT);`, `.mode list`, `.separator "\\037" "\\n"`, `.import ${rows} c`, `.timer on`, ...ask, ...whole].join("\n"));
  const told = spawnSync("sqlite3", [":memory:", `.read ${script}`], { encoding: "utf8" });
  if (told.status !== 0) throw new Error(told.stderr);
  const times = [...told.stdout.matchAll(/Run Time: real ([\d.]+)/g)].map(([, seconds]) => Number(seconds) * 1000).slice(texts.length);
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

console.log(`filled in ${(figure("filled") / 1000).toFixed(0)} s, ${figure("store_mib")} MiB`);
for (const noun of ["customer", "product", "quotation"]) {
  bounded(`${noun} list, first page`, `${noun}_first_page`, 50);
  bounded(`${noun} list, slowest column to sort by`, `${noun}_sort_worst`, 50);
  bounded(`${noun} list, slowest search or filter, sorted`, `${noun}_filter_worst`, 50);
}
bounded("search as typed, median", "search_median", 10);
bounded("search as typed, p99", "search_p99", 10);
bounded("open a quotation, median", "quotation_open_median", 30);
if (spawnSync("sqlite3", ["--version"]).status === 0) {
  const theirs = await scan();
  if (!report("search, median", figure("search_median"), theirs, "LIKE scan of the customers alone, plain SQLite in memory", 1)) process.exitCode = 1;
}
await rm(folder, { recursive: true, force: true });
