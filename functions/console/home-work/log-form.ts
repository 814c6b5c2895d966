// The work log of a day as its form has it: on paper, and as a file that office programs open or that can be taken in again.
import { PROGRESSES } from "../../attendance/names.ts";
import { readHomeWeek } from "../../attendance/routes.ts";
import { LOG_COLUMNS, PROGRESS_WORDS } from "../../attendance/sheets.ts";
import { readNames } from "../../directory/routes.ts";
import { listUnits } from "../../people/unit-routes.ts";
import { odt } from "../../reports/odf.ts";
import { mondayOf } from "../../rosters/week.ts";
import { fileAnswer } from "../../shared/http/file-answer.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { writeSheet } from "../../shared/sheet/sheet.ts";
import { isDay } from "../../shared/time/day.ts";
import { rocDate } from "../../shared/time/roc-date.ts";
import { grid, paperSheets, printBar, rocDay } from "../counter/paper.ts";
import { ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader } from "../door/visit.ts";
import { crumb } from "../frame/crumb.ts";
import { who } from "../frame/who.ts";
import { HOME_LOG_PAGES } from "../routes.ts";
import { type HomeDayShown, weekPageOf } from "./log-words.ts";

export const logFormHandlers = [memberPage(HOME_LOG_PAGES.showLogForm, showLogForm)] as const;

const NAME = "居家辦公工作日誌";

export interface LogForm {
  readonly person: string;
  readonly agency: string;
  readonly unit: string;
  readonly title: string;
  readonly day: string;
  readonly log: NonNullable<HomeDayShown["log"]>;
}

async function showLogForm(visit: Member): Promise<ConsoleReply> {
  const { api, params, query } = visit;
  const { person = "", day = "" } = params;
  if (!isDay(day)) throw new Problem(PROBLEM["not-found"]);
  const week = await api.ask(readHomeWeek, { params: { person, week: mondayOf(day) } });
  const log = week.days.find(each => each.day === day)?.log;
  if (!log) throw new Problem(PROBLEM["not-found"]);
  const { agency, title = "" } = week;
  const units = await ifThere(api.ask(listUnits, { params: { agency } }));
  const unit = units?.rows.find(each => each.unit === week.unit)?.name ?? week.unit ?? "";
  const form = { person, agency, unit, title, day, log };
  if (query.file === "csv") return handed(day, "csv", logSheet(form));
  if (query.file !== "odt") return logFormPage(visit, form);
  const named = await ifThere(api.ask(readNames, { query: { people: person } }));
  return handed(day, "odt", logOdt(form, named?.rows[0]?.name ?? person));
}

const TYPES = { csv: "text/csv; charset=utf-8", odt: "application/vnd.oasis.opendocument.text" } as const;

function handed(day: string, kind: keyof typeof TYPES, bytes: Uint8Array): ConsoleReply {
  return {
    handed: fileAnswer({ name: `${NAME}-${rocDate(day, "digits")}.${kind}`, type: TYPES[kind], bytes }),
  };
}

export function logSheet({ day, log: { hours, items } }: LogForm): Uint8Array {
  return writeSheet(
    LOG_COLUMNS,
    items.map(each => ({ day, hours, ...each })),
  );
}

/** 超前進度 or one of the two others: exactly one box is ticked. */
function boxes(progress: (typeof PROGRESSES)[number]): string {
  return PROGRESSES.map(each => `${each === progress ? "☑" : "☐"}${PROGRESS_WORDS[each]}`).join(" ");
}

/** The form's own columns, and nothing besides: there is none for a signature. */
export function logOdt({ agency, unit, title, day, log }: LogForm, name: string): Uint8Array {
  return odt({
    title: NAME,
    subtitle: agencyWords(agency)["zh-TW"],
    tables: [
      {
        title: "基本資料",
        head: ["上班日期", "上班時間", "單位", "職稱", "姓名"],
        widths: [45, 75, 55, 45, 47],
        rows: [[rocDay(day), log.hours, unit, title, name]],
      },
      {
        title: "本日工作內容",
        head: ["工作項目", "執行情形", "工作進度說明"],
        widths: [70, 117, 80],
        rows: log.items.map(({ item, how, progress }) => [item, how, boxes(progress)]),
      },
    ],
  });
}

export function logFormPage(reader: PageReader, form: LogForm): PageContent {
  const { say, at } = reader;
  const { person, agency, unit, title, day, log } = form;
  const here = `/console/people/${encodeURIComponent(person)}/logs/${day}`;
  const row = ({ item, how, progress }: (typeof log.items)[number]) =>
    html`<tr><td>${item}</td><td>${how}</td><td>${boxes(progress)}</td></tr>`;
  return {
    title: say("工作日誌", "Work log"),
    main: html`<div class="no-print">${crumb(reader, weekPageOf(person, mondayOf(day)), say("一週的出勤與日誌", "The week"))}
<h1>${say("工作日誌", "Work log")} ${who(person)}</h1>
<p class="links"><a class="button second" href="${here}?file=odt">ODT</a><a class="button second" href="${here}?file=csv">CSV</a></p></div>
${printBar(reader)}
${paperSheets({
  agency,
  at,
  name: NAME,
  number: rocDate(day, "digits"),
  copies: [""],
  content: html`${grid([
    [
      ["上班日期", rocDay(day)],
      ["上班時間", log.hours],
    ],
    [
      ["單位", unit],
      ["職稱", title],
    ],
    [["姓名", who(person)]],
  ])}<table class="grid"><caption>本日工作內容</caption><thead><tr><th scope="col">工作項目</th><th scope="col">執行情形</th><th scope="col">工作進度說明</th></tr></thead><tbody>${log.items.map(row)}</tbody></table>`,
  seals: [],
  clauses: [],
})}`,
  };
}
