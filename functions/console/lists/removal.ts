// Taking ranges off at once, in two steps: what and why, then what exactly would go, and only then the deed.

import { randomUUID } from "node:crypto";
import { removeAtOnce } from "../../allowlist/changes/removal-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { words } from "../../shared/words.ts";
import { ApiRefusal, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { NOTHING_TYPED, type Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { bodyFrom, type FormFaults, linesIn } from "../form/body.ts";
import type { Field } from "../form/field.ts";
import { faultSummary, fieldRow, signed } from "../form/form.ts";
import { LIST_PAGES } from "../routes.ts";
import { faultList } from "./difference.ts";
import { type ListPlace, listAddress, listName, placeInPath } from "./place.ts";

export const removalHandlers = [
  memberPage(LIST_PAGES.showRemoval, showRemoval),
  memberForm(LIST_PAGES.sendRemoval, sendRemoval),
] as const;

async function showRemoval(visit: Member): Promise<ConsoleReply> {
  const nothing = { typed: NOTHING_TYPED, faults: new Map(), ranges: [], sure: false };
  return removalPage(visit, { ...nothing, place: placeInPath(visit), key: randomUUID() });
}

async function sendRemoval(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const ranges = linesIn(typed.one("ranges"));
  const { faults: missing } = bodyFrom(REMOVAL_FIELDS, typed);
  const faults = new Map(missing);
  if (ranges.length === 0) faults.set("ranges", NONE);
  const place = placeInPath(visit);
  const facts: RemovalFacts = {
    place,
    typed,
    faults,
    ranges,
    sure: faults.size === 0,
    key: typed.one("_key"),
  };
  if (faults.size > 0) return { ...removalPage(visit, facts), status: 422 };
  if (typed.one("sure") !== "yes") return removalPage(visit, facts);
  try {
    const body = { ranges, because: typed.one("because").trim() };
    await visit.api.ask(removeAtOnce, { params: visit.params, body, key: facts.key });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return {
      ...removalPage(visit, { ...facts, sure: false, problem: error.problem }),
      status: error.problem.status,
    };
  }
  return { location: `${listAddress(place)}?did=removal` };
}

const NONE = words("至少寫一個位址", "Enter at least one range");

export const REMOVAL_FIELDS: readonly Field[] = [
  {
    name: "ranges",
    kind: "lines",
    required: true,
    choices: [],
    longest: undefined,
    suggestions: [],
    columns: [],
  },
  { name: "because", kind: "text", required: true, choices: [], longest: 200, suggestions: [], columns: [] },
];

export interface RemovalFacts {
  readonly place: ListPlace;
  readonly typed: Typed;
  readonly faults: FormFaults;
  readonly key: string;
  readonly ranges: readonly string[];
  /** The second step: everything is said, only the deed is left. */
  readonly sure: boolean;
  readonly problem?: ProblemDocument | undefined;
}

export function removalPage(visit: Visit, facts: RemovalFacts): PageContent {
  const { say } = visit;
  const { place, problem, sure } = facts;
  const title = say("緊急移除", "Remove immediately");
  return {
    title,
    main: html`<p class="crumb"><a href="${listAddress(place)}">← ${listName(visit, place)}</a></p>
<h1>${title}</h1>
${problem && (problem.faults ?? []).length === 0 && problemNote(visit, problem)}${problem && faultList(visit, problem.faults ?? [])}
${sure ? confirm(visit, facts) : ask(visit, facts)}`,
  };
}

function ask(visit: Visit, facts: RemovalFacts): Html {
  const { say } = visit;
  return html`<p class="lead">${say("位址遭冒用等緊急情形，一人即可移除，立即生效；另一位管理人員事後檢視。", "In an emergency one administrator can remove ranges immediately. Another administrator reviews the removal afterwards.")}</p>
${faultSummary(visit, facts)}<form method="post" action="${visit.event.rawPath}" class="sheet" novalidate>${signed(visit, facts.key)}${REMOVAL_FIELDS.map(field => fieldRow(visit, facts, field))}<div class="act"><button class="danger">${say("下一步：確認", "Next: confirm")}</button></div></form>`;
}

function confirm(visit: Visit, { typed, key, ranges }: RemovalFacts): Html {
  const { say } = visit;
  const kept = ["ranges", "because"].map(
    name => html`<textarea name="${name}" hidden>\n${typed.one(name)}</textarea>`,
  );
  return html`<div class="note bad" role="alert" id="refusal" tabindex="-1"><p><b>${say(`將立即移除 ${ranges.length} 個位址，從這些位址進行中的連線會中斷：`, `${ranges.length} range(s) go at once; live sessions from them end:`)}</b></p><ul>${ranges.slice(0, 50).map(range => html`<li><code>${range}</code></li>`)}</ul><p>${say("理由：", "Reason: ")}${typed.one("because")}</p></div>
<form method="post" action="${visit.event.rawPath}" data-keep>${signed(visit, key)}${kept}<input type="hidden" name="sure" value="yes"><p class="links"><button class="danger">${say("確認，立即移除", "Yes, remove now")}</button><a href="${visit.event.rawPath}">${say("不要，回上一步", "No, go back")}</a></p></form>`;
}
