// An act as a page: on what it is done, its form, and why it was refused if it was.

import { randomUUID } from "node:crypto";
import { enrolPostureKeyByCode } from "../../posture/routes.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import type { Route } from "../../shared/http/route.ts";
import { html } from "../../shared/page/html.ts";
import { scannedNote } from "../counter/enrolment.ts";
import { ApiRefusal, type ApiRequest, type ProblemDocument } from "../door/api.ts";
import { safeNext } from "../door/origin.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { type Typed, typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { PAGES } from "../routes.ts";
import { ACT_WORDS } from "../words/act-names.ts";
import { ACTS, fieldsIn, paperFields, paramNames } from "./acts.ts";
import { bodyFrom, type FormFaults, faultsTold } from "./body.ts";
import { type Field, SHEET_FIELD } from "./field.ts";
import { formHtml } from "./form.ts";
import { fieldWords } from "./label.ts";
import { outcomePage } from "./outcome.ts";
import { withSuggestions } from "./suggestions.ts";

export const actHandlers = [memberPage(PAGES.showAct, showAct), memberForm(PAGES.sendAct, sendAct)] as const;

async function showAct(visit: Member): Promise<ConsoleReply> {
  const act = actOf(visit);
  const prefilled = typed(Object.entries({ agency: visit.person.agency, ...visit.query }));
  return actPage(visit, {
    act,
    fields: await withSuggestions(visit, fieldsIn(act)),
    typed: prefilled,
    faults: new Map(),
    key: randomUUID(),
  });
}

async function sendAct(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const act = actOf(visit);
  const fields = await withSuggestions(visit, fieldsIn(act));
  const { body, faults } = bodyFrom(fields, typed);
  const again = (faults: FormFaults, problem?: ProblemDocument): ConsoleReply => ({
    ...actPage(visit, { act, fields, typed, faults, key: typed.one("_key"), ...(problem && { problem }) }),
    status: problem?.status ?? 422,
  });
  if (faults.size > 0) return again(faults);
  try {
    const params = paramsFor(act, visit);
    const answer = await visit.api.ask(act, {
      params,
      ...contentFor(act, typed, body),
      key: typed.one("_key"),
    });
    const outcome = outcomePage(visit, act.name, answer);
    if (outcome) return outcome;
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return again(faultsTold(fields, error.problem, typed), error.problem);
  }
  return { location: doneAt(visit, act) };
}

function actOf({ params, query }: Member): Route {
  const act = ACTS.get(params.act ?? "");
  if (!act || paramNames(act).some(name => !query[name])) throw new Problem(PROBLEM["not-found"]);
  return act;
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

/** Back to where the act was begun, which says that it is done. */
function doneAt({ query }: Member, act: Route): string {
  const next = safeNext(query.next);
  return `${next}${next.includes("?") ? "&" : "?"}done=${act.name}`;
}

export interface ActFacts {
  readonly act: Route;
  readonly fields: readonly Field[];
  readonly typed: Typed;
  readonly faults: FormFaults;
  readonly key: string;
  readonly problem?: ProblemDocument;
}

export function actPage(visit: Visit, { act, problem, ...facts }: ActFacts): PageContent {
  const { say, here, query } = visit;
  const title = said(act.summary, say);
  const words = ACT_WORDS[act.name];
  const on = paramNames(act).map(
    name => html`<dt>${said(fieldWords(name).label, say)}</dt><dd><code>${query[name]}</code></dd>`,
  );
  return {
    title,
    main: html`<p class="crumb"><a href="${safeNext(query.next)}">← ${say("返回", "Back")}</a></p>
<h1>${title}</h1>
${on.length > 0 && html`<dl class="facts">${on}</dl>`}
${problem && problemNote(visit, problem)}
${act.name === enrolPostureKeyByCode.name && scannedNote(visit, facts.typed.one("code"))}
${formHtml(visit, {
  ...facts,
  action: here,
  submit: title,
  ...(words && { consequence: words.consequence, danger: words.danger === true }),
})}`,
  };
}
