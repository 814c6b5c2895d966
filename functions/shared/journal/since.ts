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

/** The last events of one kind within a stretch of one day, the newest first: their places, looked for among a bounded number. */
export async function lastWritten(
  kind: StreamKind,
  { from, until, most }: { readonly from: string; readonly until: string; readonly most: number },
): Promise<readonly Written[]> {
  const day = until.slice(0, 10);
  const since = from.startsWith(day) ? from : undefined;
  const among = async (limit: number) => {
    const range = { day, from: since, until, limit, only: "moment", descending: true };
    const { items, rest } = await timePage(database, table(), range);
    const found = items.map(momentOf).flatMap(moment => {
      const stream = streamIn(moment);
      return stream && kindOf(stream) === kind ? [{ stream, recordedAt: moment.split("#")[0] ?? "" }] : [];
    });
    return { found, isAll: rest === undefined };
  };
  // Mostly they are among the nearest: the many are read only where too few of these are of the kind.
  const near = await among(most);
  const { found } = near.isAll || near.found.length >= most ? near : await among(PAGE);
  return found.slice(0, most);
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
