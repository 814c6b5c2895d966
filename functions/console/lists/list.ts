// One list: how it stands, what waits for a decision, its entries now or as they were, and what can be done with it; pure.
import type { InferOutput } from "valibot";
import type { readList, whoWasAllowed } from "../../allowlist/lists/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import type { Shown } from "../door/reply.ts";
import type { Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { doneNote } from "../form/offer.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { distance, endHtml, momentHtml } from "../frame/time.ts";
import { meter } from "../pictures/meter.ts";
import { allowedForm } from "./allowed.ts";
import { entriesTable } from "./entries.ts";
import {
  type FamilyStanding,
  isOpenToAll,
  isUnused,
  listAddress,
  listName,
  standingPill,
  worstOf,
} from "./place.ts";
import { waiting } from "./waiting.ts";

export type OneList = InferOutput<(typeof readList)["answer"]["schema"]>;
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

export function listPage(visit: Visit, facts: ListFacts): Shown {
  const { say, query } = visit;
  const { list } = facts;
  const name = listName(visit, list);
  return {
    title: name,
    main: html`<p class="crumb"><a href="/console/lists">← ${say("白名單", "Lists")}</a></p>
<h1>${name} ${isOpenToAll(list) ? html`<span class="pill is-hold">${say("不限來源", "any address")}</span>` : standingPill(visit, worstOf(list))}</h1>
${doneNote(visit)}${didNote(visit)}
${facts.unread && html`<div class="note bad" role="alert"><p>${facts.unread}</p></div>`}
${query.at && !facts.unread && html`<div class="note wait"><p><b>${say("這是過去的名單：", "The list as it was: ")}${momentHtml(visit, list.at)}</b> <a href="${listAddress(list)}">${say("看現在的", "See it now")}</a></p></div>`}
${list.direction === "egress" ? egressNote(visit, list) : standing(visit, list)}
${waiting(visit, list)}
${entriesTable(visit, list)}
${list.direction !== "egress" && actions(visit, list)}
${asOf(visit, list)}
${allowedForm(visit, facts)}`,
  };
}

function didNote({ say, query }: Visit): Html | false {
  const words = {
    removal: say(
      "已緊急移除，名單已變更；另一位管理人員須事後檢視。",
      "Removed at once; another administrator has to review it.",
    ),
    review: say("檢視已記錄。", "The review is recorded."),
  }[query.did ?? ""];
  return words !== undefined && html`<div class="note good" role="status"><p>${words}</p></div>`;
}

function egressNote({ say }: Visit, { system }: OneList): Html {
  return html`<div class="note"><p>${say("出口位址由連線 IP 回報表決定；檔管局設定後才打開閘門。要改，請修改回報。", "Egress ranges come from the IP report and open the gate only once the archives have set them. To change them, change the report.")} ${clauseLink("tainan-2021/4a")} <a href="/console/reports/${system}">${say("到回報表", "To the report")}</a></p></div>`;
}

function standing(visit: Visit, list: OneList): Html {
  const { say } = visit;
  const { mode, revision, nextEnd, inForce = [] } = list;
  return html`<div class="cards"><section class="card"><h2>${say("現況", "As it stands")}</h2><dl class="facts">
<dt>${say("模式", "Mode")}</dt><dd>${mode && said(valueWords(mode.kind), say)} ${mode?.reason}</dd>
<dt>${say("筆數", "Entries")}</dt><dd>${list.count}</dd><dt>${say("版次", "Revision")}</dt><dd>${revision}</dd>
<dt>${say("下一個到期", "Next end")}</dt><dd>${nextEnd ? html`${endHtml(visit, nextEnd)} <small>${distance(visit, nextEnd)}</small>` : say("無", "none")}</dd></dl></section>
${inForce.map(family => familyCard(visit, family))}</div>`;
}

/** Recorded and in force are two things: both are said, with what is between them. */
function familyCard(visit: Visit, family: FamilyStanding): Html {
  const { say } = visit;
  const { wanted, missing, extra, ceiling, confirmed } = family;
  return html`<section class="card"><h2>IPv${family.family} ${isUnused(family) ? html`<span class="pill">${say("尚未使用", "not in use")}</span>` : standingPill(visit, family.standing)}</h2><dl class="facts">
<dt>${say("應有", "Wanted")}</dt><dd>${say(`${wanted} 筆`, `${wanted} range(s)`)}</dd>
<dt>${say("防火牆現有", "In the firewall")}</dt><dd>${confirmed ? html`${confirmed.count} <small>${say("確認於", "seen")} ${momentHtml(visit, confirmed.at)}</small>` : say("尚未確認", "not seen yet")}</dd>
<dt>${say("尚缺", "Missing")}</dt><dd>${missing}</dd><dt>${say("多出", "Beyond")}</dt><dd>${extra}</dd>
<dt>${say("上限", "Ceiling")}</dt><dd>${wanted} / ${ceiling} ${meter({ used: wanted, of: ceiling, label: say("已用上限", "Of the ceiling") })}</dd></dl></section>`;
}

function actions({ say, person }: Visit, list: OneList): Html | false {
  if (!person?.roles.includes("administrator")) return false;
  const at = listAddress(list);
  return html`<p class="links"><a class="button" href="${at}/propose">${say("提出異動", "Propose a change")}</a>
<a class="button second" href="${at}/sheet">${say("以 CSV／YAML 提出整份", "Propose the whole list")}</a>
<a class="button danger" href="${at}/removal">${say("緊急移除", "Remove at once")}</a></p>`;
}

/** A date field; where scripts run, a slider over the revisions' time moves it. */
function asOf({ say, query, at }: Visit, list: OneList): Html {
  return html`<h2>${say("過去的名單", "The list as it was")}</h2><form class="bar" method="get" action="${listAddress(list)}" data-as-of><label>${say("時點（民國日期 時:分，或 ISO）", "Moment (110/06/18 17:10 or ISO)")}<input name="at" value="${query.at}" autocomplete="off" data-now="${at.toISOString()}"></label><button class="second">${say("看當時的名單", "See it then")}</button>
<a href="${listAddress(list)}/history">${say("歷程", "History")}</a></form>`;
}
