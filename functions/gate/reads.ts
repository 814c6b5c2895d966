// Reads the states one decision rests on, each once: in one strongly consistent request as far as the guesses are right.

import { readBlob } from "../shared/journal/blob.ts";
import type { Held } from "../shared/journal/change.ts";
import { readItems } from "../shared/journal/journal.ts";
import { isSharedKind, kindOf, type Seat, type Stream, seatKey } from "../shared/journal/keys.ts";
import { calendarKeys, countByCalendarsIn } from "../shared/journal/loaded-calendars.ts";
import { heldWithRenewal, keysWithRenewal } from "../shared/journal/renewal.ts";
import { counterKeys, countsIn, holderOf, type SeatCounts, takenIn } from "../shared/journal/seats.ts";
import { Lru } from "../shared/lru.ts";
import type { LoadText, Reads } from "./part.ts";
import { PARTS } from "./parts.ts";
import type { Question, SystemChannel } from "./question.ts";

export interface ReadResult {
  readonly held: readonly Held<unknown>[];
  /** Seats taken, where a system and channel were given. */
  readonly open: number;
  /** And where they are counted; of another moment than now nobody knows. */
  readonly counts?: SeatCounts;
  /** Which session has each of the seats asked about; nobody has those that are not in it. */
  readonly holders: ReadonlyMap<Seat, string>;
}
export type ReadStates = (
  streams: readonly Stream[],
  through: SystemChannel | undefined,
  seats?: readonly Seat[],
) => Promise<ReadResult>;

/** With the office calendars, by which days are counted, where they were not read lately. */
export const readNow: ReadStates = async (streams, through, seats = []) => {
  const calendars = calendarKeys();
  const found = await readItems([
    ...calendars,
    ...streams.flatMap(keysWithRenewal),
    ...(through ? counterKeys(through.system, through.channel) : []),
    ...seats.map(seatKey),
  ]);
  if (calendars.length > 0) countByCalendarsIn(found);
  const counts = through && countsIn(found, through.system, through.channel);
  const holders = seats.flatMap(seat => {
    const holder = holderOf(found.get(seat));
    return holder === undefined ? [] : [[seat, holder] as const];
  });
  return {
    held: streams.map(each => heldWithRenewal(each, found)),
    open: counts ? takenIn(counts) : 0,
    ...(counts && { counts }),
    holders: new Map(holders),
  };
};

/** Of a moment to come nobody knows who is connected then: what is open now says nothing of it. */
export const readAhead: ReadStates = (streams, through) => readNow(streams, through);

/** For one run over many sessions: what they share is read once. What is recorded later has an event of its own, and its own run. */
export function readingOnce(read: ReadStates, isKept = isSharedKind): ReadStates {
  const kept = new Map<Stream, Held<unknown>>();
  return async (streams, through, seats) => {
    const missing = streams.filter(each => !kept.has(each));
    const { held, ...rest } = await read(missing, through, seats);
    const fresh = new Map(held.map(each => [each.stream, each]));
    for (const each of held) if (isKept(kindOf(each.stream))) kept.set(each.stream, each);
    return { held: streams.flatMap(each => fresh.get(each) ?? kept.get(each) ?? []), ...rest };
  };
}

/** Eighteen systems, two channels, two directions, and what EC2 holds of each, twice over. */
const MOST_TEXTS = 320;
const texts = new Map<unknown, (digest: string) => Promise<unknown>>();

export const loadText: LoadText = (digest, compile) => {
  const load =
    texts.get(compile) ?? Lru.loading(MOST_TEXTS, async name => compile(await readBlob(name)) as unknown);
  texts.set(compile, load);
  return load(digest) as Promise<ReturnType<typeof compile>>;
};

/** `at`: the moment decided for, since what says who asks may be over by then. */
export async function readFor(question: Question, at: string, read: ReadStates = readNow): Promise<Reads> {
  const reads = new Reading(question, at, read);
  await reads.complete();
  return reads;
}

// What the last question about the same endpoint, terminal or seat found: a wrong guess costs one more read and decides nothing.
const endpoints = new Lru<SystemChannel>(1_000);
const agencies = new Lru<string>(20_000);
const holders = new Lru<string>(40_000);

/** Whoever was let in just now is likely to be the one found there next. */
export function remember(reads: Reads): void {
  for (const seat of seatsFor(reads)) holders.put(seat, reads.question.session);
}

function seatsFor(reads: Reads): readonly Seat[] {
  return PARTS.flatMap(part => part.seats?.(reads) ?? []);
}

class Reading implements Reads {
  question: Question;
  through: SystemChannel | undefined;
  agency: string;
  open = 0;
  counts: SeatCounts | undefined;
  readonly #at: string;
  readonly #read: ReadStates;
  readonly #held = new Map<Stream, Held<unknown>>();
  readonly #holders = new Map<Seat, string | undefined>();
  #counted: string | undefined;
  #guesses = true;

  constructor(question: Question, at: string, read: ReadStates) {
    this.question = question;
    this.#at = at;
    this.#read = read;
    this.through = question.through ?? endpoints.get(question.endpoint);
    this.agency = question.agencyHint || agencies.get(question.terminal) || "";
  }

  /** The first request holds all that is needed where it was guessed rightly; the states themselves say what is missing. */
  async complete(): Promise<void> {
    await this.#readMissing();
    this.#guesses = false;
    do this.#settleAbout();
    while (await this.#readMissing());
    const { endpoint, terminal } = this.question;
    if (this.through && endpoint) endpoints.put(endpoint, this.through);
    if (this.agency && terminal) agencies.put(terminal, this.agency);
  }

  get rested(): readonly Held<unknown>[] {
    return [...this.#held.values()].filter(held => kindOf(held.stream) !== "SESSION");
  }

  held<State>(of: Stream): Held<State> | undefined {
    return this.#held.get(of) as Held<State> | undefined;
  }

  holder(seat: Seat): string | undefined {
    return this.#guesses ? holders.get(seat) : this.#holders.get(seat);
  }

  #settleAbout(): void {
    const abouts = PARTS.map(part => part.about?.(this, this.#at) ?? {});
    const logIn = abouts.find(about => about.logIn)?.logIn;
    if (logIn && this.question.person === "") {
      const { person, ...said } = logIn;
      this.question = { ...this.question, person, details: { ...this.question.details, ...said } };
    }
    this.through = abouts.find(({ through }) => through)?.through;
    this.agency = abouts.find(({ agency }) => agency !== undefined)?.agency ?? "";
  }

  /** False where nothing was missing. */
  async #readMissing(): Promise<boolean> {
    const { through } = this;
    const wanted = PARTS.flatMap(part => part.streams(this));
    const streams = [...new Set(wanted)].filter(each => !this.#held.has(each));
    const seats = seatsFor(this).filter(each => !this.#holders.has(each));
    const counter = through && `${through.system}#${through.channel}`;
    const isCounted = counter === this.#counted;
    if (streams.length === 0 && seats.length === 0 && (isCounted || !counter)) return false;
    const found = await this.#read(streams, isCounted ? undefined : through, seats);
    for (const each of found.held) this.#held.set(each.stream, each);
    for (const seat of seats) this.#holders.set(seat, found.holders.get(seat));
    for (const [seat, holder] of found.holders) holders.put(seat, holder);
    if (counter && !isCounted) {
      this.open = found.open;
      this.counts = found.counts;
    }
    this.#counted = counter ?? this.#counted;
    return true;
  }
}
