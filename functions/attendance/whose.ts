// Whose attendance and logs, and who is over them: what each entry reads before it asks who may.
import { type Approvals, approvalLaw } from "../approvals/approval.ts";
import { type Person, personLaw } from "../people/person.ts";
import type { Around } from "../people/posting.ts";
import { headsAbove, namedOver, superiorsOf } from "../people/superiors.ts";
import { type Units, unitsLaw } from "../people/units.ts";
import { type Roster, rosterLaw } from "../rosters/roster.ts";
import type { Place } from "../shared/http/permit.ts";
import type { Held } from "../shared/journal/change.ts";
import { read, readEach, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { type Attendance, attendanceLaw } from "./attendance.ts";
import { type WorkLogs, workLogLaw } from "./work-log.ts";

export interface Whose {
  readonly account: string;
  readonly person: Held<Person>;
  readonly attendance: Held<Attendance>;
  readonly logs: Held<WorkLogs>;
  readonly roster: Held<Roster>;
  readonly approvals: Held<Approvals>;
}

/** In as few requests as there can be, in the order asked. */
export async function readWhoseEach(accounts: readonly string[]): Promise<readonly Whose[]> {
  const held = await readEach(accounts, account => [
    stream(personLaw, account),
    stream(attendanceLaw, account),
    stream(workLogLaw, account),
    stream(rosterLaw, account),
    stream(approvalLaw, account),
  ]);
  return held.map(([person, attendance, logs, roster, approvals], at) => ({
    ...{ account: accounts[at] ?? "", person, attendance, logs, roster, approvals },
  }));
}

export interface Over extends Whose {
  readonly around: Around;
  readonly units: Units | undefined;
}

export async function readWhose({
  params: { person: account },
}: {
  readonly params: { readonly person: string };
}): Promise<Over> {
  const [whose] = (await readWhoseEach([account])) as readonly [Whose];
  const { state } = whose.person;
  const units = state && (await read(stream(unitsLaw, state.agency))).state;
  const above = await peopleBy(state ? namedOver(state, units) : []);
  const standIns = await peopleBy(
    [...above.values()].flatMap(of => (of.deputies ?? []).map(each => each.deputy)),
  );
  const known = new Map([...standIns, ...above]);
  return { ...whose, units, around: { units, person: each => known.get(each) } };
}

async function peopleBy(accounts: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const each = [...new Set(accounts)];
  const held = await readMany(each.map(account => stream(personLaw, account)));
  return new Map(held.flatMap(({ state }, at) => (state ? [[each[at] ?? "", state] as const] : [])));
}

interface About {
  readonly params: { readonly person: string };
  readonly at: Date;
}

export function placeOfWhose({ params: { person }, at }: About, over: Over): Place {
  const { state } = over.person;
  const agency = state?.active ? state.agency : "";
  const superiors = superiorsIn(over, at);
  return { type: "Worker", id: person, agency, person, superiors };
}

function superiorsIn({ account, person, around }: Over, at: Date): readonly string[] {
  return superiorsOf({ account, state: person.state }, around, at.toISOString()).map(each => each.person);
}

/** To whom logs go: whoever is directly over somebody, or stands in for them. */
export function reviewerOf(over: Over, at: Date): string | undefined {
  return superiorsIn(over, at)[0];
}

/** To whom the week goes: the head of the unit, and for the head's own the one above. */
export function headOf({ account, person, units }: Over): string | undefined {
  const heads = headsAbove(units, person.state?.posting?.unit).map(each => each.person);
  return heads.find(each => each !== account);
}
