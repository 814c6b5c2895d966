// A time given to the minute means a moment in it: never before what is on record, and never another minute.
import { describe, expect, test } from "vitest";
import { reportFound, reportLoss } from "../../functions/terminals/incident.ts";
import { carryOut } from "../../functions/terminals/loan.ts";
import { release } from "../../functions/terminals/release.ts";
import { cleanUp, declareReturn, disinfect } from "../../functions/terminals/return.ts";
import { scan } from "../../functions/terminals/scan.ts";
import { endOfMinute, momentOfMinute } from "../../functions/terminals/step.ts";
import type { Terminal } from "../../functions/terminals/terminal.ts";
import { minute, SCAN, STEPS, type StepName, worldAt } from "./trip.ts";
import type { World } from "./world.ts";

/** So many seconds into a minute. */
const into = (n: number, seconds: number) => new Date(Date.parse(minute(n)) + seconds * 1000).toISOString();

describe("what is momentOfMinute by", () => {
  test.each([
    ["a minute in which something came before", minute(40), [into(40, 23)], into(40, 23)],
    ["a minute in which two things came before", minute(40), [into(40, 23), into(40, 41)], into(40, 41)],
    ["the minute before", minute(39), [into(40, 23)], minute(39)],
    ["the minute after", minute(41), [into(40, 23)], minute(41)],
    ["an exact time before, in the same minute", into(40, 22), [into(40, 23)], into(40, 22)],
    ["a minute in which nothing came before", minute(40), [into(39, 59)], minute(40)],
  ])("%s", (_, given, after, said) => {
    expect(momentOfMinute(given, ...after)).toBe(said);
  });

  test.each([
    ["a minute in which it began", minute(40), minute(40), minute(60), "59.999"],
    ["a minute in which it began and that still lasts", minute(40), minute(40), into(40, 20), "20.000"],
    ["a minute before", minute(39), minute(40), minute(60), "00.000"],
    ["an exact time, the one at which it began", into(40, 5), into(40, 5), minute(60), "05.000"],
  ])("an end given as %s", (_, end, start, now, seconds) => {
    expect(endOfMinute(end, start, now)).toBe(`${end.slice(0, 17)}${seconds}Z`);
  });
});

/** On the way to a stage one step is taken some seconds into its minute. */
function worldWith(way: readonly StepName[], seconds: Partial<Record<StepName, string>>): World {
  const world = worldAt("in-office");
  for (const name of way)
    expect([name, STEPS[name](world, seconds[name] ? { at: seconds[name] } : {})]).toEqual([name, "done"]);
  return world;
}
const OUT = ["lend", "approve", "pledge", "carryOut"] as const;
const DECLARED = [...OUT, "declareReturn"] as const;
const soon = (n: number) => ({ by: "records", at: into(n, 50), borrower: "worker" });

test("disinfection begun, and ended, in the minute of the declaration begins with the declaration", () => {
  const world = worldWith(DECLARED, { declareReturn: into(40, 23) });
  const done = { site: "gate", startedAt: minute(40), doneAt: minute(40) };
  expect(world.act(soon(40), ({ terminal }, context) => disinfect(terminal, done, context))).toBe("done");
  expect(world.terminal().custody.loan?.disinfection).toEqual({
    site: "gate",
    startedAt: into(40, 23),
    doneAt: into(40, 23),
  });
});

test("disinfection begun a minute before the declaration is before it", () => {
  const world = worldWith(DECLARED, { declareReturn: into(40, 23) });
  const done = { site: "gate", startedAt: minute(39), doneAt: minute(40) };
  expect(world.act(soon(40), ({ terminal }, context) => disinfect(terminal, done, context))).toBe(
    "disinfection-out-of-order",
  );
});

test("a scan begun in the minute in which disinfection ended begins when that ended", () => {
  const world = worldWith(DECLARED, { declareReturn: into(40, 23) });
  const done = { site: "gate", startedAt: minute(40), doneAt: into(41, 30) };
  world.act(soon(41), ({ terminal }, context) => disinfect(terminal, done, context));
  const made = { ...SCAN, startedAt: minute(41), finishedAt: minute(60) };
  expect(world.act(soon(60), ({ terminal }, context) => scan(terminal, made, context))).toBe("done");
  expect(world.terminal().custody.loan?.scan?.startedAt).toBe(into(41, 30));
});

type Case = readonly [
  what: string,
  n: number,
  way: readonly StepName[],
  seconds: Partial<Record<StepName, string>>,
  decide: Parameters<World["act"]>[1],
];
test.each<Case>([
  [
    "carrying out in the minute of the pledge",
    8,
    ["lend", "approve", "pledge"],
    { pledge: into(8, 12) },
    ({ terminal }, context) => carryOut(terminal, { happenedAt: minute(8) }, context),
  ],
  [
    "a return in the minute of the carrying out",
    10,
    OUT,
    { carryOut: into(10, 12) },
    ({ terminal }, context) => declareReturn(terminal, { happenedAt: minute(10) }, context),
  ],
  [
    "a loss in the minute of the carrying out",
    10,
    OUT,
    { carryOut: into(10, 12) },
    ({ terminal }, context) =>
      reportLoss(terminal, { loss: "lost", note: "", happenedAt: minute(10) }, context),
  ],
  [
    "finding it in the minute of the loss",
    82,
    [...OUT, "reportLoss"],
    { reportLoss: into(82, 12) },
    ({ terminal }, context) => reportFound(terminal, { happenedAt: minute(82) }, context),
  ],
  [
    "a clean-up in the minute in which the scan ended",
    60,
    [...DECLARED, "disinfect"],
    {},
    ({ terminal }, context) => {
      const [finishedAt, doneAt] = [into(60, 12), minute(60)];
      const loan = { ...terminal.custody.loan, scan: { ...SCAN, finishedAt } };
      const infected = { ...terminal, custody: { ...terminal.custody, stage: "infected", loan } };
      return cleanUp(infected as Terminal, { method: "new", doneAt }, context);
    },
  ],
  [
    "a release in the minute of the attestation",
    75,
    [...DECLARED, "disinfect", "scan", "attest"],
    { attest: into(75, 12) },
    ({ terminal }, context) => release(terminal, { missing: [], happenedAt: minute(75) }, context),
  ],
])("%s is taken", (_, n, way, seconds, decide) => {
  expect(worldWith(way, seconds).act(soon(n), decide)).toBe("done");
});
