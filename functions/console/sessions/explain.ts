// Whether somebody could connect at a moment, and each clause with its verdict, its facts and what would change it.

import { explainGate } from "../../sessions/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { clauseOf, isClause } from "../../shared/rules/clauses.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { SYSTEMS } from "../../shared/rules/systems.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { words } from "../../shared/words.ts";
import { type AnswerOf, ApiRefusal, type ProblemDocument } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import type { Field } from "../form/field.ts";
import { fieldWords, valueWords } from "../form/label.ts";
import { lookedUp, lookUpInput } from "../form/look-up.ts";
import { NO_MOMENT, readMoment } from "../form/read-text.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { gateCard } from "../my-page/gate-card.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { type Explained, explainedBy } from "./explained.ts";
import { sessionsRail } from "./rail.ts";
import { versionsLine } from "./row.ts";
import {
  changesTable,
  personaTable,
  type Supposition,
  supposingHref,
  suppositionForm,
  suppositionsIn,
  whatIfText,
  withMending,
} from "./what-if.ts";

export const explainHandlers = [memberPage(OFFICE_PAGES.showExplanation, showExplanation)] as const;

type Answer = AnswerOf<typeof explainGate>;

async function showExplanation(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  // What is left open in the form comes as nothing, and says nothing.
  const stated = Object.fromEntries(Object.entries(query).filter(([, text]) => text.trim() !== ""));
  const { system = systemsFor(visit)[0], channel = "vpn", address, at: typed, mend } = stated;
  const { fields, meant, refused } = await lookedUp(visit, "person", "terminal");
  if (refused) return { ...explainPage(visit, { fields, refused }), status: 422 };
  if (!meant.person && !meant.terminal) return explainPage(visit, { fields });
  if (!meant.person || !meant.terminal)
    return { ...explainPage(visit, { fields, refused: said(BOTH, say) }), status: 422 };
  const at = typed ? readMoment(typed) : undefined;
  if (typed && !at) return explainPage(visit, { fields, refused: said(NO_MOMENT, say) });
  const asked = { ...meant, system, channel, address: address?.trim(), at };
  try {
    const now = await api.ask(explainGate, { query: asked });
    const supposed = withMending(suppositionsIn(query), now.steps, mend);
    const told = { fields, explained: explainedBy(now), answer: now, supposed };
    if (supposed.length === 0) return explainPage(visit, told);
    const after = await api.ask(explainGate, { query: { ...asked, whatIf: whatIfText(supposed) } });
    return explainPage(visit, { ...told, after: explainedBy(after) });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || ![422, 404, 403].includes(error.problem.status)) throw error;
    return {
      ...explainPage(visit, { fields, ...whyNot(visit, error.problem) }),
      status: error.problem.status,
    };
  }
}

function whyNot({ say }: Visit, { faults = [], detail, title, status }: ProblemDocument) {
  if (status === 403) return { notTheirs: true };
  const called = (pointer: string) => said(fieldWords(pointer.slice(1)).label, say);
  const wrong = faults.map(({ pointer, message }) => `${called(pointer)}：${message}`).join("；");
  return { refused: wrong || detail || title };
}

export interface ExplainFacts {
  readonly explained?: Explained | undefined;
  /** What it was told by, with what can be supposed. */
  readonly answer?: Pick<Answer, "rows" | "supposable"> | undefined;
  readonly supposed?: readonly Supposition[] | undefined;
  /** What it would be then. */
  readonly after?: Explained | undefined;
  /** Why it could not be told. */
  readonly refused?: string | undefined;
  /** The question is no affair of the reader's, as long as nobody has asked it. */
  readonly notTheirs?: boolean;
  /** Whom and what one may ask about, by name. */
  readonly fields?: readonly Field[];
}

export function explainPage(visit: Visit, facts: ExplainFacts): PageContent {
  const { say } = visit;
  const { explained, refused, notTheirs, fields = [] } = facts;
  const title = say("判斷說明", "Explain the gate");
  return {
    title,
    main: html`<h1>${title}</h1>
${sessionsRail(visit, "explain")}
<p class="lead">${say("試算能否連線：這個人、用這部電腦、從這個位址、在這個時點，能不能連線？答案與真正連線時出自同一段判斷，只是不會開門，也不留連線紀錄。", "Check whether this person could connect with this terminal, from this address, at this time. The gate decides as it would for a real connection, but nothing opens.")}</p>
${questionForm(visit, fields, explained !== undefined)}
${refused && html`<div class="note bad" role="alert"><p>${refused}</p></div>`}${notTheirs && notTheirsNote(visit)}
${explained && answer(visit, explained, facts)}`,
  };
}

