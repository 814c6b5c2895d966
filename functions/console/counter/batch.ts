// Many terminals taken one step further: what holds for all, what differs for each, checked first or recorded.

import { randomUUID } from "node:crypto";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import type { Route } from "../../shared/http/route.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { batchRoutes } from "../../terminals/batch-routes.ts";
import { ApiRefusal } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { type Typed, typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { begunWith, onlyChoices } from "../form/begun.ts";
import { bodyFrom, type FormFaults, faultsTold } from "../form/body.ts";
import { NEXT_IS_CHECK, stepOf, TO_CHECK } from "../form/check.ts";
import { type Field, fieldsOf } from "../form/field.ts";
import { faultSummary, fieldRow, fieldRows, MULTIPART, signed, takesFile } from "../form/form.ts";
import { withKept } from "../form/kept.ts";
import { namedField } from "../form/label.ts";
import { people, sites } from "../form/offer-sources.ts";
import { offering } from "../form/offering.ts";
import { resolved } from "../form/picked.ts";
import { remembering } from "../form/remembered.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { PAGES } from "../routes.ts";
import { type BatchFacts, batchCheckPage } from "./batch-check.ts";
import { type BatchOutcome, leaveOut, outcomePart } from "./batch-outcome.ts";

export const batchHandlers = [
  memberPage(PAGES.showBatch, showBatch),
  memberForm(PAGES.sendBatch, sendBatch),
] as const;

type BatchRoute = (typeof batchRoutes)[number];
type Form = Pick<BatchFacts, "act" | "numbers" | "shared" | "own">;

async function showBatch(visit: Member): Promise<ConsoleReply> {
  const numbers = [...new Set((visit.query.number ?? "").split(",").filter(Boolean))];
  if (numbers.length === 0) return { location: "/console/terminals" };
  const form = formOf(actOf(visit), numbers);
  const begun = await begunFor(visit, form);
  const fields = await offeredIn(visit, form, begun);
  const typed = onlyChoices([...fields.shared, ...fields.own.flat()], begun);
  return batchPage(visit, { ...fields, typed, faults: new Map(), outcomes: [], key: randomUUID() });
}

/** What one terminal's form begins with; whoever borrows is chosen for each. */
async function begunFor(visit: Member, { act, numbers, shared, own: [first = []] }: Form): Promise<Typed> {
  const each = first.map(field => ({ ...field, name: field.name.replace("rows.0.", "") }));
  const { pairs } = await begunWith(visit, act.name, [...shared, ...each]);
  const isOwn = (name: string) => each.some(field => field.name === name);
  return typed(
    pairs.flatMap(([name, value]): Typed["pairs"] =>
      !isOwn(name)
        ? [[name, value]]
        : name === "borrower"
          ? []
          : numbers.map((_, at) => [`rows.${at}.${name}`, value] as const),
    ),
  );
}

async function offeredIn(visit: Member, form: Form, given: Typed): Promise<Form> {
  const sources = { borrower: people, site: sites };
  const asked = { typed: given, agency: visit.person.agency, sources };
  const all = await offering(visit, [...form.shared, ...form.own.flat()], asked);
  const offered = (fields: readonly Field[]) =>
    fields.map(field => all.find(({ name }) => name === field.name) ?? field);
  return { ...form, shared: offered(form.shared), own: form.own.map(offered) };
}

async function sendBatch(visit: Member, sent: Typed): Promise<ConsoleReply> {
  const act = actOf(visit);
  const left = sent.all("skip");
  const numbers = sent.all("number").filter(number => !left.includes(number));
  if (numbers.length === 0) return { location: "/console/terminals" };
  const bare = formOf(act, numbers);
  const typed = withKept(sent, [...bare.shared, ...bare.own.flat()]);
  const form = await offeredIn(visit, bare, typed);
  const meant = resolved([...form.shared, ...form.own.flat()], typed);
  const { body, faults: wrong, fields } = batchBody(form, meant.typed);
  const faults = new Map([...wrong, ...meant.faults]);
  const facts = { ...form, typed, faults, outcomes: [], key: typed.one("_key") };
  const step = stepOf(act.name, typed);
  if (step === "change") return batchPage(visit, { ...facts, faults: new Map() });
  if (faults.size > 0) return { ...batchPage(visit, facts), status: 422 };
  try {
    const outcomes = await answered(visit, act, { dryRun: step === "check", key: facts.key, body });
    if (step === "check" && outcomes.every(({ outcome }) => outcome !== "refused"))
      return batchCheckPage(visit, { ...facts, outcomes }, meant.typed);
    const kept = isRecorded(outcomes) && (await remembering(visit, act.name, meant.typed));
    return { ...batchPage(visit, { ...facts, outcomes }), ...(kept && { cookies: [kept] }) };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    const { problem } = error;
    return {
      ...batchPage(visit, { ...facts, faults: faultsTold(fields, problem), problem }),
      status: problem.status,
    };
  }
}

/** So many go in one request. */
const AT_ONCE = 50;

/** All are checked before any is recorded, however many requests that takes; sent again with the same key, none is recorded twice. */
async function answered(
  { api }: Member,
  act: BatchRoute,
  { dryRun: only, key, body: { rows, ...shared } }: { dryRun: boolean; key: string; body: BatchBody },
): Promise<readonly BatchOutcome[]> {
  const parts = Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, part) =>
    rows.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
  const ask = async (dryRun: boolean) => {
    const outcomes: BatchOutcome[] = [];
    for (const [at, part] of parts.entries()) {
      const asked = { body: { ...shared, rows: part, dryRun }, key: `${key}-${at}${dryRun ? "-check" : ""}` };
      outcomes.push(...((await api.ask(act, asked)).rows as readonly BatchOutcome[]));
    }
    return outcomes;
  };
  if (!only && parts.length === 1) return ask(false);
  const checked = await ask(true);
  if (only || checked.some(({ outcome }) => outcome === "refused")) return checked;
  return ask(false);
}

