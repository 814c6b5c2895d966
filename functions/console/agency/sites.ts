// Return sites as a page shows them: how each is found, its hours, and until when somebody is there today; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import type { PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { dayText, momentText } from "../frame/time.ts";
import type { AgencyFacts } from "./binding.ts";

type Site = AgencyFacts["returnSites"][number];

export function hasHours({ opens, closes }: Site): boolean {
  return opens !== undefined && closes !== undefined;
}

/** `上班日 08:30–17:00`, as a paper says it; nothing where no hours are recorded. */
export function hoursText(site: Site, say: PageReader["say"] = zh => zh): string {
  const { opens, closes, days = "working-days" } = site;
  return hasHours(site) ? `${said(valueWords(days, "days"), say)} ${opens}–${closes}` : "";
}

export function siteList(
  reader: PageReader,
  sites: readonly Site[],
  openings: AgencyFacts["openings"],
): Html {
  return html`<ul class="sites">${sites.map(
    site =>
      html`<li><b>${site.name}</b>${site.place && html` ${site.place}`}${hasHours(site) && html` <small>${hoursText(site, reader.say)}</small>`} ${nowAt(reader, site, openings)}</li>`,
  )}</ul>`;
}

/** By the office calendar, as the API counts it. */
function nowAt(reader: PageReader, { id }: Site, openings: AgencyFacts["openings"] = []): Html | false {
  const { say, at } = reader;
  const next = openings.find(({ site }) => site === id);
  if (!next) return false;
  const [from, until] = [momentText(reader, next.from), momentText(reader, next.until).slice(-5)];
  const now = at.toISOString();
  if (next.from <= now)
    return html`<span class="pill is-open">${say(`今日開放至 ${until}`, `open today until ${until}`)}</span>`;
  const isToday = dayOf(next.from) === dayOf(now);
  if (isToday)
    return html`<span class="pill is-hold">${say(`今日 ${from.slice(-5)} 至 ${until} 開放`, `today from ${from.slice(-5)} to ${until}`)}</span>`;
  const day = dayText(reader, dayOf(next.from));
  return html`<span class="pill is-hold">${say(`今日不開放；下次 ${day} ${from.slice(-5)} 至 ${until}`, `closed for today; next ${day} from ${from.slice(-5)} to ${until}`)}</span>`;
}
