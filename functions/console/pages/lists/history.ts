// What happened to a list, the latest first, each revision with the way to see it and to bring it back; pure.
import type { InferOutput } from "valibot";
import type { readListHistory } from "../../../allowlist/list-routes.ts";
import { type Html, html } from "../../../shared/page/html.ts";
import type { Shown } from "../../reply.ts";
import { momentHtml } from "../../time.ts";
import type { Visit } from "../../visit.ts";
import { eventName } from "../event.ts";
import { withQuery } from "../table.ts";
import { type ListPlace, listAddress, listName, placeOf } from "./place.ts";

export type History = InferOutput<(typeof readListHistory)["answer"]["schema"]>;

interface Row {
  readonly version: number;
  readonly revision: number;
  readonly type?: string;
  readonly event?: {
    readonly type: string;
    readonly number?: number;
    readonly reason?: string;
    readonly because?: string;
  };
  readonly number?: number;
  readonly reason?: string;
  readonly by?: string | { readonly person: string };
  readonly at?: string;
  readonly recordedAt?: string;
  readonly count?: number;
}

export function historyPage(visit: Visit, place: ListPlace, { rows, next }: History): Shown {
  const { say, query } = visit;
  const title = say("名單歷程", "History of the list");
  return {
    title,
    main: html`<p class="crumb"><a href="${listAddress(place)}">← ${listName(visit, place)}</a></p>
<h1>${title}</h1>
${
  rows.length === 0
    ? html`<div class="empty"><b>${say("還沒有任何紀錄", "Nothing is recorded yet")}</b>${say("每一次提案、核准、移除與套用都會列在這裡，並可回看當時的名單。", "Each proposal, approval, removal and application will stand here, with the list as it was.")}</div>`
    : html`<div class="scroll" role="region" aria-label="${title}" tabindex="0"><table><thead><tr><th scope="col" class="number">${say("版次", "Revision")}</th><th scope="col">${say("事件", "Event")}</th><th scope="col">${say("由誰", "By")}</th><th scope="col">${say("時間", "When")}</th><th scope="col">${say("筆數", "Entries")}</th><th scope="col">${say("處理", "Do")}</th></tr></thead><tbody>${(
        rows as unknown as readonly Row[]
      ).map(row => line(visit, place, row))}</tbody></table></div>`
}
<div class="pager"><span></span><nav aria-label="${say("分頁", "Pages")}">${query.cursor && html`<a href="${withQuery(query, { cursor: "" })}">${say("回最新", "Latest")}</a> `}${next && html`<a href="${withQuery(query, { cursor: next })}">${say("更早 →", "Earlier →")}</a>`}</nav></div>`,
  };
}

function line(visit: Visit, place: ListPlace, row: Row): Html {
  const { say } = visit;
  const { version, revision, event } = row;
  const type = row.type ?? event?.type ?? "";
  const at = row.at ?? row.recordedAt;
  const by = typeof row.by === "string" ? row.by : row.by?.person;
  const number = row.number ?? event?.number;
  const why = row.reason ?? event?.reason ?? event?.because;
  const address = listAddress(place);
  const what = html`${eventName(visit, type)}${number !== undefined && type.startsWith("Change") && html` <a href="${address}/changes/${number}">${say(`第 ${number} 號`, `no. ${number}`)}</a>`}${why && html` <small>${why}</small>`}`;
  return html`<tr><td class="number">${revision}<small> #${version}</small></td><td>${what}</td><td>${by}</td><td>${momentHtml(visit, at)}</td><td>${row.count}</td><td>${at && html`<a href="${address}?at=${encodeURIComponent(at)}">${say("當時的名單", "See it then")}</a>`} ${restore(visit, place, revision)}</td></tr>`;
}

function restore({ say, person }: Visit, place: ListPlace, revision: number): Html | false {
  if (!person?.roles.includes("administrator")) return false;
  const query = new URLSearchParams({
    ...placeOf(place),
    revision: String(revision),
    next: listAddress(place),
  });
  return html`<a href="/console/acts/restoreList?${String(query)}">${say("提出恢復", "Propose to restore")}</a>`;
}
