// One run over many sessions reads as little as it can: what they share once, how many seats are taken once, and what is each one's
// own for many of them in one request.

import { type ReadResult, type ReadStates, readingOnce } from "../gate/reads.ts";
import type { Held } from "../shared/journal/change.ts";
import type { Seat, Stream } from "../shared/journal/keys.ts";

/** As many keys as one request takes. */
const MOST_KEYS = 100;

interface Wanted {
  readonly streams: readonly Stream[];
  readonly seats: readonly Seat[];
  found(result: Pick<ReadResult, "held" | "holders">): void;
  failed(error: unknown): void;
}

/** What is recorded while it lasts has an event of its own, and its own run. */
export function readingTogether(read: ReadStates): ReadStates {
  const counters = new Map<string, Promise<ReadResult>>();
  const ask = together(read);
  const counted: ReadStates = async (streams, through, seats = []) => {
    const name = through && `${through.system}#${through.channel}`;
    const counting = name === undefined ? undefined : (counters.get(name) ?? read([], through));
    if (name !== undefined && counting) counters.set(name, counting);
    // Who comes after one that failed asks once more.
    counting?.catch(() => counters.delete(name ?? ""));
    const [counter, own] = await Promise.all([counting, ask(streams, seats)]);
    return { open: 0, ...counter, ...own };
  };
  return readingOnce(counted);
}

/** Whatever is asked for in the same turn is asked for together. */
function together(read: ReadStates) {
  let waiting: Wanted[] = [];
  const send = () => {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; ) {
      const some = fitting(all.slice(from));
      from += some.length;
      void answer(some, read);
    }
  };
  return (streams: readonly Stream[], seats: readonly Seat[]) =>
    new Promise<Pick<ReadResult, "held" | "holders">>((found, failed) => {
      if (waiting.length === 0) setImmediate(send);
      waiting.push({ streams, seats, found, failed });
    });
}

function fitting(waiting: readonly Wanted[]): readonly Wanted[] {
  let keys = 0;
  const over = waiting.findIndex(({ streams, seats }, at) => {
    keys += streams.length + seats.length;
    return at > 0 && keys > MOST_KEYS;
  });
  return over === -1 ? waiting : waiting.slice(0, over);
}

async function answer(some: readonly Wanted[], read: ReadStates): Promise<void> {
  const streams = [...new Set(some.flatMap(each => each.streams))];
  const seats = [...new Set(some.flatMap(each => each.seats))];
  try {
    const { held, holders } =
      streams.length + seats.length === 0 ? NOTHING : await read(streams, undefined, seats);
    const found = new Map(held.map(each => [each.stream, each]));
    for (const each of some)
      each.found({ held: each.streams.map(of => found.get(of) as Held<unknown>), holders });
  } catch (error) {
    for (const each of some) each.failed(error);
  }
}

const NOTHING = { held: [], holders: new Map<Seat, string>() } as const;
