// Many terminals taken one step further: what holds for all, what differs for each, checked first or recorded; pure.

import type { Route } from "../../shared/http/route.ts";
import { type Html, html } from "../../shared/page/html.ts";
import type { Told } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { Shown } from "../door/reply.ts";
import type { Typed } from "../door/typed.ts";
import type { Visit } from "../door/visit.ts";
import type { Faults } from "../form/body.ts";
import type { Field } from "../form/field.ts";
import { faultSummary, fieldRow, signed } from "../form/form.ts";
import { valueWords } from "../form/label.ts";
import { clauseList } from "../frame/clause.ts";
import { rowsOf, shows } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { ACT_WORDS } from "../words/act-names.ts";

export interface Outcome {
  readonly propertyNo: string;
  readonly outcome: string;
  readonly problem?: Partial<Told> | undefined;
}

export interface BatchFacts {
  readonly act: Route;
  readonly numbers: readonly string[];
  readonly shared: readonly Field[];
  /** What each terminal has of its own, under `rows.<its place>.`. */
  readonly each: readonly Field[];
  readonly typed: Typed;
  readonly faults: Faults;
  readonly key: string;
  readonly outcomes: readonly Outcome[];
  readonly told?: Told;
}

export function batchPage(visit: Visit, facts: BatchFacts): Shown {
  const { say, here } = visit;
  const { act, numbers, shared, outcomes, told } = facts;
  const title = said(act.summary, say);
  const recorded = outcomes.some(({ outcome }) => outcome === "recorded");
  return {
    title,
    main: html`<p class="crumb"><a href="/console/terminals">← ${say("櫃檯", "Counter")}</a></p>
<h1>${title} <small>${say(`${numbers.length} 部`, `${numbers.length} terminal(s)`)}</small></h1>
${told && problemNote(visit, told)}
${outcomes.length > 0 && outcomeTable(visit, outcomes)}
${
  !recorded &&
  html`${faultSummary(visit, facts)}<form method="post" action="${here}" class="sheet" data-keep novalidate>${signed(visit, facts.key)}
${shared.map(field => fieldRow(visit, facts, field))}
${facts.each.length === 0 ? chosen(visit, numbers) : numbers.map((number, at) => ownFields(visit, facts, number, at))}
<div class="act"><p class="consequence"><strong>${say("按下後：", "This will: ")}</strong>${consequence(visit, act)}</p>
<div class="links"><button>${title}</button><button class="second" name="check" value="yes">${say("先檢查，不記錄", "Check first, record nothing")}</button></div></div></form>`
}`,
  };
}

function consequence({ say }: Visit, act: Route): string {
  const words = ACT_WORDS[act.name]?.consequence;
  return words
    ? said(words, say)
    : say(
        "逐部記錄；未通過的說明原因，不影響其他。",
        "each is recorded by itself; one that is refused says why and holds up no other.",
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

function outcomeTable(visit: Visit, outcomes: readonly Outcome[]): Html {
  const { say } = visit;
  const look = (outcome: string) => (outcome === "refused" ? "is-shut" : "is-open");
  return html`<div role="status" id="refusal" tabindex="-1">${rowsOf(visit, {
    caption: say("結果", "Outcome"),
    rows: outcomes,
    columns: [
      shows(
        "財產編號",
        "Property number",
        ({ propertyNo }: Outcome) =>
          html`<a href="/console/terminals/${propertyNo}"><code>${propertyNo}</code></a>`,
      ),
      shows(
        "結果",
        "Outcome",
        ({ outcome }: Outcome) =>
          html`<span class="pill ${look(outcome)}">${said(valueWords(outcome), say)}</span>`,
      ),
      shows(
        "說明",
        "Why",
        ({ problem }: Outcome) =>
          problem && html`${problem.title} ${problem.detail} ${clauseList(visit, problem.clauses ?? [])}`,
      ),
    ],
  })}</div>`;
}
