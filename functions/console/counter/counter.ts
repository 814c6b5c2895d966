// The counter: scan a number, see the terminals of the agency by stage, and take many of them a step further.

import type { InferOutput } from "valibot";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { SYSTEMS } from "../../shared/rules/systems.ts";
import { words } from "../../shared/words.ts";
import { STAGES, type Stage } from "../../terminals/custody.ts";
import { readPropertyNo } from "../../terminals/property-number.ts";
import { countTerminals, listTerminals, readTerminal } from "../../terminals/routes.ts";
import { ApiRefusal, allRows } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { doneNote } from "../form/act-links.ts";
import { ACTS } from "../form/acts.ts";
import { valueWords } from "../form/label.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { withQuery } from "../frame/table.ts";
import { dayHtml, distance } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { PAGES } from "../routes.ts";
import { BATCHES, stageLook } from "./steps.ts";

export const counterHandlers = [
  memberPage(PAGES.showCounter, showCounter),
  memberPage(PAGES.findTerminal, findTerminal),
] as const;

async function showCounter(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  const { agency, stage, system, q, dueBy, cursor, missing } = query;
  const asked = { agency, stage, system, q, dueBy };
  if (query.export) {
    const rows = await allRows(api, listTerminals, asked);
    return { handed: sheetOf(rows, terminalColumns(visit), { say, name: "terminals", query: {} }) };
  }
  const [page, tally] = await Promise.all([
    api.ask(listTerminals, { query: { ...asked, cursor } }),
    api.ask(countTerminals, { query: { agency } }),
  ]);
  return counterPage(visit, { ...page, ...tally, ...(missing && { missing }) });
}

async function findTerminal({ api, query }: Member): Promise<ConsoleReply> {
  const propertyNo = readPropertyNo(query.number ?? "");
  try {
    await api.ask(readTerminal, { params: { propertyNo } });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return { location: `/console/terminals?missing=${encodeURIComponent(propertyNo)}` };
  }
  return { location: `/console/terminals/${propertyNo}` };
}

export type TerminalRow = InferOutput<(typeof readTerminal)["answer"]["schema"]>;

export interface CounterFacts {
  readonly rows: readonly TerminalRow[];
  readonly next?: string | undefined;
  readonly counts: Readonly<Partial<Record<Stage, number>>>;
  /** No count goes further. */
  readonly countedTo: number;
  readonly missing?: string;
}

export function stagePill({ say }: PageReader, stage: Stage): Html {
  return html`<span class="pill ${stageLook(stage)}">${said(valueWords(stage, "stage"), say)}</span>`;
}

export function terminalColumns(reader: PageReader): readonly ListColumn<TerminalRow>[] {
  const { say, at } = reader;
  const late = ({ custody }: TerminalRow) =>
    custody.stage === "out" && custody.loan !== undefined && Date.parse(custody.loan.dueAt) < at.getTime();
  return [
    {
      name: "propertyNo",
      title: words("財產編號", "Property number"),
      cell: ({ propertyNo }) =>
        html`<a href="/console/terminals/${propertyNo}"><code>${propertyNo}</code></a>`,
      text: ({ propertyNo }) => propertyNo,
    },
    {
      name: "stage",
      title: words("階段", "Stage"),
      cell: ({ custody }) => stagePill(reader, custody.stage),
      text: ({ custody }) => said(valueWords(custody.stage, "stage"), say),
    },
    {
      name: "borrower",
      title: words("借用人", "Borrower"),
      cell: ({ custody }) => who(custody.loan?.borrower),
      text: ({ custody }) => custody.loan?.borrower ?? "",
    },
    {
      name: "dueOn",
      title: words("應歸還", "Due"),
      cell: row =>
        row.custody.loan &&
        html`${dayHtml(reader, row.custody.loan.dueOn)} ${late(row) && html`<span class="late">${say("逾期", "overdue")} ${distance(reader, row.custody.loan.dueAt)}</span>`}`,
      text: ({ custody }) => custody.loan?.dueOn ?? "",
    },
    {
      name: "system",
      title: words("體系", "System"),
      cell: ({ system }) => said(valueWords(system), say),
      text: ({ system }) => said(valueWords(system), say),
    },
    {
      name: "brand",
      title: words("廠牌與序號", "Brand and serial"),
      cell: ({ brand, serial }) => `${brand} ${serial}`,
      text: ({ brand, serial }) => `${brand} ${serial}`,
    },
  ];
}

