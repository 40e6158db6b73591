// Tenders in the window: both forms of one document read alike, a broken one is said and not kept.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { begin, fixture, LONG, PROJECT_NUMBER } from "./steps.mjs";
import { journey, waitFor } from "./window.mjs";

/** Drops a tender and waits until it is read. */
async function read(window, path) {
  await window.click("nav-tenders");
  await window.upload("tender-file", path);
  await waitFor("the tender to be read", async () => window.see("tender-workbench"), LONG);
}

// Counted by hand in the document: 8 clauses of ★ and the 2 that a form prints again, 15 of ▲.
const COUNTED = { "★": 10, "▲": 15 };

/** The project's number, and as many marked clauses as were counted. */
async function showsWhatWasCounted(window) {
  await window.click("tender-tab-clauses");
  for (const [mark, count] of Object.entries(COUNTED)) {
    await window.choose("clause-filter-mark", `${mark} ${count}`);
    await window.reads("clause-count", new RegExp(`(^|\\D)${count} /`));
  }
  await window.click("tender-tab-facts");
  assert.equal(await window.value("fact-project-number"), PROJECT_NUMBER);
}

journey("the same tender as Word and as PDF shows the same number and as many marked clauses", async (window) => {
  await begin(window);
  for (const form of ["docx", "pdf"]) {
    await read(window, fixture(`tender/tender.${form}`));
    await window.reads("tender-workbench", `tender.${form}`);
    await showsWhatWasCounted(window);
  }
});

/** A PDF whose pages are pictures as far as a reader can tell: grey areas and not one letter. */
function scannedPdf(pages) {
  const kids = Array.from({ length: pages }, (_, index) => index + 4);
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${pages}/Kids[${kids.map((kid) => `${kid} 0 R`).join(" ")}]>>`,
    "<</Length 29>>stream\n0.6 g 60 60 475 720 re f 0 g \nendstream",
    ...kids.map(() => "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 3 0 R>>"),
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
}

journey("a tender that cannot be read is said plainly and nothing of it is kept", async (window) => {
  await begin(window);
  const whole = await readFile(fixture("tender/tender.docx"));
  const broken = [
    ["cut.docx", whole.subarray(0, whole.length / 2), "损坏"],
    ["scan.pdf", scannedPdf(3), "3 页都是图片，没有文字层"],
  ];
  await window.click("nav-tenders");
  for (const [name, bytes, words] of broken) {
    const path = join(window.home, name);
    await writeFile(path, bytes);
    await window.upload("tender-file", path);
    await window.reads("tender-failure", name);
    await window.reads("tender-failure", words);
    assert.equal((await window.text("tender-failure")).split(name).length - 1, 1, "the file's name is said once");
  }
  // The list is asked anew and still holds nothing.
  await window.click("nav-today");
  await window.see("today");
  await window.click("nav-tenders");
  await window.reads("tender-total", "共 0 条");
});
