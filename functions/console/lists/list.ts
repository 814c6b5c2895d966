// One list: its state, what waits for a decision, its entries now or as they were, and what can be done with it.

import type { InferOutput } from "valibot";
import { exportList, readList, whoWasAllowed } from "../../allowlist/lists/routes.ts";
import { fileAnswer } from "../../shared/http/file-answer.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { isForExchange } from "../../shared/rules/systems.ts";
import { ApiRefusal } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { NO_MOMENT, readMoment } from "../form/read-text.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { goodNote } from "../frame/good-note.ts";
import { said } from "../frame/say.ts";
import { distance, endHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { meter } from "../pictures/meter.ts";
import { LIST_PAGES } from "../routes.ts";
import { entriesTable } from "./entries.ts";
import {
  isOpenToAll,
  isUnused,
  listAddress,
  listName,
  type OneList,
  type ShownFamily,
  standingPill,
  worstStanding,
} from "./place.ts";
import { waiting } from "./waiting.ts";

export const listHandlers = [
  memberPage(LIST_PAGES.showList, showList),
  memberPage(LIST_PAGES.handList, handList),
] as const;

async function showList(visit: Member): Promise<ConsoleReply> {
  const { api, params, query, say } = visit;
  const { q, span, sort, order, cursor } = query;
  const at = query.at ? readMoment(query.at) : undefined;
  const list = await api.ask(readList, { params, query: { at, q, span, sort, order, cursor } });
  const unread = query.at && at === undefined ? said(NO_MOMENT, say) : undefined;
  return listPage(visit, { list, ...(await asked(visit)), ...(unread && { unread }) });
}

async function asked({ api, params, query, say }: Member) {
  if (!query.address) return {};
  const at = query.when ? readMoment(query.when) : undefined;
  if (query.when && at === undefined) return { refused: said(NO_MOMENT, say) };
  try {
    return {
      allowed: await api.ask(whoWasAllowed, { params, query: { address: query.address.trim(), at } }),
    };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    return { refused: error.problem.faults?.[0]?.message ?? error.problem.detail ?? error.problem.title };
  }
}

/** The file as the API gives it, byte for byte. */
async function handList({ api, params, query }: Member): Promise<ConsoleReply> {
  const format = query.format === "yaml" ? "yaml" : "csv";
  const file = await api.file(exportList, { params, query: { format, at: query.at } });
  const name = `${params.system}-${params.channel}-${params.direction}.${format}`;
  const type = file.headers.get("content-type") ?? "application/octet-stream";
  return { handed: fileAnswer({ name, type, bytes: new Uint8Array(await file.arrayBuffer()) }) };
}

export type Allowed = InferOutput<(typeof whoWasAllowed)["answer"]["schema"]>;

export interface ListFacts {
  readonly list: OneList;
  /** What was found when somebody asked whether an address was allowed. */
  readonly allowed?: Allowed | undefined;
  /** Why that could not be told. */
  readonly refused?: string | undefined;
  /** Why the moment somebody typed says nothing; the list is shown as it is now. */
  readonly unread?: string | undefined;
}

export function listPage(visit: Visit, facts: ListFacts): PageContent {
  const { say, query } = visit;
  const { list } = facts;
  const name = listName(visit, list);
  return {
    title: name,
    main: html`${crumb(visit, "/console/lists", say("白名單", "Lists"))}
<h1>${name} ${isOpenToAll(list) ? html`<span class="pill is-hold">${say("不限來源", "any address")}</span>` : standingPill(visit, worstStanding(list))}</h1>
${doneNote(visit)}${didNote(visit)}
${facts.unread && html`<div class="note bad" role="alert"><p>${facts.unread}</p></div>`}
${query.at && !facts.unread && html`<div class="note wait"><p><b>${say("這是過去的名單：", "The list as it was at: ")}${momentHtml(visit, list.at)}</b> <a href="${listAddress(list)}">${say("看現在的", "See the current list")}</a></p></div>`}
${list.direction === "egress" ? egressNote(visit, list) : standing(visit, list)}
${waiting(visit, list)}
${list.direction !== "egress" && actions(visit, list)}
${entriesTable(visit, list)}
${asOf(visit, list)}
${allowedForm(visit, facts)}`,
  };
}

function didNote({ say, query }: Visit): Html | false {
  const words = {
    removal: say(
      "已緊急移除，名單已變更；另一位管理人員須事後檢視。",
      "Removed. Another administrator must review the removal.",
    ),
    review: say("檢視已記錄。", "The review has been recorded."),
  }[query.did ?? ""];
  return words !== undefined && goodNote(html`<p>${words}</p>`);
}

function egressNote({ say }: Visit, { system }: OneList): Html {
  if (!isForExchange(system))
    return html`<div class="note"><p>${say("公文管理系統不必填送連線 IP 回報表，沒有由檔管局設定的出口位址。", "A document-management system owes no IP report, and has no egress ranges that the archives set.")}</p></div>`;
  return html`<div class="note"><p>${say("出口位址由連線 IP 回報表決定；檔案管理局設定後閘門始開啟。要改，請修改回報。", "Egress ranges come from the IP report and count only once the archives have set them. To change them, change the report.")} ${clauseLink("tainan-2021/4a")} <a href="/console/reports/${system}">${say("到回報表", "Go to the report")}</a></p></div>`;
}

export function standing(visit: Visit, list: OneList): Html {
  const { say } = visit;
  const { mode, revision, nextEnd, inForce = [] } = list;
  return html`<div class="cards"><section class="card"><h2>${say("現況", "Current state")}</h2><dl class="facts">
<dt>${say("模式", "Mode")}</dt><dd>${mode && said(valueWords(mode.kind), say)} ${mode?.reason}</dd>
<dt>${say("筆數", "Entries")}</dt><dd>${list.count}</dd><dt>${say("版次", "Revision")}</dt><dd>${revision}</dd>
<dt>${say("下一個到期", "Next to end")}</dt><dd>${nextEnd ? html`${endHtml(visit, nextEnd)} <small>${distance(visit, nextEnd)}</small>` : say("無", "none")}</dd></dl></section>
${inForce.map(family => familyCard(visit, family))}</div>`;
}

/** Recorded and in force are two things: both are said, with what is between them. */
function familyCard(visit: Visit, family: ShownFamily): Html {
  const { say } = visit;
  const { wanted, missing, extra, ceiling, confirmed } = family;
  if (ceiling === undefined) return gateCard(visit, family);
  return html`<section class="card"><h2>IPv${family.family} ${isUnused(family) ? html`<span class="pill">${say("尚未使用", "not in use")}</span>` : standingPill(visit, family.standing)}</h2><dl class="facts">
<dt>${say("應有", "Wanted")}</dt><dd>${say(`${wanted} 筆`, `${wanted} range(s)`)}</dd>
<dt>${say("防火牆現有", "In the firewall")}</dt><dd>${confirmed ? html`${confirmed.count} <small>${say("確認於", "seen")} ${momentHtml(visit, confirmed.at)}</small>` : say("尚未確認", "not seen yet")}</dd>
<dt>${say("尚缺", "Missing")}</dt><dd>${missing}</dd><dt>${say("多出", "Beyond")}</dt><dd>${extra}</dd>
<dt>${say("上限", "Ceiling")}</dt><dd>${wanted} / ${ceiling} ${meter({ used: wanted, of: ceiling, label: say("已用上限", "Share of the limit") })}</dd></dl></section>`;
}

/** Where no firewall sees the address, none is said to hold it. */
function gateCard(visit: Visit, { family, wanted, standing }: ShownFamily): Html {
  const { say } = visit;
  return html`<section class="card"><h2>IPv${family} ${standingPill(visit, standing)}</h2><dl class="facts">
<dt>${say("核准", "Approved")}</dt><dd>${say(`${wanted} 筆，不限筆數`, `${wanted} range(s), without a ceiling`)}</dd>
<dt>${say("生效", "In force")}</dt><dd>${say("核准即生效：VPN 封包不帶連線者的位址，只有閘門看得到。", "With the approval: a VPN’s packets do not bear the caller’s address, and only the gate is told of it.")}</dd></dl></section>`;
}

function actions({ say, person }: Visit, list: OneList): Html | false {
  if (!person || !hasRole(person, "administrator")) return false;
  const at = listAddress(list);
  return html`<p class="links"><a class="button" href="${at}/propose">${say("提出異動", "Propose a change")}</a>
<a class="button second" href="${at}/sheet">${say("以 CSV／YAML 提出整份", "Propose the whole list")}</a>
<a class="button second danger" href="${at}/removal">${say("緊急移除", "Remove immediately")}</a></p>`;
}

/** A date field; where scripts run, a slider over the revisions' time moves it. */
function asOf({ say, query, at }: Visit, list: OneList): Html {
  return html`<h2>${say("過去的名單", "The list at an earlier time")}</h2><form class="bar" method="get" action="${listAddress(list)}" data-as-of><label>${say("時點（民國日期 時:分，或 ISO）", "Time (110/06/18 17:10 or ISO)")}<input name="at" value="${query.at}" autocomplete="off" data-now="${at.toISOString()}"></label><button class="second">${say("看當時的名單", "See the list at that time")}</button>
<a href="${listAddress(list)}/history">${say("歷程", "History")}</a></form>`;
}

export /** Whether an address was allowed at a moment, by which entry and by whose approval. */
function allowedForm(visit: Visit, { list, allowed, refused }: ListFacts): Html {
  const { say, query } = visit;
  return html`<h2 id="allowed">${say("查詢位址於某時點是否列入名單", "Was this address allowed?")}</h2>
<form class="bar" method="get" action="${listAddress(list)}#allowed"><label>${say("位址", "Address")}<input name="address" value="${query.address}" required autocomplete="off"></label><label>${say("時點（不填為現在）", "Time (leave empty for now)")}<input name="when" value="${query.when}" placeholder="110/06/18 14:05" autocomplete="off"></label><button class="second">${say("查詢", "Ask")}</button></form>
${refused && html`<div class="note bad" role="alert"><p>${refused}</p></div>`}${allowed && answer(visit, allowed)}`;
}

function answer(
  visit: Visit,
  { address, at, allowed, inForce, entry }: NonNullable<ListFacts["allowed"]>,
): Html {
  const { say } = visit;
  const { addedBy, approvedBy } = (entry ?? {}) as { addedBy?: string; approvedBy?: string };
  const state = allowed ? (inForce ? "is-open" : "is-hold") : "is-shut";
  const words = allowed
    ? inForce
      ? say("在名單上，而且已生效", "on the list and in force")
      : say("在名單上，但尚未生效", "on the list, not in force")
    : say("不在名單上", "not on the list");
  return html`<section class="card" role="status"><p><code>${address}</code> ${momentHtml(visit, at)} <span class="pill ${state}">${words}</span></p>${
    entry &&
    html`<dl class="facts"><dt>${say("依據", "By")}</dt><dd><code>${entry.range}</code></dd><dt>${say("使用單位", "Used by")}</dt><dd>${said(agencyWords(entry.owner), say)}</dd><dt>${say("理由", "Reason")}</dt><dd>${entry.reason} ${entry.document}</dd><dt>${say("提出", "Proposed by")}</dt><dd>${who(addedBy)}</dd><dt>${say("核准", "Approved by")}</dt><dd>${who(approvedBy)}</dd></dl>`
  }</section>`;
}
