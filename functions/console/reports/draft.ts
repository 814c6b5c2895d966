// The form of a report's draft.

import { randomUUID } from "node:crypto";
import { draftReport, readReport } from "../../reports/routes.ts";
import { html } from "../../shared/page/html.ts";
import { type SystemCode, systemOf } from "../../shared/rules/systems.ts";
import { readSystem } from "../../systems/routes.ts";
import { ApiRefusal, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { NOTHING_TYPED, type Typed, typed as typedPairs } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { fieldsIn } from "../form/acts.ts";
import { bodyFrom, type FormFaults, faultsTold } from "../form/body.ts";
import { type FormFacts, formHtml } from "../form/form.ts";
import { prefilled } from "../form/prefilled.ts";
import { rememberedFor, remembering } from "../form/remembered.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { ACT_WORDS } from "../words/act-names.ts";

export const draftHandlers = [
  memberPage(OFFICE_PAGES.showDraft, showDraft),
  memberForm(OFFICE_PAGES.sendDraft, sendDraft),
] as const;

const fields = fieldsIn(draftReport).map(field => ({ ...field, act: draftReport.name }));

async function showDraft(visit: Member): Promise<ConsoleReply> {
  const { draft, content } = await visit.api.ask(readReport, { params: visit.params });
  const begun = draft?.content ?? content ?? (await firstOf(visit));
  const known = begun ? prefilled(visit, fields, begun) : NOTHING_TYPED;
  // Who answers for one system’s report mostly answers for the next.
  const last = Object.entries(await rememberedFor(visit, draftReport.name));
  const typed = typedPairs([...last.filter(([name]) => known.one(name) === ""), ...known.pairs]);
  return draftPage(visit, { fields, typed, faults: new Map(), key: randomUUID() });
}

/** A first report begins with what is known of the system already: where its sessions leave by, and how many are planned. */
async function firstOf({ api, say, params }: Member): Promise<object | undefined> {
  const { plan, deployment } = await api.ask(readSystem, { params });
  const purpose = say("VPN 連線出口", "Ways out of VPN sessions");
  const rows = (deployment?.egress ?? []).map(range => ({ channel: "vpn", range, purpose }));
  if (rows.length === 0 && !plan) return undefined;
  const { accounts, seats, bandwidthMbps } = plan ?? {};
  return { rows, capacity: { vpnAccounts: accounts, vdiSeats: seats, bandwidthMbps } };
}

async function sendDraft(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const { body, faults } = bodyFrom(fields, typed);
  const again = (faults: FormFaults, problem?: ProblemDocument): ConsoleReply => ({
    ...draftPage(visit, { fields, typed, faults, key: typed.one("_key"), ...(problem && { problem }) }),
    status: problem?.status ?? 422,
  });
  if (faults.size > 0) return again(faults);
  try {
    await visit.api.ask(draftReport, { params: visit.params, body, key: typed.one("_key") });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return again(faultsTold(fields, error.problem, typed), error.problem);
  }
  const kept = await remembering(visit, draftReport.name, typed);
  return {
    location: `/console/reports/${visit.params.system}?done=${draftReport.name}`,
    ...(kept && { cookies: [kept] }),
  };
}

type Facts = Pick<FormFacts, "fields" | "typed" | "faults" | "key"> & { readonly problem?: ProblemDocument };

export function draftPage(visit: Visit, { problem, ...facts }: Facts): PageContent {
  const { say, here, params } = visit;
  const name = said(systemOf(params.system as SystemCode), say);
  const consequence = ACT_WORDS.draftReport?.consequence;
  return {
    title: say("回報草稿", "Report draft"),
    main: html`${crumb(visit, `/console/reports/${params.system}`, name)}
<h1>${say("回報草稿", "Report draft")} <small>${name}</small></h1>
${problem && problemNote(visit, problem)}
<div class="wide">${formHtml(visit, {
      ...facts,
      action: here,
      submit: say("存草稿", "Save the draft"),
      ...(consequence && { consequence }),
    })}</div>`,
  };
}
