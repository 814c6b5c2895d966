// Which streams of one kind were written to since a moment: what a reader elsewhere has to look at again, and where to go on from.
import { momentOf, type TimePage, type TimeRange, timePage } from "./by-time.ts";
import { database, table } from "./journal.ts";
import { isStream, kindOf, type Stream, type StreamKind } from "./keys.ts";

export interface Since {
  readonly streams: readonly Stream[];
  /** What was recorded by then is among them; undefined where everything is. */
  readonly reached: string | undefined;
}

const PAGE = 200;

/** `after` and `until` are instants as the journal writes them. */
export async function changedSince(kind: StreamKind, after: string, until: string): Promise<Since> {
  const streams = new Set<Stream>();
  for await (const { items, rest } of pagesSince(after, until)) {
    const moments = items.map(momentOf);
    for (const of of moments.map(streamIn)) if (of && kindOf(of) === kind) streams.add(of);
    const reached = moments.at(-1)?.split("#")[0];
    if (rest && streams.size >= PAGE && reached && reached > after) return { streams: [...streams], reached };
  }
  return { streams: [...streams], reached: undefined };
}

export interface Written {
  readonly stream: Stream;
  readonly recordedAt: string;
}

interface Sought {
  readonly from: string;
  /** The latest first. */
  readonly before: readonly string[];
  readonly most: number;
}

/** The last events of one kind before each of some moments, of its day and not before `from`: their places, among a bounded number. */
export async function lastWritten(kind: StreamKind, { from, before, most }: Sought): Promise<Written[]> {
  const found: Written[] = [];
  let last: { readonly day: string; readonly moments: readonly string[] } | undefined;
  for (const until of before) {
    // Where nothing was written between two moments, the same lies before both.
    if (last && until.startsWith(last.day) && (last.moments[0] ?? "") < until) continue;
    const day = until.slice(0, 10);
    last = { day, moments: await lastMoments({ day, from: from.startsWith(day) ? from : undefined, until }) };
    const written = last.moments.flatMap(moment => {
      const stream = streamIn(moment);
      return stream && kindOf(stream) === kind ? [{ stream, recordedAt: moment.split("#")[0] ?? "" }] : [];
    });
    found.push(...written.slice(0, most));
  }
  return found;
}

async function lastMoments(range: TimeRange): Promise<readonly string[]> {
  const { items } = await timePage(database, table(), {
    ...range,
    limit: PAGE,
    only: "moment",
    descending: true,
  });
  return items.map(momentOf);
}

async function* pagesSince(after: string, until: string): AsyncGenerator<TimePage> {
  for (let day = after.slice(0, 10); day <= until.slice(0, 10); day = nextDay(day)) {
    const from = after.startsWith(day) ? after : undefined;
    let range: TimeRange | undefined = { day, from, limit: PAGE, only: "moment" };
    while (range) {
      const page: TimePage = await timePage(database, table(), range);
      yield page;
      range = page.rest;
    }
  }
}

/** A moment is the instant, the stream and the version of its event. */
function streamIn(moment: string): Stream | undefined {
  const [, of = ""] = /^[^#]*#(.*)#\d+$/.exec(moment) ?? [];
  return isStream(of) ? of : undefined;
}

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 24 * 60 * 60_000).toISOString().slice(0, 10);
}
