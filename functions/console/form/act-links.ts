// The acts a reader may do here, as links to their forms, and what was just done; pure.
import { isDeviceNo } from "../../devices/computers.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { isAccount } from "../../shared/rules/account.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { isDay } from "../../shared/time/day.ts";
import { PROPERTY_NO } from "../../terminals/property-number.ts";
import type { Visit } from "../door/visit.ts";
import { goodNote } from "../frame/good-note.ts";
import { said } from "../frame/say.ts";
import { dayText, momentText, monthText } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { ACT_WORDS, isOffered } from "../words/act-names.ts";
import { ACTS } from "./acts.ts";
import { valueWords } from "./label.ts";

export interface ActLink {
  readonly act: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** All of second rank: a page has one button that stands out, and where that is the first of these, `leading` says so. */
export function actLinks(visit: Visit, acts: readonly ActLink[], leading = false): Html | false {
  const { say, person, event } = visit;
  const offered = acts.filter(({ act }) => ACTS.has(act) && person && isOffered(act, person));
  if (offered.length === 0) return false;
  const link = ({ act, query = {} }: ActLink, first: boolean) => {
    const address = `/console/acts/${act}?${new URLSearchParams({ ...query, next: event.rawPath })}`;
    const kind = ACT_WORDS[act]?.danger ? "button second danger" : first ? "button" : "button second";
    const { summary } = ACTS.get(act) ?? {};
    const words = summary ? said(summary, say) : act;
    // Several on one page have the same words; whoever hears them hears on what, too.
    const on = Object.entries(query).map(([name, value]) => spoken(visit, name, value));
    return html`<a class="${kind}" href="${address}">${words}<span class="unseen">${on.map(each => each && html` ${each}`)}</span></a>`;
  };
  return html`<p class="links">${offered.map((offer, at) => link(offer, leading && at === 0))}</p>`;
}

/** As people say it: whom by name, a day by their calendar. Where it leads back to and what nobody reads out is left out. */
function spoken(visit: Visit, name: string, value: string): Html | string | false {
  if (name === "next" || /^[0-9a-f]{64}$/.test(value)) return false;
  if (name === "agency") return said(agencyWords(value), visit.say);
  if (isDay(value)) return dayText(visit, value);
  if (name === "month") return monthText(visit, value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return momentText(visit, value);
  return value.includes("@") && isAccount(value) ? who(value) : said(valueWords(value, name), visit.say);
}

export function doneNote({ say, query }: Visit): Html | false {
  const act = ACTS.get(query.done ?? "");
  if (!act) return false;
  return goodNote(
    html`<p>${say("已完成並記錄：", "Recorded: ")}<b>${said(act.summary, say)}</b>${doneTo(query.on)}</p>`,
  );
}

/** What it was done to, where the address says something that could be: it is no place for anybody's words. */
function doneTo(on = ""): Html | false {
  if (PROPERTY_NO.test(on)) return html` <a href="/console/terminals/${on}"><code>${on}</code></a>`;
  if (isDeviceNo(on)) return html` <a href="/console/home-work/devices/${on}"><code>${on}</code></a>`;
  return on.includes("@") && isAccount(on) && html` ${who(on)}`;
}
