// An agency's week of attendance and logs for personnel, on a page and as a file.
import { listHomeWeeks } from "../../attendance/routes.ts";
import { STATE_COLUMNS } from "../../attendance/sheets.ts";
import { listUnits } from "../../people/unit-routes.ts";
import { mondayOf, weekAfter } from "../../rosters/week.ts";
import { fileAnswer } from "../../shared/http/file-answer.ts";
import { html } from "../../shared/page/html.ts";
import { writeSheet } from "../../shared/sheet/sheet.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { isDay } from "../../shared/time/day.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { dayText } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { type UnitRow, unitCalled } from "../people/people.ts";
import { HOME_LOG_PAGES } from "../routes.ts";
import { figuresText, type LogRowShown, minutesText, reportHtml, weekPageOf } from "./log-words.ts";
import { weekLinks } from "./week-words.ts";

export const agencyAttendanceHandlers = [memberPage(HOME_LOG_PAGES.showAttendance, showAttendance)] as const;

const HERE = "/console/home-work/attendance";
const MOST_PAGES = 50;

async function showAttendance(visit: Member): Promise<ConsoleReply> {
  const { query, at } = visit;
  // Last week: it is over, and can still be put right.
  const week = isDay(query.week ?? "")
    ? mondayOf(query.week ?? "")
    : weekAfter(mondayOf(dayOf(at.toISOString())), -1);
  const reading = ifThere(visit.api.ask(listUnits, { params: { agency: visit.person.agency } }));
  if (query.file) return handed(week, await everyPage(visit, week), (await reading)?.rows);
  const [listed, units] = await Promise.all([pageOf(visit, week, query.cursor), reading]);
  return agencyAttendancePage(visit, listed, units?.rows);
}

function pageOf({ api }: Member, week: string, cursor: string | undefined) {
  const query = { limit: "200", ...(cursor && { cursor }) };
  return api.ask(listHomeWeeks, { params: { week }, query });
}

async function everyPage(visit: Member, week: string): Promise<LogRowShown[]> {
  const rows: LogRowShown[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await pageOf(visit, week, cursor);
    rows.push(...answer.rows);
    cursor = answer.next;
    if (!cursor) break;
  }
  return rows;
}

function handed(week: string, rows: readonly LogRowShown[], units?: readonly UnitRow[]): ConsoleReply {
  const bytes = writeSheet(
    STATE_COLUMNS,
    rows.map(row => stateOf(row, units)),
  );
  return { handed: fileAnswer({ name: `attendance-${week}.csv`, type: "text/csv; charset=utf-8", bytes }) };
}

export function stateOf({ person, unit, figures, days, report }: LogRowShown, units?: readonly UnitRow[]) {
  const { homeDays, logs, late, missing } = figures;
  return {
    ...{ person, unit: unit ? unitCalled(unit, units) : null, homeDays, logs, late, missing },
    unreviewed: days.filter(({ log }) => log && !log.review).length,
    minutes: days.reduce((sum, each) => sum + each.minutes, 0),
    reported: report ? "是" : "否",
  };
}

type Listed = AnswerOf<typeof listHomeWeeks>;

export function agencyAttendancePage(
  visit: Visit,
  { week, rows, next }: Listed,
  units?: readonly UnitRow[],
): PageContent {
  const { say } = visit;
  const title = say("機關的出勤與日誌", "The agency’s attendance and logs");
  const columns = [
    plainColumn<LogRowShown>(
      "同仁",
      "Who",
      ({ person }) => html`<a href="${weekPageOf(person, week)}">${who(person)}</a>`,
      { firm: true },
    ),
    plainColumn<LogRowShown>("單位", "Unit", ({ unit }) => (unit ? unitCalled(unit, units) : "—")),
    plainColumn<LogRowShown>("合計", "In all", ({ figures }) => figuresText(visit, figures)),
    plainColumn<LogRowShown>("未審核", "Unreviewed", row => stateOf(row).unreviewed, { number: true }),
    plainColumn<LogRowShown>("出勤", "Hours", row => minutesText(visit, stateOf(row).minutes)),
    plainColumn<LogRowShown>("彙報", "Reported", ({ report }) => reportHtml(visit, report)),
  ];
  return {
    title,
    main: html`${crumb(visit, "/console/home-work", say("居家辦公", "Working from home"))}
<h1>${title} <small>${dayText(visit, week)} ${say("起一週", "and the week from there")}</small></h1>
${weekLinks(visit, HERE, week)}
<p class="links"><a class="button second" href="${HERE}?${String(new URLSearchParams({ week, file: "csv" }))}">${say("匯出 CSV", "Export CSV")}</a><a class="button second" href="${HERE}/import">${say("匯入差勤系統的出勤", "Take in attendance")}</a></p>
${rows.length === 0 && html`<div class="empty"><b>${say("這一週沒有居家日、出勤或日誌", "Neither home days, times nor logs that week")}</b></div>`}
${rows.length > 0 && plainTable(visit, { caption: say("各人一週", "Everybody’s week"), rows, columns })}
${next && html`<p class="links"><a href="${HERE}?${String(new URLSearchParams({ week, cursor: next }))}">${say("其餘同仁", "The others")} →</a></p>`}`,
  };
}
