// What a decision on a week of home days rests on, read at once for all whom it is about: their records, approvals and rosters, who
// is over them, the agency's rules and how many are at home; of a pregnancy the tier alone leaves this file.
import { agencyLaw } from "../agencies/agency.ts";
import { type Application, type Approvals, approvalLaw, spanOf } from "../approvals/approval.ts";
import { isOutsider } from "../people/belonging.ts";
import { enrolledWith } from "../people/boards.ts";
import { isOnLeave } from "../people/on-leave.ts";
import { type Person, personLaw } from "../people/person.ts";
import type { Around, Placed } from "../people/posting.ts";
import { namedOver, superiorsOf } from "../people/superiors.ts";
import { type Units, unitsLaw } from "../people/units.ts";
import type { Place } from "../shared/http/permit.ts";
import { readBlob } from "../shared/journal/blob.ts";
import { everyRow } from "../shared/journal/board.ts";
import { read, readEach, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { endOfDay, instantOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { agencyGround, type OfPerson, type WeekRead } from "./ground.ts";
import { homeWeekLaw } from "./home-week.ts";
import { TIERS } from "./names.ts";
import { rosterLaw } from "./roster.ts";
import { hasFloor, ruleBook } from "./rule-book.ts";
import { type TierOn, tierTeller } from "./tier.ts";
import { daysOfWeek } from "./week.ts";

export async function readWeek(accounts: readonly string[], week: Day, agency: string): Promise<WeekRead> {
  const [rules, homeWeek, units] = await readMany([
    stream(agencyLaw, agency),
    stream(homeWeekLaw, agency, week),
    stream(unitsLaw, agency),
  ]);
  const people = await readPeople([...new Set(accounts)], week, agency);
  const over = await readOver(
    [...people.values()].map(({ person }) => person.state),
    units.state,
  );
  const days = daysOfWeek(week);
  const counts = hasFloor(ruleBook(rules.state), days);
  const staff = counts ? await staffOn(agency, days) : undefined;
  const atHome = homeWeek.state?.atHome ?? {};
  return {
    ...{ people, homeWeek, agency: rules },
    around: agencyGround(rules.state, { agency, week, atHome, staff }),
    superiors: (account, at) =>
      superiorsOf({ account, state: people.get(account)?.person.state }, over, at).map(
        ({ person }) => person,
      ),
  };
}

/** Somebody's roster, and whose affair it is: of all that a decision rests on no more than that. */
export async function readRosterOf(account: string, at: Date) {
  const [{ state }, roster] = await readMany([stream(personLaw, account), stream(rosterLaw, account)]);
  const units = state && (await read(stream(unitsLaw, state.agency))).state;
  const over = await readOver([state], units);
  const superiors = superiorsOf({ account, state }, over, at.toISOString()).map(({ person }) => person);
  return { roster, isThere: state !== undefined, place: placed({ account, state }, superiors) };
}

async function readPeople(
  accounts: readonly string[],
  week: Day,
  agency: string,
): Promise<Map<string, OfPerson>> {
  const held = await readEach(accounts, account => [
    stream(personLaw, account),
    stream(approvalLaw, account),
    stream(rosterLaw, account),
  ]);
  const all = held.map(async ([person, approvals, roster], at): Promise<[string, OfPerson]> => {
    const account = accounts[at] ?? "";
    const tierOn = await tierIn(approvals.state, week, agency);
    return [account, { ...{ account, person, approvals, roster }, tierOn }];
  });
  return new Map(await Promise.all(all));
}

/** By those that are in force in that week, as the gate has it; where there are several, the one that allows the least. */
async function tierIn(
  approvals: Approvals | undefined,
  week: Day,
  agency: string,
): Promise<TierOn | undefined> {
  const texts = Object.values(approvals?.applications ?? {})
    .filter(each => each.agency === agency && isPregnancyIn(each, week))
    .map(({ apart }) => apart);
  const tellers = await Promise.all([...new Set(texts)].map(async each => tierTeller(await readBlob(each))));
  if (tellers.length === 0) return undefined;
  return day => TIERS.find(tier => tellers.some(tierOn => tierOn(day) === tier));
}

function isPregnancyIn(application: Application, week: Day): boolean {
  const [from, until] = spanOf(application) ?? ["", ""];
  const last = daysOfWeek(week).at(-1) ?? week;
  return (
    application.regulation === "keelung-pregnancy" &&
    from < endOfDay(last) &&
    instantOf(week, "00:00") < until
  );
}

async function readOver(people: readonly (Person | undefined)[], units: Units | undefined): Promise<Around> {
  const above = new Set(people.flatMap(state => (state ? namedOver(state, units) : [])));
  const first = await readMany([...above].map(each => stream(personLaw, each)));
  const standIns = new Set(first.flatMap(({ state }) => (state?.deputies ?? []).map(({ deputy }) => deputy)));
  const second = await readMany([...standIns].map(each => stream(personLaw, each)));
  const known = new Map([...first, ...second].map(({ stream: of, state }) => [of, state]));
  return { units, person: account => known.get(stream(personLaw, account)) };
}

/** The agency's own who are not on leave, as its board has them. */
async function staffOn(agency: string, days: readonly Day[]): Promise<Record<Day, number>> {
  const staff = Object.fromEntries(days.map(day => [day, 0]));
  for await (const { state } of everyRow<Person>(enrolledWith(agency)))
    if (!isOutsider(state))
      for (const day of days) if (!isOnLeave(state, day)) staff[day] = (staff[day] ?? 0) + 1;
  return staff;
}

export function placeOf(account: string, read: WeekRead, at: Date): Place {
  const state = read.people.get(account)?.person.state;
  return placed({ account, state }, read.superiors(account, at.toISOString()));
}

function placed({ account, state }: Placed, superiors: readonly string[]): Place {
  const agency = state?.active ? state.agency : "";
  return { type: "Worker", id: account, agency, person: account, superiors };
}