/** Whoever manages some systems has no part in the others; for all others any may be asked about. */
function systemsFor({ person }: Pick<Visit, "person">): readonly string[] {
  const sees = person && hasRole(person, "center", "auditor", "supervisor", "personnel", "records");
  return !person || sees || person.systems.length === 0 ? SYSTEMS : person.systems;
}

const BOTH = words("請同時指定人員與電腦。", "Say both whom and which terminal you mean.");

function notTheirsNote({ say, query, at }: Visit): Html {
  const today = dayOf(at.toISOString());
  const log = `/console/sessions/log?${new URLSearchParams({ from: today, until: today, ...(query.system && { system: query.system }) })}`;
  return html`<div class="note bad" role="alert" id="refusal" tabindex="-1"><p><b>${say("此人當日未曾以這部電腦要求連入您管理的體系，您不能試算。", "On that day this person did not ask to connect to your system with this terminal, so you cannot try it.")}</b></p>
<p>${say("人員的紀錄屬其機關；有人實際要求連線後，該次判斷才同為您的體系之事。", "A person’s records are their agency’s affair. They become your system’s as well once somebody has really asked.")}</p>
<ul><li>${say("已有連線要求者：自「連線要求紀錄」選取該次要求，即可看到判斷。", "If somebody asked: choose that request from the log.")} <a href="${log}">${say("連線要求紀錄", "Log of requests")}</a></li>
<li>${say("尚無要求者：請此人所屬機關的主管、人事或檔案人員試算，或請此人先連線一次。", "If nobody did: have the supervisor, personnel or records staff of the person’s agency try it, or have the person connect once.")}</li></ul></div>`;
}

/** Once there is an answer, what stands out is supposing something else. */
function questionForm(visit: Visit, fields: readonly Field[], isAnswered: boolean): Html {
  const { say, query } = visit;
  const field = (name: string, words: string, hint = "") =>
    html`<label>${words}<input name="${name}" value="${query[name]}" placeholder="${hint}" autocomplete="off"></label>`;
  const select = (name: string, words: string, values: readonly string[]) =>
    html`<label>${words}<select name="${name}">${values.map(
      value =>
        html`<option value="${value}" ${value === query[name] && html`selected`}>${said(valueWords(value), say)}</option>`,
    )}</select></label>`;
  return html`<form class="bar" method="get">${lookUpInput(visit, fields, "person", say("人員", "Person"))}${lookUpInput(visit, fields, "terminal", say("電腦", "Terminal"))}${select("system", say("體系", "System"), systemsFor(visit))}${select("channel", say("連線方式", "Channel"), ["vpn", "vdi"])}${field("address", say("來源位址", "Address"))}${field("at", say("時點（不填為現在）", "Time (leave empty for now)"), "110/06/18 17:10")}<button class="${isAnswered && "second"}">${say("試算", "Try it")}</button></form>`;
}

function answer(visit: Visit, explained: Explained, facts: ExplainFacts): Html {
  const { say, query } = visit;
  const { kept, versions, steps = [] } = explained;
  const { answer: told, supposed = [], after } = facts;
  const triedAt = (policy: string) => supposingHref(query, supposed, policy);
  const now = { ...explained, triedAt };
  return html`${after ? beside(visit, facts, now, { ...after, triedAt }) : shown(visit, now, "")}
${told && suppositionForm(visit, supposed, told.supposable)}
${personaTable(visit, steps)}
${versionsLine(visit, versions)}
${kept.length > 0 && html`<details><summary>${say(`符合的條文 ${kept.length} 條`, `${kept.length} clause(s) that hold`)}</summary><ul class="clauses">${kept.map(id => html`<li>${clauseLink(id)} ${isClause(id) && said(clauseOf(id), say)}</li>`)}</ul></details>`}`;
}

function shown(visit: Visit, explained: Explained, of: string): Html {
  const moment = html`<p class="fine">${visit.say("判斷時點", "As of")} ${momentHtml(visit, explained.at)}</p>`;
  return gateCard(visit, explained, moment, of);
}

/** As it is, and as it would be, one beside the other. */
function beside(
  visit: Visit,
  { answer: told, supposed = [] }: ExplainFacts,
  now: Explained,
  after: Explained,
): Html {
  const { say } = visit;
  const facts = new Map(told?.rows.flatMap(row => row.facts.map(({ name, value }) => [name, value])));
  return html`<div class="cards">${shown(visit, now, say("現況", "As it is"))}${shown(visit, after, say("假設後", "As supposed"))}</div>
${changesTable(visit, supposed, fact => facts.get(fact))}`;
}
