// What proving the journal found: nothing, and how much was looked at; or each flaw at its place; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Visit } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { withQuery } from "../frame/table.ts";
import { dayText } from "../frame/time.ts";
import type { JournalFacts } from "./journal.ts";

export function proofNote(visit: Visit, proof: NonNullable<JournalFacts["proof"]>): Html {
  const { say, query } = visit;
  const { since, streams, events, findings, compared, notCompared, next } = proof;
  const looked = say(
    `自 ${dayText(visit, since)} 起有異動的 ${streams} 個對象、共 ${events} 個事件`,
    `${streams} things that changed since ${dayText(visit, since)}, ${events} events in all`,
  );
  const more =
    next &&
    html`<p><a class="button second" href="${withQuery(query, { verify: "1", from: next })}">${say("接著查核其餘", "Go on with the rest")}</a></p>`;
  const scope = html`${aspects(visit, say("已比對", "Compared"), compared)}${aspects(visit, say("未比對", "Not compared"), notCompared)}`;
  if (findings.length === 0)
    return html`<div class="note good" role="status"><p><b>${say("凡比對者，與當時記錄的完全相同。", "All that was compared is as it was recorded.")}</b> ${looked}</p>${scope}${more}</div>`;
  return html`<div class="note bad" role="alert"><p><b>${say(`發現 ${findings.length} 項不符。`, `${findings.length} findings.`)}</b> ${looked}</p><ul>${findings.map(
    ({ words, pk, sk }) => html`<li>${said(words, say)} <code>${pk} ${sk}</code></li>`,
  )}</ul>${scope}${more}</div>`;
}

type Aspects = NonNullable<JournalFacts["proof"]>["compared"];

function aspects({ say }: Visit, title: string, named: Aspects): Html {
  return html`<p><b>${title}</b></p><ul>${named.map(({ words }) => html`<li>${said(words, say)}</li>`)}</ul>`;
}
