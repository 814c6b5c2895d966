// The office calendars: which years are official, provisional or missing, what awaits confirmation, and loading one from its file.
import { randomUUID } from "node:crypto";
import type { InferOutput } from "valibot";
import { listCalendars, proposeCalendar } from "../../calendars/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import { ApiRefusal, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { NOTHING_TYPED, type Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { bodyFrom, type FormFaults } from "../form/body.ts";
import { checkPart, checkTitle, NEXT_IS_CHECK, stepOf, TO_CHECK } from "../form/check.ts";
import { type Field, SHEET_FIELD, textField } from "../form/field.ts";
import { faultSummary, fieldRow, signed } from "../form/form.ts";
import { withKept } from "../form/kept.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { faultList } from "../lists/difference.ts";
import { PEOPLE_PAGES } from "../routes.ts";

export const calendarsHandlers = [
  memberPage(PEOPLE_PAGES.showCalendars, showCalendars),
  memberForm(PEOPLE_PAGES.sendCalendar, sendCalendar),
] as const;

export type CalendarRows = InferOutput<(typeof listCalendars)["answer"]["schema"]>["rows"];
type CalendarRow = CalendarRows[number];

export interface CalendarsFacts {
  readonly rows: CalendarRows;
  readonly typed: Typed;
  readonly key: string;
  readonly problem?: ProblemDocument;
  readonly faults?: FormFaults;
}

async function showCalendars({ api, ...visit }: Member): Promise<ConsoleReply> {
  const { rows } = await api.ask(listCalendars);
  return calendarsPage(visit, { rows, typed: NOTHING_TYPED, key: randomUUID() });
}

async function sendCalendar(visit: Member, sent: Typed): Promise<ConsoleReply> {
  const { api } = visit;
  const typed = withKept(sent);
  const { rows } = await api.ask(listCalendars);
  const facts = { rows, typed, key: typed.one("_key") };
  const step = stepOf(proposeCalendar.name, typed);
  if (step === "change") return calendarsPage(visit, facts);
  const { faults } = bodyFrom(YEAR_FIELDS, typed);
  if (faults.size > 0) return { ...calendarsPage(visit, { ...facts, faults }), status: 422 };
  const content = typed.files.get("sheet") ?? new Uint8Array();
  const dryRun = step === "check";
  try {
    const answer = await api.ask(proposeCalendar, {
      params: { year: typed.one("year").trim() },
      query: { document: typed.one("document").trim(), dryRun: String(dryRun) },
      bytes: { type: "text/csv", content },
      key: `${facts.key}${dryRun ? "-check" : ""}`,
    });
    if (dryRun) return calendarCheckPage(visit, facts, answer);
    return { location: `/console/calendars?done=${proposeCalendar.name}` };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return { ...calendarsPage(visit, { ...facts, problem: error.problem }), status: error.problem.status };
  }
}

export function calendarsPage(visit: Visit, facts: CalendarsFacts): PageContent {
  const { say, person } = visit;
  const { rows, problem } = facts;
  const loads = person !== undefined && hasRole(person, "administrator", "center");
  return {
    title: say("辦公日曆", "Office calendars"),
    main: html`<h1>${say("政府行政機關辦公日曆", "Government office calendars")}</h1>
${doneNote(visit)}
<p class="lead">${say("期限、催報與上班日依此計算。沒有日曆的年度一律不推算；暫定的年度，在官方檔案載入前，凡依其計算者均標示暫定。", "Deadlines, reminders and working days are counted by these. A year without a calendar is never guessed. What is counted by a provisional year says so until the official file is loaded.")}</p>
${problem && problemNote(visit, problem)}
${problem && (problem.faults ?? []).length > 0 && faultList(visit, problem.faults ?? [])}
${rows.map(row => waiting(visit, row))}
${yearsTable(visit, rows)}
${loads && loadForm(visit, facts)}`,
  };
}

function waiting(visit: Visit, { year, proposed }: CalendarRow): Html | false {
  const { say } = visit;
  if (!proposed) return false;
  const query = { year: String(year) };
  return html`<section class="card is-hold"><h2>${say(`${year} 年待確認`, `${year} awaits confirmation`)}</h2>
<p>${proposed.document} · ${who(proposed.proposedBy)} ${momentHtml(visit, proposed.proposedAt)}</p>${differenceHtml(visit, proposed.difference)}
${actLinks(
  visit,
  [
    { act: "confirmCalendar", query },
    { act: "rejectCalendar", query },
  ],
  false,
)}
<p class="fine">${say("須由提出人以外的人確認。", "Somebody other than whoever proposed it must confirm.")}</p></section>`;
}

