// One event of the journal: what it says, and field by field what it changed.

import type { InferOutput } from "valibot";
import { readAgency } from "../../agencies/routes.ts";
import { readJournalEvent } from "../../audit/routes.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import type { AgencyFacts } from "../agency/binding.ts";
import { ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { crumb } from "../frame/crumb.ts";
import { actionName, eventContent, eventName, plainText, valueHtml } from "../frame/event.ts";
import { eventAddress, thingAddress, thingLink } from "../frame/record.ts";
import { placeWords } from "../frame/record-words.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { OFFICE_PAGES } from "../routes.ts";

export const journalEventHandlers = [memberPage(OFFICE_PAGES.showJournalEvent, showJournalEvent)] as const;

async function showJournalEvent(visit: Member): Promise<ConsoleReply> {
  const { stream, version } = visit.query;
  if (!stream || !version) throw new Problem(PROBLEM["not-found"]);
  const facts = await visit.api.ask(readJournalEvent, { params: { stream, version } });
  const agency = keeperOf(facts);
  const kept = agency && (await ifThere(visit.api.ask(readAgency, { params: { agency } })));
  return eventPage({ ...visit, sites: kept ? kept.returnSites : undefined }, facts);
}

/** Whose return sites may be named in it: a terminal's are its agency's. */
export function keeperOf({
  stream,
  before,
  after,
}: Pick<Event, "stream" | "before" | "after">): string | undefined {
  const { agency } = (after ?? before ?? {}) as { readonly agency?: unknown };
  return stream.startsWith("TERMINAL#") && typeof agency === "string" ? agency : undefined;
}

type Sites = AgencyFacts["returnSites"];

export interface Changed {
  /** Its place, with dots between: `custody.loan.dueOn`. */
  readonly field: string;
  /** The same part by part: what is kept under an account or an address has dots of its own. */
  readonly parts: readonly string[];
  readonly before?: string;
  readonly after?: string;
}

interface Leaf {
  readonly parts: readonly string[];
  readonly text: string;
}

type Telling = (value: unknown, field: string) => string;
/** Two values are the same where they are told alike; what they are told by is the reader's. */
const PLAIN: Telling = value => (isWhole(value) ? JSON.stringify(value) : String(value));

export function changedFields(before: unknown, after: unknown, told = PLAIN): readonly Changed[] {
  const [old, next] = [before, after].map(state => leavesOf(state, told)) as [Leaves, Leaves];
  return [...new Set([...old.keys(), ...next.keys()])].flatMap(field => {
    const [was, is] = [old.get(field), next.get(field)];
    if (was?.text === is?.text) return [];
    const parts = (is ?? was)?.parts ?? [];
    return [{ field, parts, ...(was && { before: was.text }), ...(is && { after: is.text }) }];
  });
}

type Leaves = ReadonlyMap<string, Leaf>;

/** Lists count as one value: their order is part of them. */
function leavesOf(value: unknown, told: Telling, parts: readonly string[] = []): Leaves {
  const field = parts.join(".");
  const leaf = (text: string): Leaves => new Map([[field, { parts, text }]]);
  if (value === null || value === undefined) return new Map();
  if (!isWhole(value)) return leaf(String(value));
  if (Array.isArray(value))
    return value.length > 0 ? leaf(value.map(each => told(each, field)).join("、")) : new Map();
  const below = Object.entries(value as object);
  return new Map(below.flatMap(([name, each]) => [...leavesOf(each, told, [...parts, name])]));
}

function isWhole(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

type Event = InferOutput<(typeof readJournalEvent)["answer"]["schema"]>;

export function eventPage(visit: Visit & { readonly sites?: Sites | undefined }, facts: Event): PageContent {
  const { say } = visit;
  const { stream, version, type, event, by, action, last, before, after } = facts;
  const to = (number: number, words: string) =>
    number >= 1 &&
    number <= last &&
    html`<a href="${eventAddress({ stream, version: number })}">${words}</a>`;
  return {
    title: eventName(visit, type),
    main: html`${crumb(visit, "/console/journal", say("稽核紀錄", "The journal"))}
<h1>${eventName(visit, type)} <small>${thingLink(visit, stream)} #${version}</small></h1>
<div class="pager"><nav aria-label="${say("同一對象", "The same thing")}">${to(version - 1, say("← 前一事件", "← Previous event"))} ${to(version + 1, say("後一事件 →", "Next event →"))}</nav><span>${say(`第 ${version}／${last} 個事件`, `Event ${version} of ${last}`)}</span> <a href="${thingAddress(stream)}">${say("這個對象的全部紀錄", "All that is recorded of it")}</a></div>
<div class="cards"><section class="card"><h2>${say("誰、何時", "Who did it and when")}</h2><dl class="facts">
<dt>${say("由誰", "By")}</dt><dd>${who(by.person)} <small>${said(agencyWords(by.agency), say)}</small></dd>
<dt>${say("動作", "Action")}</dt><dd>${actionName(visit, action)}</dd>
<dt>${say("發生", "Happened")}</dt><dd>${momentHtml(visit, facts.happenedAt)}</dd>
<dt>${say("記錄", "Recorded")}</dt><dd>${momentHtml(visit, facts.recordedAt)}</dd>
${facts.reason && html`<dt>${say("補登理由", "Why it was entered late")}</dt><dd>${facts.reason}</dd>`}
<dt>${say("請求", "Request")}</dt><dd><code>${facts.request}</code></dd></dl></section>
<section class="card"><h2>${say("內容", "What was recorded")}</h2>${eventContent(visit, event)}</section></div>
<h2>${say("前後的狀態", "Before and after")}</h2>
${changes(
  visit,
  changedFields(before, after, (value, field) =>
    isWhole(value) ? plainText(visit, value, field) : String(value),
  ),
)}
<section class="card"><h2>${say("雜湊鏈", "The chain of hashes")}</h2><dl class="facts"><dt>${say("前一事件", "Before")}</dt><dd><code>${facts.previous}</code></dd><dt>${say("本事件", "This event")}</dt><dd><code>${facts.hash}</code></dd></dl></section>`,
  };
}

/** What it is, and small beside it what it is part of; the place itself is there to be read. */
function placeHtml({ say }: Visit, parts: readonly string[]): Html {
  const { name, within } = placeWords(parts);
  const whole = within.map(each => said(each, say)).join(say("・", " · "));
  return html`<span title="${parts.join(".")}">${said(name, say)}</span>${within.length > 0 && html` <small>${whole}</small>`}`;
}

function changes(visit: Parameters<typeof eventPage>[0], all: readonly Changed[]): Html {
  const { say } = visit;
  if (all.length === 0)
    return html`<div class="empty">${say("這個事件沒有改變狀態。", "This event did not change any state.")}</div>`;
  return html`<div class="scroll" role="region" aria-label="${say("前後的狀態", "Before and after")}" tabindex="0"><table class="change"><thead><tr><th scope="col">${say("欄位", "Field")}</th><th scope="col">${say("之前", "Before")}</th><th scope="col">${say("之後", "After")}</th></tr></thead><tbody>${all.map(
    ({ field, parts, before, after }) =>
      html`<tr><th scope="row">${placeHtml(visit, parts)}</th><td>${before !== undefined && html`<del>${valueHtml(visit, before, field)}</del>`}</td><td>${after !== undefined && html`<ins>${valueHtml(visit, after, field)}</ins>`}</td></tr>`,
  )}</tbody></table></div>`;
}
