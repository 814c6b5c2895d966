// A list as the gate asks it: who is on it at the moment, when that ends, and whether EC2 holds what it must; in doubt closed.
import { describe, expect, test } from "vitest";
import type { Entry } from "../../../functions/allowlist/lists/entry.ts";
import type { InForceByFamily } from "../../../functions/allowlist/lists/in-force.ts";
import { Confirmed, isOutboundInForce, ListedEntries } from "../../../functions/allowlist/lists/listed.ts";

const day = (n: number) => `2021-06-${String(n).padStart(2, "0")}T00:00:00.000Z`;
const entry = (range: string, more: Partial<Entry> = {}): Entry => ({
  range,
  owner: "戶政",
  reason: "居家辦公",
  document: "函",
  from: day(1),
  addedAt: day(1),
  addedBy: "a",
  approvedBy: "b",
  change: 1,
  ...more,
});

describe("who is on a list", () => {
  const list = new ListedEntries([
    entry("198.51.100.0/28", { until: day(10) }),
    entry("198.51.100.0/24", { from: day(5), until: day(20) }),
    entry("2001:db8::/64"),
  ]);
  const at = (n: number, address: string) => list.currentAt(day(n)).entryOf(address)?.until;
  const isOn = (n: number, address: string) => list.currentAt(day(n)).entryOf(address) !== undefined;

  test.each([
    [1, "198.51.100.3", true],
    [1, "198.51.100.77", false],
    [5, "198.51.100.77", true],
    [10, "198.51.100.3", true],
    [20, "198.51.100.3", false],
    [20, "198.51.100.77", false],
    [30, "2001:db8::7", true],
    [30, "2001:db9::7", false],
    [1, "not an address", false],
    [1, "", false],
  ])("on day %i, %s: %s", (n, address, expected) => {
    expect(isOn(n, address)).toBe(expected);
  });

  test("an entry that ended hands its addresses to the one that goes on", () => {
    expect([at(9, "198.51.100.3"), at(10, "198.51.100.3")]).toEqual([day(10), day(20)]);
  });

  test("asked for past and future in any order, the answer is that of the moment", () => {
    const days = [30, 1, 20, 5, 10, 1, 30, 9, 5];
    expect(days.map(n => isOn(n, "198.51.100.77"))).toEqual(days.map(n => n >= 5 && n < 20));
  });

  test("an empty list admits nobody", () => {
    expect(new ListedEntries([]).currentAt(day(1)).entryOf("198.51.100.3")).toBeUndefined();
  });
});

describe("what EC2 holds", () => {
  const confirmed = new Confirmed(["198.51.100.0/25", "198.51.100.128/25", "203.0.113.24/32"]);
  test.each([
    ["198.51.100.0/24", true],
    ["198.51.100.64/26", true],
    ["198.51.100.0/23", false],
    ["203.0.113.24/32", true],
    ["203.0.113.24/31", false],
    ["192.0.2.0/32", false],
  ])("%s whole: %s", (range, expected) => {
    expect(confirmed.holds(range)).toBe(expected);
  });
});

describe("the way out is in force", () => {
  const seen = (at: string, more: object = {}): InForceByFamily => ({
    4: { confirmed: { prefixList: "pl", version: 1, ranges: "digest", count: 1, at }, ...more },
  });
  const force = (ranges: readonly string[], wanted: readonly Entry[], more: object = {}) =>
    isOutboundInForce({
      mode: "restrict",
      wanted,
      inForce: seen(day(3)),
      confirmed: { 4: new Confirmed(ranges) },
      ...more,
    });

  test("when all that was wanted is held", () => {
    expect(force(["192.0.2.0/24"], [entry("192.0.2.0/25"), entry("192.0.2.128/25")])).toBe(true);
  });
  test("though an addition since then is not yet applied", () => {
    expect(
      force(["192.0.2.0/25"], [entry("192.0.2.0/25"), entry("203.0.113.1/32", { addedAt: day(4) })]),
    ).toBe(true);
    expect(force(["192.0.2.0/25"], [entry("192.0.2.0/25"), entry("203.0.113.1/32", { from: day(4) })])).toBe(
      true,
    );
  });
  test.each<readonly [string, boolean]>([
    ["nothing is wanted", force(["192.0.2.0/24"], [])],
    ["nothing wanted is held", force([], [entry("192.0.2.0/25")])],
    [
      "only the addition of today is wanted and not there",
      force([], [entry("192.0.2.0/25", { addedAt: day(4) })]),
    ],
    [
      "somebody took one of two out",
      force(["192.0.2.0/25"], [entry("192.0.2.0/25"), entry("203.0.113.1/32")]),
    ],
    [
      "EC2 was never seen",
      force(["192.0.2.0/25"], [entry("192.0.2.0/25")], { inForce: undefined, confirmed: {} }),
    ],
    ["an entry is damaged", force(["192.0.2.0/25"], [entry("192.0.2.0/25"), entry("nonsense")])],
  ])("not when %s", (_, isInForce) => {
    expect(isInForce).toBe(false);
  });
  test("an opened list: whole, or what was in force until it is applied, but not after a drift, and not when nothing is", () => {
    const open = (ranges: readonly string[], more: object) => force(ranges, [], { mode: "open", ...more });
    expect(open(["0.0.0.0/0"], {})).toBe(true);
    expect(open(["192.0.2.0/25"], {})).toBe(true);
    expect(open(["192.0.2.0/25"], { inForce: seen(day(3), { driftFrom: "other" }) })).toBe(false);
    const nothing = { confirmed: { prefixList: "pl", version: 1, ranges: "d", count: 0, at: day(3) } };
    expect(open([], { inForce: { 4: nothing } })).toBe(false);
    expect(open([], { inForce: undefined, confirmed: {} })).toBe(false);
  });
});