type Difference = NonNullable<CalendarRow["proposed"]>["difference"];

function differenceHtml({ say }: Visit, { nowOff, nowWorked }: Difference): Html {
  if (nowOff.length + nowWorked.length === 0)
    return html`<p>${say("與現有的上班日、放假日完全相同。", "Exactly the days that are counted with now.")}</p>`;
  return html`<dl class="facts"><dt>${say("改為放假", "Off from then on")}</dt><dd>${nowOff.join("、") || "—"}</dd><dt>${say("改為上班", "Worked from then on")}</dt><dd>${nowWorked.join("、") || "—"}</dd></dl>`;
}

function yearsTable(visit: Visit, rows: CalendarRows): Html {
  const { say } = visit;
  const status = ({ current, loaded }: CalendarRow) => {
    if (!current) return html`<span class="pill is-shut">${say("沒有日曆", "missing")}</span>`;
    if (current.provisional)
      return html`<span class="pill is-hold">${say("暫定", "provisional")}</span> <small>${said(current.provisional, say)}</small>`;
    if (!loaded) return html`<span class="pill is-open">${say("隨軟體提供", "shipped")}</span>`;
    return html`<span class="pill is-open">${say("已載入官方檔案", "official file loaded")}</span> <small>${loaded.document} · ${who(loaded.proposedBy)} → ${who(loaded.confirmedBy)} ${momentHtml(visit, loaded.confirmedAt)}</small>`;
  };
  return plainTable(visit, {
    caption: say("各年度日曆", "Calendars by year"),
    rows,
    columns: [
      plainColumn(
        "年度",
        "Year",
        ({ year }: CalendarRow) => say(`${year}（民國 ${year - 1911}）`, String(year)),
        { firm: true },
      ),
      plainColumn("狀態", "Status", status),
      plainColumn("平日放假", "Weekdays off", ({ current }: CalendarRow) =>
        (current?.weekdaysOff ?? []).map(short).join("、"),
      ),
      plainColumn(
        "週六上班",
        "Saturdays worked",
        ({ current }: CalendarRow) => (current?.saturdaysWorked ?? []).map(short).join("、") || "—",
      ),
    ],
  });
}

function short(day: string): string {
  return day.slice(5).replace("-", "/");
}

const YEAR_FIELDS: readonly Field[] = [
  { ...textField("year"), required: true, longest: 4 },
  { ...textField("document"), required: true, longest: 64 },
  SHEET_FIELD,
].map(field => ({ ...field, act: proposeCalendar.name }));

function loadForm(visit: Visit, { key, typed, faults = new Map() }: CalendarsFacts): Html {
  const { say } = visit;
  return html`<h2>${say("載入一年", "Load a year")}</h2>${faultSummary(visit, { faults, fields: YEAR_FIELDS })}<form method="post" action="/console/calendars" class="sheet" enctype="multipart/form-data" novalidate>${signed(visit, key)}
${YEAR_FIELDS.map(field => fieldRow(visit, { typed, faults }, field))}
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${said(NEXT_IS_CHECK, say)}</p><button>${said(TO_CHECK, say)}</button></div></form>`;
}

/** What was chosen, and which days change by it. */
function calendarCheckPage(
  visit: Visit,
  { typed, key }: CalendarsFacts,
  { year, proposed }: CalendarRow,
): PageContent {
  const { say } = visit;
  const title = say("載入一年的辦公日曆", "Load a year’s calendar");
  return {
    title: `${checkTitle(visit)}：${title}`,
    main: html`${crumb(visit, "/console/calendars", say("辦公日曆", "Office calendars"))}
<h1>${checkTitle(visit)} <small>${title}</small></h1>
${checkPart(visit, {
  ...{ act: proposeCalendar.name, action: "/console/calendars", fields: YEAR_FIELDS, typed, key },
  submit: say("提出", "Propose"),
  consequence: words(
    "提出後等另一人確認，確認後即依此計算。",
    "it waits for somebody else to confirm it, and counts from then on.",
  ),
  more:
    proposed &&
    html`<section class="card checked"><h2>${say(`${year} 年將這樣改變`, `In ${year} this would change`)}</h2>${differenceHtml(visit, proposed.difference)}</section>`,
})}`,
  };
}
