// One way to tell the test of a law: given(law).events(…).when(decision).then(…). Laws fold what happened; nothing is written.
import { expect } from "vitest";
import { Problem } from "../../functions/shared/http/problem.ts";
import { documentOf } from "../../functions/shared/http/problem-document.ts";
import { change, type Draft, type Held } from "../../functions/shared/journal/change.ts";
import {
  type Actor,
  GENESIS,
  type Happening,
  type Law,
  type Recorded,
} from "../../functions/shared/journal/event.ts";
import { type Stream, stream } from "../../functions/shared/journal/keys.ts";
import { AGENCY } from "./city.ts";

/** Who acts and when. */
export interface Acting {
  readonly by?: string;
  readonly at?: string;
}
const SOMEBODY = { by: "somebody", at: "2021-06-04T02:00:00.000Z" };

export const actorOf = (person: string): Actor => ({ person, agency: AGENCY, roles: [] });

/** An event that happens as it is recorded, or one that says when it happened. */
export type Told<E extends Happening> = E | Draft<E>;

/** A journal in memory: the things of any kind that a test is about, as their laws fold them. */
export class Ledger {
  readonly recorded: Recorded[] = [];
  readonly #held = new Map<Stream, Held<unknown>>();

  of<S, E extends Happening>(law: Law<S, E>, id: string): Held<S> {
    const key = stream(law.kind, id);
    return (this.#held.get(key) ?? { stream: key, version: 0, head: GENESIS, state: undefined }) as Held<S>;
  }

  record<S, E extends Happening>(
    law: Law<S, E>,
    id: string,
    told: readonly Told<E>[],
    acting: Acting = {},
  ): S {
    const { by, at } = { ...SOMEBODY, ...acting };
    const facts = { by: actorOf(by), action: "test", request: "test" };
    const drafts = told.map(each => ("event" in each ? each : { event: each })) as [Draft<E>, ...Draft<E>[]];
    const { next, recorded } = change(law, this.of(law, id), drafts, { ...facts, recordedAt: at });
    this.#held.set(next.stream, next);
    this.recorded.push(...recorded);
    return next.state;
  }
}

/** What a decision comes to: events, or the code of the refusal with its clauses and the codes of its faults. */
export type Decision<E extends Happening> =
  | { readonly events: readonly E[] }
  | { readonly code: string; readonly clauses: readonly string[]; readonly faults: readonly string[] };

export function decided<E extends Happening>(decide: () => readonly Told<E>[]): Decision<E> {
  try {
    return { events: decide().map(each => ("event" in each ? each.event : each)) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { clauses = [], faults = [] } = error.facts;
    return { code: error.kind.code, clauses, faults: faults.map(({ code }) => code) };
  }
}

export function given<S, E extends Happening>(law: Law<S, E>): Given<S, E> {
  return new Given(law, [], {});
}

type Before<E extends Happening> = readonly [told: readonly Told<E>[], acting: Acting];

class Given<S, E extends Happening> {
  readonly #law: Law<S, E>;
  readonly #before: readonly Before<E>[];
  readonly #acting: Acting;

  constructor(law: Law<S, E>, before: readonly Before<E>[], acting: Acting) {
    this.#law = law;
    this.#before = before;
    this.#acting = acting;
  }

  /** What follows happens then, or by that person. */
  as(acting: Acting): Given<S, E> {
    return new Given(this.#law, this.#before, { ...this.#acting, ...acting });
  }

  events(...told: readonly Told<E>[]): Given<S, E> {
    return new Given(this.#law, [...this.#before, [told, this.#acting]], this.#acting);
  }

  /** The same, as the law itself decides it: `decide` sees the state so far. */
  after(decide: (state: S | undefined) => readonly Told<E>[]): Given<S, E> {
    return this.events(...decide(this.state));
  }

  get state(): S | undefined {
    const ledger = new Ledger();
    for (const [told, acting] of this.#before)
      if (told.length > 0) ledger.record(this.#law, "it", told, acting);
    return ledger.of(this.#law, "it").state;
  }

  when(decide: (state: S | undefined) => readonly Told<E>[]): When<S, E> {
    const decision = decided(() => decide(this.state));
    return new When(decision, () => ("events" in decision ? this.events(...decision.events) : this).state);
  }
}

class When<S, E extends Happening> {
  readonly #decision: Decision<E>;
  readonly #folded: () => S | undefined;

  constructor(decision: Decision<E>, folded: () => S | undefined) {
    this.#decision = decision;
    this.#folded = folded;
  }

  /** These events and no others, each with at least what is named. */
  // biome-ignore lint/suspicious/noThenProperty: the word of the trade; nobody waits for it.
  then(...events: readonly Partial<E>[]): void {
    expect(this.#decision).toMatchObject({ events });
  }

  /** The state that comes of it has at least this. */
  thenState(state: object): void {
    expect(this.#decision).toHaveProperty("events");
    expect(this.#folded()).toMatchObject(state);
  }

  refused(code: string, ...clauses: readonly string[]): void {
    expect(this.#decision).toMatchObject({ code, clauses });
  }
}

/** The codes of all that speaks against it, the first first; none where nothing does. */
export function refusedFor(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, also = [] } = documentOf(error, "en");
    return [code, ...also.map(each => each.code)];
  }
  return [];
}
