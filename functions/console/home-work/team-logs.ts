// The work logs of those under a superior: what waits for review, report and reading, and a week at a glance.
import { listLogsWaiting, readTeamLogs } from "../../attendance/routes.ts";
import { mondayOf } from "../../rosters/week.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { isDay } from "../../shared/time/day.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayText } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { HOME_LOG_PAGES } from "../routes.ts";
import { figuresText, type LogRowShown, logPill, minutesText, reportHtml, weekPageOf } from "./log-words.ts";
import { dayName, weekLinks } from "./week-words.ts";

export const teamLogsHandlers = [memberPage(HOME_LOG_PAGES.showTeamLogs, showTeamLogs)] as const;

interface TeamLogsFacts {
  readonly week: string;
  readonly of: string;
  readonly rows: readonly LogRowShown[];
  readonly waiting: AnswerOf<typeof listLogsWaiting> | undefined;
}

async function showTeamLogs(visit: Member): Promise<ConsoleReply> {
  const { api, query, at, person } = visit;
  const week = mondayOf(isDay(query.week ?? "") ? (query.week ?? "") : dayOf(at.toISOString()));
  const of = query.of ?? person.person;
  const [team, waiting] = await Promise.all([
    api.ask(readTeamLogs, { params: { person: of, week } }),
    ifThere(api.ask(listLogsWaiting, { params: { person: of } })),
  ]);
  return teamLogsPage(visit, { week, of, rows: team.rows, waiting });
}

export function teamLogsPage(visit: Visit, { week, of, rows, waiting }: TeamLogsFacts): PageContent {
  const { say, person } = visit;
  const title = say("同仁的工作日誌", "The team’s work logs");
  return {
    title,
    main: html`${crumb(visit, "/console/home-work", say("居家辦公", "Working from home"))}
<h1>${title} <small>${dayText(visit, week)} ${say("起一週", "and the week from there")}</small></h1>
${doneNote(visit)}
${waiting && waitingPart(visit, waiting)}
${weekLinks(visit, "/console/home-work/logs", week, of === person?.person ? {} : { of })}
${rows.length === 0 && html`<div class="empty"><b>${say("這一週沒有同仁居家辦公", "Nobody of the team worked from home that week")}</b></div>`}
${rows.length > 0 && weekTable(visit, week, rows)}`,
  };
}

const WHAT = {
  "to-review": ["待審核", "to review"],
  missing: ["缺日誌", "no log"],
} as const;

function waitingPart(
  visit: Visit,
  { team, toReport, toNote }: NonNullable<TeamLogsFacts["waiting"]>,
): Html | false {
  const { say } = visit;
  if (team.length + toReport.length + toNote.length === 0) return false;
  const ofDay = (person: string, { day, what }: (typeof team)[number]["days"][number]) => {
    const [zh, en] = WHAT[what as keyof typeof WHAT] ?? [what, what];
    return html`<a href="${weekPageOf(person, mondayOf(day))}#d${day}">${said(dayName(day), say)} ${say(zh, en)}</a> `;
  };
  const ofWeek = ({ person, week }: (typeof toNote)[number]) =>
    html`<a href="${weekPageOf(person, week)}">${dayText(visit, week)}</a>`;
  return html`<div class="note wait"><ul>
${team.map(({ person, days }) => html`<li>${who(person)} ${days.map(each => ofDay(person, each))}</li>`)}
${toReport.map(each => html`<li>${who(each.person)} ${ofWeek(each)} ${say("起一週，待彙報單位主管", "week to report to the unit head")} ${actLinks(visit, [{ act: "reportLogWeek", query: each }], false)}</li>`)}
${toNote.map(each => html`<li>${who(each.person)} ${ofWeek(each)} ${say("起一週已彙報，待核閱", "week reported, to be read")} ${actLinks(visit, [{ act: "noteLogWeek", query: each }], false)}</li>`)}</ul></div>`;
}

function weekTable(visit: Visit, week: string, rows: readonly LogRowShown[]): Html {
  const { say, at } = visit;
  const today = dayOf(at.toISOString());
  const used = (rows[0]?.days ?? []).map(({ day }) => day).filter(day => rows.some(row => isUsed(row, day)));
  const columns = used.map(day =>
    plainColumn<LogRowShown>(dayName(day)["zh-TW"], dayName(day).en, ({ days }) => {
      const found = days.find(each => each.day === day);
      if (!found) return "—";
      return html`${logPill(visit, found.log, found.isLogged && day < today)} <small>${minutesText(visit, found.minutes)}</small>`;
    }),
  );
  const first = plainColumn<LogRowShown>(
    "同仁",
    "Who",
    ({ person }) => html`<a href="${weekPageOf(person, week)}">${who(person)}</a>`,
    { firm: true },
  );
  const last = plainColumn<LogRowShown>(
    "合計與彙報",
    "In all, and reported",
    ({ figures, report }) =>
      html`<small>${figuresText(visit, figures)}</small><br>${reportHtml(visit, report)}`,
  );
  return plainTable(visit, {
    caption: say("每日日誌與出勤時數", "Logs and hours by day"),
    rows,
    columns: [first, ...columns, last],
  });
}

function isUsed({ days }: LogRowShown, day: string): boolean {
  return days.some(each => each.day === day && (each.isLogged || each.log !== undefined || each.minutes > 0));
}
