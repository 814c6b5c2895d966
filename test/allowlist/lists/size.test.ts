// How many addresses a list holds, against counting them one by one; and when it would be more than the firewall takes.
import { describe, expect, test } from "vitest";
import type { EntryFacts } from "../../../functions/allowlist/lists/entry.ts";
import { familyDifferences, overfull, wantedNowOrLater } from "../../../functions/allowlist/lists/size.ts";
import { CEILING } from "../../../functions/allowlist/names.ts";
import { addressCount } from "../../../functions/shared/address/canonical-range.ts";
import { Random } from "../../bench/measure/random.ts";

const NOW = "2021-06-03T00:00:00.000Z";
const facts = { owner: "甲", reason: "乙", document: "丙" };
const listed = (range: string, span: { from?: string; until?: string } = {}): EntryFacts => ({
  range,
  ...facts,
  ...span,
});

/** Every address of a range of at most 256, by its last number. */
function addressesOf(range: string): number[] {
  const [start = "", prefix = ""] = range.split("/");
  const first = Number(start.split(".")[3]);
  return Array.from({ length: 2 ** (32 - Number(prefix)) }, (_, n) => first + n);
}

function randomRange(random: Random): string {
  const prefix = 24 + random.below(9);
  const size = 2 ** (32 - prefix);
  return `203.0.113.${Math.floor(random.below(256) / size) * size}/${prefix}`;
}

describe("addresses gained and lost", () => {
  test("are those that counting finds, overlaps and all", () => {
    const random = new Random(7);
    for (let round = 0; round < 300; round++) {
      const [before, after] = [0, 1].map(() =>
        Array.from({ length: random.below(12) }, () => randomRange(random)),
      );
      const [was, is] = [before, after].map(ranges => new Set((ranges ?? []).flatMap(addressesOf)));
      const [four] = familyDifferences(before ?? [], after ?? []);
      expect([four?.before.addresses, four?.after.addresses, four?.gained, four?.lost]).toEqual([
        String(was?.size),
        String(is?.size),
        String(is?.difference(was ?? new Set()).size),
        String(was?.difference(is ?? new Set()).size),
      ]);
    }
  });

  test("of IPv6 and of everything are told without rounding", () => {
    expect(addressCount(6, ["2001:db8::/64", "2001:db8:0:1::/64"])).toBe(2n ** 65n);
    const [four, six] = familyDifferences([], wantedNowOrLater({ mode: { kind: "open" } }, [], NOW));
    expect([four?.gained, six?.gained]).toEqual([String(2n ** 32n), String(2n ** 128n)]);
  });
});

describe("the ceiling", () => {
  const restrict = { mode: { kind: "restrict" } } as const;
  const apart = (count: number, span = {}) =>
    Array.from({ length: count }, (_, n) => listed(`1.0.${n >> 7}.${2 * (n & 127)}/32`, span));

  test("is reached by ranges that do not merge, and not by those that do", () => {
    expect(overfull(restrict, apart(CEILING), NOW)).toBeUndefined();
    expect(overfull(restrict, apart(CEILING + 1), NOW)).toEqual({ family: 4, needed: CEILING + 1, at: NOW });
    const side = Array.from({ length: 5_000 }, (_, n) => listed(`1.0.${n >> 8}.${n & 255}/32`));
    expect(overfull(restrict, side, NOW)).toBeUndefined();
  });

  test("is also reached when what held others together ends", () => {
    const even = apart(CEILING);
    const until = "2021-07-01T00:00:00.000Z";
    const odd = even.slice(0, 100).map(({ range }) =>
      listed(
        range.replace(/\d+\/32$/, n => `${Number.parseInt(n, 10) + 1}/32`),
        { until },
      ),
    );
    const more = apart(CEILING + 1).slice(CEILING);
    expect(overfull(restrict, [...even, ...odd], NOW)).toBeUndefined();
    expect(overfull(restrict, [...even, ...odd, ...more], NOW)).toEqual({
      family: 4,
      needed: CEILING + 1,
      at: until,
    });
  });

  test("does not bind an open list, which is one range", () => {
    expect(overfull({ mode: { kind: "open" } }, apart(CEILING + 1), NOW)).toBeUndefined();
  });
});
