// Somebody's week of attendance and logs: each day with its times, its sessions, what was done and what the superior says of it.
import { readHomeWeek } from "../../attendance/routes.ts";
import { listUnits } from "../../people/unit-routes.ts";
import { weekAfter } from "../../rosters/week.ts";
import { listSessions } from "../../sessions/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayText, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { unitCalled } from "../people/people.ts";
import { HOME_LOG_PAGES } from "../routes.ts";
import {
  figuresText,
  type HomeDayShown,
  type HomeWeekShown,
  logPill,
  reportHtml,
  spansHtml,
  weekPageOf,
} from "./log-words.ts";
import { logCell } from "./my-day.ts";
import { dayName } from "./week-words.ts";

export const homeWeekHandlers = [memberPage(HOME_LOG_PAGES.showHomeWeek, showHomeWeek)] as const;

type Sessions = AnswerOf<typeof listSessions>["rows"];

export async function showHomeWeek(visit: Member): Promise<ConsoleReply> {
  const { api, params } = visit;
  const { person = "", week = "" } = params;
  const [shown, sessions] = await Promise.all([
    api.ask(readHomeWeek, { params: { person, week } }),
    ifThere(api.ask(listSessions, { query: { person, limit: "200" } })),
  ]);
  const { agency } = shown;
  const units = shown.unit ? await ifThere(api.ask(listUnits, { params: { agency } })) : undefined;
  const unit = shown.unit && unitCalled(shown.unit, units?.rows);
  return homeWeekPage(visit, { ...shown, ...(unit && { unit }) }, sessions?.rows);
}

export function homeWeekPage(
  visit: Visit,
  shown: HomeWeekShown,
  sessions: Sessions | undefined,
): PageContent {
  const { say, person } = visit;
  const isOwn = person?.person === shown.person;
  const title = say("一週的出勤與日誌", "A week of attendance and logs");
  const link = (weeks: number, zh: string, en: string) =>
    html`<a href="${weekPageOf(shown.person, weekAfter(shown.week, weeks))}">${say(zh, en)}</a>`;
  const isOver = visit.person !== undefined && hasRole(visit.person, "supervisor");
  const back = isOwn
    ? (["/console/home-work/day", say("我的出勤與日誌", "My attendance and logs")] as const)
    : isOver
      ? ([
          `/console/home-work/logs?week=${shown.week}`,
          say("同仁的工作日誌", "The team’s work logs"),
        ] as const)
      : ([
          `/console/home-work/attendance?week=${shown.week}`,
          say("機關的出勤與日誌", "The agency’s attendance and logs"),
        ] as const);
  const days = shown.days.filter(({ isHome, spans, log }) => isHome || spans.length > 0 || log);
  return {
    title,
    main: html`${crumb(visit, back[0], back[1])}
<h1>${who(shown.person)} ${title} <small>${dayText(visit, shown.week)} ${say("起", "on")}</small></h1>
${doneNote(visit)}
<p class="links">${link(-1, "← 前一週", "← The week before")} ${link(1, "後一週 →", "The week after →")}</p>
${termsPart(visit, shown)}
${days.length === 0 && html`<div class="empty"><b>${say("這一週沒有居家日、出勤或日誌", "Neither home days, times nor logs that week")}</b></div>`}
${days.map(day => dayPart(visit, shown, { day, sessions: sessions?.filter(each => dayOf(each.askedAt) === day.day) }))}
${checksPart(visit, shown)}
${!isOwn && actLinks(visit, [{ act: "checkAttendance", query: { person: shown.person } }], false)}
<h2>${say("彙報單位主管", "To the unit head")}</h2><p>${reportHtml(visit, shown.report)}</p>
${!isOwn && reportActs(visit, shown)}`,
  };
}

