// One system's report: line by line how far it came, and the draft against what is filed.

import { readReport } from "../../reports/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import type { ListColumn } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { searchTable } from "../frame/table.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { contentCard } from "./filing.ts";
import { type OneReport, reportPill } from "./reports.ts";

export const reportHandlers = [memberPage(OFFICE_PAGES.showReport, showReport)] as const;

async function showReport(visit: Member): Promise<ConsoleReply> {
  return reportPage(visit, await visit.api.ask(readReport, { params: visit.params }));
}

export type ShownLine = OneReport["lines"][number];

export function reportPage(visit: Visit, report: OneReport): PageContent {
  const { say, person } = visit;
  const { system, draft, content, filing } = report;
  const title = said(report.name, say);
  const own = person !== undefined && hasRole(person, "administrator") && person.systems.includes(system);
  return {
    title,
    main: html`${!own && html`${crumb(visit, "/console/reports", say("IP 回報", "IP reports"))}`}
<h1>${title}${say("連線 IP 回報", ": IP report")} ${reportPill(visit, report)}</h1>
${doneNote(visit)}
<p class="lead">${say("回報了還不算數：檔案主管機關設定之後，閘門才認這個位址。", "Reporting an address does not allow it. The gate relies on an address only once the archives have set it.")} ${clauseLink("tainan-2021/4a")}</p>
${report.endOfWork && html`<p>${say("管理機關下班時刻：", "The managing agency’s end of work: ")}${report.endOfWork} ${clauseLink("tainan-2021/4c")}</p>`}
${own && actions(visit, report)}
${report.status === "filed" && report.changedSincePack && actLinks(visit, [{ act: "compilePack" }], !own)}
${draft && draftCard(visit, report, draft)}
<h2>${say("各項", "Lines")} ${filing !== undefined && html`<small><a href="/console/reports/${system}/filings/${filing}">${say(`第 ${filing} 版`, `version ${filing}`)}</a></small>`}</h2>
${searchTable(visit, {
  caption: say("各項", "Lines"),
  columns: lineColumns(visit),
  rows: report.lines,
  query: visit.query,
  empty: html`<b>${say("尚未回報任何位址", "No addresses have been reported yet")}</b>${say("先擬草稿，看過差異再送出；彙整與轉送由智慧發展中心辦理。", "Draft the report, check the difference, then file it. The center compiles and forwards it.")}`,
})}
${content && contentCard(visit, content)}`,
  };
}

function actions({ say }: Visit, { system, draft }: OneReport): Html {
  return html`<p class="links"><a class="button${draft ? " second" : ""}" href="/console/reports/${system}/draft">${draft ? say("改草稿", "Change the draft") : say("擬草稿", "Draft a report")}</a></p>`;
}

function draftCard(visit: Visit, { system }: OneReport, draft: NonNullable<OneReport["draft"]>): Html {
  const { say } = visit;
  const query = { system };
  return html`<section class="card"><h2>${say("草稿", "Draft")} <small>${momentHtml(visit, draft.at)} ${who(draft.by)}</small></h2>
${differenceList(visit, draft.difference)}
${actLinks(
  visit,
  [
    { act: "fileReport", query: { ...query, draft: draft.digest } },
    { act: "importReportRows", query },
  ],
  true,
)}
<p class="fine">${say("送出的就是這一份；別人若已改過，會請您重看。", "You file exactly this draft. If someone changes it in the meantime, you are asked to check it again.")} <code>${draft.digest.slice(0, 12)}</code></p></section>`;
}

const SIGNS = { add: ["＋", "more"], remove: ["－", "less"], change: ["～", ""] } as const;

export interface Different {
  readonly change: keyof typeof SIGNS;
  readonly channel: string;
  readonly range: string;
  readonly purpose: string;
  readonly system?: string;
}

export function differenceList({ say }: PageReader, all: readonly Different[]): Html {
  if (all.length === 0) return html`<p>${say("與已送出的相同。", "Same as the filed report.")}</p>`;
  return html`<ul class="diff">${all.map(({ change, channel, range, purpose, system }) => {
    const [sign, look] = SIGNS[change];
    return html`<li class="${look}">${sign} ${system && `${said(valueWords(system), say)} `}${said(valueWords(channel), say)} ${range} ${purpose}</li>`;
  })}</ul>`;
}

const LOOKS: Readonly<Record<string, string>> = {
  "set-by-archives": "is-open",
  withdrawn: "",
  returned: "is-shut",
};

export function linePill({ say }: PageReader, { status, returned, leaving }: ShownLine): Html {
  const now = returned ? "returned" : status;
  return html`<span class="pill ${LOOKS[now] ?? "is-hold"}">${said(valueWords(now), say)}</span>${leaving && html` <span class="pill is-hold">${say("不再需要", "no longer wanted")}</span>`}`;
}

export function lineColumns<Row extends ShownLine>(reader: PageReader): readonly ListColumn<Row>[] {
  const { say } = reader;
  const since = ({ status, at }: ShownLine) => at[status];
  const why = ({ returned, documentNo }: ShownLine) =>
    [returned?.reason, documentNo].filter(Boolean).join(" · ");
  return [
    {
      name: "channel",
      title: words("連線方式", "Channel"),
      cell: ({ channel }) => said(valueWords(channel), say),
      text: ({ channel }) => said(valueWords(channel), say),
    },
    {
      name: "range",
      title: words("位址", "Range"),
      cell: ({ range }) => html`<code>${range}</code>`,
      text: ({ range }) => range,
    },
    {
      name: "purpose",
      title: words("用途", "Purpose"),
      cell: ({ purpose }) => purpose,
      text: ({ purpose }) => purpose,
    },
    {
      name: "status",
      title: words("進度", "Status"),
      cell: row => linePill(reader, row),
      text: ({ status, returned }) => said(valueWords(returned ? "returned" : status), say),
    },
    {
      name: "since",
      title: words("自", "Since"),
      cell: row => momentHtml(reader, since(row)),
      text: row => since(row) ?? "",
    },
    {
      name: "why",
      title: words("原因或文號", "Reason or document"),
      cell: why,
      text: why,
    },
  ];
}
