// The form that proposes a change: add, amend, take off or change the mode; every answer and the difference are shown before it is proposed.

import { randomUUID } from "node:crypto";
import { previewChange, proposeChange } from "../../allowlist/changes/routes.ts";
import { SUPPORTS } from "../../allowlist/lists/entry.ts";
import { MODES } from "../../allowlist/names.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { ApiRefusal, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import { type Typed, typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { bodyFrom, type FormFaults } from "../form/body.ts";
import { checkPart, checkTitle, NEXT_IS_DIFFERENCE, PROPOSED, stepOf, TO_CHECK } from "../form/check.ts";
import type { Field } from "../form/field.ts";
import { faultSummary, fieldRows, signed } from "../form/form.ts";
import { withOffers } from "../form/offers.ts";
import { resolved } from "../form/picked.ts";
import { rememberedFor, remembering } from "../form/remembered.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { LIST_PAGES } from "../routes.ts";
import {
  differenceView,
  type FaultShown,
  faultList,
  type ListDifference,
  type ShownRow,
} from "./difference.ts";
import { type ListPlace, listAddress, listName, placeInPath } from "./place.ts";

export const proposeHandlers = [
  memberPage(LIST_PAGES.showPropose, showPropose),
  memberForm(LIST_PAGES.sendPropose, sendPropose),
] as const;

async function showPropose(visit: Member): Promise<ConsoleReply> {
  const chosen = new URLSearchParams(visit.event.rawQueryString).getAll("range");
  const remembered = deedIn(visit) === "add" ? await rememberedFor(visit, proposeChange.name) : {};
  const begun = Object.entries({ ...remembered, ...visit.query });
  const prefilled = typed([["ranges", chosen.join("\n")], ...begun]);
  return proposePage(visit, await factsOf(visit, prefilled, randomUUID()));
}

async function sendPropose(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const { api, params } = visit;
  const key = typed.one("_key");
  const facts = await factsOf(visit, typed, key);
  const step = stepOf(proposeChange.name, typed);
  if (step === "change") return proposePage(visit, facts);
  const meant = resolved(facts.fields, typed);
  const { body: said, faults: wrong } = bodyFrom(facts.fields, meant.typed);
  const faults = new Map([...wrong, ...meant.faults]);
  if (faults.size > 0) return { ...proposePage(visit, { ...facts, faults }), status: 422 };
  const body = changeFrom(facts.deed, said);
  try {
    if (step === "check") {
      const preview = await api.ask(previewChange, { params, body });
      if (preview.faults.length > 0) return { ...proposePage(visit, { ...facts, preview }), status: 422 };
      return checkPage(visit, { ...facts, preview, meant: meant.typed });
    }
    const { number } = await api.ask(proposeChange, { params, body, key });
    const kept = facts.deed === "add" && (await remembering(visit, proposeChange.name, typed));
    const location = `${listAddress(placeInPath(visit))}/changes/${number}?did=proposed`;
    return { location, ...(kept && { cookies: [kept] }) };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return { ...proposePage(visit, { ...facts, problem: error.problem }), status: error.problem.status };
  }
}

function deedIn({ query }: Member): Deed {
  return DEEDS.find(each => each === query.do) ?? "add";
}

async function factsOf(visit: Member, typed: Typed, key: string): Promise<ProposeFacts> {
  const deed = deedIn(visit);
  const fields = await withOffers(visit, fieldsFor(deed), typed);
  return { place: placeInPath(visit), deed, fields, typed, faults: new Map(), key };
}

export const DEEDS = ["add", "amend", "remove", "mode"] as const;
export type Deed = (typeof DEEDS)[number];

export const DEED_WORDS: Readonly<Record<Deed, readonly [zh: string, en: string]>> = {
  add: ["新增位址", "Add ranges"],
  amend: ["修改位址", "Amend entries"],
  remove: ["移除位址", "Remove ranges"],
  mode: ["改變模式", "Change the mode"],
};

export interface ProposeFacts {
  readonly place: ListPlace;
  readonly deed: Deed;
  readonly fields: readonly Field[];
  readonly typed: Typed;
  readonly faults: FormFaults;
  readonly key: string;
  readonly problem?: ProblemDocument | undefined;
  readonly preview?:
    | {
        readonly difference: ListDifference;
        readonly rows: readonly ShownRow[];
        readonly faults: readonly FaultShown[];
      }
    | undefined;
}

