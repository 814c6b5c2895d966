// The form that proposes a change: add, amend, take off or change the mode; checked first against the shown difference.

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
import type { Field } from "../form/field.ts";
import { faultSummary, fieldRow, signed } from "../form/form.ts";
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
  const prefilled = typed([["ranges", chosen.join("\n")], ...Object.entries(visit.query)]);
  return proposePage(visit, factsOf(visit, prefilled, new Map(), randomUUID()));
}

async function sendPropose(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const { api, params } = visit;
  const deed = deedIn(visit);
  const { body: said, faults } = bodyFrom(fieldsFor(deed), typed);
  const facts = factsOf(visit, typed, faults, typed.one("_key"));
  if (faults.size > 0) return { ...proposePage(visit, facts), status: 422 };
  const body = changeFrom(deed, said);
  try {
    if (typed.one("check") === "yes") {
      const preview = await api.ask(previewChange, { params, body });
      return proposePage(visit, { ...facts, preview });
    }
    const { number } = await api.ask(proposeChange, { params, body, key: typed.one("_key") });
    return { location: `${listAddress(placeInPath(visit))}/changes/${number}?did=proposed` };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return { ...proposePage(visit, { ...facts, problem: error.problem }), status: error.problem.status };
  }
}

function deedIn({ query }: Member): Deed {
  return DEEDS.find(each => each === query.do) ?? "add";
}

function factsOf(visit: Member, typed: Typed, faults: FormFaults, key: string): ProposeFacts {
  const deed = deedIn(visit);
  return { place: placeInPath(visit), deed, fields: fieldsFor(deed), typed, faults, key };
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
    main: html`<p class="crumb"><a href="${listAddress(place)}">← ${listName(visit, place)}</a></p>
<h1>${title}</h1>
<nav aria-label="${say("要做什麼", "What to do")}"><ul class="rail">${DEEDS.map(each => html`<li><a href="${listAddress(place)}/propose?do=${each}" ${each === deed && html`aria-current="true"`}>${say(...DEED_WORDS[each])}</a></li>`)}</ul></nav>
${problem && (problem.faults ?? []).length === 0 && problemNote(visit, problem)}
${problem && faultList(visit, problem.faults ?? [])}
${preview && checked(visit, preview)}
${faultSummary(visit, facts)}${proposeForm(visit, facts)}`,
  };
}

function checked(visit: Visit, { difference, rows, faults }: NonNullable<ProposeFacts["preview"]>): Html {
  const { say } = visit;
  if (faults.length > 0) return html`${faultList(visit, faults)}`;
  return html`<section class="card checked" role="status" id="refusal" tabindex="-1"><h2>${say("檢查通過：核准後會這樣改變", "Checked. Once approved, this would change")}</h2>${differenceView(visit, difference, rows)}<p class="fine">${say("還沒有提出；確認後按「提出異動」。", "Nothing has been proposed yet. If this is correct, select “Propose”.")}</p></section>`;
}

function proposeForm(visit: Visit, facts: ProposeFacts): Html {
  const { say } = visit;
  const { place, deed, fields, key } = facts;
  return html`<form method="post" action="${listAddress(place)}/propose?do=${deed}" class="sheet" data-keep novalidate>${signed(visit, key)}
${fields.map(field => fieldRow(visit, facts, field))}
<div class="act"><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${say("異動列入待核准；名單與防火牆不變，直到另一位管理人員核准。", "the change waits for approval. The list and the firewall do not change until another administrator approves it.")}</p>
<div class="links"><button>${say("提出異動", "Propose")}</button><button class="second" name="check" value="yes">${say("先看差異，不提出", "Preview the difference")}</button></div></div></form>`;
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
  return FORMS[deed];
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
