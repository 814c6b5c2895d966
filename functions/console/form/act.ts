// An act as a page: on what it is done, its form, and why it was refused if it was; pure.

import type { Route } from "../../shared/http/route.ts";
import { html } from "../../shared/page/html.ts";
import type { Told } from "../door/api.ts";
import { safeNext } from "../door/origin.ts";
import { problemNote } from "../door/problem.ts";
import type { Shown } from "../door/reply.ts";
import type { Typed } from "../door/typed.ts";
import type { Visit } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { ACT_WORDS } from "../words/act-names.ts";
import { paramNames } from "./acts.ts";
import type { Faults } from "./body.ts";
import type { Field } from "./field.ts";
import { formOf } from "./form.ts";
import { fieldWords } from "./label.ts";

export interface ActFacts {
  readonly act: Route;
  readonly fields: readonly Field[];
  readonly typed: Typed;
  readonly faults: Faults;
  readonly key: string;
  readonly told?: Told;
}

export function actPage(visit: Visit, { act, told, ...facts }: ActFacts): Shown {
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
${told && problemNote(visit, told)}
${formOf(visit, {
  ...facts,
  action: here,
  submit: title,
  ...(words && { consequence: words.consequence, danger: words.danger === true }),
})}`,
  };
}
