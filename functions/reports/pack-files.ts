// A snapshot as the files of a pack, as one archive and as a page to print; pure: the same snapshot always gives the same bytes.

import { createHash } from "node:crypto";
import { dangerouslyTrusted, type Html, html } from "../shared/page/html.ts";
import { agencyWords } from "../shared/rules/agencies.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { rocDate } from "../shared/time/roc-date.ts";
import { FORM_TITLE, type FormTable, formTables, subtitleOf } from "./form.ts";
import { MANIFEST, manifestOf, type NamedBytes, SIGNATURE } from "./manifest.ts";
import { ods, odt } from "./odf.ts";
import { changesCsv, fullCsv } from "./sheets.ts";
import type { Snapshot } from "./snapshot.ts";
import { writeZip } from "./zip.ts";

/** All files but the signature, the manifest last: it names the others by their digests. */
export function packFiles(snapshot: Snapshot): readonly [...NamedBytes[], manifest: NamedBytes] {
  const form = { title: FORM_TITLE, subtitle: subtitleOf(snapshot), tables: formTables(snapshot) };
  const files: NamedBytes[] = [
    { name: "report.odt", bytes: odt(form) },
    { name: "report.ods", bytes: ods(form) },
    { name: "full.csv", bytes: fullCsv(snapshot) },
    { name: "changes.csv", bytes: changesCsv(snapshot) },
    { name: "pack.json", bytes: jsonBytes(snapshot) },
  ];
  return [...files, { name: MANIFEST, bytes: jsonBytes(manifestOf(snapshot, files)) }];
}

export function packArchive(files: readonly NamedBytes[], signature: string): Uint8Array {
  return writeZip([...files, { name: SIGNATURE, bytes: Buffer.from(signature) }]);
}

function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}

const STYLE = `
@page { size: A4 landscape; margin: 12mm 12mm 15mm; @bottom-center { content: "第 " counter(page) " 頁／共 " counter(pages) " 頁"; font-size: 9pt; } }
body { font: 10pt/1.4 "DFKai-SB", "BiauKai", "TW-Kai", "Noto Serif TC", "PMingLiU", serif; color: #000; margin: 0 auto; max-width: 273mm; }
h1 { font-size: 18pt; text-align: center; margin: 0 0 2mm; }
h2 { font-size: 12pt; margin: 6mm 0 2mm; break-after: avoid; }
p { font-size: 8pt; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
section:not(:first-of-type) table, .seals { break-inside: avoid; }
.date { text-align: right; font-size: 10pt; margin: 0 0 2mm; }
.seals { margin-top: 8mm; }
.seals td { height: 18mm; width: 25%; text-align: right; vertical-align: bottom; }
.seals th { text-align: center; }
@media screen { body { margin: 1em auto; padding: 0 1em; } }
th, td { border: 0.5pt solid #000; padding: 0.8mm 1.5mm; text-align: left; overflow-wrap: anywhere; }
`;

/** The page's own style and nothing else may apply. */
export const PRINT_POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; frame-ancestors 'none'`;

/** The report form as a page made for A4 paper: it needs nothing but itself. */
export function printPage(snapshot: Snapshot): Html {
  const style = dangerouslyTrusted(`<style>${STYLE}</style>`);
  return html`<!doctype html>
<html lang="zh-Hant-TW">
<head><meta charset="utf-8"><title>${FORM_TITLE}</title>${style}</head>
<body><main><h1>${COMPILER}<br>${FORM_TITLE}</h1><p class="date">單號：第 ${snapshot.number} 號<br>中華民國${rocDate(dayOf(snapshot.compiledAt), "characters")}</p><p>${subtitleOf(snapshot)}</p>${formTables(withAgencyNames(snapshot)).map(tableHtml)}${sealsHtml()}</main></body>
</html>
`;
}

/** The letter names it: it gathers the nine reports and hands them to the archives (tainan-2021/4c). */
const COMPILER = "臺南市政府智慧發展中心";
const SEALS = ["填報機關", "承辦人", "單位主管", "機關首長"];

/** On paper alone: the files of a pack stay as they were signed. */
function withAgencyNames(snapshot: Snapshot): Snapshot {
  const named = ({ agency, ...section }: Snapshot["sections"][number]) => ({
    ...section,
    agency: agencyWords(agency)["zh-TW"],
  });
  return { ...snapshot, sections: snapshot.sections.map(named) };
}

function sealsHtml(): Html {
  const room = SEALS.map((_, at) => html`<td>${at === 0 ? COMPILER : "（簽章）"}</td>`);
  return html`<table class="seals"><tbody><tr>${SEALS.map(each => html`<th scope="col">${each}</th>`)}</tr><tr>${room}</tr></tbody></table>`;
}

function tableHtml({ title, head, rows }: FormTable): Html {
  const cells = head.map(cell => html`<th scope="col">${cell}</th>`);
  const lines = rows.map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`);
  return html`<section><h2>${title}</h2><table><thead><tr>${cells}</tr></thead><tbody>${lines}</tbody></table></section>`;
}
