// One event of the journal: what it says, and field by field what it changed; pure.
import type { InferOutput } from "valibot";
import type { readJournalEvent } from "../../audit/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import type { Shown } from "../door/reply.ts";
import type { Visit } from "../door/visit.ts";
import { contentOf, eventName, plainText } from "../frame/event.ts";
import { momentHtml } from "../frame/time.ts";
import { type Changed, changedFields } from "./difference.ts";
import { eventAddress, streamText } from "./journal.ts";

type Event = InferOutput<(typeof readJournalEvent)["answer"]["schema"]>;

export function eventPage(visit: Visit, facts: Event): Shown {
  const { say } = visit;
  const { stream, version, type, event, by, action, last, before, after } = facts;
  const to = (number: number, words: string) =>
    number >= 1 &&
    number <= last &&
    html`<a href="${eventAddress({ stream, version: number })}">${words}</a>`;
  return {
    title: eventName(visit, type),
    main: html`<p class="crumb"><a href="/console/journal">← ${say("稽核紀錄", "The journal")}</a></p>
<h1>${eventName(visit, type)} <small>${streamText(visit, stream)} #${version}</small></h1>
<div class="pager"><nav aria-label="${say("同一對象", "The same thing")}">${to(version - 1, say("← 前一事件", "← Event before"))} ${to(version + 1, say("後一事件 →", "Event after →"))}</nav><span>${say(`第 ${version}／${last} 個事件`, `Event ${version} of ${last}`)}</span></div>
<div class="cards"><section class="card"><h2>${say("誰、何時", "Who and when")}</h2><dl class="facts">
<dt>${say("由誰", "By")}</dt><dd>${by.person} <small>${by.agency}</small></dd>
<dt>${say("動作", "Action")}</dt><dd><code>${action}</code></dd>
<dt>${say("發生", "Happened")}</dt><dd>${momentHtml(visit, facts.happenedAt)}</dd>
<dt>${say("記錄", "Recorded")}</dt><dd>${momentHtml(visit, facts.recordedAt)}</dd>
${facts.reason && html`<dt>${say("補登理由", "Why it is late")}</dt><dd>${facts.reason}</dd>`}
<dt>${say("請求", "Request")}</dt><dd><code>${facts.request}</code></dd></dl></section>
<section class="card"><h2>${say("內容", "What it says")}</h2>${contentOf(visit, event)}</section></div>
<h2>${say("前後的狀態", "Before and after")}</h2>
${changes(visit, changedFields(before, after))}
<section class="card"><h2>${say("雜湊鏈", "The chain of hashes")}</h2><dl class="facts"><dt>${say("前一事件", "Before")}</dt><dd><code>${facts.previous}</code></dd><dt>${say("本事件", "This event")}</dt><dd><code>${facts.hash}</code></dd></dl></section>`,
  };
}

function changes(visit: Visit, all: readonly Changed[]): Html {
  const { say } = visit;
  if (all.length === 0)
    return html`<div class="empty">${say("這個事件沒有改變狀態。", "This event changed no state.")}</div>`;
  return html`<div class="scroll" role="region" aria-label="${say("前後的狀態", "Before and after")}" tabindex="0"><table class="change"><thead><tr><th scope="col">${say("欄位", "Field")}</th><th scope="col">${say("之前", "Before")}</th><th scope="col">${say("之後", "After")}</th></tr></thead><tbody>${all.map(
    ({ field, before, after }) =>
      html`<tr><th scope="row"><code>${field}</code></th><td>${before !== undefined && html`<del>${plainText(visit, before, field)}</del>`}</td><td>${after !== undefined && html`<ins>${plainText(visit, after, field)}</ins>`}</td></tr>`,
  )}</tbody></table></div>`;
}
