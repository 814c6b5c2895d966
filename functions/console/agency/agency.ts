// How an agency is prepared for home exchange: review, drill, return sites, scan officers, and what binds it.
import { listAgencies, readAgency } from "../../agencies/routes.ts";
import { readBinding } from "../../agencies/rule-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { ACTIVITIES } from "../../shared/rules/activities.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { isNotice, sourcesOf } from "../../shared/rules/sources.ts";
import { SYSTEMS, systemOf } from "../../shared/rules/systems.ts";
import { ApiRefusal } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { clauseLink } from "../frame/clause.ts";
import { momentHtml } from "../frame/time.ts";
import { everybody, who } from "../frame/who.ts";
import { PEOPLE_PAGES } from "../routes.ts";
import { noticeNumber, sourceList } from "../rules/sources.ts";
import { type AgencyFacts, type Binding, bindingCards } from "./binding.ts";

export const agencyHandlers = [memberPage(PEOPLE_PAGES.showAgency, showAgency)] as const;

async function showAgency(visit: Member): Promise<ConsoleReply> {
  const agency = visit.query.agency ?? visit.person.agency;
  const asked = ACTIVITIES.map(activity =>
    visit.api.ask(readBinding, { params: { agency }, query: { activity } }),
  );
  const [facts, all, ...bindings] = await Promise.all([
    visit.api.ask(readAgency, { params: { agency } }).catch((error: unknown) => {
      if (error instanceof ApiRefusal && error.problem.status === 404) return undefined;
      throw error;
    }),
    hasRole(visit.person, "center") ? agenciesOf(visit) : undefined,
    ...asked,
  ]);
  return agencyPage(visit, agency, facts, { all, bindings });
}

async function agenciesOf({ api }: Member): Promise<readonly AgencyFacts[]> {
  const rows: AgencyFacts[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await api.ask(listAgencies, { query: { cursor } });
    rows.push(...page.rows);
    cursor = page.next;
  }
  return rows;
}

/** `all`: told to those who oversee every agency. */
export function agencyPage(
  visit: Visit,
  agency: string,
  facts: AgencyFacts | undefined,
  {
    all,
    bindings = [],
  }: { readonly all?: readonly AgencyFacts[] | undefined; readonly bindings?: readonly Binding[] } = {},
): PageContent {
  const { say } = visit;
  const step = (title: string, clause: string, done: boolean, content: Html | string) =>
    html`<section class="card"><h2>${title} <span class="pill ${done ? "is-open" : "is-hold"}">${done ? say("已備妥", "in place") : say("待辦", "to do")}</span></h2><div>${content}</div><p>${clauseLink(clause)}</p></section>`;
  return {
    title: say("機關整備", "Readiness"),
    main: html`<h1>${say("機關整備", "Agency readiness")} <small>${agency}</small></h1>
${doneNote(visit)}
<p class="lead">${say("這些沒有備妥，終端借不出去，閘門也不會開。", "No terminal can be lent and no gate opens until all of these are in place.")}</p>
<div class="cards">
${step(say("軟硬體與人員檢視", "Review"), "tainan-2021/3.1a", facts?.readiness !== undefined, review(visit, facts))}
${step(say("演練", "Drill"), "tainan-2021/3.1b", drilled(facts), drill(visit, facts))}
${step(say("消毒處所", "Return sites"), "tainan-2021/3.5a", (facts?.returnSites.length ?? 0) > 0, (facts?.returnSites ?? []).map(({ name }) => name).join("、") || say("尚未規劃", "none set"))}
${step(say("掃毒證明人員", "Scan officers"), "tainan-2021/3.5d", (facts?.scanOfficers.length ?? 0) > 0, everybody(facts?.scanOfficers) || say("尚未指定", "no one named"))}
${step(say("應變計畫", "Contingency plan"), "tainan-2021/2a", facts?.readiness !== undefined, plan(visit, facts))}
${step(say("來函轉知", "Notice passed on"), "tainan-2021/0", letterRelayed(facts), relayed(visit, facts))}
</div>
${bindingCards(visit, agency, facts, bindings)}
${all && relayGaps(visit, all)}
${actLinks(
  visit,
  ["reviewReadiness", "recordDrill", "setReturnSites", "nameScanOfficers", "relayNotice"].map(act => ({
    act,
    query: { agency, ...(act === "relayNotice" && { notice: LETTER?.number ?? "" }) },
  })),
)}`,
  };
}

