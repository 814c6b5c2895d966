// What a feature has to say at the gate: the states a question needs, the facts they give, the sessions a change may close.

import type { Held } from "../shared/journal/change.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { type Seat, type Stream, type StreamKind, stream } from "../shared/journal/keys.ts";
import type { SeatCounts } from "../shared/journal/seats.ts";
import type { Activity } from "../shared/rules/activities.ts";
import type { ProfileId } from "../shared/rules/clauses.ts";
import type { Overlay } from "../shared/rules/parameters.ts";
import type { Words } from "../shared/words.ts";
import type { Deadline, FactName, FactsFrom, RecordRef } from "./facts.ts";
import type { RulesStatus } from "./names.ts";
import type { Question, QuestionDetails, SystemChannel } from "./question.ts";

/** All that was read for one question; while it is being read, all so far, with a guess of what the question is about. */
export interface Reads {
  readonly question: Question;
  /** The system it leads into and by which channel; absent where nothing serves that. */
  readonly through: SystemChannel | undefined;
  /** The terminal's, or else the person's; empty where neither is known. */
  readonly agency: string;
  /** Seats taken in that system and channel. */
  readonly open: number;
  /** And where they are counted; of another moment than now nobody knows. */
  readonly counts?: SeatCounts | undefined;
  /** Which session has a seat. */
  holder(seat: Seat): string | undefined;
  held<State>(of: Stream): Held<State> | undefined;
  /** All besides sessions, even what is not there: a yes holds only while none of it has moved. Sessions are proved by their seats. */
  readonly rested: readonly Held<unknown>[];
}

/** What a question turns out to be about, and whose it is where it names nobody itself. */
export interface About extends Partial<Pick<Reads, "through" | "agency">> {
  readonly logIn?: Pick<Question, "person"> & Pick<QuestionDetails, "factors" | "login">;
}

/** The moment decided for, past, present or future, and the regulations in force then. */
export interface Moment {
  /** A UTC instant as the journal writes it. */
  readonly at: string;
  readonly profiles: readonly ProfileId[];
  readonly activity: Activity;
  readonly overlay?: Overlay | undefined;
}

/** What is decided about, and when: what was adopted for something else, or for another time, does not bind. */
export interface AskedAbout {
  readonly activity: Activity;
  readonly at: string;
}

/** A text that a state names by digest, compiled once and kept: a version that changed has another name. */
export type LoadText = <Compiled>(digest: string, compile: (text: string) => Compiled) => Promise<Compiled>;

export interface GatePart<Loaded = unknown> {
  /** Those a question needs, given what is read or guessed so far: asked again until nothing more is needed. */
  streams(soFar: Reads): readonly Stream[];
  /** Seats whose holder must be known. */
  seats?(soFar: Reads): readonly Seat[];
  /** What its states say the question is about; the first part that says so is believed. */
  about?(reads: Reads, at: string): About;
  /** Regulations adopted for what is asked about, besides what binds everybody. */
  adopted?(reads: Reads, about: AskedAbout): readonly string[];
  /** Why no policy may be believed now: whatever it would say, the answer is no. */
  doubt?(reads: Reads): RulesStatus | undefined;
  /** What an agency laid down for that, beside the regulations. */
  overlay?(reads: Reads, about: AskedAbout): Overlay | undefined;
  /** What has to be looked up in texts that its states name by digest. */
  load?(reads: Reads, at: string, text: LoadText): Promise<Loaded>;
  /** What is absent is left out, and refuses. */
  facts(reads: Reads, moment: Moment, loaded: Loaded): readonly FactsFrom[];
  /** By kind of stream, which sessions a change of one may close. Too many are only asked again; too few is a hole. */
  readonly touches: { readonly [Kind in StreamKind]?: (change: RecordedChange) => Touched | undefined };
}

/** What happened to a stream, with its id in its parts. */
export interface RecordedChange extends Pick<Recorded, "event"> {
  readonly id: readonly string[];
}

/** Open sessions by what they have in common, as far as it is said: of nothing else than a terminal, say; of all where nothing is. */
export type Touched = Partial<
  Readonly<Record<"session" | "terminal" | "person" | "system" | "channel" | "agency", string>>
>;

/** A state that exists, with the place it was read from. */
export interface Found<State> extends RecordRef {
  readonly state: State;
}

export function foundIn<State>(reads: Reads, kind: StreamKind, ...id: string[]): Found<State> | undefined {
  return id.includes("") ? undefined : existing(reads.held<State>(stream(kind, ...id)));
}

export function existing<State>(held: Held<State> | undefined): Found<State> | undefined {
  return held?.state === undefined ? undefined : (held as Held<State> & Found<State>);
}

export function isPast(instant: string | undefined, at: string): boolean {
  return instant !== undefined && instant <= at;
}

/** None where there is no end, or it has passed. */
export function deadlineAt(
  end: string | undefined,
  fact: FactName,
  reason: Words,
  { at }: Pick<Moment, "at">,
): Deadline[] {
  return end !== undefined && at < end ? [{ at: end, fact, reason }] : [];
}
