// The loan slip: one sheet of paper with the number as a code to scan, what goes along, and two places to sign; pure.
import { html } from "../../shared/html.ts";
import { qrCode } from "../../shared/qr.ts";
import { valueWords } from "../label.ts";
import type { Shown } from "../reply.ts";
import { said } from "../say.ts";
import { dayHtml, momentHtml } from "../time.ts";
import type { Reader } from "../visit.ts";
import type { TerminalRow } from "./counter.ts";

export function slipPage(
  reader: Reader,
  { propertyNo, custody: { loan }, system, brand, serial }: TerminalRow,
): Shown {
  const { say, at } = reader;
  return {
    title: say("借用單", "Loan slip"),
    main: html`<p class="crumb no-print"><a href="/console/terminals/${propertyNo}">← ${propertyNo}</a></p>
<section class="slip"><div class="slip-head"><div><h1>${say("終端層電腦借用單", "Terminal loan slip")}</h1><p><code>${propertyNo}</code></p></div>${qrCode(propertyNo, propertyNo)}</div>
<dl class="facts"><dt>${say("體系", "System")}</dt><dd>${said(valueWords(system), say)}</dd>
<dt>${say("廠牌與序號", "Brand and serial")}</dt><dd>${brand} ${serial}</dd>
${
  loan &&
  html`<dt>${say("借用人", "Borrower")}</dt><dd>${loan.borrower}</dd>
<dt>${say("用途", "Purpose")}</dt><dd>${loan.purpose}</dd>
<dt>${say("帶出", "Carried out")}</dt><dd>${momentHtml(reader, loan.outAt)}</dd>
<dt>${say("應歸還", "Due back")}</dt><dd><b>${dayHtml(reader, loan.dueOn)}</b></dd>
<dt>${say("配件", "Accessories")}</dt><dd>${loan.accessories.map(item => html`<span class="tick">☐ ${item}</span> `)}</dd>`
}</dl>
<div class="signing"><p class="sign">${say("借用人簽名", "Borrower’s signature")}</p><p class="sign">${say("檔案人員簽名", "Records staff’s signature")}</p></div>
<p class="fine">${say("列印時間", "Printed")} ${momentHtml(reader, at.toISOString())}</p></section>
<p class="no-print fine">${say("用瀏覽器的列印功能列印這一頁。", "Print this page with your browser.")}</p>`,
  };
}
