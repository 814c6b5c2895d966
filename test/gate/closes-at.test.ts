// When an allowed session closes by itself: the earliest deadline that binds, told with its reason, and never a moment late.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain } from "../../functions/gate/explain.ts";
import {
  adopting,
  ask,
  but,
  FRIDAY,
  factsOf,
  found,
  type GateStates,
  homeDay,
  inOrder,
  loan,
  question,
  taipei,
} from "./given.ts";

const POSTURE = but("posture", { reportedAt: FRIDAY });
const FULL_POSTURE = but("posture", {
  reportedAt: FRIDAY,
  publicWifi: false,
  sharedDevice: false,
  antivirus: true,
  compliant: true,
});
const until = (time: string) => ({ status: "listed" as const, until: taipei(time) });

describe("the earliest deadline binds", () => {
  test.each<readonly [string, Partial<GateStates>, string, string]>([
    ["a report goes stale", {}, "2021-06-11 08:40", "the link must be reported again"],
    [
      "the loan is due before that",
      but("terminal", { loan: { ...loan, dueAt: taipei("2021-06-11 08:35") } }),
      "2021-06-11 08:35",
      "the loan is due",
    ],
    [
      "the address ends",
      { source: found("LIST#x", until("2021-06-11 08:32")) },
      "2021-06-11 08:32",
      "the listed address ends",
    ],
    [
      "the report to the archives ends",
      { egress: found("LIST#x", { ...until("2021-06-11 08:33"), status: "set-by-archives" }) },
      "2021-06-11 08:33",
      "the reported address ends",
    ],
    [
      "a recall takes effect",
      but("person", { recalled: { reason: "", effectiveAt: taipei("2021-06-11 08:34") } }),
      "2021-06-11 08:34",
      "the recall takes effect",
    ],
  ])("%s", (_, change, at, reason) => {
    expect(ask({ ...inOrder, ...POSTURE, ...change }).closesAt).toMatchObject({
      at: taipei(at),
      reason: { en: reason },
    });
  });

  test("the log-in", () => {
    const at = taipei("2021-06-11 08:31");
    const closesAt = ask({ ...inOrder, ...POSTURE }, FRIDAY, { ...question, loginUntil: at }).closesAt;
    expect(closesAt).toEqual({ at, reason: { "zh-TW": "登入到期", en: "the log-in expires" } });
  });

  test("what no regulation in force looks at does not bind: the letter knows neither hours nor leave", () => {
    const leave = but("person", { leaves: [{ from: taipei("2021-06-11 08:31"), until: "2022" }] });
    const states = { ...inOrder, ...homeDay, ...POSTURE, ...leave };
    expect(ask(states).closesAt?.at).toBe(taipei("2021-06-11 08:40"));
    const under = { ...states, ...FULL_POSTURE, agency: adopting("tainan-2021", "ey-draft") };
    expect(ask(under).closesAt).toMatchObject({
      at: taipei("2021-06-11 08:31"),
      reason: { en: "leave begins" },
    });
  });

  test("overtime straight after office hours goes on without a break", () => {
    const overtime = [{ from: taipei("2021-06-11 17:00"), until: taipei("2021-06-11 19:00") }];
    const { office } = homeDay.hours.state;
    const at = taipei("2021-06-11 16:55");
    const states = (spans: typeof overtime) => ({
      ...inOrder,
      ...but("posture", { reportedAt: at, medium: "wired" }),
      hours: found("AGENCY#a", { office, overtime: spans }),
      agency: adopting("yilan-hours", "tainan-2021"),
    });
    // In 2021 the slides on hours are not in force, so only the report binds.
    expect(ask(states(overtime), at).closesAt?.at).toBe(taipei("2021-06-11 17:05"));
    const adopted = {
      ...but("posture", { ...FULL_POSTURE.posture?.state, reportedAt: at }),
      ...homeDay,
      agency: adopting("keelung-pregnancy"),
    };
    expect(ask({ ...states(overtime), ...adopted, hours: states(overtime).hours }, at).closesAt?.at).toBe(
      taipei("2021-06-11 17:05"),
    );
    expect(ask({ ...states([]), ...adopted, hours: states([]).hours }, at).closesAt?.at).toBe(
      taipei("2021-06-11 17:00"),
    );
  });

  test("a refused question has no closing time", () => {
    expect(ask({ ...inOrder, ...but("posture", { medium: "wifi" }) }).closesAt).toBeUndefined();
  });

  test("where nothing known ends it there is none", () => {
    const facts = factsOf({ ...inOrder, ...homeDay }, question, taipei("2021-06-11 08:30"));
    expect(explain({ ...facts, deadlines: [] }).closesAt).toBeUndefined();
  });
});

describe("whatever the deadlines", () => {
  const soon = fc.integer({ min: 1, max: 900 }).map(seconds => later(FRIDAY, seconds));
  const maybe = fc.option(soon, { nil: undefined });
  const deadlines = fc.record({ due: soon, listed: maybe, set: maybe, recall: maybe, leave: maybe });

  test("nothing changes until the closing time, and at that moment the gate is closed", () => {
    fc.assert(
      fc.property(deadlines, fc.double({ min: 0, max: 1, noNaN: true }), (ends, share) => {
        const states = statesWith(ends);
        const opened = ask(states);
        expect(opened.refusals).toEqual([]);
        const closes = Date.parse(opened.closesAt?.at ?? "");
        const before = Date.parse(FRIDAY) + Math.floor((closes - 1 - Date.parse(FRIDAY)) * share);
        expect(ask(states, new Date(before).toISOString()).refusals).toEqual([]);
        expect(ask(states, new Date(closes).toISOString()).refusals).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  interface Ends {
    readonly due: string;
    readonly listed: string | undefined;
    readonly set: string | undefined;
    readonly recall: string | undefined;
    readonly leave: string | undefined;
  }
  function statesWith({ due, listed, set, recall, leave }: Ends): GateStates {
    return {
      ...inOrder,
      ...homeDay,
      ...FULL_POSTURE,
      ...but("terminal", { loan: { ...loan, dueAt: due } }),
      ...but("person", {
        ...(recall && { recalled: { reason: "", effectiveAt: recall } }),
        leaves: leave ? [{ from: leave, until: later(leave, 3_600) }] : [],
      }),
      source: found("LIST#x", { status: "listed" as const, ...(listed && { until: listed }) }),
      egress: found("LIST#y", { status: "set-by-archives", ...(set && { until: set }) }),
      agency: adopting("tainan-2021", "ey-draft"),
    };
  }
});

function later(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1_000).toISOString();
}
