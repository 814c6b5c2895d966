// Records of many sessions in few transactions. Those that share a seat counter go into the same, one transaction after the other,
// so that they never cancel each other; one that moved meanwhile falls out, and the others go on.

import type { SessionRecord } from "../sessions/session-records.ts";
import { commit, isOutcomeUnknown, Moved } from "../shared/journal/commit.ts";
import { seatsKey } from "../shared/journal/keys.ts";

/** A transaction takes a hundred actions and 4 MB; some room is left for what the items have besides. */
const MOST_ACTIONS = 100;
const MOST_BYTES = 3_000_000;
/** So often before it is tried in halves: one that somebody else writes all the time does not keep back the others for ever. */
const MOST_TRIES = 6;
const PAUSE_MS = 10;

interface Waiting {
  readonly record: SessionRecord;
  readonly actions: number;
  readonly bytes: number;
  done(): void;
  failed(error: unknown): void;
}

export class Recording {
  readonly #lanes = new Map<string, Lane>();

  /** Settles once it is on record, or with why it is not: Moved where it has to be judged again. */
  add(record: SessionRecord): Promise<void> {
    const name = counterOf(record);
    const lane = this.#lanes.get(name) ?? new Lane();
    this.#lanes.set(name, lane);
    return lane.add(record);
  }
}

/** Where seats are given back to; what gives none back competes with nobody, and waits for nobody else's counter. */
function counterOf({ seats = [] }: SessionRecord): string {
  for (const move of seats)
    if (!("seat" in move)) return seatsKey(move.system, move.channel, move.shard).pk.S;
  return "";
}

class Lane {
  readonly #waiting: Waiting[] = [];
  #isOpen = false;

  add(record: SessionRecord): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ record, ...sizeOf(record), done, failed });
      if (!this.#isOpen) void this.#run();
    });
  }

  /** What comes while a transaction is under way goes into the next. */
  async #run(): Promise<void> {
    this.#isOpen = true;
    while (this.#waiting.length > 0) {
      await new Promise(setImmediate);
      await recordTogether(this.#next());
    }
    this.#isOpen = false;
  }

  #next(): Waiting[] {
    // Besides the counter that they share.
    let [actions, bytes, count] = [1, 0, 0];
    for (const each of this.#waiting) {
      actions += each.actions;
      bytes += each.bytes;
      if (count > 0 && (actions > MOST_ACTIONS || bytes > MOST_BYTES)) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }
}

function sizeOf({ changes, seats = [] }: SessionRecord): Pick<Waiting, "actions" | "bytes"> {
  const events = changes.flatMap(({ recorded }) => recorded);
  return {
    actions: events.length + changes.length + seats.filter(move => "seat" in move).length,
    bytes: Buffer.byteLength(JSON.stringify([events, changes.map(({ next }) => next)])),
  };
}

async function recordTogether(batch: readonly Waiting[], tries = 1): Promise<void> {
  if (batch.length === 0) return;
  try {
    await commit({
      changes: batch.flatMap(({ record }) => record.changes),
      seats: batch.flatMap(({ record }) => record.seats ?? []),
    });
    for (const each of batch) each.done();
  } catch (error) {
    await without(error, batch, tries);
  }
}

async function without(error: unknown, batch: readonly Waiting[], tries: number): Promise<void> {
  const stale = error instanceof Moved ? batch.filter(each => isStale(each, error)) : [];
  for (const each of stale) each.failed(error);
  if (stale.length > 0)
    return recordTogether(
      batch.filter(each => !stale.includes(each)),
      tries,
    );
  if (error instanceof Moved && tries < MOST_TRIES) {
    await new Promise(resume => setTimeout(resume, Math.random() * PAUSE_MS * 2 ** tries));
    return recordTogether(batch, tries + 1);
  }
  // Of what may be on record already nobody knows how much a second time would find.
  if (batch.length === 1 || isOutcomeUnknown(error)) return batch.forEach(({ failed }) => void failed(error));
  const middle = Math.ceil(batch.length / 2);
  await recordTogether(batch.slice(0, middle));
  await recordTogether(batch.slice(middle));
}

function isStale({ record: { changes, seats = [] } }: Waiting, { stale }: Moved): boolean {
  const names = [
    ...changes.map(({ held }) => held.stream),
    ...seats.flatMap(move => ("seat" in move ? move.seat : [])),
  ];
  return names.some(name => stale.includes(name));
}
