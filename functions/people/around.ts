// Reads an agency's units and, from some of its people on, those whom each names in turn; no farther than any real agency reaches.
import { Problem } from "../shared/http/problem.ts";
import type { Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { type Person, personLaw } from "./person.ts";
import type { Around } from "./posting.ts";
import { PERSON_PROBLEM } from "./problems.ts";
import { namedOver } from "./superiors.ts";
import { type Units, unitsLaw } from "./units.ts";

/** What was read, which a decision that rests on it proves unmoved. */
export interface AroundRead extends Around {
  readonly held: readonly Held<unknown>[];
}

/** A transaction takes 100 items. More than this in one line means a record that nobody meant. */
const MOST_PEOPLE = 80;

type Onwards = (person: Person) => readonly string[];

export async function readAround(
  agency: string,
  first: readonly string[] | ((units: Units | undefined) => readonly string[]),
  onwards: Onwards,
  levels = Number.POSITIVE_INFINITY,
): Promise<AroundRead> {
  const units = agency === "" ? undefined : await read(stream(unitsLaw, agency));
  const people = new Map<string, Held<Person>>();
  let wanted = typeof first === "function" ? first(units?.state) : first;
  for (let level = 0; wanted.length > 0 && level <= levels; level++) {
    const fresh = [...new Set(wanted)].filter(each => !people.has(each));
    if (people.size + fresh.length > MOST_PEOPLE) throw new Problem(PERSON_PROBLEM["line-too-long"]);
    const held = await readMany(fresh.map(each => stream(personLaw, each)));
    for (const [at, each] of fresh.entries()) people.set(each, held[at] as Held<Person>);
    wanted = held.flatMap(({ state }) => (state ? onwards(state) : [])).filter(each => !people.has(each));
  }
  return {
    held: [...(units ? [units] : []), ...people.values()],
    units: units?.state,
    person: account => people.get(account)?.state,
  };
}

export const throughSuperiors: Onwards = ({ posting }) => (posting?.superior ? [posting.superior] : []);
export const throughDeputies: Onwards = ({ deputies = [] }) => deputies.map(({ deputy }) => deputy);

/** Those who may act on somebody, and who stands in for them: a deputy's own deputies act for nobody else. */
export function readOver(person: Person | undefined): Promise<AroundRead> {
  if (!person) return readAround("", [], throughDeputies);
  return readAround(person.agency, units => namedOver(person, units), throughDeputies, 1);
}
