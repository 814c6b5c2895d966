// Searches among all questions ever put to the gate, the newest first, a page at a time, from boards and the view: reads only.

import { board } from "../shared/journal/board.ts";
import { readMany } from "../shared/journal/journal.ts";
import { type BoardPart, stream } from "../shared/journal/keys.ts";
import { lastWords } from "../shared/journal/words-view.ts";
import type { AskedPart } from "./asked-view.ts";
import { idOf, isThere, type SessionRow } from "./live.ts";
import type { Lead } from "./search-leads.ts";
import { sessionLaw } from "./session.ts";

export interface Span {
  /** Inclusive. */
  readonly from: string;
  /** Exclusive: an instant, or the place of a question that was told already. */
  readonly until: string;
}

interface Stretch {
  readonly rows: readonly SessionRow[];
  /** Where to go on from; undefined where there is nothing older. */
  readonly reached: string | undefined;
}

/** No single request looks through more; the next page goes on from there. */
const MOST_READ = 1_000;
const AT_ONCE = 100;

export interface Found {
  readonly rows: readonly SessionRow[];
  /** There are more, and the last of these is where to go on from. */
  readonly next?: string | undefined;
  /** So much was looked through that this page ends here, wherever it is. */
  readonly stopped?: string | undefined;
}

interface Wanted extends Span {
  readonly limit: number;
  keep(row: SessionRow): SessionRow | undefined;
}

export async function search(lead: Lead, { from, until, limit, keep }: Wanted): Promise<Found> {
  const rows: SessionRow[] = [];
  let [end, read]: [string | undefined, number] = [until, 0];
  while (end !== undefined && read < MOST_READ) {
    const wanted = { from, until: end, limit: read === 0 ? Math.min(limit + 1, AT_ONCE) : AT_ONCE };
    const page: Stretch =
      lead.kind === "board" ? await onBoard(lead.part, wanted) : await inView(lead.parts, wanted);
    rows.push(...page.rows.flatMap(row => keep(row) ?? []));
    const last = rows[limit - 1];
    if (rows.length > limit && last) return { rows: rows.slice(0, limit), next: placeOf(last, lead) };
    end = page.reached;
    read += page.rows.length;
  }
  return { rows, stopped: end };
}

export function placeOf(row: SessionRow, { kind }: Lead): string {
  return `${row.state.askedAt}#${kind === "board" ? row.stream : idOf(row)}`;
}

type Reading = Span & { readonly limit: number };

async function onBoard(part: BoardPart, { from, until, limit }: Reading): Promise<Stretch> {
  const page = await board<SessionRow["state"]>({
    ...part,
    between: [from, until],
    limit: limit + 1,
    descending: true,
  });
  const placed = page.rows.map(row => ({ row, place: `${row.state.askedAt}#${row.stream}` }));
  const last = placed.at(-1)?.place;
  return {
    rows: placed.filter(({ place }) => place < until).map(({ row }) => row),
    reached: page.next && last,
  };
}

/** All parts of a month are read at once and told as if they were one; what lies beyond the nearest end of a page waits. */
async function inView(parts: readonly AskedPart[], { from, until, limit }: Reading): Promise<Stretch> {
  for (const month of monthsBack(from, until)) {
    const pages = await Promise.all(parts.map(part => lastWords(part(month), { from, until, limit })));
    const [end = ""] = pages
      .filter(({ hasMore }) => hasMore)
      .map(({ places }) => places.at(-1) ?? "")
      .sort()
      .reverse();
    const places = [...new Set(pages.flatMap(each => each.places))].filter(place => place >= end);
    const first = places.sort().reverse().slice(0, limit);
    const isAll = end === "" && first.length === places.length;
    if (places.length === 0 && isAll) continue;
    return { rows: await sessionsAt(first), reached: isAll ? month : (first.at(-1) ?? end) };
  }
  return { rows: [], reached: undefined };
}

/** Those that have any of the span in them: a month's name sorts before all that was asked in it. */
function monthsBack(from: string, until: string): string[] {
  const months: string[] = [];
  const date = new Date(`${until.slice(0, 7)}-01T00:00:00.000Z`);
  for (let month = until.slice(0, 7); month >= from.slice(0, 7); month = date.toISOString().slice(0, 7)) {
    if (month < until) months.push(month);
    date.setUTCMonth(date.getUTCMonth() - 1);
  }
  return months;
}

async function sessionsAt(places: readonly string[]): Promise<SessionRow[]> {
  const held = await readMany(places.map(place => stream(sessionLaw, place.slice(place.indexOf("#") + 1))));
  return held.filter(isThere);
}
