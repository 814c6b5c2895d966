// Whose hours, and who is over them now: what each entry reads before it asks who may; and the same as of a moment that has passed.

import type { Agency } from "../agencies/agency.ts";
import { agencyLaw } from "../agencies/agency.ts";
import { type Person, personLaw } from "../people/person.ts";
import type { Around } from "../people/posting.ts";
import { PERSON_PROBLEM } from "../people/problems.ts";
import { namedOver, type Superior, superiorsOf } from "../people/superiors.ts";
import { unitsLaw } from "../people/units.ts";
import type { Permit, Place } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import type { Held } from "../shared/journal/change.ts";
import { GENESIS, type Happening, type Law } from "../shared/journal/event.ts";
import { history, readMany } from "../shared/journal/journal.ts";
import { type Stream, stream } from "../shared/journal/keys.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { type CompLeave, compLeaveLaw } from "./comp-leave.ts";
import { type HoursBook, hoursBookLaw } from "./hours-book.ts";
import type { Known } from "./known.ts";
import { officeOn } from "./office.ts";
import { type Overtime, overtimeLaw } from "./overtime.ts";
import { orUnknown } from "./refusing.ts";
import { plannedOn } from "./shift.ts";

export interface About {
  readonly params: { readonly person: string };
  readonly at: Date;
}

export interface Whose {
  readonly account: string;
  readonly person: Held<Person>;
  readonly overtime: Held<Overtime>;
  readonly leave: Held<CompLeave>;
  readonly agency: Held<Agency>;
  readonly book: Held<HoursBook>;
  /** All that says who is over them. */
  readonly over: readonly Held<unknown>[];
  readonly around: Around;
}

/** Of nobody's agency there is nothing to read. */
const NOWHERE = "-";

export async function readWhose({ params: { person: account } }: Pick<About, "params">): Promise<Whose> {
  const [person, overtime, leave] = await readMany([
    stream(personLaw, account),
    stream(overtimeLaw, account),
    stream(compLeaveLaw, account),
  ]);
  const of = person.state?.agency || NOWHERE;
  const [agency, book, units] = await readMany([
    stream(agencyLaw, of),
    stream(hoursBookLaw, of),
    stream(unitsLaw, of),
  ]);
  const above = await readPeople(person.state ? namedOver(person.state, units.state) : []);
  const standIns = above.flatMap(held => (held.state?.deputies ?? []).map(({ deputy }) => deputy));
  const known = new Map([...above, ...(await readPeople(standIns))].map(held => [held.stream, held]));
  return {
    ...{ account, person, overtime, leave, agency, book },
    over: [...(units.version > 0 ? [units] : []), ...known.values()],
    around: { units: units.state, person: each => known.get(stream(personLaw, each))?.state },
  };
}

/** A transaction takes 100 items. */
const MOST_PEOPLE = 40;

function readPeople(accounts: readonly string[]): Promise<readonly Held<Person>[]> {
  const each = [...new Set(accounts)];
  if (each.length > MOST_PEOPLE) throw new Problem(PERSON_PROBLEM["line-too-long"]);
  return readMany(each.map(account => stream(personLaw, account)));
}

export function superiorsIn({ account, person, around }: Whose, at: Date): readonly Superior[] {
  return superiorsOf({ account, state: person.state }, around, at.toISOString());
}

export function placeOf({ at }: Pick<About, "at">, whose: Whose): Place {
  const { state } = whose.person;
  const agency = state?.active ? state.agency : "";
  const superiors = superiorsIn(whose, at).map(({ person }) => person);
  return { type: "Worker", id: whose.account, agency, person: whose.account, superiors };
}

/** Who heads the unit or stands in for who does; of somebody without a unit, their superior. */
export function headsIn(whose: Whose, at: Date): readonly string[] {
  const over = superiorsIn(whose, at);
  const heads = over.filter(({ as }) => as === "unit-head").map(({ person }) => person);
  if (heads.length === 0) return over.map(({ person }) => person);
  const standIns = over.filter(({ of = "" }) => heads.includes(of)).map(({ person }) => person);
  return [...heads, ...standIns];
}

export function isAmong(accounts: readonly string[], account: string): boolean {
  return accounts.some(each => isSameAccount(each, account));
}

export function knownOf({ person, overtime, agency, book }: Whose): Known {
  return {
    person: person.state,
    agency: agency.state,
    overtime: overtime.state,
    book: book.state,
    office: day => {
      const planned = plannedOn(overtime.state?.shifts, day, person.state?.agency);
      return orUnknown(() =>
        officeOn(day, agency.state?.hours, { title: person.state?.posting?.title, planned }),
      );
    },
  };
}

/** What a decision rests on and does not change. An agency's rules are of many, and no decision names them. */
export function unmoved({ person, book, over }: Whose): readonly Held<unknown>[] {
  const rested = [person, book, ...over].filter(({ version }) => version > 0);
  return [...new Map(rested.map(each => [each.stream, each])).values()];
}

export function groundOf({ held, permit }: { readonly held: Whose; readonly permit: Permit }) {
  const { account, overtime } = held;
  return { account, held: overtime, known: knownOf(held), unmoved: unmoved(held), permit };
}

/** As it was known at a moment: every stream folded up to it by its own law. */
export async function readWhoseAt(whose: Whose, at: string): Promise<Whose> {
  const [person, overtime, leave] = await Promise.all([
    heldAt(personLaw, whose.person.stream, at),
    heldAt(overtimeLaw, whose.overtime.stream, at),
    heldAt(compLeaveLaw, whose.leave.stream, at),
  ]);
  const of = person.state?.agency || NOWHERE;
  const [agency, book] = await Promise.all([
    heldAt(agencyLaw, stream(agencyLaw, of), at),
    heldAt(hoursBookLaw, stream(hoursBookLaw, of), at),
  ]);
  return { ...whose, ...{ person, overtime, leave, agency, book } };
}

export async function heldAt<S, E extends Happening>(
  law: Law<S, E>,
  of: Stream,
  at: string,
): Promise<Held<S>> {
  let held: Held<S> = { stream: of, version: 0, head: GENESIS, state: undefined };
  for (const each of await history<E>(of)) {
    if (each.recordedAt >= at) break;
    held = { stream: of, version: each.version, head: each.hash, state: law.evolve(held.state, each) };
  }
  return held;
}