export function proposePage(visit: Visit, facts: ProposeFacts): PageContent {
  const { say } = visit;
  const { place, deed, problem, preview } = facts;
  const title = say("提出名單異動", "Propose a change");
  return {
    title,
    main: html`${crumb(visit, listAddress(place), listName(visit, place))}
<h1>${title}</h1>
<nav aria-label="${say("要做什麼", "What to do")}"><ul class="rail">${DEEDS.map(each => html`<li><a href="${listAddress(place)}/propose?do=${each}" ${each === deed && html`aria-current="true"`}>${say(...DEED_WORDS[each])}</a></li>`)}</ul></nav>
${problem && (problem.faults ?? []).length === 0 && problemNote(visit, problem)}
${problem && faultList(visit, problem.faults ?? [])}
${preview && faultList(visit, preview.faults)}
${faultSummary(visit, facts)}${proposeForm(visit, facts)}`,
  };
}

type Checked = ProposeFacts & {
  readonly preview: NonNullable<ProposeFacts["preview"]>;
  readonly meant: Typed;
};

/** What was said, and what the list would be by it. */
export function checkPage(visit: Visit, { place, deed, preview, ...facts }: Checked): PageContent {
  const { say } = visit;
  const { difference, rows } = preview;
  const title = say("提出名單異動", "Propose a change");
  return {
    title: `${checkTitle(visit)}：${title}`,
    main: html`${crumb(visit, listAddress(place), listName(visit, place))}
<h1>${checkTitle(visit)} <small>${title}：${say(...DEED_WORDS[deed])}</small></h1>
${checkPart(visit, {
  ...{ ...facts, act: proposeChange.name, action: addressFor(place, deed), consequence: PROPOSED },
  submit: say("提出異動", "Propose"),
  more: html`<section class="card checked"><h2>${say("核准後名單會這樣改變", "Once approved, this would change")}</h2>${differenceView(visit, difference, rows)}</section>`,
})}`,
  };
}

function addressFor(place: ListPlace, deed: Deed): string {
  return `${listAddress(place)}/propose?do=${deed}`;
}

function proposeForm(visit: Visit, facts: ProposeFacts): Html {
  const { say } = visit;
  const { place, deed, fields, key } = facts;
  return html`<form method="post" action="${addressFor(place, deed)}" class="sheet" data-keep novalidate>${signed(visit, key)}
${fieldRows(visit, facts, fields)}
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${said(NEXT_IS_DIFFERENCE, say)}</p>
<button>${said(TO_CHECK, say)}</button></div></form>`;
}

const field = (name: string, kind: Field["kind"], more: Partial<Field> = {}): Field => ({
  ...{ name, kind, required: false, choices: [], longest: undefined, suggestions: [], columns: [] },
  ...more,
});
const needed = { required: true };

const RANGES = field("ranges", "lines", needed);
const ABOUT: readonly Field[] = [
  field("owner", "text", { longest: 128 }),
  field("from", "moment"),
  field("until", "moment"),
  field("dependsOn", "choice", { choices: [...SUPPORTS] }),
  field("dependsOnId", "text", { longest: 64 }),
  field("dependsOnUntil", "moment"),
];
const WHY: readonly Field[] = [
  field("reason", "text", { ...needed, longest: 200 }),
  field("document", "text", { ...needed, longest: 64 }),
];

const FORMS: Readonly<Record<Deed, readonly Field[]>> = {
  add: [
    RANGES,
    ...ABOUT.map(each => (each.name === "owner" ? { ...each, ...needed } : each)),
    ...WHY,
    field("sharedReason", "text", { longest: 200 }),
  ],
  amend: [RANGES, ...ABOUT, ...WHY],
  remove: [RANGES, ...WHY],
  mode: [
    field("mode", "choice", { ...needed, choices: [...MODES] }),
    field("openReason", "text", { longest: 200 }),
    ...WHY,
  ],
};

export function fieldsFor(deed: Deed): readonly Field[] {
  return FORMS[deed].map(each => ({ ...each, act: proposeChange.name }));
}

type Said = Readonly<Record<string, unknown>>;

/** Many ranges typed at once share what is said about them. */
export function changeFrom(deed: Deed, said: Said): Said {
  const { ranges, reason, document, mode, openReason, sharedReason, ...about } = said;
  const why = { reason, document };
  const rows = (ranges ?? []) as readonly string[];
  switch (deed) {
    case "add":
      return {
        ...why,
        ...(sharedReason !== undefined && { sharedReason }),
        add: rows.map(range => ({ range, ...about })),
      };
    case "amend":
      return { ...why, amend: rows.map(range => ({ range, ...about })) };
    case "remove":
      return { ...why, remove: rows };
    case "mode":
      return { ...why, mode, ...(openReason !== undefined && { openReason }) };
    default:
      return deed satisfies never;
  }
}
