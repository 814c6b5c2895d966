// The form of a report's draft; pure.
import { html } from "../../shared/page/html.ts";
import type { SystemCode } from "../../shared/rules/systems.ts";
import { systemOf } from "../../shared/rules/systems.ts";
import type { Told } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { Shown } from "../door/reply.ts";
import type { Visit } from "../door/visit.ts";
import { type FormFacts, formOf } from "../form/form.ts";
import { said } from "../frame/say.ts";
import { ACT_WORDS } from "../words/act-names.ts";

type Facts = Pick<FormFacts, "fields" | "typed" | "faults" | "key"> & { readonly told?: Told };

export function draftPage(visit: Visit, { told, ...facts }: Facts): Shown {
  const { say, here, params } = visit;
  const name = said(systemOf(params.system as SystemCode), say);
  const consequence = ACT_WORDS.draftReport?.consequence;
  return {
    title: say("回報草稿", "Report draft"),
    main: html`<p class="crumb"><a href="/console/reports/${params.system}">← ${name}</a></p>
<h1>${say("回報草稿", "Draft of the report")} <small>${name}</small></h1>
${told && problemNote(visit, told)}
<div class="wide">${formOf(visit, {
      ...facts,
      action: here,
      submit: say("存草稿", "Keep the draft"),
      ...(consequence && { consequence }),
    })}</div>`,
  };
}
