// While no yes is given: which decision the engines differ over, or since when the second was not heard, and the two who let the gate
// decide again; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { words } from "../../shared/words.ts";
import type { Visit } from "../door/visit.ts";
import { actLinks } from "../form/act-links.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";

export interface DoubtShown {
  readonly at: string;
  readonly session?: string | undefined;
  readonly decided?: readonly string[] | undefined;
  readonly official?: readonly string[] | undefined;
  readonly unjudgedSince?: string | undefined;
  readonly proposed?: { readonly by: string; readonly at: string; readonly because: string } | undefined;
}

const ALLOWED = words("放行", "allowed");

export function doubtHtml(visit: Visit, doubt: DoubtShown): Html {
  const { say } = visit;
  const { at, proposed } = doubt;
  const mayAgree = proposed !== undefined && proposed.by !== visit.person?.person;
  return html`<section class="card is-shut" id="doubt">${whyHtml(visit, doubt)}<dt>${say("發現時間", "Found at")}</dt><dd>${momentHtml(visit, at)}</dd>${proposed && html`<dt>${say("查明結果", "What was found")}</dt><dd>${proposed.because} · ${who(proposed.by)} ${momentHtml(visit, proposed.at)}</dd>`}</dl>
${actLinks(visit, [{ act: "proposeOpening" }, ...(mayAgree ? [{ act: "confirmOpening" }] : [])], false)}
<p class="fine">${say("由智慧發展中心或體系管理者兩人辦理：一人查明並提出，另一人同意。", "Two people of the Smart Development Center or the administrators: one looks into it and proposes, another agrees.")}</p></section>`;
}

/** Up to the list of facts, which is left open. */
function whyHtml(
  visit: Visit,
  { unjudgedSince, session = "", decided = [], official = [] }: DoubtShown,
): Html {
  const { say } = visit;
  if (unjudgedSince !== undefined)
    return html`<h2>${say("久未覆核，停止放行", "Not judged again: nobody is let in")}</h2>
<p>${say("官方規則引擎已有一段時間未覆核閘道的判斷。閘道對所有人一律不放行；補齊覆核後自動恢復，或由兩人同意照常判斷一日。", "For some time the official engine has judged none of the gate’s decisions. The gate opens for nobody; it goes on by itself once all are judged, or for a day where two people agree.")}</p>
<dl class="facts"><dt>${say("覆核到", "Judged until")}</dt><dd>${momentHtml(visit, unjudgedSince)}</dd>`;
  const judged = (policies: readonly string[]) =>
    policies.length === 0
      ? said(ALLOWED, say)
      : html`${say("拒絕：", "refused: ")}${policies.map(policy => html`<code>${policy}</code> `)}`;
  return html`<h2>${say("引擎判斷不一致，停止放行", "The engines differ: nobody is let in")}</h2>
<p>${say("閘道判斷過的一件，官方規則引擎的判斷不同。查明之前，閘道對所有人一律不放行，進行中的連線也一併關閉。", "The official engine judges a decision of the gate otherwise. Until that is looked into the gate opens for nobody, and what was open is closed.")}</p>
<dl class="facts"><dt>${say("判斷", "Decision")}</dt><dd><a href="/console/sessions/${encodeURIComponent(session)}">${session}</a></dd><dt>${say("閘道", "The gate")}</dt><dd>${judged(decided)}</dd><dt>${say("官方引擎", "The official engine")}</dt><dd>${judged(official)}</dd>`;
}
