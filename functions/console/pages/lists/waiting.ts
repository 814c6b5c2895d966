// What of a list waits for somebody: changes to decide, emergency removals to review; pure.
import { type Html, html } from "../../../shared/page/html.ts";
import { momentHtml } from "../../time.ts";
import type { Visit } from "../../visit.ts";
import type { OneList } from "./list.ts";
import { listAddress, placeOf } from "./place.ts";

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
  return html`<h2>${say("待核准的異動", "Changes to decide")} <span class="badge">${changes.length}</span></h2>
<div class="scroll"><table><thead><tr><th scope="col" class="number">#</th><th scope="col">${say("理由", "Reason")}</th><th scope="col">${say("提出", "Proposed")}</th><th scope="col">${say("差異", "Difference")}</th></tr></thead><tbody>${changes.map(
    each =>
      html`<tr><td class="number"><a href="${listAddress(list)}/changes/${each.number}">${each.number}</a></td><td><a href="${listAddress(list)}/changes/${each.number}">${each.reason}</a></td><td>${each.by} ${momentHtml(visit, each.at)}</td><td><code>${size(each)}</code></td></tr>`,
  )}</tbody></table></div>`;
}

function removalTable(visit: Visit, list: OneList, removals: readonly Waiting[]): Html {
  const { say, person } = visit;
  const review = (number: number) =>
    `/console/acts/reviewRemoval?${new URLSearchParams({ ...placeOf(list), number: String(number), next: listAddress(list) })}`;
  return html`<h2>${say("待檢視的緊急移除", "Emergency removals to review")} <span class="badge">${removals.length}</span></h2>
<div class="scroll"><table><thead><tr><th scope="col" class="number">#</th><th scope="col">${say("理由", "Reason")}</th><th scope="col">${say("移除", "Removed")}</th><th scope="col">${say("筆數", "Entries")}</th><th scope="col">${say("檢視", "Review")}</th></tr></thead><tbody>${removals.map(
    ({ number, because, by, at, removed }) =>
      html`<tr><td class="number">${number}</td><td>${because}</td><td>${by} ${momentHtml(visit, at)}</td><td>${removed}</td><td>${by === person?.person ? say("須由另一位檢視", "somebody else reviews it") : html`<a class="button second" href="${review(number)}">${say("檢視", "Review")}</a>`}</td></tr>`,
  )}</tbody></table></div>`;
}
