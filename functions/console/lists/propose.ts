// The form that proposes a change: add, amend, take off or change the mode; checked first against the shown difference; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Told } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { Shown } from "../door/reply.ts";
import type { Typed } from "../door/typed.ts";
import type { Visit } from "../door/visit.ts";
import type { Faults } from "../form/body.ts";
import type { Field } from "../form/field.ts";
import { faultSummary, fieldRow, signed } from "../form/form.ts";
import {
  type ChangedRow,
  type Difference,
  differenceView,
  type FaultShown,
  faultList,
} from "./difference.ts";
import { type ListPlace, listAddress, listName } from "./place.ts";

export const DEEDS = ["add", "amend", "remove", "mode"] as const;
export type Deed = (typeof DEEDS)[number];

export const DEED_WORDS: Readonly<Record<Deed, readonly [zh: string, en: string]>> = {
  add: ["新增位址", "Add ranges"],
  amend: ["修改位址", "Amend entries"],
  remove: ["移除位址", "Take ranges off"],
  mode: ["改變模式", "Change the mode"],
};

export interface ProposeFacts {
  readonly place: ListPlace;
  readonly deed: Deed;
  readonly fields: readonly Field[];
  readonly typed: Typed;
  readonly faults: Faults;
  readonly key: string;
  readonly told?: Told | undefined;
  readonly preview?:
    | {
        readonly difference: Difference;
        readonly rows: readonly ChangedRow[];
        readonly faults: readonly FaultShown[];
      }
    | undefined;
}

export function proposePage(visit: Visit, facts: ProposeFacts): Shown {
  const { say } = visit;
  const { place, deed, told, preview } = facts;
  const title = say("提出名單異動", "Propose a change");
  return {
    title,
    main: html`<p class="crumb"><a href="${listAddress(place)}">← ${listName(visit, place)}</a></p>
<h1>${title}</h1>
<nav aria-label="${say("要做什麼", "What to do")}"><ul class="rail">${DEEDS.map(each => html`<li><a href="${listAddress(place)}/propose?do=${each}" ${each === deed && html`aria-current="true"`}>${say(...DEED_WORDS[each])}</a></li>`)}</ul></nav>
${told && (told.faults ?? []).length === 0 && problemNote(visit, told)}
${told && faultList(visit, told.faults ?? [])}
${preview && checked(visit, preview)}
${faultSummary(visit, facts)}${form(visit, facts)}`,
  };
}

function checked(visit: Visit, { difference, rows, faults }: NonNullable<ProposeFacts["preview"]>): Html {
  const { say } = visit;
  if (faults.length > 0) return html`${faultList(visit, faults)}`;
  return html`<section class="card checked" role="status" id="refusal" tabindex="-1"><h2>${say("檢查通過：核准後會這樣改變", "Checked: once approved, this changes")}</h2>${differenceView(visit, difference, rows)}<p class="fine">${say("還沒有提出；確認後按「提出異動」。", "Nothing is proposed yet: press “Propose” if this is what you mean.")}</p></section>`;
}

function form(visit: Visit, facts: ProposeFacts): Html {
  const { say } = visit;
  const { place, deed, fields, key } = facts;
  return html`<form method="post" action="${listAddress(place)}/propose?do=${deed}" class="sheet" data-keep novalidate>${signed(visit, key)}
${fields.map(field => fieldRow(visit, facts, field))}
<div class="act"><p class="consequence"><strong>${say("按下後：", "This will: ")}</strong>${say("異動列入待核准；名單與防火牆不變，直到另一位管理人員核准。", "the change waits; list and firewall stay as they are until another administrator approves it.")}</p>
<div class="links"><button>${say("提出異動", "Propose")}</button><button class="second" name="check" value="yes">${say("先看差異，不提出", "Show the difference first")}</button></div></div></form>`;
}
