// Reading and understanding a tender against `pdftotext -layout`, which only gets the text out.
import { fixture } from "../journeys/steps.mjs";
import { CLI } from "../journeys/window.mjs";
import { inTurns, report, run, time } from "./measure.mjs";

const file = process.env.BIDWRIGHT_BENCH_TENDER ?? fixture("tender/tender.pdf");

const { ours, theirs } = await inTurns(7, {
  ours: () => time(() => run(CLI, "tender", "read", "--json", file)),
  theirs: () => time(() => run("pdftotext", "-layout", file, "-")),
});
if (!report(`tender read (${file})`, ours, theirs, "pdftotext -layout", 1.5)) process.exitCode = 1;
