// Whether an address was allowed at a moment, by which entry and by whose approval: the question and its answer; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Visit } from "../door/visit.ts";
import { momentHtml } from "../frame/time.ts";
import type { ListFacts } from "./list.ts";
import { listAddress } from "./place.ts";

export function allowedForm(visit: Visit, { list, allowed, refused }: ListFacts): Html {
  const { say, query } = visit;
  return html`<h2 id="allowed">${say("這個位址當時可以嗎？", "Was this address allowed?")}</h2>
<form class="bar" method="get" action="${listAddress(list)}#allowed"><label>${say("位址", "Address")}<input name="address" value="${query.address}" required autocomplete="off"></label><label>${say("時點（不填為現在）", "Moment (now when empty)")}<input name="when" value="${query.when}" placeholder="110/06/18 14:05" autocomplete="off"></label><button class="second">${say("查詢", "Ask")}</button></form>
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
    html`<dl class="facts"><dt>${say("依據", "By")}</dt><dd><code>${entry.range}</code></dd><dt>${say("使用者", "Owner")}</dt><dd>${entry.owner}</dd><dt>${say("理由", "Reason")}</dt><dd>${entry.reason} ${entry.document}</dd><dt>${say("提出", "Proposed by")}</dt><dd>${addedBy}</dd><dt>${say("核准", "Approved by")}</dt><dd>${approvedBy}</dd></dl>`
  }</section>`;
}
