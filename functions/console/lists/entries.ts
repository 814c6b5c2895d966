// The entries of one list: searched, sorted and paged by the API, exported, and chosen to be changed; pure.

import { SPANS } from "../../allowlist/lists/entry.ts";
import { type Html, type HtmlValue, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import type { Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { withQuery } from "../frame/table.ts";
import { dayOfHtml, endHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import type { OneList } from "./place.ts";
import { listAddress } from "./place.ts";

type Entry = OneList["rows"][number];

const COLUMNS: readonly (readonly [name: string, words: readonly [zh: string, en: string]])[] = [
  ["range", ["位址", "Range"]],
  ["owner", ["使用單位", "Used by"]],
  ["reason", ["理由", "Reason"]],
  ["from", ["起", "From"]],
  ["until", ["迄", "Until"]],
  ["approved", ["登錄與核准", "Added and approved"]],
];
const SORTED: readonly string[] = ["range", "owner", "from", "until"];

export function entriesTable(visit: Visit, list: OneList): Html {
  const { say, query } = visit;
  const { rows, total, next } = list;
  const found = query.q || query.span;
  return html`<h2>${say("位址", "Entries")} <small>${total}</small></h2>
${(list.count > 0 || found) && searchBar(visit, list)}
${rows.length === 0 ? empty(visit, list) : table(visit, list)}
${(next || query.cursor) && html`<div class="pager"><span>${say(`共 ${total} 筆`, `${total} in all`)}</span><nav aria-label="${say("分頁", "Pages")}">${query.cursor && html`<a href="${withQuery(query, { cursor: "" })}">${say("回第一頁", "First page")}</a> `}${next && html`<a href="${withQuery(query, { cursor: next })}">${say("下一頁 →", "Next →")}</a>`}</nav></div>`}`;
}

function searchBar({ say, query }: Visit, list: OneList): Html {
  const at = query.at ? `&at=${encodeURIComponent(list.at)}` : "";
  return html`<form class="bar" method="get" role="search">${query.at && html`<input type="hidden" name="at" value="${query.at}">`}<label class="grow">${say("搜尋位址、使用單位、理由、文號", "Search ranges, owners, reasons, documents")}<input type="search" name="q" value="${query.q}"></label>
<label>${say("期間", "Span")}<select name="span"><option value="">${say("全部", "All")}</option>${SPANS.map(
    span =>
      html`<option value="${span}" ${span === query.span && html`selected`}>${said(valueWords(span), say)}</option>`,
  )}</select></label><button class="second">${say("篩選", "Filter")}</button>
<span class="exports">${say("匯出", "Export")} <a href="${listAddress(list)}/export?format=csv${at}">CSV</a> <a href="${listAddress(list)}/export?format=yaml${at}">YAML</a></span></form>`;
}

function empty({ say, query }: Visit, list: OneList): Html {
  if (query.q || query.span)
    return html`<div class="empty"><b>${say("沒有符合的位址", "No matching entries")}</b><a href="${listAddress(list)}">${say("看全部", "See all")}</a></div>`;
  if (query.at)
    return html`<div class="empty"><b>${say("當時名單尚無資料", "The list was empty at that time")}</b></div>`;
  return list.direction === "egress"
    ? html`<div class="empty"><b>${say("這個體系尚未回報出口位址", "This system has not reported any egress ranges")}</b>${say("由體系管理人員填寫連線 IP 回報表，經彙整轉送、檔管局設定後才生效。", "Its administrators fill in the IP report. The ranges count once the report is compiled, forwarded and set by the archives.")}</div>`
    : html`<div class="empty"><b>${say("名單尚無資料：沒有位址可以通過", "The list is empty, so no address is allowed")}</b>${say("一位管理人員提出異動，另一位對照差異核准；核准後自動套用到防火牆。", "One administrator proposes a change and another reviews the difference and approves it. It is then applied to the firewall.")}</div>`;
}

function table(visit: Visit, list: OneList): Html {
  const { say, person } = visit;
  const picks =
    person !== undefined &&
    hasRole(person, "administrator") &&
    list.direction !== "egress" &&
    !visit.query.at;
  return html`<form method="get" action="${listAddress(list)}/propose"><div class="scroll" role="region" aria-label="${say("位址", "Entries")}" tabindex="0"><table class="rows"><thead><tr>${picks && html`<th class="tight"><input type="checkbox" data-all="range" aria-label="${say("全選", "Choose all")}"></th>`}${COLUMNS.map(column => head(visit, column))}</tr></thead>
<tbody>${list.rows.map(entry => row(visit, list, { entry, picks }))}</tbody></table></div>
${picks && html`<p class="links"><button class="second" name="do" value="amend">${say("修改所選…", "Amend the chosen…")}</button><button class="second" name="do" value="remove">${say("移除所選…", "Remove the chosen…")}</button></p>`}</form>`;
}

function head({ say, query }: Visit, [name, words]: (typeof COLUMNS)[number]): Html {
  if (!SORTED.includes(name)) return html`<th scope="col">${say(...words)}</th>`;
  const current = (query.sort ?? "range") === name;
  const down = query.order === "desc";
  const address = withQuery(query, { sort: name, order: current && !down ? "desc" : "", cursor: "" });
  return html`<th scope="col" ${current && html`aria-sort="${down ? "descending" : "ascending"}"`}><a href="${address}">${say(...words)}${current && (down ? " ↓" : " ↑")}</a></th>`;
}

interface Recorded {
  readonly addedBy?: string;
  readonly approvedBy?: string;
  readonly addedAt?: string;
  readonly inForce?: boolean;
}

/** An egress range is there as soon as it is reported; it counts from when the archives have set it. */
function standing({ say }: Visit, { direction }: OneList, entry: Entry): Html | false {
  const { span } = entry;
  if (direction === "egress" && span === "upcoming")
    return html`<span class="pill is-hold">${say("檔管局尚未設定", "not set by the archives")}</span>`;
  if (span !== "current") return html`<span class="pill">${said(valueWords(span), say)}</span>`;
  const { inForce } = entry as Recorded;
  return inForce === false && html`<span class="pill is-hold">${say("尚未生效", "not in force")}</span>`;
}

function row(visit: Visit, list: OneList, { entry, picks }: { entry: Entry; picks: boolean }): Html {
  const { say } = visit;
  const { range, owner, reason, document, from, until, dependsOn, span, sharedReason } = entry;
  const { addedBy, approvedBy, addedAt } = entry as Recorded;
  const cells: Readonly<Record<(typeof COLUMNS)[number][0], HtmlValue>> = {
    range: html`<code>${range}</code> ${standing(visit, list, entry)}`,
    owner: said(agencyWords(owner), say),
    reason: html`${reason} <small>${document}</small>${sharedReason && html`<br><small>${say("與他體系共用：", "shared: ")}${sharedReason}</small>`}`,
    from: from && dayOfHtml(visit, from),
    until: html`${until ? endHtml(visit, until) : say("未定期限", "no end")}${dependsOn && html`<br><small>${said(valueWords(dependsOn.kind), say)} ${dependsOn.id}</small>`}`,
    approved:
      addedAt && html`${dayOfHtml(visit, addedAt)} <small>${who(addedBy)} → ${who(approvedBy)}</small>`,
  };
  return html`<tr class="${span}">${picks && html`<td class="tight"><input type="checkbox" name="range" value="${range}" aria-label="${range}"></td>`}${COLUMNS.map(([name, words]) => html`<td data-name="${say(...words)}">${cells[name]}</td>`)}</tr>`;
}
