// One application with all that was recorded of it, and what its reader may do next; pure.
import type { InferOutput } from "valibot";
import { FACTORS, FINDINGS } from "../../approvals/names.ts";
import type { readApart, readApplications } from "../../approvals/routes.ts";
import { demandsOf } from "../../approvals/texts.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { endOfDay, instantOf } from "../../shared/time/calendar.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Visit } from "../door/visit.ts";
import { type ActLink, actLinks } from "../form/act-links.ts";
import { fieldWords, valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { dayHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";

export type Shown = InferOutput<(typeof readApplications)["answer"]["schema"]>["rows"][number];
export type ApartShown = InferOutput<(typeof readApart)["answer"]["schema"]>;

export function standingOf(
  { decision, ended, pledge, opinion, regulation, from, to, amendment }: Shown,
  at: string,
): readonly [Words, look: string] {
  if (ended && ended.at <= at) return [words("已結束", "Over"), "is-quiet"];
  if (decision?.granted === false) return [words("不核准", "Refused"), "is-closed"];
  if (!decision) {
    if (!pledge) return [words("待申請人切結", "The applicant has yet to pledge"), "is-hold"];
    if (demandsOf(regulation).decidedBy === "agency" && !opinion)
      return [words("待主管簽註意見", "Waits for a superior’s opinion"), "is-hold"];
    return [words("待決定", "Waits for a decision"), "is-hold"];
  }
  if (endOfDay(to) <= at) return [words("已期滿", "Over"), "is-quiet"];
  if (amendment) return [words("變更待決定", "A change waits"), "is-hold"];
  if (at < instantOf(from, "00:00")) return [words("已核准，尚未開始", "Approved, not begun"), "is-open"];
  return [words("生效中", "In force"), "is-open"];
}

export function applicationPart(
  visit: Visit,
  person: string,
  row: Shown,
  apart: ApartShown | undefined,
  leading: boolean,
): Html {
  const { say } = visit;
  const [standing, look] = standingOf(row, visit.at.toISOString());
  const { application, regulation } = row;
  return html`<section id="a${application}"><h2>${say(`第 ${application} 號`, `No. ${application}`)} ${said(valueWords(regulation, "regulation"), say)} <span class="pill ${look}">${said(standing, say)}</span></h2>
<dl class="facts">${askedFacts(visit, row)}${apart && apartFacts(visit, apart, row)}${decidedFacts(visit, row)}</dl>
${offers(visit, person, row, leading)}</section>`;
}

const fact = ({ say }: Visit, zh: string, en: string, value: Html | string) =>
  html`<dt>${say(zh, en)}</dt><dd>${value}</dd>`;

function askedFacts(visit: Visit, row: Shown): Html {
  const { say } = visit;
  const { activity, from, to, work, deputy, environment, room, pledge, applied, regulation } = row;
  const { span, pledge: pledgeClause } = demandsOf(regulation);
  const natures = work.map(each => said(valueWords(each, "work"), say)).join(say("、", ", "));
  return html`${fact(visit, "業務", "Activity", said(valueWords(activity, "activity"), say))}
${fact(visit, "期間", "Span", html`${dayHtml(visit, from)} – ${dayHtml(visit, to)} ${clauseLink(span)}`)}
${fact(visit, "申請", "Applied", momentHtml(visit, applied.at))}
${natures !== "" && fact(visit, "工作性質", "Nature of the work", natures)}
${row.businesses && fact(visit, "申請業務", "Businesses", row.businesses.map(each => said(valueWords(each, "business"), say)).join(say("、", ", ")))}
${row.rights && fact(visit, "申請權限", "Rights", row.rights.join(say("、", ", ")))}
${row.functions && fact(visit, "申請功能", "Functions", row.functions.join(say("、", ", ")))}
${fact(visit, "聲明", "Stated", [environment && say("環境與設備足以辦理", "home and equipment are fit"), room && say("有獨立空間", "a separate room")].filter(Boolean).join(say("、", ", ")) || "—")}
${row.reviewer && fact(visit, "職務", "Duty", say("擔任覆核或監督", "reviews or supervises others"))}
${deputy && fact(visit, "職務代理人", "Deputy", html`${who(deputy)}`)}
${fact(visit, "切結", "Pledge", html`${pledge ? momentHtml(visit, pledge.at) : say("尚未切結", "not yet")} ${clauseLink(pledgeClause)}`)}`;
}

/** Only to those whom the API gives it. */
function apartFacts(visit: Visit, apart: ApartShown, { placeVersion, regulation }: Shown): Html {
  const { say } = visit;
  const { priorityGround, pregnancy, expectedOn, placeKind, place, contacts } = apart;
  const { residence, place: fixed } = demandsOf(regulation);
  const clause = residence ?? fixed;
  return html`${fact(visit, "地點", "Place", html`${said(valueWords(placeKind, "placeKind"), say)} ${place} <small>${say(`第 ${placeVersion} 版`, `version ${placeVersion}`)}</small> ${clause && clauseLink(clause)}`)}
${fact(visit, "聯絡方式", "Contacts", contacts)}
${priorityGround && fact(visit, "優先事由", "Priority ground", said(valueWords(priorityGround, "priorityGround"), say))}
${pregnancy && fact(visit, "懷孕情形", "Pregnancy", said(valueWords(pregnancy, "pregnancy"), say))}
${expectedOn && fact(visit, "預產期", "Expected", dayHtml(visit, expectedOn))}`;
}

function decidedFacts(visit: Visit, { opinion, decision, amendment, ended, extended }: Shown): Html {
  const { say } = visit;
  const yes = (given: boolean) => (given ? say("是", "yes") : say("否", "no"));
  const { findings, factors, terms } = decision ?? {};
  return html`${opinion && fact(visit, "主管意見", "Opinion", html`${opinion.agrees ? say("同意", "agrees") : say("不同意", "disagrees")} ${opinion.note} ${who(opinion.by)}`)}
${decision && fact(visit, "決定", "Decision", html`${decision.granted ? say("核准", "approved") : say("不核准", "refused")} ${decision.reason} ${who(decision.by)} ${momentHtml(visit, decision.at)}`)}
${findings && FINDINGS.map(each => html`<dt>${said(fieldWords(`findings.${each}`).label, say)}</dt><dd>${yes(findings[each])}</dd>`)}
${factors && FACTORS.map(each => html`<dt>${said(fieldWords(`factors.${each}`).label, say)}</dt><dd>${factors[each]}</dd>`)}
${terms && fact(visit, "工作內容與時間", "Work and hours", html`${terms.content} ${terms.hours}`)}
${decision?.reviewerFinding && fact(visit, "不妨礙覆核之認定", "Finding on the review", decision.reviewerFinding)}
${extended > 0 && fact(visit, "展延", "Extended", say(`${extended} 次`, `${extended} time`))}
${amendment && fact(visit, "變更申請", "Change asked for", html`${amendment.to ? dayHtml(visit, amendment.to) : say("另一地點", "another place")} ${amendment.reason}`)}
${ended && fact(visit, "結束", "Ended", html`${said(valueWords(ended.cause, "cause"), say)} ${ended.reason} ${momentHtml(visit, ended.at)}`)}`;
}

/** What comes next, for the applicant and for those who decide; nobody decides on their own. */
function offers(visit: Visit, person: string, row: Shown, leading: boolean): Html | false {
  const { say } = visit;
  const { application, decision, ended, amendment, pledge, regulation } = row;
  if (ended || decision?.granted === false || endOfDay(row.to) <= visit.at.toISOString()) return false;
  const query = { person, application };
  const demands = demandsOf(regulation);
  const end = { act: "endHomeWork", query };
  if (person === visit.person?.person)
    return html`${!pledge && html`<p class="links"><a class="${leading ? "button" : "button second"}" href="/console/people/${encodeURIComponent(person)}/home-work/${application}/pledge">${say("閱讀並切結", "Read and pledge")}</a></p>`}${actLinks(
      visit,
      [
        ...(decision ? [{ act: "askPlace", query }] : []),
        ...(decision && demands.extension ? [{ act: "askExtension", query }] : []),
        end,
      ],
      false,
    )}`;
  const opinion: ActLink[] = demands.decidedBy === "agency" ? [{ act: "giveOpinion", query }] : [];
  const open: ActLink[] = decision ? [] : [...opinion, { act: "decideHomeWork", query }];
  return actLinks(visit, [...open, ...(amendment ? [{ act: "decideAmendment", query }] : []), end], leading);
}
