// The slips of a trip, a sheet of A4 each: what goes out and by whom, and what was let back in after which proof.
import { type Html, html } from "../../shared/page/html.ts";
import { qrCode } from "../../shared/page/qr.ts";
import { readTerminal } from "../../terminals/routes.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { plainText } from "../frame/event.ts";
import { said } from "../frame/say.ts";
import { dayHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { OFFICE_PAGES } from "../routes.ts";
import type { TerminalRow } from "./counter.ts";

export const slipHandlers = [memberPage(OFFICE_PAGES.showSlip, showSlip)] as const;

async function showSlip(visit: Member): Promise<ConsoleReply> {
  return slipPage(visit, await visit.api.ask(readTerminal, { params: visit.params }));
}

export function slipPage(
  reader: PageReader,
  { propertyNo, custody: { loan }, system, brand, serial }: TerminalRow,
): PageContent {
  const { say, at } = reader;
  return {
    title: loan?.release ? say("放行條", "Release slip") : say("借用單", "Loan slip"),
    main: html`<p class="crumb no-print"><a href="/console/terminals/${propertyNo}">← ${propertyNo}</a></p>
<section class="slip"><div class="slip-head"><div><h1>${loan?.release ? say("終端層電腦放行條", "Terminal release slip") : say("終端層電腦借用單", "Terminal loan slip")}</h1><p><code>${propertyNo}</code></p></div>${qrCode(propertyNo, propertyNo)}</div>
<dl class="facts"><dt>${say("體系", "System")}</dt><dd>${said(valueWords(system), say)}</dd>
<dt>${say("廠牌與序號", "Brand and serial")}</dt><dd>${brand} ${serial}</dd>
${
  loan &&
  html`<dt>${say("借用人", "Borrower")}</dt><dd>${who(loan.borrower)}</dd>
<dt>${say("用途", "Purpose")}</dt><dd>${loan.purpose}</dd>
<dt>${say("帶出", "Carried out")}</dt><dd>${momentHtml(reader, loan.outAt)}</dd>
<dt>${say("應歸還", "Due back")}</dt><dd><b>${dayHtml(reader, loan.dueOn)}</b></dd>
<dt>${say("配件", "Accessories")}</dt><dd>${loan.accessories.map(item => html`<span class="tick">☐ ${item}</span> `)}</dd>`
}${loan && releaseFacts(reader, loan)}</dl>
<div class="signing"><p class="sign">${say("借用人簽名", "Borrower’s signature")}</p><p class="sign">${say("檔案人員簽名", "Records staff’s signature")}</p></div>
<p class="fine">${say("列印時間", "Printed")} ${momentHtml(reader, at.toISOString())}</p></section>
<p class="no-print fine">${say("用瀏覽器的列印功能列印這一頁。", "Use your browser to print this page.")}</p>`,
  };
}

/** Once released, the same sheet says by which proof the computer may come in. */
function releaseFacts(reader: PageReader, loan: NonNullable<TerminalRow["custody"]["loan"]>): Html | false {
  const { disinfection, scan, attestation, release } = loan;
  const { say } = reader;
  if (!release || !attestation) return false;
  return html`<dt>${say("消毒", "Disinfected")}</dt><dd>${disinfection?.site} ${momentHtml(reader, disinfection?.doneAt)}</dd>
<dt>${say("離線全機掃描", "Offline full scan")}</dt><dd>${scan?.tool} ${scan?.toolVersion}（${plainText(reader, scan?.patternDate, "patternDate")}） ${momentHtml(reader, scan?.finishedAt)}</dd>
<dt>${say("掃毒證明", "Attested")}</dt><dd>${who(attestation.by)} ${momentHtml(reader, attestation.at)}</dd>
<dt>${say("放行", "Released")}</dt><dd><b>${who(release.by)} ${momentHtml(reader, release.at)}</b></dd>
<dt>${say("短少", "Missing")}</dt><dd>${release.missing.length > 0 ? release.missing.join("、") : say("無", "nothing")}</dd>`;
}
