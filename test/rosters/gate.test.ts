// The roster at the gate: only a day that is set, until it ends, is moved or recalled; and of a pregnancy the tier alone.
import { expect, test } from "vitest";
import type { Reads } from "../../functions/gate/part.ts";
import { touchedBy } from "../../functions/gate/parts.ts";
import { rostersPart } from "../../functions/rosters/gate-part.ts";
import type { Roster } from "../../functions/rosters/roster.ts";
import { instantOf } from "../../functions/shared/time/calendar.ts";
import { addDays } from "../../functions/shared/time/day.ts";
import { AGENCY } from "../house/city.ts";
import { approvals, day, days, person, roster, WEEK } from "./told.ts";

const MORNING = instantOf(day(2), "09:00");

async function knownAt(of: Roster | undefined, at = MORNING, agency = AGENCY, expectedOn = "2021-10-01") {
  const states: Record<string, unknown> = {
    PERSON: person({ agency }),
    ROSTER: of,
    APPROVAL: approvals(["keelung-pregnancy"]),
  };
  const held = (name: string) => ({
    ...{ stream: name, version: 1, head: "", state: states[name.split("#")[0] ?? ""] },
  });
  const reads = { question: { person: "ann" }, held } as unknown as Reads;
  const text = async <T>(_: string, compile: (text: string) => T) => compile(JSON.stringify({ expectedOn }));
  const loaded = await rostersPart.load?.(reads, at, text);
  const facts = rostersPart.facts(reads, { at, profiles: [], activity: "exchange" }, loaded);
  const known = Object.assign({}, ...facts.map(each => each.known));
  const ends = facts.flatMap(({ deadlines = [] }) => deadlines).filter(each => each.fact === "homeDayToday");
  return { known, ends: ends.map(each => each.at) };
}

test("a day that is set is a home day, and ends with itself", async () => {
  const { known, ends } = await knownAt(roster({ days: days(1, 2, 4) }));
  expect(known).toMatchObject({ homeDayToday: true, homeDays: 2, workdays: 5, leaveDays: 0 });
  expect(ends).toEqual([instantOf(day(2), "24:00")]);
});

test.each<readonly [string, Roster | undefined, string | undefined, unknown]>([
  ["no roster at all", undefined, undefined, undefined],
  [
    "a week only wished for",
    { agency: AGENCY, weeks: { [WEEK]: { agency: AGENCY, days: [], wish: { days: days(2), at: "" } } } },
    undefined,
    undefined,
  ],
  ["a week of another agency", roster({ agency: "elsewhere", days: days(2) }), undefined, undefined],
  ["another day of that week", roster({ days: days(1, 3) }), undefined, false],
  ["a day moved away", roster({ days: days(4) }), undefined, false],
  ["a time of rest", roster({ days: days(2) }, { rests: [{ from: day(2), to: day(2) }] }), undefined, false],
  ["midnight before", roster({ days: days(2) }), instantOf(day(1), "23:59"), false],
  ["midnight after", roster({ days: days(2) }), instantOf(day(2), "24:00"), false],
])("%s", async (_, of, at, homeDayToday) => {
  expect((await knownAt(of, at)).known.homeDayToday).toBe(homeDayToday);
});

test("a recall ends it at its moment, and one from the beginning of the day takes the day out of the count", async () => {
  const noon = instantOf(day(2), "12:00");
  const recalled = (at: string) =>
    roster({ days: days(1, 2), recalled: { [day(2)]: { at, reason: "r", by: "boss" } } });
  const before = await knownAt(recalled(noon));
  expect([before.known.homeDayToday, before.known.homeDays]).toEqual([true, 2]);
  expect(before.ends).toContain(noon);
  const after = await knownAt(recalled(noon), noon);
  expect([after.known.homeDayToday, after.known.homeDays]).toEqual([false, 2]);
  expect((await knownAt(recalled(instantOf(day(2), "00:00")))).known.homeDays).toBe(1);
});

test.each([
  [27, 6, "before-28-weeks"],
  [28, 0, "before-36-weeks"],
  [35, 6, "before-36-weeks"],
  [36, 0, "from-36-weeks"],
  [41, 0, "from-36-weeks"],
])("at %i weeks and %i days the gate knows %s, and nothing more of it", async (weeks, over, tier) => {
  const expectedOn = addDays(day(2), 280 - weeks * 7 - over);
  const { known } = await knownAt(roster({ days: days(2) }), MORNING, AGENCY, expectedOn);
  expect(known.tier).toBe(tier);
  expect(JSON.stringify(known)).not.toContain(expectedOn);
});

test("whatever is recorded of somebody’s home days may close their sessions", () => {
  expect(touchedBy({ stream: "ROSTER#ann", event: { type: "HomeDayMoved" } })).toEqual([{ person: "ann" }]);
});
