// The archives' list against ours: whatever is planted is found, once, as what it is.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  countDeviations,
  type ListDeviation,
  type ListedRange,
  reconcile,
} from "../../functions/reports/reconcile.ts";
import { EXCHANGE_SYSTEMS } from "../../functions/shared/rules/systems.ts";

const ours: readonly ListedRange[] = Array.from({ length: 40 }, (_, index) => ({
  system: EXCHANGE_SYSTEMS[index % EXCHANGE_SYSTEMS.length] ?? "fire",
  channel: index % 2 === 0 ? "vpn" : "vdi",
  range: `203.0.113.${index * 4}/30`,
}));

const PLANTS = ["missing", "extra", "channel", "narrower", "wider-system", "system"] as const;
type Plant = (typeof PLANTS)[number];
const KIND_OF: Record<Plant, ListDeviation["kind"]> = {
  missing: "missing",
  extra: "extra",
  channel: "different",
  narrower: "different",
  "wider-system": "wrong-system",
  system: "wrong-system",
};

function planted(listed: ListedRange, plant: Plant): readonly ListedRange[] {
  const another =
    EXCHANGE_SYSTEMS[(EXCHANGE_SYSTEMS.indexOf(listed.system) + 1) % EXCHANGE_SYSTEMS.length] ?? "fire";
  const narrower = listed.range.replace("/30", "/32");
  switch (plant) {
    case "missing":
      return [];
    case "extra":
      return [listed, { ...listed, range: listed.range.replace("203.0.113", "198.51.100") }];
    case "channel":
      return [{ ...listed, channel: listed.channel === "vpn" ? "vdi" : "vpn" }];
    case "narrower":
      return [{ ...listed, range: narrower }];
    case "wider-system":
      return [{ ...listed, system: another, range: narrower }];
    case "system":
      return [{ ...listed, system: another }];
    default:
      throw new Error(plant satisfies never);
  }
}

test("the same list in any order is all the same", () => {
  const drift = countDeviations(reconcile(ours, [...ours].reverse()));
  expect(drift).toEqual({ same: 40, missing: 0, extra: 0, different: 0, "wrong-system": 0 });
});

test("an empty list on either side is all missing or all extra", () => {
  expect(countDeviations(reconcile(ours, [])).missing).toBe(40);
  expect(countDeviations(reconcile([], ours)).extra).toBe(40);
});

test("every planted difference is found, as what it is, and nothing else", () => {
  const plants = fc.array(fc.option(fc.constantFrom(...PLANTS), { freq: 2 }), {
    minLength: 40,
    maxLength: 40,
  });
  fc.assert(
    fc.property(plants, fc.infiniteStream(fc.nat()), (chosen, order) => {
      const theirs = ours.flatMap((listed, index) => {
        const plant = chosen[index];
        return plant ? planted(listed, plant) : [listed];
      });
      const keys = theirs.map(() => order.next().value ?? 0);
      const shuffled = theirs.map((_, index) => index).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
      const { same, deviations } = reconcile(
        ours,
        shuffled.map(index => theirs[index] as ListedRange),
      );
      const expected = chosen.flatMap(plant => (plant ? [KIND_OF[plant]] : []));
      expect(deviations.map(({ kind }) => kind).sort()).toEqual(expected.sort());
      expect(same).toBe(chosen.filter(plant => !plant || plant === "extra").length);
    }),
    { numRuns: 500 },
  );
});
