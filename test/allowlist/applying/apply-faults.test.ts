// Whatever goes wrong at whichever call, and whoever else applies: no wanted address is ever out, and nothing unwanted stays.
import * as fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CHANGES_PER_CALL } from "../../../functions/allowlist/applying/plan.ts";
import type { PrefixLists } from "../../../functions/allowlist/applying/prefix-list.ts";
import { cover } from "../../../functions/shared/address/cover.ts";
import { difference } from "../../../functions/shared/address/difference.ts";
import { hosts, lost } from "../../shared/address/ranges.ts";
import { withJournal } from "../../shared/journal/table.ts";
import { type OpenFirewall, openFirewall } from "./applying.ts";

withJournal();

/** More with APPLY_RUNS, when there is time. */
const RUNS = Number(process.env.APPLY_RUNS ?? 20);

let ec2: OpenFirewall;
beforeAll(async () => {
  ec2 = await openFirewall({ system: "land", channel: "vdi", direction: "outbound" });
});
afterAll(() => ec2.close());
afterEach(() => ec2.clearFaults());

class Crash extends Error {}

/** The run dies at its n-th change of EC2: before the call is sent, or before its answer is read. */
function dyingAt(lists: PrefixLists, call: number, when: "before" | "after"): PrefixLists {
  let calls = 0;
  return {
    ...lists,
    change: async (list, difference) => {
      const dies = ++calls === call;
      if (dies && when === "before") throw new Crash();
      await lists.change(list, difference);
      if (dies) throw new Crash();
    },
  };
}

/** Runs as the timer would, until EC2 holds what is wanted; each run may die. */
async function applyUntilDone(wanted: readonly string[]): Promise<number> {
  const goal = [...wanted].sort().join();
  for (let runs = 1; runs <= 12; runs++) {
    await ec2.apply().catch(error => {
      if (!(error instanceof AggregateError)) throw error;
    });
    const { claim, refused, driftFrom } = await ec2.inForce();
    if ((await ec2.holds()).join() === goal && !claim && !refused && !driftFrom) return runs;
    ec2.advance(60_000);
  }
  throw new Error("it does not converge");
}

const SINGLE = [
  ...["throttle", "incorrect-state", "concurrent-mutation", "server-error", "conflict"],
  ...["cut-before", "cut-after", "fail-later"],
].map(kind => ({ kind }));

describe("one fault at each call of a change that takes three", () => {
  const before = hosts(120);
  const after = [...hosts(20), ...hosts(105, 400)];
  for (const { kind } of SINGLE) {
    for (const call of [0, 1, 2]) {
      test(`${kind} at change ${call + 1}`, async () => {
        await ec2.approve(before);
        await applyUntilDone(before);
        const mark = (await ec2.history()).length;
        await ec2.approve(after);
        await ec2.fault({ kind, after: call });
        await applyUntilDone(after);
        const lists = (await ec2.history()).slice(mark - 1).map(({ cidrs }) => cidrs);
        expect(lost(lists, after)).toEqual([]);
        expect(await ec2.confirmed()).toEqual([...after].sort());
      });
    }
  }
});

describe("a run that dies", () => {
  test.each([
    [1, "before"],
    [1, "after"],
    [2, "before"],
    [2, "after"],
    [3, "after"],
  ] as const)(
    "at change %i, %s it is made: the next takes over once the claim has ended",
    async (call, when) => {
      const before = hosts(120, 1_000);
      const after = [...hosts(20, 1_000), ...hosts(105, 2_000)];
      await ec2.approve(before);
      await applyUntilDone(before);
      const [mark, told] = [(await ec2.history()).length, (await ec2.events()).length];
      await ec2.approve(after);
      await expect(ec2.apply(dyingAt(ec2.lists, call, when))).rejects.toThrow();
      const calls = (await ec2.history()).length;
      // While the claim of the dead run stands, nobody touches EC2.
      await ec2.apply();
      const later = (await ec2.history()).slice(calls);
      expect(later.filter(({ state }) => state === "modify-in-progress")).toEqual([]);
      ec2.advance(20_000);
      await ec2.apply();
      const lists = (await ec2.history()).slice(mark - 1).map(({ cidrs }) => cidrs);
      expect([await ec2.holds(), lost(lists, after)]).toEqual([[...after].sort(), []]);
      expect((await ec2.events()).slice(told).filter(({ type }) => type === "DriftFound")).toEqual([]);
    },
  );

  test("with a claim from a clock that was set back since, it stops nobody", async () => {
    const ranges = hosts(3, 3_000);
    ec2.advance(24 * 60 * 60_000);
    await ec2.approve(ranges);
    await expect(ec2.apply(dyingAt(ec2.lists, 1, "before"))).rejects.toThrow();
    ec2.advance(-60 * 60_000);
    await ec2.approve(ranges);
    await ec2.apply();
    expect(await ec2.holds()).toEqual([...ranges].sort());
  });
});

