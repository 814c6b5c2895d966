// An agency's office, duty and trading hours as its page shows them, and what a session outside of them needs; pure.
import { WINDOW_KINDS, WINDOW_WORDS } from "../../hours/window-names.ts";
import { type Html, html } from "../../shared/page/html.ts";
import type { Visit } from "../door/visit.ts";
import { actLinks } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import type { AgencyFacts } from "./binding.ts";

/** Hinted at while none are set: what asks for them refuses until then. */
export function hoursCard(visit: Visit, agency: string, facts: AgencyFacts | undefined): Html {
  const { say, person } = visit;
  const hours = facts?.hours;
  return html`<section class="card" id="hours"><h2>${say("上班、職務與交易時段", "Office, duty and trading hours")}</h2>
${hours ? hoursTable(visit, hours) : html`<p>${say("尚未設定。採用的規範若以上班、職務或交易時段為準，設定前一律不得連線。", "None set. Where a regulation that was adopted goes by these hours, nobody connects until they are.")}</p>`}
${person?.agency === agency && actLinks(visit, [{ act: "setWorkingHours", query: { agency } }], false)}</section>`;
}

type Hours = NonNullable<AgencyFacts["hours"]>;

function hoursTable(visit: Visit, { windows, outsideHours, document }: Hours): Html {
  const { say } = visit;
  const rows = WINDOW_KINDS.flatMap(kind => windows.filter(each => each.kind === kind));
  const outside = valueWords(outsideHours, "outsideHours");
  return html`${rows.length > 0 && html`<div class="scroll" role="region" aria-label="${say("時段", "Windows")}" tabindex="0"><table class="rows"><thead><tr><th scope="col">${say("種類", "Kind")}</th><th scope="col">${say("適用日", "Days")}</th><th scope="col">${say("起迄", "From and until")}</th><th scope="col">${say("適用人員", "For")}</th></tr></thead><tbody>${rows.map(each => hoursRow(visit, each))}</tbody></table></div>`}
<dl class="facts"><dt>${say("上班時間外連線", "Connecting outside hours")}</dt><dd>${said(outside, say)}${document && html` <small>${document}</small>`}</dd></dl>
<p class="fine">${say("條文規定的是加班；以上班時間判斷連線為本系統之推論。", "The texts speak of overtime: to judge a session by office hours is this gateway’s own reading.")}</p>`;
}

function hoursRow(
  { say }: Visit,
  { kind, from, until, days = "working-days", title }: Hours["windows"][number],
): Html {
  const next = until <= from ? say("次日 ", "next day ") : "";
  return html`<tr><td data-name="${say("種類", "Kind")}">${said(WINDOW_WORDS[kind], say)}</td><td data-name="${say("適用日", "Days")}">${said(valueWords(days, "days"), say)}</td><td data-name="${say("起迄", "From and until")}">${from}–${next}${until}</td><td data-name="${say("適用人員", "For")}">${title ?? say("全體", "everybody")}</td></tr>`;
}
