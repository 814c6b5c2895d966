// What a city's directory says of a person, decided: what it says counts, what it does not say stays, what cannot be yet waits.
import { describe, expect, test } from "vitest";
import { type Person, type PersonEvent, personLaw } from "../../../functions/people/person.ts";
import { enrol, leaveAgency } from "../../../functions/people/standing.ts";
import {
  letGo,
  type PushedFacts,
  refuseRename,
  synchronise,
  takenAlong,
} from "../../../functions/people/synchronised.ts";
import type { Units } from "../../../functions/people/units.ts";
import type { Recorded } from "../../../functions/shared/journal/event.ts";
import { AGENCY, enrolled, FOREIGN } from "../../house/city.ts";

const AT = "2021-06-15T00:00:00.000Z";
const UNITS: Units = { registration: { name: "登記課" }, a: { name: "同名" }, b: { name: "同名" } };

function folded(events: readonly PersonEvent[], before?: Person): Person | undefined {
  return events.reduce<Person | undefined>(
    (state, event) => personLaw.evolve(state, { event, recordedAt: AT } as Recorded<PersonEvent>),
    before,
  );
}
const here = folded([enrolled()]) as Person;
const around = (people: Readonly<Record<string, Person | undefined>> = {}) => ({
  units: UNITS,
  person: (account: string) => people[account],
});
const said = (more: Partial<PushedFacts> = {}): PushedFacts => ({
  active: true,
  agency: { code: AGENCY, known: true },
  ...more,
});
function told(state: Person | undefined, facts: PushedFacts, people = {}) {
  const { drafts, waiting } = synchronise({ account: "wang", state }, facts, around(people));
  return {
    state: folded(
      drafts.map(({ event }) => event),
      state,
    ),
    events: drafts.map(({ event }) => event.type),
    waiting,
  };
}

describe("a person whom the directory pushes", () => {
  test("is enrolled, and said again changes nothing", () => {
    const first = told(undefined, said({ unit: "登記課" }));
    expect(first.state).toMatchObject({
      ...{ agency: AGENCY, active: true, status: "civil-servant", posting: { unit: "registration" } },
      synchronised: ["agency", "unit"],
    });
    expect(told(first.state, said({ unit: "registration" })).events).toEqual([]);
  });

  test.each<[string, Partial<PushedFacts>, string]>([
    ["of no agency", { agency: undefined }, "agency-unsaid"],
    ["of an agency that is not here", { agency: { code: "x", known: false } }, "agency-unknown"],
    ["employed in a way nobody knows", { status: "unknown" }, "status-unknown"],
  ])("%s waits, and is not enrolled", (_, more, reason) => {
    expect(told(undefined, said(more))).toEqual({ state: undefined, events: [], waiting: [reason] });
  });

  test.each<[string, Partial<PushedFacts>, Record<string, Person | undefined>, string]>([
    ["themselves", { superior: { account: "wang" } }, { wang: here }, "superior-is-self"],
    ["nobody known", { superior: {} }, {}, "superior-unknown"],
    [
      "somebody elsewhere",
      { superior: { account: "lin" } },
      { lin: folded([enrolled(FOREIGN)]) },
      "not-of-the-agency",
    ],
    [
      "whom they are over",
      { superior: { account: "lin" } },
      { lin: { ...here, posting: { superior: "wang" } } },
      "superior-circle",
    ],
  ])("under %s is under nobody until that is settled", (_, more, people, reason) => {
    const before: Person = { ...here, posting: { superior: "chen", calendar: "shifts" } };
    const { state, waiting } = told(before, said(more), people);
    expect([state?.posting, waiting]).toEqual([{ calendar: "shifts" }, [reason]]);
  });

  test("of a unit that nobody or two are called is of none", () => {
    const before: Person = { ...here, posting: { unit: "registration" } };
    for (const unit of ["沒有", "同名"])
      expect([unit, told(before, said({ unit })).state?.posting]).toEqual([unit, {}]);
  });

  test("keeps what the directory no longer says only as personnel's: what it said itself goes", () => {
    const { state } = told(here, said({ unit: "登記課" }));
    expect(told(state, said()).state).toMatchObject({ posting: {}, synchronised: ["agency"] });
    const byHand: Person = { ...here, posting: { unit: "registration" } };
    expect(told(byHand, said()).state?.posting).toEqual({ unit: "registration" });
  });

  test("leaves at once with a terminal out, which stays on loan; and does not move before it is back", () => {
    const lent: Person = { ...here, loans: { "1": { dueAt: AT } } };
    const gone = told(lent, said({ active: false }));
    expect(gone.state).toMatchObject({ active: false, loans: { "1": { dueAt: AT } } });
    const moved = told(lent, said({ agency: { code: FOREIGN, known: true } }));
    expect([moved.events, moved.waiting]).toEqual([[], ["person-has-loan"]]);
  });

  test("comes back by the directory alone, and what stops them stays", () => {
    const stopped: Person = { ...here, suspended: { reason: "r", since: AT } };
    const gone = told(stopped, said({ active: false })).state;
    expect(() => enrol(gone, { agency: AGENCY, status: "contract" })).toThrow("fact-synchronised");
    expect(told(gone, said()).state).toMatchObject({ active: true, suspended: { reason: "r" } });
    expect(() => leaveAgency(told(here, said()).state)).toThrow("fact-synchronised");
    expect(
      folded(
        letGo(told(here, said()).state).map(({ event }) => event),
        here,
      )?.synchronised,
    ).toBeUndefined();
  });

  test("is not freed by another account: it is refused while something stops them, and leave comes along", () => {
    for (const more of [{ suspended: { reason: "r", since: AT } }, { loans: { "1": { dueAt: AT } } }])
      expect(() => refuseRename({ ...here, ...more })).toThrow(/person-(stopped|has-loan)/);
    const leave = { from: AT, until: "2021-06-16T00:00:00.000Z" };
    const old: Person = { ...here, leaves: [leave], posting: { employer: "廠商", unit: "registration" } };
    const now = folded(takenAlong(old, "wang", AT).map(({ event }) => event));
    expect(now).toMatchObject({ leaves: [leave], posting: { employer: "廠商" }, renamed: { from: "wang" } });
  });
});
