// What of somebody's requests is odd: each rule on both sides of its number and of its minutes, and what says nothing of a person.
import { describe, expect, test } from "vitest";
import { policyWords } from "../../functions/gate/policies.ts";
import {
  isFarFromWork,
  isOwnWork,
  oddBy,
  REFUSES_EVERYBODY,
  type Try,
  tryOf,
} from "../../functions/oddities/judging.ts";
import { LEAST, ODD_RULE_NAMES, type OddRule } from "../../functions/oddities/names.ts";
import type { Session } from "../../functions/sessions/session.ts";

const AT = Date.parse("2026-11-25T02:00:00.000Z");
const minute = (minutes: number) => new Date(AT + minutes * 60_000).toISOString();

/** Asked at so many minutes, each with a number of its own. */
function tries(minutes: readonly number[], more: (place: number) => Partial<Try> = () => ({})): Try[] {
  return minutes.map((at, place) => ({
    ...{ session: `s-${place}`, askedAt: minute(at), system: "household", terminal: "one" },
    ...{ network: "4/1", refused: true, offHours: true },
    ...more(place),
  }));
}
const every = (minutes: number, times: number) =>
  Array.from({ length: times }, (_, place) => place * minutes);

describe("refusals within an hour", () => {
  const odd = (all: readonly Try[], found?: string) => oddBy("refusals", all, { least: 10, found });

  test("ten are odd, from the first to the tenth, and nine are not", () => {
    expect(odd(tries(every(5, 10)))).toEqual({
      ...{ system: "household", session: "s-9", from: minute(0), until: minute(45), count: 10, least: 10 },
    });
    expect(odd(tries(every(5, 9)))).toBeUndefined();
  });

  test("ten in just under an hour are, over an hour they are not, whichever hour of the clock or day it is", () => {
    expect(odd(tries([0, ...every(1, 8).map(each => each + 1), 59.99]))).toMatchObject({ count: 10 });
    expect(odd(tries([0, ...every(1, 8).map(each => each + 1), 60]))).toBeUndefined();
    const midnight = (Date.parse("2026-11-25T16:00:00.000Z") - AT) / 60_000;
    expect(odd(tries(every(5, 10).map(each => each + midnight - 20)))).toMatchObject({ count: 10 });
  });

  test("what was let in does not count", () => {
    expect(odd(tries(every(5, 11), place => ({ refused: place > 0 })))).toMatchObject({ count: 10 });
    expect(odd(tries(every(5, 10), place => ({ refused: place > 0 })))).toBeUndefined();
  });

  test("what goes on is found again after a day and not before, and what was found counts no more", () => {
    const found = minute(45);
    const goesOn = (from: number) => odd(tries(every(5, 10).map(each => each + from)), found);
    expect(goesOn(50)).toBeUndefined();
    expect(goesOn(24 * 60)).toBeUndefined();
    expect(goesOn(24 * 60 + 45)).toMatchObject({ count: 10 });
  });
});

describe.each<readonly [OddRule, number, (place: number) => Partial<Try>]>([
  ["terminals", 60, place => ({ terminal: `t-${place}` })],
  ["networks", 15, place => ({ network: `4/${place}`, refused: false })],
  ["hours", 60, () => ({})],
])("%s", (rule, minutes, differ) => {
  const odd = (at: readonly number[], more = differ) => oddBy(rule, tries(at, more), { least: 3 });

  test(`three within ${minutes} minutes are odd; two, or three over a longer time, are not`, () => {
    expect(odd([0, 1, minutes - 0.01])).toMatchObject({ count: 3, session: "s-2" });
    expect(odd([0, 1])).toBeUndefined();
    expect(odd([0, 1, minutes])).toBeUndefined();
  });

  test("the same again does not count", () => {
    if (rule === "hours") return;
    const [repeated, fresh] = [differ(0), differ(9)];
    expect(odd([0, 1, 2, 3], place => (place < 3 ? repeated : fresh))).toBeUndefined();
  });
});

