// Before overtime is assigned: what it would do to every limit of the person, and all that speaks against it, each with its clause.
import { readHoursBook } from "../../hours/book-routes.ts";
import { readOvertimeEffect } from "../../hours/overtime-reads.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { OVERTIME_CATEGORIES } from "../../shared/rules/overtime-caps.ts";
import { type AnswerOf, ApiRefusal, ifThere, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { readMoment } from "../form/read-text.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { dayHtml, momentText } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { HOURS_PAGES } from "../routes.ts";
import { capsTable, lengthText } from "./hours-words.ts";

export const effectHandlers = [memberPage(HOURS_PAGES.showEffect, showEffect)] as const;

type Effect = AnswerOf<typeof readOvertimeEffect>;
type Cause = AnswerOf<typeof readHoursBook>["causes"][number];

interface EffectFacts {
  readonly person: string;
  readonly causes: readonly Cause[];
  readonly effect?: Effect;
  readonly problem?: ProblemDocument;
}

async function showEffect(visit: Member): Promise<ConsoleReply> {
  const { api, params, query, person: reader } = visit;
  const { person = "" } = params;
  const book = await ifThere(api.ask(readHoursBook, { params: { agency: reader.agency } }));
  const causes = (book?.causes ?? []).filter(({ ended }) => !ended);
  const [from, until] = [readMoment(query.from ?? ""), readMoment(query.until ?? "")];
  if (!from || !until) return effectPage(visit, { person, causes });
  const { category = "general", cause = "" } = query;
  try {
    const asked = { from, until, category, ...(cause !== "" && { cause }) };
    return effectPage(visit, {
      person,
      causes,
      effect: await api.ask(readOvertimeEffect, { params, query: asked }),
    });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return { ...effectPage(visit, { person, causes, problem: error.problem }), status: error.problem.status };
  }
}

export function effectPage(visit: Visit, facts: EffectFacts): PageContent {
  const { say } = visit;
  const { person, effect, problem } = facts;
  const title = say("試算並指派加班", "Try and assign overtime");
  return {
    title,
    main: html`${crumb(visit, `/console/people/${encodeURIComponent(person)}/hours`, say("加班與補休", "Overtime and leave"))}
<h1>${title} <small>${who(person)}</small></h1>
${problem && problemNote(visit, problem)}
${askingPart(visit, facts)}
${effect && effectPart(visit, facts, effect)}`,
  };
}

function askingPart(visit: Visit, { person, causes }: EffectFacts): Html {
  const { say, query } = visit;
  const moment = (name: string, words: string) =>
    html`<div class="field"><label for="${name}">${words}</label><input id="${name}" name="${name}" class="short" value="${shown(visit, query[name])}" autocomplete="off" data-when="moment" required></div>`;
  const option = (value: string, words: string, chosen: string | undefined) =>
    html`<option value="${value}" ${value === chosen && html`selected`}>${words}</option>`;
  return html`<form method="get" action="/console/people/${encodeURIComponent(person)}/hours/effect" class="sheet">
${moment("from", say("起", "From"))}${moment("until", say("迄", "Until"))}
<div class="field"><label for="category">${say("加班類別", "Category")}</label><select id="category" name="category">${OVERTIME_CATEGORIES.map(each => option(each, said(valueWords(each, "category"), say), query.category ?? "general"))}</select></div>
<div class="field"><label for="cause">${say("事由（一般加班免選）", "Cause (none for general overtime)")}</label><select id="cause" name="cause">${option("", say("無", "none"), query.cause)}${causes.map(({ cause, what }) => option(cause, `${cause} ${what}`, query.cause))}</select></div>
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${say("只試算，不登錄。", "it is only tried. Nothing is recorded.")}</p><button>${say("試算", "Try it")}</button></div></form>`;
}

function shown(visit: Visit, text: string | undefined): string {
  const at = readMoment(text ?? "");
  return at ? momentText(visit, at) : (text ?? "");
}

function effectPart(visit: Visit, { person }: EffectFacts, effect: Effect): Html {
  const { say, query } = visit;
  const { day, minutes, month, caps, against } = effect;
  const { from, until, category = "general", cause } = query;
  const given = { from: shown(visit, from), until: shown(visit, until), category, ...(cause && { cause }) };
  const next = `/console/people/${encodeURIComponent(person)}/hours`;
  const assign = new URLSearchParams({ person, ...given, next });
  return html`<h2>${say("試算結果", "What it would do")}</h2>
<dl class="facts"><dt>${say("歸屬日", "Counts for")}</dt><dd>${dayHtml(visit, day)}</dd><dt>${say("時數", "Length")}</dt><dd>${lengthText(visit, minutes)}</dd><dt>${say("本月已加班", "That month so far")}</dt><dd>${lengthText(visit, month.minutes)}</dd></dl>
${capsTable(visit, caps, minutes)}
${against.length > 0 && html`<div class="note bad"><p><b>${say("不能指派：", "It cannot be assigned:")}</b></p><ul>${against.map(({ words, clauses }) => html`<li>${said(words, say)} ${clauses.map(clauseLink)}</li>`)}</ul></div>`}
${against.length === 0 && html`<div class="note good"><p>${say("沒有超過任何上限。", "No limit is passed.")}</p></div><p class="links"><a class="button" href="/console/acts/assignOvertime?${String(assign)}">${say("依此指派", "Assign it")}</a></p>`}`;
}
