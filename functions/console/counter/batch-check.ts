// Many terminals once more before they are taken one step further: what holds for all, and what each has of its own; pure.
import type { Route } from "../../shared/http/route.ts";
import { html } from "../../shared/page/html.ts";
import type { ProblemDocument } from "../door/api.ts";
import type { PageContent } from "../door/reply.ts";
import type { Typed } from "../door/typed.ts";
import type { Visit } from "../door/visit.ts";
import type { FormFaults } from "../form/body.ts";
import { changeButton, checkPart, checkTitle } from "../form/check.ts";
import type { Field } from "../form/field.ts";
import { fieldWords } from "../form/label.ts";
import { saidAnswer } from "../form/said-answer.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { ACT_WORDS } from "../words/act-names.ts";
import type { BatchOutcome } from "./batch-outcome.ts";

export interface BatchFacts {
  readonly act: Route;
  readonly numbers: readonly string[];
  readonly shared: readonly Field[];
  /** What each terminal has of its own, under `rows.<its place>.`. */
  readonly own: readonly (readonly Field[])[];
  readonly typed: Typed;
  readonly faults: FormFaults;
  readonly key: string;
  readonly outcomes: readonly BatchOutcome[];
  readonly problem?: ProblemDocument;
}

export function batchCheckPage(visit: Visit, facts: BatchFacts, meant: Typed): PageContent {
  const { say, here } = visit;
  const { act, numbers, shared, own, typed, key } = facts;
  const title = said(act.summary, say);
  const cells = (at: number) =>
    (own[at] ?? []).map(
      field =>
        html`<dt>${said(fieldWords(field.name, field.act).label, say)}</dt><dd><div>${saidAnswer(visit, field, meant) ?? say("（未填）", "(left empty)")}</div>${changeButton(visit, field, numbers[at])}</dd>`,
    );
  const each = numbers.map(
    (number, at) =>
      html`<section class="card"><h2><code>${number}</code></h2><dl class="facts checked-answers">${cells(at)}</dl></section>`,
  );
  return {
    title: `${checkTitle(visit)}：${title}`,
    main: html`${crumb(visit, "/console/terminals", say("櫃檯", "Counter"))}
<h1>${checkTitle(visit)} <small>${title}，${say(`${numbers.length} 部，均可辦理`, `${numbers.length} terminal(s), all of which can be`)}</small></h1>
${checkPart(visit, {
  ...{ act: act.name, action: here, fields: shared, typed, meant, key, submit: title },
  consequence: ACT_WORDS[act.name]?.consequence,
  more: own.some(({ length }) => length > 0)
    ? html`${each}`
    : html`<ul>${numbers.map(number => html`<li><code>${number}</code></li>`)}</ul>`,
})}`,
  };
}
