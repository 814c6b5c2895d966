// A time axis on its page: the span that is shown and those beside it, the lanes, and the way to the decision at any moment, gone or to
// come; pure.

import { type Html, html } from "../../shared/page/html.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { type Lane, type LaneSession, type Shown, within, ZOOMS, type Zoom } from "../counter/timeline.ts";
import type { Visit } from "../door/visit.ts";
import { momentText } from "../frame/time.ts";
import { timelinePicture } from "./timeline.ts";

/** Of whom the gate would be asked, with what; whatever is not known is left to be typed. */
export interface Asking {
  readonly person: string;
  readonly terminal: string;
  readonly system: string;
  readonly channel: string;
  readonly address: string;
}

/** By which channel and from where they were let in last, or else asked last: so they would ask again. */
export function lastAsked(
  sessions: readonly LaneSession[],
  { from, until }: { readonly from: number; readonly until: number },
): Pick<Asking, "channel" | "address"> {
  const within = sessions
    .filter(({ askedAt }) => from <= Date.parse(askedAt) && Date.parse(askedAt) < until)
    .sort((a, b) => Date.parse(b.askedAt) - Date.parse(a.askedAt));
  const asked = within.find(({ refused }) => !refused) ?? within[0];
  return { channel: asked?.channel ?? "vpn", address: asked?.address ?? "" };
}

export interface Axis {
  readonly lanes: readonly Lane[];
  readonly shown: Shown;
  readonly asking: Asking;
}

export function timeAxis(visit: Visit, title: string, { lanes, shown, asking }: Axis): Html {
  const { at } = visit;
  const { address: _, ...needed } = asking;
  const isWhole = Object.values(needed).every(each => each !== "") && mayAsk(visit, asking);
  const judged = (moment: string) =>
    `/console/sessions/explanation?${new URLSearchParams({ ...asking, at: moment })}`;
  return html`${zoomBar(visit, shown)}
${timelinePicture(visit, title, within(lanes, shown.extent, at), { extent: shown.extent, ...(isWhole && { judged }) })}
${isWhole && momentForm(visit, asking)}`;
}

/** Nobody is led to a decision that is not for them: one's own is, and everybody's to whoever sees sessions by their office. */
function mayAsk({ person }: Visit, asking: Asking): boolean {
  return (
    person !== undefined &&
    (isSameAccount(asking.person, person.person) ||
      hasRole(person, "administrator", "supervisor", "personnel", "records", "center", "auditor"))
  );
}

/** Loan, month, year or all, and what lies before and after it: links alone, so that it works without scripts. */
function zoomBar({ say, language }: Visit, { zoom, on, extent, before, after }: Shown): Html {
  const names: Readonly<Record<Zoom, string>> = {
    loan: say("依借用", "By loan"),
    month: say("依月", "By month"),
    year: say("依年", "By year"),
    all: say("全部", "All"),
  };
  const to = (place: string | undefined, words: string) =>
    place !== undefined && html`<a href="?zoom=${zoom}&amp;on=${place}">${words}</a>`;
  const [from, until] = extent.map(each => momentText({ language }, new Date(each).toISOString()));
  return html`<nav aria-label="${say("期間", "Span")}"><ul class="rail">${ZOOMS.map(
    each =>
      html`<li><a href="?zoom=${each}" ${each === zoom && html`aria-current="true"`}>${names[each]}</a></li>`,
  )}</ul></nav>
<div class="pager"><nav aria-label="${say("前後", "Before and after")}">${to(before, say("← 較早", "← Earlier"))} ${to(after, say("較晚 →", "Later →"))}</nav><span>${zoom === "loan" && say(`第 ${on} 筆借用：`, `Loan ${on}: `)}${from} – ${until}</span></div>`;
}

/** Any moment, gone or to come: the decision that was, or would be. */
function momentForm({ say }: Visit, asking: Asking): Html {
  return html`<section class="card"><h2>${say("查詢任一時點的判斷", "The decision at any moment")}</h2>
<p>${say("過去的時點依當時的紀錄判斷；未來的時點依目前的紀錄試算。", "A moment that has passed is judged by the records of then, one to come by those of now.")}</p>
<form class="bar" method="get" action="/console/sessions/explanation">${Object.entries(asking).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label>${say("時點", "Moment")}<input name="at" placeholder="110/06/18 17:10" autocomplete="off" required></label><button class="second">${say("查詢", "Show")}</button></form></section>`;
}
