// An act as a page: on what it is done, its form, and why it was refused if it was.

import { randomUUID } from "node:crypto";
import { enrolPostureKeyByCode } from "../../posture/routes.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import type { Route } from "../../shared/http/route.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { transferTerminal } from "../../terminals/register-routes.ts";
import { scannedNote } from "../counter/enrolment.ts";
import { ApiRefusal, type ApiRequest, type ProblemDocument } from "../door/api.ts";
import { safeNext } from "../door/origin.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import type { Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { who } from "../frame/who.ts";
import { PAGES } from "../routes.ts";
import { ACT_WORDS } from "../words/act-names.ts";
import { ACTS, fieldsOfAct, paperFields, paramNames } from "./acts.ts";
import { begunWith, onlyChoices } from "./begun.ts";
import { bodyFrom, type FormFaults, faultsTold, withMade } from "./body.ts";
import { asksTwice, checkPart, checkTitle, NEXT_IS_CHECK, stepOf, TO_CHECK } from "./check.ts";
import { type Field, SHEET_FIELD } from "./field.ts";
import { formHtml } from "./form.ts";
import { withKept } from "./kept.ts";
import { fieldWords, namedField, valueWords } from "./label.ts";
import { withOffers } from "./offers.ts";
import { outcomePage } from "./outcome.ts";
import { resolved } from "./picked.ts";
import { remembering } from "./remembered.ts";
import { subjectOf } from "./subject.ts";

export const actHandlers = [memberPage(PAGES.showAct, showAct), memberForm(PAGES.sendAct, sendAct)] as const;

async function showAct(visit: Member): Promise<ConsoleReply> {
  const act = actOf(visit);
  const asked = given(visit, act);
  const begun = await begunWith(visit, act.name, asked);
  const fields = await withOffers(visit, asked, begun);
  const subject = await subjectOf(visit, act.name);
  const typed = onlyChoices(fields, begun);
  return actPage(visit, { act, fields, typed, faults: new Map(), key: randomUUID(), subject });
}

async function sendAct(visit: Member, sent: Typed): Promise<ConsoleReply> {
  const act = actOf(visit);
  const asked = given(visit, act);
  const typed = withKept(sent, asked);
  const fields = await withOffers(visit, asked, typed);
  const facts = { act, fields, typed, key: typed.one("_key") };
  if (stepOf(act.name, typed) === "change")
    return actPage(visit, { ...facts, faults: new Map(), subject: await subjectOf(visit, act.name) });
  const meant = resolved(fields, typed);
  const { body, faults: wrong } = bodyFrom(fields, withMade(fields, meant.typed));
  const faults = new Map([...wrong, ...meant.faults]);
  const again = async (faults: FormFaults, problem?: ProblemDocument): Promise<ConsoleReply> => ({
    ...actPage(visit, {
      ...{ ...facts, faults, subject: await subjectOf(visit, act.name) },
      ...(problem && { problem }),
    }),
    status: problem?.status ?? 422,
  });
  if (faults.size > 0) return again(faults);
  if (asksTwice(act.name, fields) && stepOf(act.name, typed) === "check")
    return actCheckPage(visit, { ...facts, meant: meant.typed });
  try {
    const params = paramsFor(act, visit);
    const answer = await visit.api.ask(act, {
      params,
      ...contentFor(act, meant.typed, body),
      key: typed.one("_key"),
    });
    const outcome = outcomePage(visit, act.name, answer);
    if (outcome) return outcome;
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return again(faultsTold(fields, error.problem, typed), error.problem);
  }
  const kept = await remembering(visit, act.name, meant.typed);
  return { location: doneAt(visit, act, meant.typed), ...(kept && { cookies: [kept] }) };
}

function actOf({ params, query }: Member): Route {
  const act = ACTS.get(params.act ?? "");
  if (!act || paramNames(act).some(name => !query[name])) throw new Problem(PROBLEM["not-found"]);
  return act;
}

/** What came with the link that led here is shown, and not for changing. */
function given({ query, person }: Member, act: Route): readonly Field[] {
  return fieldsOfAct(act).map(field => ({
    ...field,
    fixed: isFixed(field, act, query),
    choices: isOfOwn(field, act) ? ownSystems(field.choices, person.systems) : field.choices,
  }));
}

/** What is handed on may come under any system. */
function isOfOwn({ name }: Field, act: Route): boolean {
  return name === "system" && act.name !== transferTerminal.name;
}