interface BatchBody {
  readonly rows: readonly object[];
}

function actOf({ params }: Member): BatchRoute {
  const act = batchRoutes.find(({ name }) => name === params.act);
  if (!act) throw new Problem(PROBLEM["not-found"]);
  return act;
}

function formOf(act: Route, numbers: readonly string[]): Form {
  const fields = fieldsOf(act.body);
  const own = fields.find(({ name }) => name === "rows")?.columns ?? [];
  const shared = fields.filter(({ name }) => name !== "rows" && name !== "dryRun");
  const each = own.filter(({ name }) => name !== "propertyNo");
  const named = (field: Field, at: number) => ({ ...field, act: act.name, name: `rows.${at}.${field.name}` });
  return {
    ...{ act, numbers, shared: shared.map(field => ({ ...field, act: act.name })) },
    own: numbers.map((_, at) => each.map(field => named(field, at))),
  };
}

function batchBody({ shared, own, numbers }: Form, typed: Typed) {
  const rows = numbers.map((propertyNo, at) => {
    const fields = own[at] ?? [];
    const { body, faults } = bodyFrom(fields, typed);
    const said = (body.rows as Record<string, object> | undefined)?.[at];
    return { fields, faults, row: { propertyNo, ...said } };
  });
  const whole = bodyFrom(shared, typed);
  const faults: FormFaults = new Map([...whole.faults, ...rows.flatMap(row => [...row.faults])]);
  const fields = [...shared, ...rows.flatMap(row => row.fields)];
  return { body: { ...whole.body, rows: rows.map(({ row }) => row) }, faults, fields };
}

export function batchPage(visit: Visit, facts: BatchFacts): PageContent {
  const { say, here } = visit;
  const { act, numbers, shared, outcomes, problem } = facts;
  const title = said(act.summary, say);
  const recorded = isRecorded(outcomes);
  return {
    title,
    main: html`${crumb(visit, "/console/terminals", say("櫃檯", "Counter"))}
<h1>${title} <small>${say(`${numbers.length} 部`, `${numbers.length} terminal(s)`)}</small></h1>
${problem && problemNote(visit, problem, shared.map(namedField))}
${outcomes.length > 0 && outcomePart(visit, outcomes, number => fieldsAbout(facts, number))}
${
  !recorded &&
  html`${faultSummary(visit, facts)}<form method="post" action="${here}" class="sheet" data-keep novalidate ${[...shared, ...facts.own.flat()].some(takesFile) && MULTIPART}>${signed(visit, facts.key)}
${leaveOut(visit, outcomes)}${fieldRows(visit, facts, shared)}
${facts.own.every(({ length }) => length === 0) ? chosen(visit, numbers) : numbers.map((number, at) => ownFields(visit, facts, number, at))}
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${said(NEXT_IS_CHECK, say)}</p>
<button data-progress>${said(TO_CHECK, say)}</button></div></form>`
}`,
  };
}

function isRecorded(outcomes: readonly BatchOutcome[]): boolean {
  return outcomes.some(({ outcome }) => outcome === "recorded");
}

function fieldsAbout({ shared, own, numbers }: BatchFacts, number: string) {
  return [...shared, ...(own[numbers.indexOf(number)] ?? [])].map(namedField);
}

/** Where each has nothing of its own to say, the numbers are enough. */
function chosen({ say }: Visit, numbers: readonly string[]): Html {
  const one = (number: string) =>
    html`<li><code>${number}</code><input type="hidden" name="number" value="${number}"></li>`;
  return html`<section class="field"><h2>${say("電腦", "Terminals")}</h2><ul>${numbers.map(one)}</ul></section>`;
}

function ownFields(visit: Visit, facts: BatchFacts, number: string, at: number): Html {
  const own = facts.own[at] ?? [];
  return html`<fieldset class="own"><legend><code>${number}</code></legend><input type="hidden" name="number" value="${number}">${own.map(field => fieldRow(visit, facts, field))}</fieldset>`;
}