const [LETTER] = sourcesOf("tainan-2021");

function plan(visit: Visit, facts: AgencyFacts | undefined): Html {
  const { say } = visit;
  const { readiness } = facts ?? {};
  return html`<dl class="facts"><dt>${say("計畫文號", "Reference of the plan")}</dt><dd>${readiness?.planRef ?? say("尚未登錄", "none recorded")}</dd>
<dt>${say("最近更新", "Last updated")}</dt><dd>${readiness ? momentHtml(visit, readiness.at) : "—"}</dd></dl>
${sourceList(visit, "tainan-2021/2a", "own")}${sourceList(visit, "tainan-2021/2b", "own")}`;
}

function letterRelayed(facts: Pick<AgencyFacts, "relays"> | undefined): boolean {
  return (facts?.relays ?? []).some(({ notice }) => isNotice(notice, "tainan-2021"));
}

function relayed(visit: Visit, facts: AgencyFacts | undefined): Html {
  const { say } = visit;
  const relays = facts?.relays ?? [];
  return html`${!letterRelayed(facts) && html`<p>${say("尚無本函之轉知紀錄：", "There is no record that the letter was passed on: ")}<b>${noticeNumber(visit, LETTER?.number)}</b></p>`}
${relays.length > 0 && html`<ul>${relays.map(({ notice, relayedTo, relayedAt }) => html`<li>${notice}：${relayedTo.join("、")} ${momentHtml(visit, relayedAt)}</li>`)}</ul>`}`;
}

/** Of whatever agency has recorded anything, which every one does that lends a terminal, and of those that manage a system. */
function relayGaps({ say }: Visit, all: readonly AgencyFacts[]): Html {
  const managing = SYSTEMS.map(system => systemOf(system).managingAgency);
  const names = [...new Set([...all.map(({ agency }) => agency), ...managing])].sort();
  const missing = names.filter(name => !letterRelayed(all.find(({ agency }) => agency === name)));
  return html`<section class="card" id="relays"><h2>${say("尚無轉知紀錄之機關", "Agencies without a record of passing the letter on")} ${clauseLink("tainan-2021/0")}</h2>
${missing.length === 0 ? html`<p>${say("各機關均已登錄轉知。", "Every agency has recorded it.")}</p>` : html`<ul>${missing.map(name => html`<li><a href="/console/agency?agency=${name}">${name}</a></li>`)}</ul>`}
<p class="fine">${say("範圍：本系統有任何紀錄之機關，及九體系之管理機關。", "Covers agencies with any record here and the managing agencies of the nine systems.")}</p></section>`;
}

function drilled(facts: AgencyFacts | undefined): boolean {
  const { readiness } = facts ?? {};
  return readiness !== undefined && (readiness.drill !== undefined || !readiness.drillRequired);
}

function review(visit: Visit, facts: AgencyFacts | undefined): Html | string {
  const { say } = visit;
  const { readiness } = facts ?? {};
  if (!readiness) return say("尚未檢視", "not reviewed yet");
  const fitness = (is: boolean) => (is ? say("堪用", "fit") : say("不堪用", "not fit"));
  return html`<dl class="facts"><dt>${say("硬體", "Hardware")}</dt><dd>${fitness(readiness.hardware.fit)} ${readiness.hardware.note}</dd>
<dt>${say("軟體", "Software")}</dt><dd>${fitness(readiness.software.fit)} ${readiness.software.note}</dd>
<dt>${say("適任人員", "People")}</dt><dd>${everybody(readiness.people)}</dd>
<dt>${say("檢視", "Reviewed")}</dt><dd>${momentHtml(visit, readiness.at)} ${who(readiness.reviewer)}</dd></dl>`;
}

function drill(visit: Visit, facts: AgencyFacts | undefined): Html | string {
  const { say } = visit;
  const { readiness } = facts ?? {};
  if (!readiness) return say("檢視後決定是否需要", "the review decides whether a drill is needed");
  if (readiness.drill) return html`${say("已完成", "done")} ${momentHtml(visit, readiness.drill.doneAt)}`;
  return readiness.drillRequired
    ? say("需要演練，尚未完成", "needed, but not done yet")
    : say("不需要", "not needed");
}
