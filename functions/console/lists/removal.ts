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
import { checkPart, checkTitle, NEXT_IS_CHECK, stepOf, TO_CHECK } from "../form/check.ts";
import type { Field } from "../form/field.ts";
import { faultSummary, fieldRow, signed } from "../form/form.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { LIST_PAGES } from "../routes.ts";
import { faultList } from "./difference.ts";
import { type ListPlace, listAddress, listName, placeInPath } from "./place.ts";

export const removalHandlers = [
  memberPage(LIST_PAGES.showRemoval, showRemoval),
  memberForm(LIST_PAGES.sendRemoval, sendRemoval),
] as const;

async function showRemoval(visit: Member): Promise<ConsoleReply> {
  const nothing = { typed: NOTHING_TYPED, faults: new Map() };
  return removalPage(visit, { ...nothing, place: placeInPath(visit), key: randomUUID() });
}

async function sendRemoval(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const ranges = linesIn(typed.one("ranges"));
  const { faults: missing } = bodyFrom(REMOVAL_FIELDS, typed);
  const faults = new Map(missing);
  if (ranges.length === 0) faults.set("ranges", NONE);
  const place = placeInPath(visit);
  const facts: RemovalFacts = { place, typed, faults, key: typed.one("_key") };
  const step = stepOf(removeAtOnce.name, typed);
  if (step === "change") return removalPage(visit, { ...facts, faults: new Map() });
  if (faults.size > 0) return { ...removalPage(visit, facts), status: 422 };
  if (step === "check") return removalCheckPage(visit, facts, ranges.length);
  try {
    const body = { ranges, because: typed.one("because").trim() };
    await visit.api.ask(removeAtOnce, { params: visit.params, body, key: facts.key });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return { ...removalPage(visit, { ...facts, problem: error.problem }), status: error.problem.status };
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
  readonly problem?: ProblemDocument | undefined;
}

export function removalPage(visit: Visit, facts: RemovalFacts): PageContent {
  const { say } = visit;
  const { place, problem } = facts;
  const title = say("緊急移除", "Remove immediately");
  return {
    title,
    main: html`${crumb(visit, listAddress(place), listName(visit, place))}
<h1>${title}</h1>
${problem && (problem.faults ?? []).length === 0 && problemNote(visit, problem)}${problem && faultList(visit, problem.faults ?? [])}
${ask(visit, facts)}`,
  };
}

function ask(visit: Visit, facts: RemovalFacts): Html {
  const { say } = visit;
  return html`<p class="lead">${say("位址遭冒用等緊急情形，一人即可移除，立即生效；另一位管理人員事後檢視。", "In an emergency one administrator can remove ranges immediately. Another administrator reviews the removal afterwards.")}</p>
${faultSummary(visit, facts)}<form method="post" action="${visit.event.rawPath}" class="sheet" novalidate>${signed(visit, facts.key)}${REMOVAL_FIELDS.map(field => fieldRow(visit, facts, field))}<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${said(NEXT_IS_CHECK, say)}</p><button class="danger">${said(TO_CHECK, say)}</button></div></form>`;
}

export function removalCheckPage(
  visit: Visit,
  { place, typed, key }: RemovalFacts,
  count: number,
): PageContent {
  const { say } = visit;
  const title = say("緊急移除", "Remove immediately");
  const consequence = words(
    `立即移除 ${count} 個位址，從這些位址進行中的連線會中斷；事後由另一位管理人員檢視。`,
    `${count} range(s) go at once and live sessions from them end. Another administrator reviews it afterwards.`,
  );
  return {
    title: `${checkTitle(visit)}：${title}`,
    main: html`${crumb(visit, listAddress(place), listName(visit, place))}
<h1>${checkTitle(visit)} <small>${title}</small></h1>
${checkPart(visit, {
  ...{ act: removeAtOnce.name, action: visit.event.rawPath, fields: REMOVAL_FIELDS, typed, key, consequence },
  submit: say("確認，立即移除", "Yes, remove now"),
  danger: true,
})}`,
  };
}
