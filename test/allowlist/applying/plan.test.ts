// The next call to EC2, by itself: fewest calls, room made by what nobody wants, never a wanted address out.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ApplyStep,
  CHANGES_PER_CALL,
  callsFor,
  nextStep,
  type PrefixListGoal,
} from "../../../functions/allowlist/applying/plan.ts";
import { cover } from "../../../functions/shared/address/cover.ts";
import { difference } from "../../../functions/shared/address/difference.ts";
import { hosts, lost } from "../../shared/address/ranges.ts";

const goal = (wanted: string[], actual: string[], more: Partial<PrefixListGoal> = {}): PrefixListGoal => ({
  wanted,
  actual,
  maxEntries: 200,
  ceiling: 200,
  ...more,
});

/** Makes every call until there is none to make, and tells each list on the way. */
function playOut(begun: PrefixListGoal) {
  const steps: ApplyStep[] = [];
  const lists = [begun.actual];
  let now = begun;
  for (let step = nextStep(now); step.kind !== "equal" && step.kind !== "too-many"; step = nextStep(now)) {
    steps.push(step);
    if (steps.length > 200) throw new Error("it does not end");
    if (step.kind === "resize") now = { ...now, maxEntries: step.maxEntries };
    else {
      const { add, remove } = step;
      now = { ...now, actual: [...now.actual.filter(range => !remove.includes(range)), ...add] };
      expect(now.actual.length).toBeLessThanOrEqual(now.maxEntries);
      expect(add.length + remove.length).toBeLessThanOrEqual(CHANGES_PER_CALL);
    }
    lists.push(now.actual);
  }
  return { steps, lists, end: nextStep(now) };
}

const [A, B, WHOLE] = ["203.0.113.0/25", "203.0.113.128/25", "203.0.113.0/24"];

test("a difference takes the fewest calls there can be, every addition before any removal", () => {
  fc.assert(
    fc.property(fc.nat(350), fc.nat(350), (adds, removes) => {
      const gap = {
        add: Array.from({ length: adds }, (_, at) => `a${at}`),
        remove: Array.from({ length: removes }, (_, at) => `r${at}`),
      };
      const made = callsFor(gap);
      expect(made).toHaveLength(Math.ceil((adds + removes) / CHANGES_PER_CALL));
      expect({ add: made.flatMap(({ add }) => add), remove: made.flatMap(({ remove }) => remove) }).toEqual(
        gap,
      );
      const order = made.flatMap(({ add, remove }) => [...add, ...remove]);
      expect(order).toEqual([...gap.add, ...gap.remove]);
    }),
  );
});

describe("one step", () => {
  test.each<[string, PrefixListGoal, ApplyStep]>([
    ["nothing wanted, nothing there", goal([], []), { kind: "equal" }],
    ["what is wanted is there, in another order", goal([A, B], [B, A]), { kind: "equal" }],
    ["one to add", goal([A], []), { kind: "change", add: [A], remove: [] }],
    ["one to remove", goal([], [A]), { kind: "change", add: [], remove: [A] }],
    [
      "halves become the whole in one call",
      goal([WHOLE], [A, B]),
      { kind: "change", add: [WHOLE], remove: [A, B] },
    ],
    [
      "a full list replaces one by another in one call",
      goal([A], [B], { maxEntries: 1, ceiling: 1 }),
      { kind: "change", add: [A], remove: [B] },
    ],
    [
      "a list grows to its ceiling in a call of its own, before anything is added",
      goal([A, B], [], { maxEntries: 1 }),
      { kind: "resize", maxEntries: 200 },
    ],
    [
      "a list that is equal shrinks to its ceiling in a call of its own",
      goal([A], [A], { maxEntries: 300 }),
      { kind: "resize", maxEntries: 200 },
    ],
    [
      "what does not fit does not keep what nobody wants from going",
      goal([A, "198.51.100.0/24"], ["192.0.2.0/24"], { maxEntries: 1, ceiling: 1 }),
      { kind: "change", add: [], remove: ["192.0.2.0/24"] },
    ],
    [
      "what does not fit is refused with its number",
      goal([A, "198.51.100.0/24"], [A], { maxEntries: 1, ceiling: 1 }),
      { kind: "too-many", wanted: 2 },
    ],
    [
      "a wide range stays while the parts of it that are wanted do not fit",
      goal([A, "203.0.113.192/26"], [WHOLE], { maxEntries: 1, ceiling: 1 }),
      { kind: "too-many", wanted: 2 },
    ],
    [
      "an entry that is no range goes, whatever it is",
      goal([A], ["203.0.113.1/24", A], { maxEntries: 2, ceiling: 2 }),
      { kind: "change", add: [], remove: ["203.0.113.1/24"] },
    ],
  ])("%s", (_, begun, step) => {
    expect(nextStep(begun)).toEqual(step);
  });
});

test("with room, every addition comes before any removal", () => {
  const { steps } = playOut(goal(hosts(80), hosts(80, 500)));
  expect(steps.map(step => step.kind === "change" && [step.add.length, step.remove.length])).toEqual([
    [80, 20],
    [0, 60],
  ]);
});

test("a full list is replaced whole in as many calls as its changes need", () => {
  const { steps, end } = playOut(goal(hosts(200), hosts(200, 500)));
  expect([steps.length, end.kind]).toEqual([4, "equal"]);
});

test("a full list, all of it from one wide range, is split without losing one address", () => {
  const wanted = hosts(200).sort();
  const { steps, lists, end } = playOut(goal(wanted, ["198.18.0.0/16"]));
  expect([steps.length, end.kind]).toEqual([3, "equal"]);
  expect(lost(lists, wanted)).toEqual([]);
});

const range = fc.tuple(fc.nat(1023), fc.integer({ min: 0, max: 6 })).map(([place, free]) => {
  const start = (place >> free) << free;
  return `198.18.${start >> 8}.${start & 255}/${32 - free}`;
});
const covered = fc.array(range, { maxLength: 220, size: "max" }).map(cover);

test("whatever was there and whatever is wanted, it ends equal in the fewest calls, and what stays wanted stays in", () => {
  fc.assert(
    fc.property(covered, covered, fc.nat(60), (wanted, actual, spare) => {
      const maxEntries = Math.max(wanted.length, actual.length, 1) + spare;
      const { steps, lists, end } = playOut(goal(wanted, actual, { maxEntries, ceiling: maxEntries }));
      const { add, remove } = difference(wanted, actual);
      expect(end.kind).toBe("equal");
      expect(steps).toHaveLength(Math.ceil((add.length + remove.length) / CHANGES_PER_CALL));
      expect(lost(lists, wanted)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("a list that a hand filled with overlaps is brought back too", () => {
  fc.assert(
    fc.property(covered, fc.uniqueArray(range, { maxLength: 220, size: "max" }), (wanted, actual) => {
      const maxEntries = Math.max(wanted.length, actual.length, 1);
      const { lists, end } = playOut(goal(wanted, actual, { maxEntries, ceiling: maxEntries }));
      expect([end.kind, lost(lists, wanted)]).toEqual(["equal", []]);
    }),
    { numRuns: 300 },
  );
});
