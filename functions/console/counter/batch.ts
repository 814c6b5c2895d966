// Many terminals taken one step further: what holds for all, what differs for each, checked first or recorded.

import { randomUUID } from "node:crypto";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import type { Route } from "../../shared/http/route.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { batchRoutes } from "../../terminals/batch-routes.ts";
import { ApiRefusal, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { NOTHING_TYPED, type Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { bodyFrom, type FormFaults, faultsTold } from "../form/body.ts";
import { type Field, fieldsOf } from "../form/field.ts";
import { faultSummary, fieldRow, signed } from "../form/form.ts";
import { valueWords } from "../form/label.ts";
import { clauseList } from "../frame/clause.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { PAGES } from "../routes.ts";
import { ACT_WORDS } from "../words/act-names.ts";

export const batchHandlers = [
  memberPage(PAGES.showBatch, showBatch),
  memberForm(PAGES.sendBatch, sendBatch),
] as const;

type BatchRoute = (typeof batchRoutes)[number];
type Form = Pick<BatchFacts, "act" | "numbers" | "shared" | "each">;

async function showBatch(visit: Member): Promise<ConsoleReply> {
  const numbers = [...new Set((visit.query.number ?? "").split(",").filter(Boolean))];
  if (numbers.length === 0) return { location: "/console/terminals" };
  const facts = { ...formOf(actOf(visit), numbers), typed: NOTHING_TYPED, faults: new Map(), outcomes: [] };
  return batchPage(visit, { ...facts, key: randomUUID() });
}

async function sendBatch(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const act = actOf(visit);
  const form = formOf(act, typed.all("number"));
  const { body, faults, fields } = batchBody(form, typed);
  const facts = { ...form, typed, faults, outcomes: [], key: typed.one("_key") };
  if (faults.size > 0) return { ...batchPage(visit, facts), status: 422 };
  const dryRun = typed.one("check") === "yes";
  try {
    const { rows } = await visit.api.ask(act, {
      body: { ...body, dryRun },
      key: `${facts.key}${dryRun ? "-check" : ""}`,
    });
    return batchPage(visit, { ...facts, outcomes: rows as BatchFacts["outcomes"] });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    const { problem } = error;
    return {
      ...batchPage(visit, { ...facts, faults: faultsTold(fields, problem), problem }),
      status: problem.status,
    };
  }
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
  return { act, numbers, shared, each: own.filter(({ name }) => name !== "propertyNo") };
}

function batchBody({ shared, each, numbers }: Form, typed: Typed) {
  const rows = numbers.map((propertyNo, at) => {
    const fields: Field[] = each.map(field => ({ ...field, name: `rows.${at}.${field.name}` }));
    const { body, faults } = bodyFrom(fields, typed);
    const own = (body.rows as Record<string, object> | undefined)?.[at];
    return { fields, faults, row: { propertyNo, ...own } };
  });
  const whole = bodyFrom(shared, typed);
  const faults: FormFaults = new Map([...whole.faults, ...rows.flatMap(row => [...row.faults])]);
  const fields = [...shared, ...rows.flatMap(row => row.fields)];
  return { body: { ...whole.body, rows: rows.map(({ row }) => row) }, faults, fields };
}

export interface BatchOutcome {
  readonly propertyNo: string;
  readonly outcome: string;
  readonly problem?: Partial<ProblemDocument> | undefined;
}

export interface BatchFacts {
  readonly act: Route;
  readonly numbers: readonly string[];
  readonly shared: readonly Field[];
  /** What each terminal has of its own, under `rows.<its place>.`. */
  readonly each: readonly Field[];
  readonly typed: Typed;
  readonly faults: FormFaults;
  readonly key: string;
  readonly outcomes: readonly BatchOutcome[];
  readonly problem?: ProblemDocument;
}

export function batchPage(visit: Visit, facts: BatchFacts): PageContent {
  const { say, here } = visit;
  const { act, numbers, shared, outcomes, problem } = facts;
  const title = said(act.summary, say);
  const recorded = outcomes.some(({ outcome }) => outcome === "recorded");
  return {
    title,
    main: html`<p class="crumb"><a href="/console/terminals">← ${say("櫃檯", "Counter")}</a></p>
<h1>${title} <small>${say(`${numbers.length} 部`, `${numbers.length} terminal(s)`)}</small></h1>
${problem && problemNote(visit, problem)}
${outcomes.length > 0 && outcomeTable(visit, outcomes)}
${
  !recorded &&
  html`${faultSummary(visit, facts)}<form method="post" action="${here}" class="sheet" data-keep novalidate>${signed(visit, facts.key)}
${shared.map(field => fieldRow(visit, facts, field))}
${facts.each.length === 0 ? chosen(visit, numbers) : numbers.map((number, at) => ownFields(visit, facts, number, at))}
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${consequence(visit, act)}</p>
<div class="links"><button>${title}</button><button class="second" name="check" value="yes">${say("先檢查，不記錄", "Check first without recording")}</button></div></div></form>`
}`,
  };
}

function consequence({ say }: Visit, act: Route): string {
  const words = ACT_WORDS[act.name]?.consequence;
  return words
    ? said(words, say)
    : say(
        "逐部記錄；未通過的說明原因，不影響其他。",
        "each terminal is recorded separately. If one is refused, you see why and the others go ahead.",
      );
}

/** Where each has nothing of its own to say, the numbers are enough. */
function chosen({ say }: Visit, numbers: readonly string[]): Html {
  const one = (number: string) =>
    html`<li><code>${number}</code><input type="hidden" name="number" value="${number}"></li>`;
  return html`<section class="field"><h2>${say("電腦", "Terminals")}</h2><ul>${numbers.map(one)}</ul></section>`;
}

function ownFields(visit: Visit, facts: BatchFacts, number: string, at: number): Html {
  const own = facts.each.map(field => ({ ...field, name: `rows.${at}.${field.name}` }));
  return html`<fieldset class="own"><legend><code>${number}</code></legend><input type="hidden" name="number" value="${number}">${own.map(field => fieldRow(visit, facts, field))}</fieldset>`;
}

function outcomeTable(visit: Visit, outcomes: readonly BatchOutcome[]): Html {
  const { say } = visit;
  const look = (outcome: string) => (outcome === "refused" ? "is-shut" : "is-open");
  return html`<div role="status" id="refusal" tabindex="-1">${plainTable(visit, {
    caption: say("結果", "Outcome"),
    rows: outcomes,
    columns: [
      plainColumn(
        "財產編號",
        "Property number",
        ({ propertyNo }: BatchOutcome) =>
          html`<a href="/console/terminals/${propertyNo}"><code>${propertyNo}</code></a>`,
      ),
      plainColumn(
        "結果",
        "Outcome",
        ({ outcome }: BatchOutcome) =>
          html`<span class="pill ${look(outcome)}">${said(valueWords(outcome), say)}</span>`,
      ),
      plainColumn(
        "說明",
        "Why",
        ({ problem }: BatchOutcome) =>
          problem && html`${problem.title} ${problem.detail} ${clauseList(visit, problem.clauses ?? [])}`,
      ),
    ],
  })}</div>`;
}
