// What happened to a list, the latest first, each revision with the way to see it and to bring it back.

import type { InferOutput } from "valibot";
import { readListHistory } from "../../allowlist/lists/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { crumb } from "../frame/crumb.ts";
import { eventName } from "../frame/event.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { withQuery } from "../frame/table.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { LIST_PAGES } from "../routes.ts";
import { type ListPlace, listAddress, listName, placeParams } from "./place.ts";

export const historyHandlers = [memberPage(LIST_PAGES.showListHistory, showListHistory)] as const;

async function showListHistory(visit: Member): Promise<ConsoleReply> {
  const { api, params, query } = visit;
  const history = await api.ask(readListHistory, { params, query: { cursor: query.cursor } });
  return historyPage(visit, params as unknown as ListPlace, history);
}

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

export function historyPage(visit: Visit, place: ListPlace, { rows, next }: History): PageContent {
  const { say, query } = visit;
  const title = say("名單歷程", "History of the list");
  return {
    title,
    main: html`${crumb(visit, listAddress(place), listName(visit, place))}
<h1>${title}</h1>
${
  rows.length === 0
    ? html`<div class="empty"><b>${say("尚無任何紀錄", "Nothing has been recorded yet")}</b>${say("每一次提案、核准、移除與套用都會列在這裡，並可回看當時的名單。", "Every proposal, approval, removal and update of the firewall will be shown here, with the list as it was.")}</div>`
    : historyTable(visit, place, rows as unknown as readonly Row[])
}
<div class="pager"><span></span><nav aria-label="${say("分頁", "Pages")}">${query.cursor && html`<a href="${withQuery(query, { cursor: "" })}">${say("回最新", "Latest")}</a> `}${next && html`<a href="${withQuery(query, { cursor: next })}">${say("更早 →", "Earlier →")}</a>`}</nav></div>`,
  };
}

function historyTable(visit: Visit, place: ListPlace, rows: readonly Row[]): Html {
  const { say } = visit;
  const moment = ({ at, recordedAt }: Row) => at ?? recordedAt;
  const then = (at: string | undefined) =>
    at &&
    html`<a href="${listAddress(place)}?at=${encodeURIComponent(at)}">${say("當時的名單", "See the list at that time")}</a>`;
  return plainTable(visit, {
    caption: say("名單歷程", "History of the list"),
    rows,
    columns: [
      plainColumn(
        "版次",
        "Revision",
        ({ revision, version }: Row) => html`${revision}<small> #${version}</small>`,
        {
          number: true,
        },
      ),
      plainColumn("事件", "Event", (row: Row) => what(visit, place, row)),
      plainColumn("由誰", "By", ({ by }: Row) => who(typeof by === "string" ? by : by?.person)),
      plainColumn("時間", "When", (row: Row) => momentHtml(visit, moment(row))),
      plainColumn("筆數", "Entries", ({ count }: Row) => count, { number: true }),
      plainColumn(
        "處理",
        "Do",
        (row: Row) =>
          html`<span class="links">${then(moment(row))} ${restore(visit, place, row.revision)}</span>`,
      ),
    ],
  });
}

function what(visit: Visit, place: ListPlace, { type, event, reason, ...row }: Row): Html {
  const name = type ?? event?.type ?? "";
  const number = row.number ?? event?.number;
  const why = reason ?? event?.reason ?? event?.because;
  const change =
    number !== undefined &&
    name.startsWith("Change") &&
    html` <a href="${listAddress(place)}/changes/${number}">${visit.say(`第 ${number} 號`, `no. ${number}`)}</a>`;
  return html`${eventName(visit, name)}${change}${why && html` <small>${why}</small>`}`;
}

function restore({ say, person }: Visit, place: ListPlace, revision: number): Html | false {
  if (!person || !hasRole(person, "administrator")) return false;
  const query = new URLSearchParams({
    ...placeParams(place),
    revision: String(revision),
    next: listAddress(place),
  });
  return html`<a href="/console/acts/restoreList?${String(query)}">${say("提出恢復", "Propose to restore")}</a>`;
}
