// Sessions and refusals day by day: all together, then system by system, with the numbers beside each picture.
import { type Html, html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { sheetAddress } from "../frame/table.ts";
import { dayHtml, dayText } from "../frame/time.ts";
import { barsLegend, type DayCount, dayBars, eachDay, mostOf, sumOf } from "../pictures/day-bars.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { countsIn, daysAsked } from "./counts.ts";
import { sessionsRail } from "./rail.ts";
import { logAddress } from "./row.ts";

export const daysHandlers = [memberPage(OFFICE_PAGES.showDays, showDays)] as const;

async function showDays(visit: Member): Promise<ConsoleReply> {
  const { query, say } = visit;
  const span = daysAsked(visit);
  const told = await countsIn(visit, span);
  // Whoever was let in counts as allowed, whether they are still there or have left.
  const rows = told.days.map(day => ({ ...day, allowed: day.allowed + day.ended }));
  if (query.export)
    return { handed: sheetOf(rows, daysColumns(visit), { say, name: "sessions-by-day", query: {} }) };
  return daysPage(visit, { rows, ...span, refused: told.refused } satisfies DaysFacts);
}

export interface SystemDay extends DayCount {
  readonly system: string;
}

export function daysColumns({ say }: PageReader): readonly ListColumn<SystemDay>[] {
  const column = (name: string, title: Words, of: (row: SystemDay) => string): ListColumn<SystemDay> => ({
    name,
    title,
    cell: of,
    text: of,
  });
  return [
    column("day", words("日期", "Day"), ({ day }) => day),
    column("system", words("體系", "System"), ({ system }) => said(valueWords(system), say)),
    column("allowed", words("允許", "Allowed"), ({ allowed }) => String(allowed)),
    column("refused", words("拒絕", "Refused"), ({ refused }) => String(refused)),
  ];
}

export interface DaysFacts {
  readonly rows: readonly SystemDay[];
  readonly from: string;
  readonly until: string;
  /** Why what was typed says no span. */
  readonly refused?: string | undefined;
}

export function daysPage(visit: Visit, { rows, from, until, refused }: DaysFacts): PageContent {
  const { say } = visit;
  const title = say("每日連線與拒絕", "Sessions and refusals by day");
  const all = eachDay(rows, from, until);
  return {
    title,
    main: html`<h1>${title}</h1>
${sessionsRail(visit, "days")}
${spanForm(visit, from, until)}
${refused && html`<div class="note bad" role="alert"><p>${refused}</p></div>`}
${
  rows.length === 0
    ? html`<div class="empty"><b>${say("這段期間沒有人要求連線", "No one asked to connect in that period")}</b>${say("每一次要求，不論允許或拒絕，都會計入。", "Every request is counted here, whether allowed or refused.")}</div>`
    : html`<figure class="drawn"><div class="scroll" role="region" aria-label="${title}" tabindex="0">${dayBars(visit, { id: "bars-all", title, days: all, most: mostOf(all), size: "wide" })}</div><figcaption>${barsLegend(visit)}${numbers(visit, all)}</figcaption></figure>
<h2>${say("各體系", "By system")}</h2>${bySystem(visit, rows, from, until)}`
}`,
  };
}

function spanForm(visit: Visit, from: string, until: string): Html {
  const { say, query } = visit;
  return html`<form class="bar" method="get"><label>${say("起（日期）", "From (day)")}<input name="from" value="${query.from ?? dayText(visit, from)}" autocomplete="off"></label><label>${say("迄（日期）", "Until (day)")}<input name="until" value="${query.until ?? dayText(visit, until)}" autocomplete="off"></label><button class="second">${say("顯示", "Show")}</button> <a href="${sheetAddress(query)}">${say("匯出 CSV", "Export CSV")}</a></form>`;
}

function numbers(visit: Visit, days: readonly DayCount[]): Html {
  const { say } = visit;
  return html`<details><summary>${say("以表格閱讀", "Show as a table")}</summary><table><thead><tr><th scope="col">${say("日期", "Day")}</th><th scope="col" class="number">${say("允許", "Allowed")}</th><th scope="col" class="number">${say("拒絕", "Refused")}</th></tr></thead><tbody>${days
    .filter(({ allowed, refused }) => allowed + refused > 0)
    .map(
      ({ day, allowed, refused }) =>
        html`<tr><td>${dayHtml(visit, day)}</td><td class="number">${allowed}</td><td class="number">${refused}</td></tr>`,
    )}</tbody></table></details>`;
}

function bySystem(visit: Visit, rows: readonly SystemDay[], from: string, until: string): Html {
  const { say } = visit;
  const systems = [...new Set(rows.map(({ system }) => system))];
  const series = systems.map(system => ({
    system,
    days: eachDay(
      rows.filter(row => row.system === system),
      from,
      until,
    ),
  }));
  const most = series.reduce((highest, { days }) => Math.max(highest, mostOf(days)), 0);
  const rowsLink = (days: readonly DayCount[], system: string, outcome: "allowed" | "refused") =>
    html`<a href="${logAddress({ system, outcome, from, until })}">${sumOf(days, outcome)}</a>`;
  return html`<div class="scroll" role="region" aria-label="${say("各體系", "By system")}" tabindex="0"><table><thead><tr><th scope="col">${say("體系", "System")}</th><th scope="col">${say("每日", "Day by day")}</th><th scope="col" class="number">${say("允許", "Allowed")}</th><th scope="col" class="number">${say("拒絕", "Refused")}</th></tr></thead><tbody>${series.map(
    ({ system, days }) => {
      const name = said(valueWords(system), say);
      return html`<tr><th scope="row">${name}</th><td>${dayBars(visit, { id: `bars-${system}`, title: name, days, most, size: "small" })}</td><td class="number">${rowsLink(days, system, "allowed")}</td><td class="number">${rowsLink(days, system, "refused")}</td></tr>`;
    },
  )}</tbody></table></div>`;
}
