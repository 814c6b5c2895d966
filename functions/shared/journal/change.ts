// New events of one stream folded into its next state: pure, so that the answer is known before anything is written.
import { type Actor, bodyOf, type Happening, hashOf, type Law, type Recorded } from "./event.ts";
import { type BoardPlaces, kindOf, type Stream } from "./keys.ts";

/** How a thing stood when it was read: the version and head that a write must still find. */
export interface Held<S> {
  readonly stream: Stream;
  readonly version: number;
  readonly head: string;
  readonly state: S | undefined;
  /** Where its kind is renewed without an event, and whoever read it asked for that as well. */
  readonly renewed?: Renewal | undefined;
}

/** What a thing said last that was no news: beside its stream, one at a time. */
export interface Renewal {
  /** Of the stream, as it was when this was said: it renews that state and no later one. */
  readonly version: number;
  /** Only a higher one of the same version takes its place. */
  readonly order: number;
  readonly body: unknown;
}

/** What is there: at least one event was recorded of it. */
export type Row<S> = Held<S> & { readonly state: S };

/** Who acts, by which action, for which request, when; kept with every event. */
export interface Circumstances {
  readonly by: Actor;
  readonly action: string;
  readonly request: string;
  readonly recordedAt: string;
}

/** An event to be recorded; without `happenedAt` it happens as it is recorded. */
export interface Draft<E extends Happening = Happening> {
  readonly event: E;
  readonly happenedAt?: string;
  readonly reason?: string;
}

export interface Change<S = unknown> {
  readonly held: Held<unknown>;
  readonly recorded: readonly Recorded[];
  readonly next: Row<S>;
  readonly boards: BoardPlaces;
}

export function change<S, E extends Happening>(
  law: Law<S, E>,
  held: Held<S>,
  drafts: readonly [Draft<E>, ...Draft<E>[]],
  circumstances: Circumstances,
): Change<S> {
  if (law.kind !== kindOf(held.stream))
    throw new Error(`the law of ${law.kind} does not judge ${held.stream}`);
  const recorded: Recorded<E>[] = [];
  let state = held.state;
  for (const draft of drafts) {
    const next = recordAfter(recorded.at(-1) ?? { version: held.version, hash: held.head }, draft);
    recorded.push(next);
    state = law.evolve(state, next);
  }
  const last = recorded.at(-1);
  if (state === undefined || !last) throw new Error("a change without an event");
  const next = { stream: held.stream, version: last.version, head: last.hash, state };
  return { held, recorded, next, boards: law.boards?.(state, held.stream) ?? {} };

  function recordAfter(before: { version: number; hash: string }, draft: Draft<E>): Recorded<E> {
    const { by, action, request, recordedAt } = circumstances;
    const facts = { by, action, request, recordedAt, happenedAt: recordedAt, ...draft };
    const version = before.version + 1;
    const hash = hashOf(before.hash, held.stream, version, bodyOf(facts));
    return { ...facts, stream: held.stream, version, previous: before.hash, hash };
  }
}
