// Documents: the volume against LibreOffice setting the same number of table rows; the quotation and
// the live preview against their bounds in milliseconds.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { tableDocument } from "./docx.mjs";
import { report, run, time } from "./measure.mjs";

const BENCH = join(dirname(process.env.BIDWRIGHT_EMPTY_WINDOW), "documents_bench");
const ROWS = 350;
const REQUIREMENT = "系统应支持不少于五百个并发用户，平均响应时间不超过两秒，并提供完整的操作日志、权限管理和数据备份功能。";
const ANSWER = "完全满足。我方产品支持不少于八百个并发用户，平均响应时间不超过一秒，日志、权限和备份功能齐全。";

const heard = spawnSync(BENCH, { encoding: "utf8" });
if (heard.status !== 0) throw new Error(heard.stderr);
const figures = Object.fromEntries(heard.stdout.trim().split("\n").map((line) => line.split(" ")));
const figure = (name) => Number(figures[name]);

function bounded(what, name, bound) {
  const ok = figure(name) <= bound;
  console.log(`${what}: ${figure(name).toFixed(0)} ms (at most ${bound}) ${ok ? "ok" : "TOO SLOW"}`);
  if (!ok) process.exitCode = 1;
}

async function libreOffice() {
  const folder = await mkdtemp(join(tmpdir(), "bidwright-bench-"));
  const file = join(folder, "responses.docx");
  const rows = Array.from({ length: ROWS }, (_, i) => [`${i + 1}`, `3.${i + 1}`, REQUIREMENT, ANSWER, "无偏离", `第 ${i + 1} 页`]);
  await writeFile(file, tableDocument(rows));
  const convert = () => run("soffice", `-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", "pdf", "--outdir", folder, file);
  convert(); // the first start makes its profile
  const taken = await time(convert);
  await rm(folder, { recursive: true, force: true });
  return taken;
}

bounded("quotation PDF, warm", "quotation_pdf_warm_median_ms", 50);
bounded("quotation of 1,000 lines, cold", "quotation_1000_lines_cold_ms", 1000);
bounded("price typed into 200 lines to preview page, p95", "quotation_200_lines_preview_p95_ms", 100);
bounded("price typed into 200 lines to totals, p95", "quotation_200_lines_totals_p95_ms", 5);
bounded("chapter edit to preview page, p95", "chapter_preview_edit_p95_ms", 100);
bounded(`volume of ${ROWS} responses, cold`, "volume_350_responses_cold_ms", 3000);
if (spawnSync("soffice", ["--version"]).status === 0) {
  const theirs = await libreOffice();
  if (!report(`volume of ${ROWS} responses`, figure("volume_350_responses_cold_ms"), theirs, "LibreOffice, the same rows", 1)) process.exitCode = 1;
} else {
  console.log("LibreOffice is not installed: its time is left out");
}
