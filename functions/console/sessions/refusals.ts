// Why people were refused, grouped by clause: how often, in what words, what would change it.

import { type Html, html } from "../../shared/page/html.ts";
import { words } from "../../shared/words.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { citation, clauseLink, ownRule } from "../frame/clause.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { searchTable } from "../frame/table.ts";
import { dayText } from "../frame/time.ts";
import { meter } from "../pictures/meter.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { type CauseCount, countsIn, daysAsked } from "./counts.ts";
import { sessionsRail } from "./rail.ts";
import { logAddress } from "./row.ts";

export const refusalsHandlers = [memberPage(OFFICE_PAGES.showRefusals, showRefusals)] as const;

async function showRefusals(visit: Member): Promise<ConsoleReply> {
  const { query, say } = visit;
  const span = daysAsked(visit);
  const { refusals, refused } = await countsIn(visit, span);
  if (query.export)
    return { handed: sheetOf(refusals, causeColumns(visit, 0, span), { say, name: "refusals", query }) };
  return refusalsPage(visit, { ...span, causes: refusals, refused });
}

export interface RefusalFacts {
  readonly from: string;
  readonly until: string;
  readonly causes: readonly CauseCount[];
  /** Why what was typed says no span. */
  readonly refused?: string | undefined;
}

export function causeColumns(
  reader: PageReader,
  most: number,
  { from, until }: Pick<RefusalFacts, "from" | "until">,
): readonly ListColumn<CauseCount>[] {
  const { say } = reader;
  const inShort = ({ says, policy }: CauseCount) => (says ? said(says, say) : policy);
  return [
    {
      name: "cause",
      title: words("條文", "Clause"),
      cell: ({ clause, policy }) => (clause ? clauseLink(clause) : ownRule(reader, policy)),
      text: ({ clause, policy }) => clause ?? policy,
    },
    { name: "words", title: words("要旨", "Summary"), cell: inShort, text: inShort },
    {
      name: "count",
      title: words("次數", "Count"),
      cell: ({ count, policy }) =>
        html`<a href="${logAddress({ cause: policy, outcome: "refused", from, until })}">${count}</a>`,
      text: ({ count }) => String(count),
      number: true,
    },
    {
      name: "share",
      title: words("比較", "Compared"),
      cell: ({ count, clause, policy, says }) =>
        meter({
          used: count,
          of: most * 1.01,
          label: says ? said(says, say) : clause ? citation(clause, say) : policy,
        }),
      text: () => "",
      unsorted: true,
    },
  ];
}

export function refusalsPage(visit: Visit, { from, until, causes, refused }: RefusalFacts): PageContent {
  const { say, query } = visit;
  const title = say("拒絕原因", "Why people were refused");
  const sorted = [...causes].sort((a, b) => b.count - a.count);
  return {
    title,
    main: html`<h1>${title}</h1>
${sessionsRail(visit, "refused")}
${spanForm(visit, from, until)}
${refused && html`<div class="note bad" role="alert"><p>${refused}</p></div>`}
<p class="fine">${say("一次拒絕可能有多個條文，每個條文各計一次。", "One refusal can be based on several clauses. Each clause is counted.")}</p>
${searchTable(visit, {
  caption: title,
  columns: causeColumns(visit, sorted[0]?.count ?? 0, { from, until }),
  rows: sorted,
  query,
  empty: html`<b>${say("這段期間沒有拒絕", "No one was refused in that period")}</b>${say("有人被拒絕時，會依條文分組列在這裡，並說明如何改善。", "Refusals are grouped here by clause, with what would change them.")}`,
})}`,
  };
}

function spanForm(visit: Visit, from: string, until: string): Html {
  const { say, query } = visit;
  return html`<form class="bar" method="get"><label>${say("起（日期）", "From (day)")}<input name="from" value="${query.from ?? dayText(visit, from)}" autocomplete="off"></label><label>${say("迄（日期）", "Until (day)")}<input name="until" value="${query.until ?? dayText(visit, until)}" autocomplete="off"></label><button class="second">${say("顯示", "Show")}</button></form>`;
}