test("two appliers at once: one works, one gives way, and what was approved meanwhile comes into force as well", async () => {
  const first = hosts(150, 4_000);
  const second = [...hosts(50, 4_000), ...hosts(100, 5_000)];
  await ec2.approve(first);
  const approving: PrefixLists = {
    ...ec2.lists,
    change: async (list, difference) => {
      await ec2.lists.change(list, difference);
      approving.change = ec2.lists.change;
      await ec2.approve(second);
      // As its own event would wake one: it finds the claim and gives way.
      await ec2.apply();
    },
  };
  // Whichever of them works.
  await Promise.all([ec2.apply(approving), ec2.apply(approving), ec2.apply(approving)]);
  expect(await ec2.holds()).toEqual([...second].sort());
  expect(await ec2.confirmed()).toEqual([...second].sort());
  expect((await ec2.inForce()).claim).toBeUndefined();
});

const range = fc.tuple(fc.nat(511), fc.integer({ min: 0, max: 5 })).map(([place, free]) => {
  const start = (place >> free) << free;
  return `198.18.${start >> 8}.${start & 255}/${32 - free}`;
});
const faultOf = (action: string, kinds: readonly string[]) =>
  fc.record({ action: fc.constant(action), kind: fc.constantFrom(...kinds), after: fc.nat(2) });
const READ_FAULTS = ["throttle", "server-error", "cut-before", "cut-after"];
const fault = fc.oneof(
  faultOf(
    "ModifyManagedPrefixList",
    SINGLE.map(({ kind }) => kind),
  ),
  faultOf("DescribeManagedPrefixLists", READ_FAULTS),
  faultOf("GetManagedPrefixListEntries", READ_FAULTS),
);
const phase = fc.record({
  wanted: fc.array(range, { maxLength: 160, size: "max" }),
  faults: fc.array(fault, { maxLength: 3 }),
  dies: fc.option(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom("before", "after"))),
  appliers: fc.integer({ min: 1, max: 3 }),
});

test("random lists, faults, deaths and appliers: never a wanted address out, nothing unwanted left, nothing called in vain", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(phase, { minLength: 1, maxLength: 3 }), async phases => {
      for (const { wanted, faults, dies, appliers } of phases) {
        const goal = cover(wanted);
        const mark = (await ec2.history()).length;
        await ec2.approve([...new Set(wanted)]);
        for (const each of faults) await ec2.fault(each);
        const through = dies ? dyingAt(ec2.lists, dies[0], dies[1] as "before" | "after") : ec2.lists;
        const runs = Array.from({ length: appliers }, () => ec2.apply(through));
        await Promise.allSettled(runs);
        await applyUntilDone(goal);
        await ec2.clearFaults();
        const changes = (await ec2.history()).slice(mark - 1);
        const lists = changes.map(({ cidrs }) => cidrs);
        expect(lost(lists, goal)).toEqual([]);
        const { add, remove } = difference(goal, lists[0] ?? []);
        const calls = changes.slice(1).filter(({ state }) => state === "modify-in-progress");
        if (faults.length === 0 && !dies)
          expect(calls).toHaveLength(Math.ceil((add.length + remove.length) / CHANGES_PER_CALL));
        expect(await ec2.confirmed()).toEqual([...goal].sort());
      }
    }),
    { numRuns: RUNS },
  );
});
