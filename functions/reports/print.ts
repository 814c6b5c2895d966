// The report form as a page made for A4 paper: it needs nothing but itself.
import { createHash } from "node:crypto";
import { dangerouslyTrusted, type Html, html } from "../shared/page/html.ts";
import { FORM_TITLE, type FormTable, formTables, subtitleOf } from "./form.ts";
import type { Snapshot } from "./snapshot.ts";

const STYLE = `
@page { size: A4 landscape; margin: 12mm; }
body { font: 10pt/1.4 "Noto Sans TC", "Microsoft JhengHei", sans-serif; color: #000; margin: 0 auto; max-width: 273mm; }
h1 { font-size: 18pt; text-align: center; margin: 0 0 2mm; }
h2 { font-size: 12pt; margin: 6mm 0 2mm; break-after: avoid; }
p { font-size: 8pt; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 0.8mm 1.5mm; text-align: left; overflow-wrap: anywhere; }
`;

/** The page's own style and nothing else may apply. */
export const PRINT_POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; frame-ancestors 'none'`;

export function printPage(snapshot: Snapshot): Html {
  const style = dangerouslyTrusted(`<style>${STYLE}</style>`);
  return html`<!doctype html>
<html lang="zh-Hant-TW">
<head><meta charset="utf-8"><title>${FORM_TITLE}</title>${style}</head>
<body><h1>${FORM_TITLE}</h1><p>${subtitleOf(snapshot)}</p>${formTables(snapshot).map(tableHtml)}</body>
</html>
`;
}

function tableHtml({ title, head, rows }: FormTable): Html {
  const cells = head.map(cell => html`<th scope="col">${cell}</th>`);
  const lines = rows.map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`);
  return html`<section><h2>${title}</h2><table><thead><tr>${cells}</tr></thead><tbody>${lines}</tbody></table></section>`;
}
