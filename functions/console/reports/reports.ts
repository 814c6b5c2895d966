// The nine rows of the center's board: filed, missing, late, changed since the last pack; and what to do with them.

import type { InferOutput } from "valibot";
import { isLate } from "../../reports/deadline.ts";
import { listReports, readReport } from "../../reports/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { isForExchange, isSystem } from "../../shared/rules/systems.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { words } from "../../shared/words.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { stats } from "../frame/stat.ts";
import { searchTable } from "../frame/table.ts";
import { dayText, momentHtml } from "../frame/time.ts";
import { OFFICE_PAGES } from "../routes.ts";

export const reportsHandlers = [memberPage(OFFICE_PAGES.showReports, showReports)] as const;

async function showReports(visit: Member): Promise<ConsoleReply> {
  const { api, person, query, say } = visit;
  if (!hasRole(person, "center", "auditor")) return ownReports(visit);
  const overview = await api.ask(listReports);
  if (query.export)
    return { handed: sheetOf(overview.rows, reportColumns(visit), { say, name: "reports", query }) };
  return reportsPage(visit, overview);
}

/** Whoever manages one system goes straight to it. */
async function ownReports(visit: Member): Promise<ConsoleReply> {
  const { api, person } = visit;
  const systems = person.systems.filter(system => isSystem(system) && isForExchange(system));
  const [only, ...more] = systems;
  if (only !== undefined && more.length === 0) return { location: `/console/reports/${only}` };
  return ownReportsPage(
    visit,
    await Promise.all(systems.map(system => api.ask(readReport, { params: { system } }))),
  );
}

export type Overview = InferOutput<(typeof listReports)["answer"]["schema"]>;

export type ShownReport = Overview["rows"][number];

export type OneReport = InferOutput<(typeof readReport)["answer"]["schema"]>;

export function reportPill({ say }: PageReader, { status, timeliness, timelinessWords }: ShownReport): Html {
  if (status === "missing") return html`<span class="pill is-shut">${say("尚未回報", "Missing")}</span>`;
  const late = isLate(timeliness);
  return html`<span class="pill ${late ? "is-hold" : "is-open"}">${timelinessWords ? said(timelinessWords, say) : say("已回報", "Filed")}</span>`;
}

/** How many lines of a report have which status. */
const SHOWN = [
  "reported",
  "compiled",
  "forwarded",
  "set-by-archives",
  "returned",
  "withdrawal-sent",
] as const;

export function lineCounts({ say }: PageReader, { counts = {} }: Pick<ShownReport, "counts">): string {
  return SHOWN.filter(status => (counts[status] ?? 0) > 0)
    .map(status => `${said(valueWords(status), say)} ${counts[status]}`)
    .join(say("、", ", "));
}

export function reportColumns(reader: PageReader): readonly ListColumn<ShownReport>[] {
  const { say } = reader;
  const column = (
    name: string,
    [zh, en]: readonly [string, string],
    cell: ListColumn<ShownReport>["cell"],
    text: (row: ShownReport) => string,
  ): ListColumn<ShownReport> => ({ name, title: words(zh, en), cell, text });
  const changed = ({ status, changedSincePack }: ShownReport) =>
    status === "filed" && changedSincePack ? say("待彙整", "to be compiled") : "";
  return [
    column(
      "system",
      ["體系", "System"],
      ({ system, name }) => html`<a href="/console/reports/${system}">${said(name, say)}</a>`,
      ({ name }) => said(name, say),
    ),
    column(
      "managingAgency",
      ["管理機關", "Managed by"],
      ({ managingAgency }) => said(agencyWords(managingAgency), say),
      ({ managingAgency }) => said(agencyWords(managingAgency), say),
    ),
    column(
      "status",
      ["回報", "Report"],
      row => reportPill(reader, row),
      ({ status, timelinessWords }) =>
        status === "missing" ? say("尚未回報", "Missing") : timelinessWords ? said(timelinessWords, say) : "",
    ),
    column(
      "filedAt",
      ["送出", "Filed"],
      ({ filedAt, filing }) =>
        html`${momentHtml(reader, filedAt)} ${filing && html`<small>${say(`第 ${filing} 版`, `version ${filing}`)}</small>`}`,
      ({ filedAt }) => filedAt ?? "",
    ),
    column(
      "counts",
      ["各項進度", "Lines"],
      row => lineCounts(reader, row),
      row => lineCounts(reader, row),
    ),
    column(
      "lastPack",
      ["彙整檔", "Pack"],
      row =>
        html`${row.lastPack && html`<a href="/console/packs/${row.lastPack}">${say(`第 ${row.lastPack} 號`, `no. ${row.lastPack}`)}</a>`} ${changed(row) && html`<span class="pill is-hold">${changed(row)}</span>`}`,
      row => [row.lastPack ?? "", changed(row)].join(" "),
    ),
  ];
}

