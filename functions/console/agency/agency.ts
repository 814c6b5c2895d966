// How an agency is prepared for home exchange: review, drill, return sites, scan officers, adopted rules.
import type { InferOutput } from "valibot";
import { readAgency } from "../../agencies/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { bindingWith } from "../../shared/rules/profiles.ts";
import { ApiRefusal } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { PAGES } from "../routes.ts";

export const agencyHandlers = [memberPage(PAGES.showAgency, showAgency)] as const;

async function showAgency(visit: Member): Promise<ConsoleReply> {
  const agency = visit.query.agency ?? visit.person.agency;
  const facts = await visit.api.ask(readAgency, { params: { agency } }).catch((error: unknown) => {
    if (error instanceof ApiRefusal && error.problem.status === 404) return undefined;
    throw error;
  });
  return agencyPage(visit, agency, facts);
}

export type AgencyFacts = InferOutput<(typeof readAgency)["answer"]["schema"]>;

export function agencyPage(visit: Visit, agency: string, facts: AgencyFacts | undefined): PageContent {
  const { say } = visit;
  const of = { query: { agency } };
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
${step(say("掃毒證明人員", "Scan officers"), "tainan-2021/3.5d", (facts?.scanOfficers.length ?? 0) > 0, (facts?.scanOfficers ?? []).join("、") || say("尚未指定", "no one named"))}
${step(say("適用規範", "Regulations that apply"), "tainan-2021/0", true, regulations(visit, facts))}
</div>
${actLinks(
  visit,
  ["reviewReadiness", "recordDrill", "setReturnSites", "nameScanOfficers", "adoptRules", "relayNotice"].map(
    act => ({ act, ...of }),
  ),
)}`,
  };
}

/** The letter binds an agency that adopted nothing, too. */
function regulations({ say }: Visit, facts: AgencyFacts | undefined): Html {
  const names = bindingWith(facts?.profiles ?? []).map(id => said(valueWords(id), say));
  const banned = facts?.bannedBrands ?? [];
  return html`${names.join("、")}<br>${say("函文一律適用；採用其他規範只會加嚴。", "The letter always applies. Regulations you adopt can only add to it.")}${banned.length > 0 && html`<br>${say("禁用廠牌：", "Banned brands: ")}${banned.join("、")}`}`;
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
<dt>${say("適任人員", "People")}</dt><dd>${readiness.people.join("、")}</dd>
<dt>${say("檢視", "Reviewed")}</dt><dd>${momentHtml(visit, readiness.at)} ${readiness.reviewer}</dd></dl>`;
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
