// The counter: scan a number, see the terminals of the agency by stage, and take many of them a step further.

import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { SYSTEMS } from "../../shared/rules/systems.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { words } from "../../shared/words.ts";
import { STAGES, type Stage } from "../../terminals/custody.ts";
import { readPropertyNo } from "../../terminals/property-number.ts";
import { countTerminals, listTerminals, readTerminal } from "../../terminals/routes.ts";
import { ApiRefusal, allRows } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { doneNote } from "../form/act-links.ts";
import { mayBeOffered } from "../form/act-menu.ts";
import { ACTS } from "../form/acts.ts";
import { valueWords } from "../form/label.ts";
import { agencyChoice, readsEveryAgency, toFilledAgency } from "../frame/agency-choice.ts";
import { type ListColumn, sheetOf, sortedRows } from "../frame/list.ts";
import { plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { sheetAddress, sortHead, withQuery } from "../frame/table.ts";
import { dueIn, endHtml } from "../frame/time.ts";
import { everybody, who } from "../frame/who.ts";
import { PAGES } from "../routes.ts";
import { stagePill } from "./stage-pill.ts";
import { BATCHES } from "./steps.ts";
import { roleNames, type Task, tasksOf } from "./tasks.ts";
import type { TerminalRow } from "./terminal-row.ts";

export const counterHandlers = [
  memberPage(PAGES.showCounter, showCounter),
  memberPage(PAGES.findTerminal, findTerminal),
] as const;

async function showCounter(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  const location = await toFilledAgency(visit, async agency => {
    const { rows } = await api.ask(listTerminals, { query: { agency, limit: "1" } });
    return rows.length > 0;
  });
  if (location) return { location };
  const { agency, stage, system, q, dueBy, cursor, missing, sort } = query;
  const asked = { agency, stage, system, q, dueBy };
  const limit = PAGE_SIZES.find(size => size === query.rows);
  if (query.export) {
    const rows = await allRows(api, listTerminals, asked, { whole: true });
    return { handed: sheetOf(rows, terminalColumns(visit), { say, name: "terminals", query: {} }) };
  }
  const tally = await api.ask(countTerminals, { query: { agency } });
  const page =
    sort && totalOf(query, tally) <= SORTED_AT_MOST
      ? { rows: sortedRows(await allRows(api, listTerminals, asked), terminalColumns(visit), sort) }
      : await api.ask(listTerminals, { query: { ...asked, cursor, ...(limit && { limit }) } });
  return counterPage(visit, { ...page, ...tally, ...(missing && { missing }) });
}

const PAGE_SIZES = ["25", "50", "100", "200"];
/** To sort, all of them are read: beyond this a stage or a system is chosen first. */
const SORTED_AT_MOST = 500;

/** As far as the counts say: of a stage, or of all. */
function totalOf({ stage }: Visit["query"], { counts }: Pick<CounterFacts, "counts">): number {
  const all = stage ? [counts[stage as Stage]] : Object.values(counts);
  return all.reduce<number>((sum, count) => sum + (count ?? 0), 0);
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

const DAY_MS = 24 * 60 * 60 * 1000;

export interface CounterFacts {
  readonly rows: readonly TerminalRow[];
  readonly next?: string | undefined;
  readonly counts: Readonly<Partial<Record<Stage, number>>>;
  /** No count goes further. */
  readonly countedTo: number;
  readonly missing?: string;
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
      name: "next",
      title: words("下一步", "Next"),
      cell: row => nextCell(reader, row),
      text: row => said(nextTask(row, at)?.name ?? NOTHING, say),
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
        html`${endHtml(reader, row.custody.loan.dueAt)} ${late(row) && html`<span class="pill is-shut">${dueIn(reader, row.custody.loan.dueAt)}</span>`}`,
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

const NOTHING = words("—", "—");

function nextTask(row: TerminalRow, at: Date): Task | undefined {
  return tasksOf({ row, at }).find(({ done, isNow, blocked }) => isNow && !done && !blocked);
}

/** What comes next, and whose turn it is. */
function nextCell({ say, at }: PageReader, row: TerminalRow): Html | string {
  const next = nextTask(row, at);
  if (!next) return said(NOTHING, say);
  const whose = everybody(next.people) || said(roleNames(next.roles), say);
  return html`${said(next.name, say)} <small>${whose}</small>`;
}

export function counterPage(visit: Visit, facts: CounterFacts): PageContent {
  const { say, query, person } = visit;
  const registers = person !== undefined && hasRole(person, "records", "property");
  return {
    title: say("櫃檯", "Counter"),
    main: html`<h1>${say("櫃檯", "Counter")} <small>${said(agencyWords(query.agency || (person?.agency ?? "")), say)}</small></h1>
${doneNote(visit)}
${agencyChoice(visit)}
${facts.missing !== undefined && html`<div class="note bad" role="alert"><p>${say("查無這個財產編號：", "No terminal has this number: ")}<code>${facts.missing}</code></p></div>`}
<form class="bar scan" method="get" action="/console/find"><label class="grow">${say("掃描或輸入財產編號", "Scan or type a property number")}<input name="number" autofocus autocomplete="off" spellcheck="false"></label><button>${say("查詢", "Open")}</button></form>
<p class="links">${registers && html`<a class="button second" href="/console/acts/registerTerminal?next=/console/terminals">${say("登記一部電腦", "Register a terminal")}</a><a class="button second" href="/console/terminals/import">${say("匯入財產登記冊", "A file of terminals")}</a>`}
<a href="${sheetAddress(query)}">${say("匯出 CSV", "Export CSV")}</a> <a href="/console/labels${withQuery(query, {})}">${say("列印本頁標籤", "Print labels of this page")}</a>${registers && html` <a href="/console/home-work/supplies">${say("配發用品", "Supplied items")}</a>`}</p>
${rail(visit, facts)}
${filters(visit)}
${facts.rows.length === 0 ? emptyBoard(visit) : board(visit, facts)}
${registers && takeOverBar(visit)}`,
  };
}

/** What another agency hands over is not on the own board yet: its number is on the paper that comes with it. */
function takeOverBar({ say }: Visit): Html {
  return html`<form class="bar" method="get" action="/console/acts/takeOverTerminal">
<input type="hidden" name="next" value="/console/terminals"><label class="grow">${say("接管他機關移來的電腦：財產編號", "Take over from another agency (property number)")}<input name="propertyNo" required autocomplete="off"></label><button class="second">${say("下一步", "Next")}</button></form>`;
}

function rail({ say, query, at }: Visit, { counts, countedTo }: CounterFacts): Html {
  // What was due yesterday or before: today one may still bring it back.
  const overdue = new URLSearchParams({
    stage: "out",
    dueBy: dayOf(new Date(at.getTime() - DAY_MS).toISOString()),
    ...(query.agency && { agency: query.agency }),
  });
  const link = (stage: Stage | "", words: string, count: string) =>
    html`<li><a href="${withQuery(query, { stage, cursor: "", dueBy: "" })}" ${(query.stage ?? "") === stage && !query.dueBy && html`aria-current="true"`}>${words} <b>${count}</b></a></li>`;
  const shown = STAGES.filter(stage => (counts[stage] ?? 0) > 0 || stage === query.stage);
  const counted = (count: number) => (count >= countedTo ? `${countedTo}+` : String(count));
  return html`<nav aria-label="${say("依階段", "By stage")}"><ul class="rail">${link("", say("全部", "All"), "")}${shown.map(
    stage => link(stage, said(valueWords(stage, "stage"), say), counted(counts[stage] ?? 0)),
  )}${(counts.out ?? 0) > 0 && html`<li><a href="?${String(overdue)}" ${query.dueBy === overdue.get("dueBy") && html`aria-current="true"`}>${say("逾期未還", "Overdue")}</a></li>`}</ul></nav>`;
}

function filters({ say, query }: Visit): Html {
  return html`<form class="bar" method="get" role="search">${["stage", "dueBy", "agency", "sort"].map(name => query[name] && html`<input type="hidden" name="${name}" value="${query[name]}">`)}
<label class="grow">${say("搜尋編號、序號、借用人", "Search numbers, serials, borrowers")}<input type="search" name="q" value="${query.q}"></label>
<label>${say("體系", "System")}<select name="system"><option value="">${say("全部", "All")}</option>${SYSTEMS.map(
    code =>
      html`<option value="${code}" ${code === query.system && html`selected`}>${said(valueWords(code), say)}</option>`,
  )}</select></label><label>${say("每頁", "Rows")}<select name="rows">${PAGE_SIZES.map(size => html`<option value="${size}" ${size === (query.rows ?? "50") && html`selected`}>${size}</option>`)}</select></label><button class="second">${say("篩選", "Filter")}</button></form>`;
}

function emptyBoard(visit: Visit): Html {
  const { say, query } = visit;
  if (readsEveryAgency(visit))
    return html`<div class="empty"><b>${say("這個機關沒有符合的電腦", "This agency has no such terminal")}</b></div>`;
  return query.stage || query.q || query.system
    ? html`<div class="empty"><b>${say("這裡沒有電腦", "No terminals found")}</b><a href="/console/terminals">${say("看全部", "See all")}</a></div>`
    : html`<div class="empty"><b>${say("財產登記冊尚無資料", "The register is empty")}</b>${say("先登記終端層電腦，再由櫃檯借出；借出並核准、切結後始得攜出。", "Register terminals first, then lend them here. A terminal can leave once the loan is approved and the borrower has accepted the pledge.")}</div>`;
}

/** How many there are, where the counts say so. */
function countLine({ say, query }: Visit, facts: CounterFacts): Html {
  const total = totalOf(query, facts);
  const isMore = Object.values(facts.counts).some(count => (count ?? 0) >= facts.countedTo);
  const all = `${total}${isMore ? "+" : ""}`;
  const isFiltered = Boolean(query.q || query.system || query.dueBy);
  return html`<span>${isFiltered ? say(`本頁 ${facts.rows.length} 部`, `${facts.rows.length} on this page`) : say(`共 ${all} 部`, `${all} terminals`)}${total > SORTED_AT_MOST && html` <small>${say(`超過 ${SORTED_AT_MOST} 部：選擇階段後可排序`, `more than ${SORTED_AT_MOST}: choose a stage to sort`)}</small>`}</span>`;
}

function board(visit: Visit, facts: CounterFacts): Html {
  const { say, query } = visit;
  const { rows, next } = facts;
  const columns = terminalColumns(visit);
  const sorts = totalOf(query, facts) <= SORTED_AT_MOST && {
    head: (column: ListColumn<TerminalRow>, title: string) => sortHead(column, title, query),
  };
  const batch = query.stage ? BATCHES[query.stage as Stage] : undefined;
  const words = batch !== undefined && mayBeOffered(visit, batch) ? ACTS.get(batch)?.summary : undefined;
  const pick = {
    head: html`<th class="tight"><input type="checkbox" data-all="number" aria-label="${say("全選", "Choose all")}"></th>`,
    cell: ({ propertyNo }: TerminalRow) =>
      html`<td class="tight"><input type="checkbox" name="number" value="${propertyNo}" aria-label="${propertyNo}"></td>`,
  };
  return html`<form method="get" action="/console/batches/${batch ?? "none"}">
<div class="pager">${countLine(visit, facts)}${words && html`<button class="second">${said(words, say)}…</button>`}</div>
${plainTable(visit, { caption: say("終端層電腦", "Terminals"), columns, rows, pick: words && pick, ...sorts })}
<div class="pager"><span></span>
<nav aria-label="${say("分頁", "Pages")}">${query.cursor && html`<a href="${withQuery(query, { cursor: "" })}">${say("回第一頁", "First page")}</a>`} ${next && html`<a href="${withQuery(query, { cursor: next })}">${say("下一頁 →", "Next →")}</a>`}</nav></div>
</form>`;
}
