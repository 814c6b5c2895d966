// Only an answer of the archives sets a range: random histories of everything the city can do, against that one sentence.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnswerSource, answerLines, ownAnswer, paperAnswer } from "../../functions/reports/answer.ts";
import { statusByChannel } from "../../functions/reports/egress-status.ts";
import {
  compileLines,
  fileLines,
  forwardLines,
  isSet,
  type LineTable,
  type ReportLine,
} from "../../functions/reports/line.ts";
import { LINE_STATUSES } from "../../functions/reports/names.ts";
import type { Paper } from "../../functions/reports/pack.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import type { Actor } from "../../functions/shared/journal/event.ts";

const RANGES = ["203.0.113.1/32", "203.0.113.2/32", "203.0.113.3/32"];
const CITY_ROLES = [
  "administrator",
  "records",
  "property",
  "scan",
  "worker",
  "supervisor",
  "personnel",
  "center",
  "auditor",
];
const ARCHIVES: Actor = { person: "archives", agency: "national-archives", roles: ["archives"] };

type Step =
  | { readonly kind: "file"; readonly ranges: readonly string[] }
  | { readonly kind: "compile" | "forward" }
  | {
      readonly kind: "answer";
      readonly by: Actor;
      readonly range: string;
      readonly outcome: "set" | "returned" | "withdrawn";
    }
  | { readonly kind: "record" | "confirm"; readonly by: Actor; readonly range: string };

const cityActor = fc.record({
  person: fc.constantFrom("a", "b", "c"),
  agency: fc.constantFrom("city-hall", "national-archives"),
  roles: fc.subarray(CITY_ROLES),
});
const range = fc.constantFrom(...RANGES);
const cityStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("file" as const), ranges: fc.subarray(RANGES) }),
  fc.record({ kind: fc.constantFrom("compile" as const, "forward" as const) }),
  fc.record({
    kind: fc.constant("answer" as const),
    by: cityActor,
    range,
    outcome: fc.constantFrom("set" as const, "returned" as const, "withdrawn" as const),
  }),
  fc.record({ kind: fc.constantFrom("record" as const, "confirm" as const), by: cityActor, range }),
);
const archivesStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant("answer" as const),
  by: fc.constant(ARCHIVES),
  range,
  outcome: fc.constantFrom("set" as const, "returned" as const, "withdrawn" as const),
});

interface World {
  table: LineTable;
  papers: readonly Paper[];
  version: number;
  /** What an independent look at the steps says: ranges answered by the archives, or on paper by two people. */
  readonly answered: Set<string>;
}

function lived(steps: readonly Step[], after: (world: World, before: LineTable) => void): void {
  const world: World = { table: [], papers: [], version: 0, answered: new Set() };
  for (const step of steps) {
    const before = world.table;
    try {
      act(world, step);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
    after(world, before);
  }
}

function act(world: World, step: Step): void {
  const at = "2021-06-09T00:00:00.000Z";
  switch (step.kind) {
    case "file": {
      const busy = world.table.filter(({ status }) => status === "withdrawal-sent").map(({ range }) => range);
      const ranges = step.ranges.filter(each => !busy.includes(each));
      const rows = ranges.map(each => ({ channel: "vpn" as const, range: each, purpose: "" }));
      world.table = fileLines(world.table, rows, { version: ++world.version, at });
      return;
    }
    case "compile":
      world.table = compileLines(world.table, at);
      return;
    case "forward":
      world.table = forwardLines(world.table, at);
      return;
    case "answer":
      take(world, step.range, step.outcome, ownAnswer(step.by));
      return;
    case "record": {
      const facts = {
        documentNo: step.range,
        answeredOn: "2021-06-10",
        signedBy: "x",
        answer: "",
        recordedAt: at,
      };
      const counts = { set: 1, returned: 0, withdrawn: 0 };
      world.papers = [...world.papers, { ...facts, counts, status: "waiting", recordedBy: step.by.person }];
      return;
    }
    case "confirm": {
      const paper = world.papers.find(each => each.documentNo === step.range && each.status === "waiting");
      take(world, step.range, "set", paperAnswer(paper, step.by));
      return;
    }
    default:
      throw new Error(JSON.stringify(step satisfies never));
  }
}

function take(
  world: World,
  range: string,
  outcome: "set" | "returned" | "withdrawn",
  source: AnswerSource,
): void {
  const line = { system: "fire", channel: "vpn", range, outcome, reason: "x" } as const;
  const { table, moved } = answerLines(world.table, [{ place: 0, line }], {
    source,
    at: "2021-06-10T00:00:00.000Z",
  });
  world.table = table;
  if (moved.length > 0 && outcome === "set") world.answered.add(range);
}

const setIn = (table: LineTable) => table.filter(isSet).map(({ range }) => range);

describe("a range counts as set", () => {
  test("by nothing that the city does alone, unless two of its officers have held a paper answer in hand", () => {
    const withoutConfirmation = cityStep.filter(({ kind }) => kind !== "confirm");
    fc.assert(
      fc.property(fc.array(withoutConfirmation, { maxLength: 40 }), steps => {
        lived(steps, ({ table }) => {
          expect(setIn(table)).toEqual([]);
          expect(statusByChannel(table).vpn).not.toBe("set-by-archives");
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test("by no paper that one officer records and confirms alone", () => {
    const alone = { person: "a", agency: "city-hall", roles: CITY_ROLES };
    const oneOfficer = cityStep.map(step => ("by" in step ? { ...step, by: alone } : step));
    fc.assert(
      fc.property(fc.array(oneOfficer, { maxLength: 40 }), steps => {
        lived(steps, ({ table }) => expect(setIn(table)).toEqual([]));
      }),
      { numRuns: 2_000 },
    );
  });

  test("only with a recorded answer behind it, and never again once it was dropped until it is answered again", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(cityStep, archivesStep), { maxLength: 60 }), steps => {
        lived(steps, ({ table, answered }) => {
          for (const each of setIn(table)) expect(answered).toContain(each);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test("and of the histories tried, some do get there", () => {
    let reached = 0;
    const steps = fc.array(fc.oneof(cityStep, archivesStep), { minLength: 40, maxLength: 60 });
    for (const sample of fc.sample(steps, { numRuns: 200, seed: 1 })) {
      lived(sample, ({ table }) => (reached += setIn(table).length > 0 ? 1 : 0));
    }
    expect(reached).toBeGreaterThan(0);
  });
});

test("a status never moves back: a line goes forward, stays, or is gone", () => {
  const order = (line: ReportLine | undefined) => (line ? LINE_STATUSES.indexOf(line.status) : -1);
  fc.assert(
    fc.property(fc.array(fc.oneof(cityStep, archivesStep), { maxLength: 60 }), steps => {
      lived(steps, ({ table }, before) => {
        for (const line of table) {
          const same = before.find(({ range, since }) => range === line.range && since === line.since);
          expect(order(line)).toBeGreaterThanOrEqual(order(same));
        }
      });
    }),
    { numRuns: 1_000 },
  );
});
