// The agency's month: everybody's overtime and leave, the report of leave that ends, its shifts and notes; and the month as a file for the
// attendance system.

import { type HoursBookShown, readHoursBook } from "../../hours/book-routes.ts";
import { listCompLeave } from "../../hours/leave-routes.ts";
import { handOvertime, listOvertime } from "../../hours/overtime-reads.ts";
import { listUnits } from "../../people/unit-routes.ts";
import { fileAnswer } from "../../shared/http/file-answer.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayHtml, dayText, monthText } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { unitCalled } from "../people/people.ts";
import { HOURS_PAGES } from "../routes.ts";
import { causesPart, handedCauses } from "./causes.ts";
import { lengthText } from "./hours-words.ts";
import { hoursTabs, monthIn, monthLinks } from "./tabs.ts";

export const agencyHoursHandlers = [
  memberPage(HOURS_PAGES.showAgencyHours, showAgencyHours),
  memberPage(HOURS_PAGES.showHoursFile, showHoursFile),
] as const;

type Month = AnswerOf<typeof listOvertime>;
type Leave = AnswerOf<typeof listCompLeave>;

interface AgencyFacts {
  readonly month: Month;
  readonly leave: Leave;
  readonly book: HoursBookShown | undefined;
}

const PAGE = { limit: "200" };

async function showAgencyHours(visit: Member): Promise<ConsoleReply> {
  const { api, person, query } = visit;
  if (query.file) return handedCauses(await api.ask(readHoursBook, { params: { agency: person.agency } }));
  const { agency } = person;
  const [month, leave, book, units] = await Promise.all([
    api.ask(listOvertime, { query: { ...PAGE, month: monthIn(visit) } }),
    api.ask(listCompLeave, { query: PAGE }),
    ifThere(api.ask(readHoursBook, { params: { agency } })),
    ifThere(api.ask(listUnits, { params: { agency } })),
  ]);
  const rows = month.rows.map(row => (row.unit ? { ...row, unit: unitCalled(row.unit, units?.rows) } : row));
  return agencyHoursPage(visit, { month: { ...month, rows }, leave, book });
}