function termsPart(visit: Visit, { terms, figures, unit, title }: HomeWeekShown): Html {
  const { say } = visit;
  return html`<dl class="facts">${unit && html`<dt>${say("單位", "Unit")}</dt><dd>${unit}</dd>`}${title && html`<dt>${say("職稱", "Title")}</dt><dd>${title}</dd>`}${terms && html`<dt>${say("核定的工作內容與時間", "Work and hours as approved")}</dt><dd>${terms.content} ${terms.hours}</dd>`}<dt>${say("合計", "In all")}</dt><dd>${figuresText(visit, figures)}</dd></dl>`;
}

interface OfDay {
  readonly day: HomeDayShown;
  readonly sessions: Sessions | undefined;
}

function dayPart(visit: Visit, { person: of }: HomeWeekShown, { day, sessions }: OfDay): Html {
  const { say, person } = visit;
  const { log } = day;
  const isOwn = person?.person === of;
  const query = { person: of, day: day.day };
  const acts = [
    ...(log && log.review?.accepted !== true ? [{ act: "reviewLog", query }] : []),
    { act: "correctAttendance", query },
  ];
  return html`<section id="d${day.day}"><h2>${said(dayName(day.day), say)} ${isOwn ? logCell(visit, of, day) : logPill(visit, log, day.isLogged && day.day < dayOf(visit.at.toISOString()))}</h2>
<dl class="facts"><dt>${say("出勤", "Times")}</dt><dd>${spansHtml(visit, day)}</dd>
${sessions && html`<dt>${say("連線", "Sessions")}</dt><dd>${sessionsHtml(visit, sessions)}</dd>`}
${log && html`<dt>${say("送出", "Sent")}</dt><dd>${momentHtml(visit, log.sent)}${log.amended && html` ${say("修改", "amended")} ${momentHtml(visit, log.amended)}`} <a href="/console/people/${encodeURIComponent(of)}/logs/${day.day}">${say("表單", "Form")}</a></dd>`}
${log?.review && html`<dt>${say("審核", "Reviewed")}</dt><dd>${log.review.note} ${who(log.review.by)} ${momentHtml(visit, log.review.at)}</dd>`}</dl>
${log && logTable(visit, log)}
${!isOwn && actLinks(visit, acts)}</section>`;
}

export function logTable(visit: Visit, log: NonNullable<HomeDayShown["log"]>): Html {
  const { say } = visit;
  type Item = (typeof log.items)[number];
  const columns = [
    plainColumn<Item>("工作項目", "Item", ({ item }) => item, { firm: true }),
    plainColumn<Item>("執行情形", "How", ({ how }) => how),
    plainColumn<Item>("工作進度說明", "Progress", ({ progress }) =>
      said(valueWords(progress, "progress"), say),
    ),
  ];
  return plainTable(visit, { caption: `${say("上班時間", "Hours")} ${log.hours}`, rows: log.items, columns });
}

function sessionsHtml(visit: Visit, sessions: Sessions): Html | string {
  const { say } = visit;
  if (sessions.length === 0) return say("當日沒有連線", "none that day");
  const one = ({ session, askedAt, status, ended, system }: Sessions[number]) =>
    html`<li><a href="/console/sessions/${session}">${momentHtml(visit, askedAt)}</a>${ended && html`–${momentHtml(visit, ended.at)}`} ${system && said(valueWords(system), say)} ${said(valueWords(status), say)}</li>`;
  return html`<ul class="plain">${sessions.map(one)}</ul>`;
}

function checksPart(visit: Visit, { checks }: HomeWeekShown): Html | false {
  const { say } = visit;
  const one = ({ at, method, result, note, by }: HomeWeekShown["checks"][number]) =>
    html`<li>${momentHtml(visit, at)} ${said(valueWords(method, "checkMethod"), say)}：${said(valueWords(result, "checkResult"), say)} ${note} ${who(by)}</li>`;
  return checks.length > 0 && html`<h2>${say("查勤", "Checks")}</h2><ul>${checks.map(one)}</ul>`;
}

function reportActs(visit: Visit, { person, week, report }: HomeWeekShown): Html | false {
  const query = { person, week };
  if (!report) return actLinks(visit, [{ act: "reportLogWeek", query }], false);
  return !report.noted && actLinks(visit, [{ act: "noteLogWeek", query }], false);
}