test("a request counts for the computers and hours only where it was refused, and for networks where its address is known", () => {
  const none = (rule: OddRule, more: (place: number) => Partial<Try>) =>
    expect(oddBy(rule, tries([0, 1, 2], more), { least: LEAST.terminals })).toBeUndefined();
  none("terminals", place => ({ terminal: `t-${place}`, refused: false }));
  none("terminals", () => ({ terminal: "" }));
  none("hours", () => ({ refused: false }));
  none("hours", () => ({ offHours: false }));
  none("networks", () => ({ network: "" }));
});

test("nothing asked is nothing odd", () => {
  for (const rule of ODD_RULE_NAMES) expect(oddBy(rule, [], { least: 1 })).toBeUndefined();
});

describe("of a session", () => {
  const session = (more: Partial<Session>) =>
    tryOf("s", {
      status: "refused",
      refusals: [],
      address: "",
      terminal: "t",
      ...more,
    } as unknown as Session);
  const by = (...policies: readonly string[]) => ({ refusals: policies.map(policy => ({ policy })) });

  test("a refusal counts where something about whoever asked refused, whatever else did", () => {
    expect(session(by("tainan-wired-only")).refused).toBe(true);
    expect(session(by("capacity-left", "tainan-wired-only")).refused).toBe(true);
    expect(session(by("capacity-left", "tainan-planned-capacity")).refused).toBe(false);
    expect(session(by("gate-unavailable")).refused).toBe(false);
    expect(session(by("unjudged")).refused).toBe(false);
    expect(session({ status: "ended", ...by("tainan-wired-only") }).refused).toBe(false);
  });

  test("what is named as refusing everybody is a policy of the gate", () => {
    expect(REFUSES_EVERYBODY.filter(each => !policyWords(each))).toEqual([]);
  });

  test.each([
    ["203.0.113.24", "203.0.9.1", true],
    ["203.0.113.24", "203.1.113.24", false],
    ["::ffff:203.0.113.24", "203.0.9.1", true],
    ["2001:db8::1", "2001:db8:ffff::2", true],
    ["2001:db8::1", "2001:db9::1", false],
    ["2001:db8::1", "32.1.13.184", false],
  ])("%s and %s are of one network: %s", (one, other, same) => {
    expect(session({ address: one }).network === session({ address: other }).network).toBe(same);
  });

  test("what is no address is of no network", () => {
    expect(session({ address: "" }).network).toBe("");
    expect(session({ address: "elsewhere" }).network).toBe("");
  });
});

describe("far from work", () => {
  const OFFICE = [{ kind: "office", from: "08:00", until: "17:00" }] as const;
  // 2026-11-25 is a Wednesday, 2026-11-28 a Saturday.
  const taipei = (time: string) => new Date(`${time}+08:00`).toISOString();

  test.each([
    ["2026-11-25T05:59", true],
    ["2026-11-25T06:00", false],
    ["2026-11-25T12:00", false],
    ["2026-11-25T19:00", false],
    ["2026-11-25T19:01", true],
    ["2026-11-26T00:00", true],
    ["2026-11-28T12:00", true],
  ])("is %s by office hours until five: %s", (time, far) => {
    expect(isFarFromWork(OFFICE, taipei(time))).toBe(far);
  });

  test("is nothing near anybody's hours, whatever their kind or title, and past midnight", () => {
    const night = { kind: "duty", title: "值班", from: "22:00", until: "02:00", days: "every-day" } as const;
    expect(isFarFromWork([...OFFICE, night], taipei("2026-11-29T03:59"))).toBe(false);
    expect(isFarFromWork([...OFFICE, night], taipei("2026-11-29T04:01"))).toBe(true);
  });

  test("is not known where no hours are set, or in a year without a calendar", () => {
    expect(isFarFromWork([], taipei("2026-11-28T12:00"))).toBe(false);
    expect(isFarFromWork(OFFICE, taipei("2093-11-28T12:00"))).toBe(false);
  });

  test("is not where whoever asked has a shift, duty or overtime then", () => {
    expect(isOwnWork({ officeHours: false, dutyHours: false, overtime: false })).toBe(false);
    expect(isOwnWork({})).toBe(false);
    for (const work of ["officeHours", "dutyHours", "overtime"])
      expect(isOwnWork({ [work]: true })).toBe(true);
  });
});