async function showHoursFile(visit: Member): Promise<ConsoleReply> {
  const month = monthIn(visit);
  const file = await visit.api.file(handOvertime, { query: { month } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { handed: fileAnswer({ name: `overtime-${month}.csv`, type: "text/csv; charset=utf-8", bytes }) };
}

export function agencyHoursPage(visit: Visit, { month, leave, book }: AgencyFacts): PageContent {
  const { say, person } = visit;
  const title = say("機關的加班與補休", "The agency’s overtime and leave");
  const keeps = person && hasRole(person, "personnel");
  const agency = { agency: person?.agency ?? "" };
  return {
    title,
    main: html`<h1>${title}</h1>
${doneNote(visit)}
${hoursTabs(visit, "/console/hours/agency")}
${monthLinks(visit, "/console/hours/agency", month.month)}
<p class="links"><a class="button second" href="/console/hours/agency/month?month=${month.month}">${say("月報表與關帳", "The month’s report, and closing it")}</a>${keeps && html`<a class="button second" href="/console/hours/file?month=${month.month}">${say("下載本月加班資料（CSV）", "The month as CSV")}</a>`}</p>
<h2>${say("本月加班", "Overtime of the month")}</h2>
${month.rows.length === 0 ? html`<p>${say("本機關沒有加班紀錄。", "Nobody has any.")}</p>` : monthTable(visit, month)}
<h2>${say("補休報表", "Report of leave")}</h2>
${leave.rows.length === 0 ? html`<p>${say("沒有補休時數。", "There is none.")}</p>` : leaveTable(visit, leave)}
<h2>${say("加班事由、縣府同意與備查", "Causes, consents and reports")}</h2>
${actLinks(
  visit,
  [
    { act: "giveOvertimeCause", query: agency },
    { act: "noteHours", query: agency },
  ],
  true,
)}
${book && causesPart(visit, book)}
<h2>${say("班別", "Shifts")}</h2>
${actLinks(visit, [{ act: "setShift", query: agency }])}
${keeps && html`<p class="links"><a class="button second" href="/console/hours/shifts/import">${say("匯入班表（CSV）", "A file of shifts")}</a></p>`}
${book && book.shifts.length > 0 && shiftsTable(visit, book)}
${book && notesPart(visit, book)}`,
  };
}

type MonthRow = Month["rows"][number];
function monthTable(visit: Visit, { rows }: Month): Html {
  const { say } = visit;
  return plainTable<MonthRow, ReturnType<typeof plainColumn<MonthRow>>>(visit, {
    caption: say(`${rows.length} 人`, `${rows.length} people`),
    rows,
    columns: [
      plainColumn(
        "人員",
        "Who",
        ({ person }) =>
          html`<a href="/console/people/${encodeURIComponent(person)}/hours">${who(person)}</a>`,
        { firm: true },
      ),
      plainColumn("單位", "Unit", ({ unit = "—" }) => unit),
      plainColumn("加班", "Overtime", ({ minutes }) => lengthText(visit, minutes)),
      plainColumn("其中待命", "Of it standby", ({ standby }) => lengthText(visit, standby)),
      plainColumn("未結", "Open", ({ open }) => open),
      plainColumn("待核給", "To settle", ({ toSettle }) => toSettle),
      plainColumn("可用補休", "Leave left", ({ leaveLeft }) => lengthText(visit, leaveLeft)),
      plainColumn("最早到期", "Ends first", ({ leaveEnds }) => dayHtml(visit, leaveEnds)),
    ],
  });
}

type LeaveRow = Leave["rows"][number];
function leaveTable(visit: Visit, { rows, day }: Leave): Html {
  const { say } = visit;
  return plainTable<LeaveRow, ReturnType<typeof plainColumn<LeaveRow>>>(visit, {
    caption: say(`截至 ${dayText(visit, day)}`, `As of ${dayText(visit, day)}`),
    rows,
    columns: [
      plainColumn("人員", "Who", ({ person }) => who(person), { firm: true }),
      plainColumn("可用", "Usable", ({ left }) => lengthText(visit, left)),
      plainColumn("最早到期", "Ends first", ({ ends }) => dayHtml(visit, ends)),
      plainColumn("下月到期", "Ends next month", ({ endsNextMonth }) => lengthText(visit, endsNextMonth)),
      plainColumn("已到期待改發", "Ended", ({ ended }) => lengthText(visit, ended)),
      plainColumn("申請未獲同意", "Refused", ({ refused }) => refused),
      plainColumn("預警待協調", "Warning open", ({ warned }) => (warned ? say("是", "yes") : "—")),
    ],
  });
}

type Shift = HoursBookShown["shifts"][number];
function shiftsTable(visit: Visit, { agency, shifts }: HoursBookShown): Html {
  const { say } = visit;
  const times = ({ from, until }: { readonly from: string; readonly until: string }) =>
    `${from}–${until <= from ? say("次日 ", "next day ") : ""}${until}`;
  return plainTable<Shift, ReturnType<typeof plainColumn<Shift>>>(visit, {
    caption: say("班別", "Shifts"),
    rows: shifts,
    columns: [
      plainColumn("代碼", "Code", ({ shift }) => shift, { firm: true }),
      plainColumn("起迄", "From and until", times),
      plainColumn("休息", "Pauses", ({ rest = [] }) => rest.map(times).join("、") || "—"),
      plainColumn("工時", "Length", ({ minutes }) => lengthText(visit, minutes)),
      plainColumn("可辦事項", "Acts", ({ shift }) =>
        actLinks(visit, [{ act: "dropShift", query: { agency, shift } }], false),
      ),
    ],
  });
}

function notesPart(visit: Visit, { notes, reports }: HoursBookShown): Html {
  const { say } = visit;
  return html`${notes.length > 0 && html`<h3>${say("宣導與檢討", "Made known and reviewed")}</h3><ul class="plain">${notes.map(({ kind, on, note, by }) => html`<li>${dayHtml(visit, on)} ${said(valueWords(kind, "kind"), say)}${say("：", ": ")}${note} ${who(by)}</li>`)}</ul>`}
${reports.length > 0 && html`<h3>${say("按月補休報表", "Monthly reports of leave")}</h3><ul class="plain">${reports.map(({ month, people, minutes }) => html`<li>${monthText(visit, month)}${say("：", ": ")}${say(`${people} 人，合計 ${lengthText(visit, minutes)}`, `${people} people, ${lengthText(visit, minutes)} together`)}</li>`)}</ul>`}`;
}
