// One change of a list: who proposed it and why, what it does, and the decision by somebody else.

import { randomUUID } from "node:crypto";
import type { InferOutput } from "valibot";
import { approveChange, rejectChange, withdrawChange } from "../../allowlist/changes/routes.ts";
import { readChange } from "../../allowlist/lists/routes.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import { ApiRefusal, type ProblemDocument } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import type { Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { signed } from "../form/form.ts";
import { crumb } from "../frame/crumb.ts";
import { goodNote } from "../frame/good-note.ts";
import { said } from "../frame/say.ts";
import { withQuery } from "../frame/table.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { LIST_PAGES } from "../routes.ts";
import { differenceView } from "./difference.ts";
import { type ListPlace, listAddress, listName, placeInPath } from "./place.ts";

export const changeHandlers = [
  memberPage(LIST_PAGES.showChange, showChange),
  memberForm(LIST_PAGES.sendChange, sendChange),
] as const;

const VERBS = { approval: approveChange, rejection: rejectChange, withdrawal: withdrawChange } as const;

async function showChange(visit: Member): Promise<ConsoleReply> {
  return shown(visit);
}

async function sendChange(visit: Member, typed: Typed): Promise<ConsoleReply> {
  const { api, params } = visit;
  const verb = typed.one("verb");
  if (!Object.hasOwn(VERBS, verb)) throw new Problem(PROBLEM["not-found"]);
  const because = typed.one("because").trim();
  try {
    await api.ask(VERBS[verb as keyof typeof VERBS], {
      params,
      key: typed.one("_key"),
      ...(verb === "rejection" && { body: { because } }),
    });
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status === 401) throw error;
    const reply = await shown(visit, { problem: error.problem, because });
    return { ...reply, status: error.problem.status };
  }
  return { location: `${listAddress(placeInPath(visit))}/changes/${params.number}?did=${verb}` };
}

async function shown(visit: Member, more: { problem?: ProblemDocument; because?: string } = {}) {
  const { api, params, query } = visit;
  const change = await api.ask(readChange, { params, query: { cursor: query.cursor } });
  const keys = [randomUUID(), randomUUID(), randomUUID()] as const;
  return changePage(visit, { place: placeInPath(visit), change, keys, ...more });
}

export type OneChange = InferOutput<(typeof readChange)["answer"]["schema"]>;

export interface ListChangeFacts {
  readonly place: ListPlace;
  readonly change: OneChange;
  readonly keys: readonly [approval: string, rejection: string, withdrawal: string];
  readonly problem?: ProblemDocument | undefined;
  readonly because?: string;
}

const STATUSES = {
  proposed: { look: "is-hold", words: words("待核准", "To decide") },
  approved: { look: "is-open", words: words("已核准", "Approved") },
  rejected: { look: "is-shut", words: words("已退回", "Rejected") },
  withdrawn: { look: "", words: words("已撤回", "Withdrawn") },
} as const;

export function changePage(visit: Visit, facts: ListChangeFacts): PageContent {
  const { say } = visit;
  const { place, change, problem } = facts;
  const title = say(`異動第 ${change.number} 號`, `Change no. ${change.number}`);
  return {
    title,
    main: html`${crumb(visit, listAddress(place), listName(visit, place))}
<h1>${title} <span class="pill ${STATUSES[change.status].look}">${said(STATUSES[change.status].words, say)}</span></h1>
${problem && problemNote(visit, problem)}${doneText(visit)}
<dl class="facts"><dt>${say("提出", "Proposed")}</dt><dd>${who(change.by)} ${momentHtml(visit, change.at)}</dd>
<dt>${say("理由", "Reason")}</dt><dd>${change.reason}</dd><dt>${say("文號", "Document")}</dt><dd>${change.document}</dd>
<dt>${say("依據版次", "Based on revision")}</dt><dd>${change.basis}</dd></dl>
${conflicts(visit, change)}
<h2>${say("差異", "Difference")}</h2>
${differenceView(visit, change.difference, change.rows)}
${change.next && html`<p class="links"><a href="${withQuery(visit.query, { cursor: change.next })}">${say("後面的差異 →", "More →")}</a></p>`}
${change.status === "proposed" && decision(visit, facts)}`,
  };
}

function doneText({ say, query }: Visit): Html | false {
  const words = {
    proposed: say(
      "已提出，等另一位管理人員核准；核准前名單不變。",
      "Proposed. The list does not change until another administrator approves it.",
    ),
    approval: say(
      "已核准，名單已變更；正在套用到防火牆。",
      "Approved. The list has changed and is being applied to the firewall.",
    ),
    rejection: say("已退回，名單不變。", "Rejected. The list has not changed."),
    withdrawal: say("已撤回，名單不變。", "Withdrawn. The list has not changed."),
  }[query.did ?? ""];
  return words !== undefined && goodNote(html`<p>${words}</p>`);
}

function conflicts({ say }: Visit, { conflicts: found }: OneChange): Html | false {
  if (found.length === 0) return false;
  return html`<div class="note bad"><p><b>${say("提出之後名單已有變動，這件異動不能核准，請退回後重新提出：", "The list has changed since this was proposed, so it cannot be approved. Reject it and propose it again:")}</b></p><ul>${found.map(({ message }) => html`<li>${message}</li>`)}</ul></div>`;
}

function decision(visit: Visit, { change, keys, because }: ListChangeFacts): Html | false {
  const { say, person } = visit;
  if (!person || !hasRole(person, "administrator")) return false;
  if (change.by === person.person)
    return html`<section class="card decide"><h2>${say("等待另一位管理人員決定", "Waiting for another administrator")}</h2><p>${say("提出的人不能核准自己的異動；在決定前可以撤回。", "You cannot approve a change you proposed yourself, but you can withdraw it until it is decided.")}</p>${button(visit, { verb: "withdrawal", key: keys[2], words: say("撤回異動", "Withdraw"), look: "second" })}</section>`;
  const effect = say(
    `名單變更並立即開始套用到防火牆；移除的位址上進行中的連線會中斷。`,
    `the list changes and is applied to the firewall immediately. Live sessions from removed addresses end.`,
  );
  return html`<div class="cards"><section class="card decide"><h2>${say("核准", "Approve")}</h2><p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${effect}</p>${change.conflicts.length === 0 && button(visit, { verb: "approval", key: keys[0], words: say("核准異動", "Approve the change"), look: "" })}</section>
<section class="card decide"><h2>${say("退回", "Reject")}</h2><form method="post" action="${visit.event.rawPath}" data-keep>${signed(visit, keys[1])}<input type="hidden" name="verb" value="rejection">
<div class="field"><label for="because">${say("退回理由", "Why")}</label><input id="because" name="because" value="${because}" required maxlength="200"></div><button class="second">${say("退回異動", "Reject the change")}</button></form></section></div>`;
}

interface Button {
  readonly verb: string;
  readonly key: string;
  readonly words: string;
  readonly look: string;
}

function button(visit: Visit, { verb, key, words, look }: Button): Html {
  return html`<form method="post" action="${visit.event.rawPath}" data-keep>${signed(visit, key)}<input type="hidden" name="verb" value="${verb}"><button class="${look}">${words}</button></form>`;
}
