// Work by the clock past normal hours that nobody assigned: from the 481st minute of a day, the 2,401st of a week, and on a day off.
import { expect, test } from "vitest";
import { beyondOf } from "../../functions/hours/beyond.ts";
import { person } from "../rosters/told.ts";
import { LIMITS } from "./given.ts";
import { at, evening, Hours, MONDAY } from "./told.ts";

const clock = (day: string, from: string, until: string) => ({ from: at(day, from), until: at(day, until) });

function beyond(
  clocked: readonly ReturnType<typeof clock>[],
  hours = new Hours(),
  leaves: readonly ReturnType<typeof clock>[] = [],
) {
  const known = { ...hours.known, person: person({ leaves }) };
  const found = beyondOf(known, clocked, { month: "2026-03", limits: LIMITS });
  return found.map(({ from, until, minutes }) => [from, until, minutes]);
}

test("the noon is no work, and the first minute after eight hours is flagged", () => {
  expect(beyond([clock(MONDAY, "08:00", "17:00")])).toEqual([]);
  expect(beyond([clock(MONDAY, "08:00", "17:01")])).toEqual([[at(MONDAY, "17:00"), at(MONDAY, "17:01"), 1]]);
});

test("what was assigned is none of it", () => {
  const hours = new Hours();
  hours.assign(evening(MONDAY));
  const until = [[at(MONDAY, "20:00"), at(MONDAY, "20:10"), 10]];
  expect(beyond([clock(MONDAY, "08:00", "17:00"), clock(MONDAY, "18:00", "20:10")], hours)).toEqual(until);
});

test("leave within office hours counts to the day", () => {
  const leave = clock(MONDAY, "08:00", "12:00");
  expect(beyond([clock(MONDAY, "13:00", "18:00")])).toEqual([]);
  expect(beyond([clock(MONDAY, "13:00", "18:00")], new Hours(), [leave])).toEqual([
    [at(MONDAY, "17:00"), at(MONDAY, "18:00"), 60],
  ]);
});

test("a Saturday is all of it", () => {
  expect(beyond([clock("2026-03-07", "09:00", "10:00")])).toEqual([
    [at("2026-03-07", "09:00"), at("2026-03-07", "10:00"), 60],
  ]);
});

test("without a text on hours nothing is flagged", () => {
  const { known } = new Hours();
  const clocked = [clock(MONDAY, "08:00", "22:00")];
  expect(beyondOf(known, clocked, { month: "2026-03", limits: undefined })).toEqual([]);
});