/** Whoever is of some systems has no part in the others. */
function ownSystems(all: readonly string[], own: readonly string[]): readonly string[] {
  const few = all.filter(system => own.includes(system));
  return few.length > 0 ? few : all;
}

function isFixed({ kind, name }: Field, act: Route, query: Member["query"]): boolean {
  if (name === "agency") return act.name !== transferTerminal.name;
  return query[name] !== undefined && (kind === "digest" || name === "loan");
}

/** A file goes as it is, typed fields as JSON, and an act that asks for nothing with nothing. */
function contentFor(act: Route, typed: Typed, body: unknown): ApiRequest {
  const content = typed.files.get(SHEET_FIELD.name);
  if (act.bytes)
    return {
      query: Object.fromEntries(paperFields(act).map(({ name }) => [name, typed.one(name).trim()])),
      bytes: { type: act.bytes.mediaTypes[0] ?? "", content: content ?? new Uint8Array() },
    };
  return act.body ? { body } : {};
}

function paramsFor(act: Route, { query }: Member): Record<string, string> {
  return Object.fromEntries(paramNames(act).map(name => [name, query[name] ?? ""]));
}

/** On whom or what it is done, by name where there is one. */
function onWhat({ say, query }: Visit, name: string) {
  const value = query[name] ?? "";
  if (name === "agency") return said(agencyWords(value), say);
  if (name === "person") return who(value);
  return name === "system" ? said(valueWords(value), say) : html`<code>${value}</code>`;
}

/** Back to where the act was begun, which says that it is done, and to what. */
function doneAt({ query }: Member, act: Route, typed: Typed): string {
  const next = safeNext(query.next);
  const on = typed.one("propertyNo") || query.propertyNo || query.person;
  const said = new URLSearchParams({ done: act.name, ...(on && { on }) });
  return `${next}${next.includes("?") ? "&" : "?"}${said}`;
}

export interface ActFacts {
  readonly act: Route;
  readonly fields: readonly Field[];
  readonly typed: Typed;
  readonly faults: FormFaults;
  readonly key: string;
  readonly problem?: ProblemDocument;
  /** What is on record of what it is done to. */
  readonly subject?: Html | undefined;
}

export function actPage(visit: Visit, { act, problem, subject, ...facts }: ActFacts): PageContent {
  const { say, here, query } = visit;
  const title = said(act.summary, say);
  const words = ACT_WORDS[act.name];
  const on = onRows(visit, act);
  const toCheck = asksTwice(act.name, facts.fields);
  return {
    title,
    main: html`${crumb(visit, safeNext(query.next), say("返回", "Back"))}
<h1>${title}</h1>
${on.length > 0 && html`<dl class="facts">${on}</dl>`}
${problem && (facts.faults.size === 0 || problem.also) && problemNote(visit, problem, facts.fields.map(namedField))}
${act.name === enrolPostureKeyByCode.name && scannedNote(visit, facts.typed.one("code"))}
${subject}
${formHtml(visit, {
  ...facts,
  action: here,
  submit: toCheck ? said(TO_CHECK, say) : title,
  ...(toCheck && { consequence: NEXT_IS_CHECK }),
  ...(words && !toCheck && { consequence: words.consequence, danger: words.danger === true }),
})}`,
  };
}

function onRows(visit: Visit, act: Route): readonly Html[] {
  const row = (name: string) =>
    html`<dt>${said(fieldWords(name).label, visit.say)}</dt><dd>${onWhat(visit, name)}</dd>`;
  return paramNames(act).map(row);
}

type CheckedAct = Pick<ActFacts, "act" | "fields" | "typed" | "key"> & { readonly meant: Typed };

export function actCheckPage(visit: Visit, { act, ...facts }: CheckedAct): PageContent {
  const { say, here, query } = visit;
  const title = said(act.summary, say);
  const words = ACT_WORDS[act.name];
  return {
    title: `${checkTitle(visit)}：${title}`,
    main: html`${crumb(visit, safeNext(query.next), say("返回", "Back"))}
<h1>${checkTitle(visit)} <small>${title}</small></h1>
${checkPart(visit, {
  ...{ ...facts, act: act.name, action: here, submit: title, on: html`${onRows(visit, act)}` },
  ...(words && { consequence: words.consequence, danger: words.danger === true }),
})}`,
  };
}
