// How an agency is prepared for home exchange: review, drill, return sites, scan officers, and what binds it.
import { listAgencies, readAgency } from "../../agencies/routes.ts";
import { readBinding } from "../../agencies/rule-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { ACTIVITIES } from "../../shared/rules/activities.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { isNotice, sourcesOf } from "../../shared/rules/sources.ts";
import { SYSTEMS, systemOf } from "../../shared/rules/systems.ts";
import { roleNames } from "../counter/tasks.ts";
import { ApiRefusal } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { contactList } from "../frame/contact.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { everybody, who } from "../frame/who.ts";
import { PEOPLE_PAGES } from "../routes.ts";
import { noticeNumber, sourceList } from "../rules/sources.ts";
import { ACT_WORDS, isOffered } from "../words/act-names.ts";
import { type AgencyFacts, type Binding, bindingCards } from "./binding.ts";
import { hoursCard } from "./hours.ts";
import { siteList } from "./sites.ts";

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
  const { say, person } = visit;
  const steps = stepsOf(visit, facts);
  const first = steps.find(({ done, act }) => !done && person && isOffered(act, person));
  return {
    title: say("機關整備", "Readiness"),
    main: html`<h1>${say("機關整備", "Agency readiness")} <small>${said(agencyWords(agency), say)}</small></h1>
${doneNote(visit)}
<p class="lead">${say("這些沒有備妥，終端借不出去，閘門也不會開。", "No terminal can be lent and no gate opens until all of these are in place.")}</p>
<ol class="tasks card">${steps.map(each => stepItem(visit, agency, each, each === first))}</ol>
${hoursCard(visit, agency, facts)}
${otherStaffCard(visit, agency, facts)}
${contactsCard(visit, agency, facts)}
${bindingCards(visit, agency, facts, bindings)}
${all && relayGaps(visit, all)}`,
  };
}

/** Only where the draft on working from home is adopted does it say anything of other staff. */
function otherStaffCard(visit: Visit, agency: string, facts: AgencyFacts | undefined): Html | false {
  const { say, person } = visit;
  const { otherStaff, adoptions = {} } = facts ?? {};
  if (!Object.values(adoptions).some(({ profile }) => profile === "ey-draft")) return false;
  const { statuses = [], document = "", reason = "" } = otherStaff ?? {};
  const named = statuses.map(each => said(valueWords(each, "status"), say)).join(say("、", ", "));
  return html`<section class="card" id="other-staff"><h2>${say("其他人員比照適用居家辦公", "Other staff who may work from home")} ${clauseLink("ey-draft/15")}</h2>
<p>${statuses.length > 0 ? html`<b>${named}</b>：${reason}（${document}）` : say("沒有；只有公務人員與約聘僱人員可依參考原則申請。", "None: only civil servants and contract employees may apply under the draft.")}</p>
${person?.agency === agency && actLinks(visit, [{ act: "coverOtherStaff", query: { agency } }], false)}</section>`;
}

/** Hinted at while there are none: without them every page can only name a role. */
function contactsCard(visit: Visit, agency: string, facts: AgencyFacts | undefined): Html {
  const { say, person } = visit;
  const { contacts = [] } = facts ?? {};
  return html`<section class="card"><h2>${say("洽詢窗口", "Whom to ask")}</h2>
${contacts.length > 0 ? contactList(visit, contacts) : html`<p>${say("尚未登錄；登錄後，各頁「請洽…」處與表單會註明單位與分機。", "None recorded. Once they are, every page and paper that says whom to ask names the unit and its extension.")}</p>`}
${person?.agency === agency && actLinks(visit, [{ act: "setContacts", query: { agency } }])}</section>`;
}

interface Step {
  readonly title: string;
  readonly clause: string;
  readonly done: boolean;
  readonly content: Html | string;
  readonly act: string;
}

function stepsOf(visit: Visit, facts: AgencyFacts | undefined): readonly Step[] {
  const { say } = visit;
  const { readiness, returnSites = [], scanOfficers = [] } = facts ?? {};
  const reviewed = { done: readiness !== undefined, act: "reviewReadiness" };
  const sites =
    returnSites.length > 0 ? siteList(visit, returnSites, facts?.openings) : say("尚未規劃", "none set");
  const officers = everybody(scanOfficers) || say("尚未指定", "no one named");
  return [
    {
      ...{ title: say("軟硬體與人員檢視", "Review"), clause: "tainan-2021/3.1a" },
      ...{ ...reviewed, content: review(visit, facts) },
    },
    {
      ...{ title: say("演練", "Drill"), clause: "tainan-2021/3.1b", done: drilled(facts) },
      ...{ content: drill(visit, facts), act: "recordDrill" },
    },
    {
      ...{ title: say("消毒處所", "Return sites"), clause: "tainan-2021/3.5a", done: returnSites.length > 0 },
      ...{ content: sites, act: "setReturnSites" },
    },
    {
      ...{ title: say("掃毒證明人員", "Scan officers"), clause: "tainan-2021/3.5d" },
      ...{ done: scanOfficers.length > 0, content: officers, act: "nameScanOfficers" },
    },
    {
      ...{ title: say("應變計畫", "Contingency plan"), clause: "tainan-2021/2a" },
      ...{ ...reviewed, content: plan(visit, facts) },
    },
    {
      ...{ title: say("來函轉知", "Notice passed on"), clause: "tainan-2021/0", done: letterRelayed(facts) },
      ...{ content: relayed(visit, facts), act: "relayNotice" },
    },
  ];
}

/** Its own status, its own way to it for those whose part it is, and whose part that is. */
function stepItem(
  visit: Visit,
  agency: string,
  { title, clause, done, content, act }: Step,
  leading: boolean,
): Html {
  const { say, person } = visit;
  const query = { agency, ...(act === "relayNotice" && { notice: LETTER?.number ?? "" }) };
  const whose = said(roleNames(ACT_WORDS[act]?.roles ?? []), say);
  return html`<li class="${done ? "past" : "now"}"><div><b>${title}</b> <span class="pill ${done ? "is-open" : "is-hold"}">${done ? say("已備妥", "in place") : say("待辦", "to do")}</span> ${clauseLink(clause)} <small class="by">${say("辦理者：", "By: ")}${whose}</small><div>${content}</div></div>
${person?.agency === agency && actLinks(visit, [{ act, query }], leading)}</li>`;
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
${missing.length === 0 ? html`<p>${say("各機關均已登錄轉知。", "Every agency has recorded it.")}</p>` : html`<ul>${missing.map(name => html`<li><a href="/console/agency?agency=${name}">${said(agencyWords(name), say)}</a></li>`)}</ul>`}
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
