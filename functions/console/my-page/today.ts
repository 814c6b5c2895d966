// When one can connect today, from now to midnight, where that changes: each stretch of time, and what keeps the gate shut in it; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { dayOf, endOfDay } from "../../shared/time/calendar.ts";
import { TAIPEI_MS } from "../../shared/time/taipei.ts";
import type { Words } from "../../shared/words.ts";
import type { PageReader } from "../door/visit.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";

export interface SpanShown {
  readonly from: string;
  readonly until: string;
  /** None: it is open. */
  readonly why: readonly { readonly says: Words; readonly clause?: string | undefined }[];
}

const A_MINUTE = 60_000;

/** To the end of the day, as the API is asked for it; in the last minute nobody asks any more. */
export function restOfToday(at: Date): string | undefined {
  const end = endOfDay(dayOf(at.toISOString()));
  return Date.parse(end) - at.getTime() > A_MINUTE ? end : undefined;
}

/** What stays as it is all day, the card of the gate says already. */
export function todayPart(reader: PageReader, spans: readonly SpanShown[] = []): Html | false {
  const { say } = reader;
  if (spans.length < 2 || spans.every(({ why }) => why.length > 0)) return false;
  return html`<section class="today"><h3>${say("今天何時可連線", "When you can connect today")}</h3>
<ol>${spans.map(span => html`<li>${spanHtml(reader, span)}</li>`)}</ol>
<p class="fine">${say("依目前的紀錄與連線環境推算；紀錄一有變動即隨之改變。", "As far as is known now, with the link as it is. It changes with what is recorded.")}</p></section>`;
}

/** Of a gate that is shut, in one line: when it opens today without anybody's doing, or that it does not. */
export function opensToday({ say }: PageReader, spans: readonly SpanShown[] = []): Html | false {
  if (spans.length === 0) return false;
  const next = spans.find(({ why }) => why.length === 0);
  if (next)
    return html`<p class="until">${say("今天 ", "It opens today at ")}<b>${time(next.from)}</b>${say(" 起得連線。", ".")}</p>`;
  return html`<p class="until">${say("今天 24:00 前不會自行開啟。", "It does not open by itself before midnight.")}</p>`;
}

const time = (instant: string) => html`<time datetime="${instant}">${clockOf(instant)}</time>`;

const MOST_REASONS = 2;

function spanHtml({ say }: PageReader, { from, until, why }: SpanShown): Html {
  const span = html`<b>${time(from)}–${until === endOfDay(dayOf(from)) ? "24:00" : time(until)}</b>`;
  if (why.length === 0) return html`${span} <span class="pill is-open">${say("得連線", "open")}</span>`;
  const more = why.length - MOST_REASONS;
  return html`${span} <span class="pill is-shut">${say("不得連線", "closed")}</span> ${why
    .slice(0, MOST_REASONS)
    .map(
      ({ says, clause }) => html`${said(says, say)} ${clause && clauseLink(clause)} `,
    )}${more > 0 && say(`另有 ${more} 項`, `and ${more} more`)}`;
}

function clockOf(instant: string): string {
  return new Date(Date.parse(instant) + TAIPEI_MS).toISOString().slice(11, 16);
}
