// The form of a report's draft; pure.
import { html } from "../../shared/page/html.ts";
import type { SystemCode } from "../../shared/rules/systems.ts";
import { systemOf } from "../../shared/rules/systems.ts";
import type { Told } from "../api.ts";
import type { Shown } from "../reply.ts";
import { said } from "../say.ts";
import type { Visit } from "../visit.ts";
import { ACT_WORDS } from "../words/act-names.ts";
import { type FormFacts, formOf } from "./form.ts";
import { problemNote } from "./problem.ts";

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