export function reportsPage(visit: Visit, { deadline, missing, rows }: Overview): PageContent {
  const { say } = visit;
  const late = rows.filter(({ timeliness }) => isLate(timeliness)).length;
  const changed = rows.filter(
    ({ status, changedSincePack }) => status === "filed" && changedSincePack,
  ).length;
  return {
    title: say("IP 回報", "IP reports"),
    main: html`<h1>${say("各體系連線 IP 回報", "IP reports of the nine systems")}</h1>
${doneNote(visit)}
<p class="lead">${deadlineText(visit, deadline)} ${clauseLink("tainan-2021/4c")}</p>
${stats([
  { words: say("已回報", "filed"), value: `${rows.length - missing.length}／${rows.length}` },
  { words: say("尚未回報", "missing"), value: missing.length, look: missing.length > 0 ? "is-shut" : "" },
  { words: say("逾期", "late"), value: late, look: late > 0 ? "is-hold" : "" },
  { words: say("待彙整", "to be compiled"), value: changed, look: changed > 0 ? "is-hold" : "" },
])}
${actLinks(visit, [{ act: "compilePack" }], true)}
${searchTable(visit, { caption: say("九個體系", "The nine systems"), columns: reportColumns(visit), rows, query: visit.query, empty: html`` })}
<p class="links"><a href="/console/packs">${say("彙整檔與轉送", "Packs and forwarding")}</a> <a href="/console/unanswered">${say("逾期未答復項目", "Rows waiting too long for an answer")}</a></p>`,
  };
}

function deadlineText(
  visit: Visit,
  { printed, effective, endOfWork, roundEnds }: Overview["deadline"],
): string {
  const { say, at } = visit;
  const [due, day] = [dayText(visit, effective), dayText(visit, printed)];
  if (dayOf(at.toISOString()) > roundEnds)
    return say(
      `目前未定回報期限：函文所定 ${due} 只適用 110 年那一次。`,
      `No deadline is set at present. The letter’s deadline, ${due}, applied only to the 2021 round.`,
    );
  return say(
    `期限：${due} ${endOfWork} 前（函文所印 ${day} 為非上班日，從嚴計）。`,
    `Due by ${endOfWork} on ${due}. The letter says ${day}, which is not a working day.`,
  );
}

export function ownReportsPage(visit: Visit, reports: readonly OneReport[]): PageContent {
  const { say } = visit;
  return {
    title: say("IP 回報", "IP reports"),
    main: html`<h1>${say("所管體系的連線 IP 回報", "IP reports of your systems")}</h1>
${searchTable(visit, {
  caption: say("所管體系", "Your systems"),
  columns: reportColumns(visit),
  rows: reports,
  query: visit.query,
  empty: html`<b>${say("您沒有管理任何體系", "You do not manage any system")}</b>${say("體系由登入帳號的屬性決定；請洽主管機關。", "Your account says which systems you manage. Ask the people who manage accounts.")}`,
})}`,
  };
}
