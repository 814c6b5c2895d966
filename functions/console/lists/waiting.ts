// What of a list waits for somebody: changes to decide, emergency removals to review; pure.

import { type Html, type HtmlValue, html } from "../../shared/page/html.ts";
import type { Visit } from "../door/visit.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import type { OneList } from "./place.ts";
import { listAddress, placeParams } from "./place.ts";

interface Waiting {
  readonly number: number;
  readonly by: string;
  readonly at: string;
  readonly reason?: string | undefined;
  readonly because?: string | undefined;
  readonly removed?: number | undefined;
  readonly size?: { readonly added: number; readonly removed: number; readonly amended: number } | undefined;
}

export function waiting(visit: Visit, list: OneList): Html {
  const { changes = [], removals = [] } = list as unknown as {
    changes?: readonly Waiting[];
    removals?: readonly Waiting[];
  };
  return html`${changes.length > 0 && changeTable(visit, list, changes)}${removals.length > 0 && removalTable(visit, list, removals)}`;
}

function changeTable(visit: Visit, list: OneList, changes: readonly Waiting[]): Html {
  const { say } = visit;
  const size = ({ size }: Waiting) => size && `+${size.added} −${size.removed} ~${size.amended}`;
  const title = say("待核准的異動", "Changes to decide");
  const link = ({ number }: Waiting, words: HtmlValue) =>
    html`<a href="${listAddress(list)}/changes/${number}">${words}</a>`;
  return html`<h2>${title} <span class="badge">${changes.length}</span></h2>
${plainTable(visit, {
  caption: title,
  rows: changes,
  columns: [
    plainColumn("號", "No.", (each: Waiting) => link(each, each.number), { number: true }),
    plainColumn("理由", "Reason", (each: Waiting) => link(each, each.reason)),
    plainColumn("提出", "Proposed", ({ by, at }: Waiting) => html`${who(by)} ${momentHtml(visit, at)}`),
    plainColumn("差異", "Difference", (each: Waiting) => html`<code>${size(each)}</code>`),
  ],
})}`;
}

function removalTable(visit: Visit, list: OneList, removals: readonly Waiting[]): Html {
  const { say, person } = visit;
  const review = (number: number) =>
    `/console/acts/reviewRemoval?${new URLSearchParams({ ...placeParams(list), number: String(number), next: listAddress(list) })}`;
  const title = say("待檢視的緊急移除", "Emergency removals to review");
  const deed = ({ number, by }: Waiting) =>
    by === person?.person
      ? say("須由另一位檢視", "someone else must review it")
      : html`<a class="button second" href="${review(number)}">${say("檢視", "Review")}</a>`;
  return html`<h2>${title} <span class="badge">${removals.length}</span></h2>
${plainTable(visit, {
  caption: title,
  rows: removals,
  columns: [
    plainColumn("號", "No.", ({ number }: Waiting) => number, { number: true }),
    plainColumn("理由", "Reason", ({ because }: Waiting) => because),
    plainColumn("移除", "Removed", ({ by, at }: Waiting) => html`${who(by)} ${momentHtml(visit, at)}`),
    plainColumn("筆數", "Entries", ({ removed }: Waiting) => removed, { number: true }),
    plainColumn("檢視", "Review", deed),
  ],
})}`;
}
