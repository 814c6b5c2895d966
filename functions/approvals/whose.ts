// Whose approvals, and who is over them now: what each entry reads before it asks who may. Of people it reads the records alone.
import { type Person, personLaw } from "../people/person.ts";
import type { Around } from "../people/posting.ts";
import { PERSON_PROBLEM } from "../people/problems.ts";
import { namedOver, superiorsOf } from "../people/superiors.ts";
import { unitsLaw } from "../people/units.ts";
import type { Place } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import type { Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { type Approvals, approvalLaw } from "./approval.ts";

interface About {
  readonly params: { readonly person: string };
  readonly at: Date;
}

export interface Whose {
  readonly approvals: Held<Approvals>;
  readonly person: Held<Person>;
  /** All that says who is over them. */
  readonly over: readonly Held<unknown>[];
  readonly around: Around;
}

export async function readWhose({ params: { person: account } }: Pick<About, "params">): Promise<Whose> {
  const [approvals, person] = await readMany([stream(approvalLaw, account), stream(personLaw, account)]);
  const { state } = person;
  const units = state && (await read(stream(unitsLaw, state.agency)));
  const above = await readPeople(state ? namedOver(state, units?.state) : []);
  const standIns = above.flatMap(held => (held.state?.deputies ?? []).map(({ deputy }) => deputy));
  const known = new Map([...above, ...(await readPeople(standIns))].map(held => [held.stream, held]));
  return {
    ...{ approvals, person },
    over: [...(units ? [units] : []), ...known.values()],
    around: { units: units?.state, person: each => known.get(stream(personLaw, each))?.state },
  };
}

/** A transaction takes 100 items. */
const MOST_PEOPLE = 40;

function readPeople(accounts: readonly string[]): Promise<readonly Held<Person>[]> {
  const each = [...new Set(accounts)];
  if (each.length > MOST_PEOPLE) throw new Problem(PERSON_PROBLEM["line-too-long"]);
  return readMany(each.map(account => stream(personLaw, account)));
}

export function superiorsIn({ params, at }: About, { person, around }: Whose): readonly string[] {
  const over = superiorsOf({ account: params.person, state: person.state }, around, at.toISOString());
  return over.map(each => each.person);
}

export function placeOfWhose(about: About, whose: Whose): Place {
  const { state } = whose.person;
  const agency = state?.active ? state.agency : "";
  const { person } = about.params;
  return { type: "Worker", id: person, agency, person, superiors: superiorsIn(about, whose) };
}
