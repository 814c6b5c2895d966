// An agency's month of overtime on paper: everybody's numbers as they were closed, what was carried over, what came after; and the act of
// closing it.
import { type MonthReport, readMonth } from "../../hours/month-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { paperSheets, printBar, rocMoment } from "../counter/paper.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { crumb } from "../frame/crumb.ts";
import { monthText } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { HOURS_PAGES } from "../routes.ts";
import { lengthText, spanText, stagePill } from "./hours-words.ts";
import { monthIn, monthLinks } from "./tabs.ts";

export const monthHandlers = [memberPage(HOURS_PAGES.showMonth, showMonth)] as const;

async function showMonth(visit: Member): Promise<ConsoleReply> {
  const params = { agency: visit.person.agency, month: monthIn(visit) };
  return monthPage(visit, await visit.api.ask(readMonth, { params }));
}

export function monthPage(visit: Visit, report: MonthReport): PageContent {
  const { say, person, at } = visit;
  const { agency, month, closed, open } = report;
  const title = say("加班月報表", "The month’s report of overtime");
  const query = { agency, month, next: `/console/hours/agency/month?month=${month}` };
  return {
    title,
    main: html`<div class="no-print">${crumb(visit, `/console/hours/agency?month=${month}`, say("機關的加班與補休", "The agency’s overtime and leave"))}
<h1>${title}</h1>
${doneNote(visit)}
${monthLinks(visit, "/console/hours/agency/month", month)}
${!closed && html`<p>${say("尚未關帳。", "Not closed yet.")}</p>`}
${!closed && person && hasRole(person, "personnel") && actLinks(visit, [{ act: "closeMonth", query }], true)}
${openPart(visit, open)}</div>
${printBar(visit)}
${paperSheets({
  ...{ agency, at, name: `加班月報表（${monthText({ language: "zh-TW" }, month)}）`, copies: [""] },
  content: html`${closed ? closedPart(closed) : html`<p>本月尚未關帳，數字為列印當時。</p>`}${rowsPart(report)}${latePart(report)}`,
  seals: ["承辦人", "人事主管", "機關首長"],
  clauses: [],
})}`,
  };
}

function openPart(visit: Visit, open: MonthReport["open"]): Html | false {
  const { say } = visit;
  if (open.length === 0) return false;
  return html`<h2>${say("未結案件", "Still open")}</h2><ul class="plain">${open.map(each => html`<li>${who(each.person)} <a href="/console/people/${encodeURIComponent(each.person)}/hours/${each.piece}">${spanText(visit, each)}</a> ${stagePill(visit, each)}</li>`)}</ul>`;
}

/** Whether the journal still gives the same numbers is found out each time that it is shown. */
function closedPart({ by, at, sha256, again, carried, reason }: NonNullable<MonthReport["closed"]>): Html {
  return html`<p>${who(by)} 於 ${rocMoment(at)} 關帳。</p>
<p class="fine">關帳數字雜湊值（SHA-256）<code>${sha256}</code>${sha256 === again ? "；依紀錄重新計算，結果相同。" : html`；<strong>依紀錄重新計算，結果不同：<code>${again}</code></strong>`}</p>
${carried.length > 0 && html`<p>結轉未結案件 ${carried.length} 筆，理由：${reason}</p>`}`;
}

function rowsPart({ rows }: MonthReport): Html {
  const length = (minutes: number) => lengthText({ say: zh => zh }, minutes);
  const now = (each: MonthReport["rows"][number]) =>
    each.now ? html`${length(each.now.minutes)}（${each.now.hours} 小時）` : "";
  return html`<table class="grid"><caption>人員加班時數</caption><thead><tr><th scope="col">人員</th><th scope="col">加班</th><th scope="col">其中待命</th><th scope="col">整點時數</th><th scope="col">關帳後變動為</th></tr></thead><tbody>${rows.map(each => html`<tr><td>${who(each.person)}</td><td>${length(each.minutes)}</td><td>${length(each.standby)}</td><td>${each.hours}</td><td>${now(each)}</td></tr>`)}</tbody></table>
${rows.length === 0 && html`<p>本月沒有加班。</p>`}`;
}

function latePart({ late }: MonthReport): Html | false {
  if (late.length === 0) return false;
  return html`<p>關帳後補登：</p><ul>${late.map(({ person, piece, at }) => html`<li>${who(person)} 第 ${piece} 筆，${rocMoment(at)}</li>`)}</ul>`;
}