export function counterPage(visit: Visit, facts: CounterFacts): PageContent {
  const { say, query, person } = visit;
  const registers = person && hasRole(person, "records", "property");
  return {
    title: say("櫃檯", "Counter"),
    main: html`<h1>${say("櫃檯", "Counter")}</h1>
${doneNote(visit)}
${facts.missing !== undefined && html`<div class="note bad" role="alert"><p>${say("查無這個財產編號：", "No terminal has this number: ")}<code>${facts.missing}</code></p></div>`}
<form class="bar scan" method="get" action="/console/find"><label class="grow">${say("掃描或輸入財產編號", "Scan or type a property number")}<input name="number" autofocus autocomplete="off" spellcheck="false"></label><button>${say("打開", "Open")}</button></form>
${rail(visit, facts)}
${filters(visit)}
${facts.rows.length === 0 ? emptyBoard(visit) : board(visit, facts)}
<p class="links">${registers === true && html`<a class="button second" href="/console/acts/registerTerminal?next=/console/terminals">${say("登記一部電腦", "Register a terminal")}</a>`}
<a href="${withQuery({ ...query, download: "csv" }, {}).replace("download", "export")}">${say("匯出 CSV", "Export CSV")}</a></p>
${registers === true && takeOverBar(visit)}`,
  };
}

/** What another agency hands over is not on the own board yet: its number is on the paper that comes with it. */
function takeOverBar({ say }: Visit): Html {
  return html`<form class="bar" method="get" action="/console/acts/takeOverTerminal">
<input type="hidden" name="next" value="/console/terminals"><label class="grow">${say("接管他機關移來的電腦：財產編號", "Take over from another agency (property number)")}<input name="propertyNo" required autocomplete="off"></label><button class="second">${say("下一步", "Next")}</button></form>`;
}

function rail({ say, query }: Visit, { counts, countedTo }: CounterFacts): Html {
  const link = (stage: Stage | "", words: string, count: string) =>
    html`<li><a href="${withQuery(query, { stage, cursor: "" })}" ${(query.stage ?? "") === stage && html`aria-current="true"`}>${words} <b>${count}</b></a></li>`;
  const shown = STAGES.filter(stage => (counts[stage] ?? 0) > 0 || stage === query.stage);
  const counted = (count: number) => (count >= countedTo ? `${countedTo}+` : String(count));
  return html`<nav aria-label="${say("依階段", "By stage")}"><ul class="rail">${link("", say("全部", "All"), "")}${shown.map(
    stage => link(stage, said(valueWords(stage, "stage"), say), counted(counts[stage] ?? 0)),
  )}</ul></nav>`;
}

function filters({ say, query }: Visit): Html {
  return html`<form class="bar" method="get" role="search">${query.stage && html`<input type="hidden" name="stage" value="${query.stage}">`}
<label class="grow">${say("搜尋編號、序號、借用人", "Search numbers, serials, borrowers")}<input type="search" name="q" value="${query.q}"></label>
<label>${say("體系", "System")}<select name="system"><option value="">${say("全部", "All")}</option>${SYSTEMS.map(
    code =>
      html`<option value="${code}" ${code === query.system && html`selected`}>${said(valueWords(code), say)}</option>`,
  )}</select></label><button class="second">${say("篩選", "Filter")}</button></form>`;
}

function emptyBoard({ say, query }: Visit): Html {
  return query.stage || query.q || query.system
    ? html`<div class="empty"><b>${say("這裡沒有電腦", "No terminals found")}</b><a href="/console/terminals">${say("看全部", "See all")}</a></div>`
    : html`<div class="empty"><b>${say("財產登記冊還是空的", "The register is empty")}</b>${say("先登記終端層電腦，再由櫃檯借出；借出並核准、具結後才能帶走。", "Register terminals first, then lend them here. A terminal can leave once the loan is approved and the borrower has accepted the pledge.")}</div>`;
}

function board(visit: Visit, { rows, next }: CounterFacts): Html {
  const { say, query } = visit;
  const columns = terminalColumns(visit);
  const batch = query.stage ? BATCHES[query.stage as Stage] : undefined;
  const words = batch === undefined ? undefined : ACTS.get(batch)?.summary;
  const pick = {
    head: html`<th class="tight"><input type="checkbox" data-all="number" aria-label="${say("全選", "Choose all")}"></th>`,
    cell: ({ propertyNo }: TerminalRow) =>
      html`<td class="tight"><input type="checkbox" name="number" value="${propertyNo}" aria-label="${propertyNo}"></td>`,
  };
  return html`<form method="get" action="/console/batches/${batch ?? "none"}">
${plainTable(visit, { caption: say("終端層電腦", "Terminals"), columns, rows, pick: words && pick })}
<div class="pager"><span>${words && html`<button class="second">${said(words, say)}…</button>`}</span>
<nav aria-label="${say("分頁", "Pages")}">${query.cursor && html`<a href="${withQuery(query, { cursor: "" })}">${say("回第一頁", "First page")}</a>`} ${next && html`<a href="${withQuery(query, { cursor: next })}">${say("下一頁 →", "Next →")}</a>`}</nav></div>
</form>`;
}
