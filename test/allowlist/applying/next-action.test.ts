// What an applier does next, case by case: whose claim stands, what is drift and what is work, when to leave EC2 alone.
import { describe, expect, test } from "vitest";
import {
  type ApplyTerms,
  CLAIM_MS,
  nextAction,
  type Observation,
  type Ranges,
} from "../../../functions/allowlist/applying/next-action.ts";

const AT = "2026-11-20T02:00:00.000Z";
const after = (milliseconds: number) => new Date(Date.parse(AT) + milliseconds).toISOString();
const ranges = (...list: string[]): Ranges => ({ digest: `digest of ${list.join()}`, ranges: list });
const [A, B, C] = ["192.0.2.0/28", "198.51.100.0/28", "203.0.113.0/28"];
const EC2 = { id: "pl-1", version: 7, maxEntries: 200 };
const TERMS: ApplyTerms = { run: "mine", at: AT, ceiling: 200, habit: "repair" };

/** All is well: A is wanted, there, and known to be there. */
function observed(more: Partial<Observation> = {}): Observation {
  const confirmed = more.confirmed ?? ranges(A);
  const held = { prefixList: "pl-1", version: 7, ranges: confirmed.digest, count: 1, at: after(-60_000) };
  return {
    wanted: ranges(A),
    found: EC2,
    actual: ranges(A),
    confirmed,
    intended: [],
    ...more,
    inForce: { confirmed: held, ...more.inForce },
  };
}
const claim = (run: string, until: number, wanted = ranges(A, B)) => ({
  inForce: { claim: { run, until: after(until), wanted: wanted.digest } },
  intended: wanted.ranges,
});
const told = (more: Partial<Observation>, terms: Partial<ApplyTerms> = {}) => {
  const action = nextAction(observed(more), { ...TERMS, ...terms });
  return action.kind === "record" ? action.events.map(({ type }) => type) : action.kind;
};

describe("a claim", () => {
  const more = { wanted: ranges(A, B) };
  test.each<[string, Partial<Observation>, string | string[]]>([
    ["none: it is made before the first call", {}, ["ApplyBegun"]],
    ["mine, with time left: the call", claim("mine", CLAIM_MS), "call"],
    ["mine, too near its end for a call: renewed", claim("mine", 5_000), ["ApplyBegun"]],
    ["mine, for what was wanted before: renewed", claim("mine", CLAIM_MS, ranges(A, C)), ["ApplyBegun"]],
    ["somebody else's: give way", claim("other", 1), "give-way"],
    ["somebody else's, ended: taken over", claim("other", 0), ["ApplyBegun"]],
    ["somebody else's, from a clock a little ahead: give way", claim("other", CLAIM_MS + 2_000), "give-way"],
    ["from a clock that was set back since: taken over", claim("other", 3_600_000), ["ApplyBegun"]],
  ])("%s", (_, standing, expected) => {
    expect(told({ ...more, ...standing })).toEqual(expected);
  });

  test("left behind although all is as wanted is closed", () => {
    expect(told(claim("other", -1, ranges(A)))).toEqual(["RangesApplied"]);
  });

  test("lasts long enough for whoever made it to be dead when it ends, and says when that is", () => {
    const action = nextAction(observed(more), TERMS);
    expect(action).toEqual({
      kind: "record",
      events: [{ type: "ApplyBegun", run: "mine", until: after(CLAIM_MS), wanted: ranges(A, B).digest }],
    });
    expect(CLAIM_MS).toBeGreaterThan(15_000);
  });
});

describe("drift", () => {
  const hand = { actual: ranges(A, C) };
  test.each<[string, Partial<Observation>, Partial<ApplyTerms>, string | string[]]>([
    ["nothing", {}, {}, "rest"],
    ["what somebody added is found and repaired", hand, {}, ["DriftFound", "ApplyBegun"]],
    ["what somebody took away is found and repaired", { actual: ranges() }, {}, ["DriftFound", "ApplyBegun"]],
    ["where only alarm is asked for, it is found and left", hand, { habit: "alarm" }, ["DriftFound"]],
    [
      "left alone from then on",
      { ...hand, confirmed: ranges(A, C), inForce: { driftFrom: ranges(A).digest } },
      { habit: "alarm" },
      "rest",
    ],
    [
      "until something else is wanted: then all of it is made right",
      { ...hand, wanted: ranges(A, B), confirmed: ranges(A, C), inForce: { driftFrom: ranges(A).digest } },
      { habit: "alarm" },
      ["ApplyBegun"],
    ],
    [
      "what was approved meanwhile is not kept out by it",
      { ...hand, wanted: ranges(A, B) },
      { habit: "alarm" },
      ["DriftFound", "ApplyBegun"],
    ],
    [
      "undone by the same hand is closed",
      { inForce: { driftFrom: ranges(A).digest } },
      { habit: "alarm" },
      ["RangesApplied"],
    ],
    [
      "half of what a dead run was about is none",
      { ...claim("other", -1, ranges(B, C)), wanted: ranges(B, C), actual: ranges(B) },
      {},
      ["ApplyBegun"],
    ],
    [
      "something else beside it is",
      { ...claim("other", -1, ranges(A, B)), wanted: ranges(A, B), actual: ranges(A, B, C) },
      {},
      ["DriftFound", "ApplyBegun"],
    ],
    [
      "what a dead run would have kept and is gone, is too",
      { ...claim("other", -1, ranges(A, B)), wanted: ranges(A, B), actual: ranges(B) },
      {},
      ["DriftFound", "ApplyBegun"],
    ],
  ])("%s", (_, more, terms, expected) => {
    expect(told(more, terms)).toEqual(expected);
  });
});

describe("size", () => {
  const tight = { ceiling: 1 };
  test.each<[string, Partial<Observation>, Partial<ApplyTerms>, string | string[]]>([
    [
      "more than fits is refused",
      { wanted: ranges(A, B), found: { ...EC2, maxEntries: 1 } },
      tight,
      ["ApplyRefused"],
    ],
    [
      "once",
      {
        wanted: ranges(A, B),
        found: { ...EC2, maxEntries: 1 },
        inForce: { refused: ranges(A, B).digest },
      },
      tight,
      "rest",
    ],
    [
      "a new version with the same ranges is known from then on",
      { found: { ...EC2, version: 8 } },
      {},
      ["RangesApplied"],
    ],
    ["a list made anew is known from then on", { found: { ...EC2, id: "pl-2" } }, {}, ["RangesApplied"]],
    [
      "one that may hold more than declared is made smaller",
      { found: { ...EC2, maxEntries: 300 } },
      {},
      ["ApplyBegun"],
    ],
  ])("%s", (_, more, terms, expected) => {
    expect(told(more, terms)).toEqual(expected);
  });
});
