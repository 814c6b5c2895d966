// The law of the list against a plain model: whatever is done to it, every version holds what it held, and nothing half.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressIn, isCanonical } from "../../../infra/local/aws/ec2/cidr.ts";
import { changeOf, restored } from "../../../infra/local/aws/ec2/modification.ts";
import {
  advanced,
  begun,
  entriesAt,
  type PrefixListEntry,
  type StoredPrefixList,
  settled,
} from "../../../infra/local/aws/ec2/prefix-list.ts";
import { Ec2Refusal } from "../../../infra/local/aws/ec2/refusal.ts";

const EMPTY: StoredPrefixList = {
  id: "pl-0",
  name: "list",
  family: "IPv4",
  maxEntries: 4,
  tags: [],
  associations: [],
  version: 1,
  entries: [],
  past: [],
  state: { phase: "complete", verb: "create" },
};

const cidr = fc.integer({ min: 0, max: 5 }).map(last => `192.0.2.${last}/32`);
const entry = fc.record({ cidr, description: fc.constantFrom("甲", "乙") });
const step = fc.oneof(
  fc.record({
    kind: fc.constant("change" as const),
    add: fc.array(entry, { maxLength: 3 }),
    remove: fc.array(cidr, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("restore" as const), previous: fc.integer({ min: 1, max: 12 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const shown = (entries: readonly PrefixListEntry[]) =>
  entries.map(one => `${one.cidr} ${one.description}`).sort();

function after(list: StoredPrefixList, taken: Step): StoredPrefixList {
  try {
    const change =
      taken.kind === "change"
        ? changeOf(list, taken)
        : (restored(list, { previous: taken.previous, current: list.version }).change ?? {
            added: [],
            removed: [],
          });
    return advanced(list, change);
  } catch (error) {
    expect(error).toBeInstanceOf(Ec2Refusal);
    return list;
  }
}

test("whatever is done, each version keeps what it held, no range stands twice, and the size is never passed", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), steps => {
      let list = EMPTY;
      const model = [shown([])];
      for (const taken of steps) {
        const next = after(list, taken);
        if (next !== list)
          model.push(taken.kind === "restore" ? (model[taken.previous - 1] ?? []) : expected(list, taken));
        list = next;
      }
      expect(model.map((_, index) => shown(entriesAt(list, index + 1)))).toEqual(model);
      expect(new Set(list.entries.map(one => one.cidr)).size).toBe(list.entries.length);
      expect(list.entries.length).toBeLessThanOrEqual(list.maxEntries);
    }),
  );
});

function expected(
  list: StoredPrefixList,
  { add, remove }: { add: readonly PrefixListEntry[]; remove: readonly string[] },
): string[] {
  const left = list.entries.filter(one => !remove.includes(one.cidr));
  return shown([...left, ...add]);
}

test("a full list takes a new range in the call that removes another", () => {
  const cidrs = [0, 1, 2, 3].map(last => `192.0.2.${last}/32`);
  const full = { ...EMPTY, entries: cidrs.map(one => ({ cidr: one })) };
  const change = changeOf(full, { add: [{ cidr: "192.0.2.4/32" }], remove: ["192.0.2.0/32"] });
  expect(advanced(full, change).entries.map(one => one.cidr)).toEqual([...cidrs.slice(1), "192.0.2.4/32"]);
});

test("a thousand versions are stored, and the oldest ones are dropped", () => {
  let list = EMPTY;
  for (let count = 1; count < 1005; count += 1) list = advanced(list, { added: [], removed: [] });
  expect(list.version).toBe(1005);
  expect(entriesAt(list, 6)).toEqual([]);
  expect(() => entriesAt(list, 5)).toThrow(Ec2Refusal);
});

test("a change under way shows nothing of itself until its moment, then all of it", () => {
  const change = { added: [{ cidr: "192.0.2.0/32" }], removed: [] };
  const busy = begun(EMPTY, "modify", { next: { name: "new", maxEntries: 4, change }, until: 1000 });
  expect(settled(busy, 999)).toBe(busy);
  expect([busy.name, busy.version, busy.entries]).toEqual(["list", 1, []]);
  const done = settled(busy, 1000);
  expect([done.name, done.version, done.entries, done.state]).toEqual([
    "new",
    2,
    change.added,
    { phase: "complete", verb: "modify" },
  ]);
});

describe("only one way of writing a range is canonical", () => {
  test.each([
    ["0.0.0.0/0", "IPv4"],
    ["203.0.113.0/24", "IPv4"],
    ["255.255.255.255/32", "IPv4"],
    ["::/0", "IPv6"],
    ["2001:db8::/32", "IPv6"],
    ["2001:db8::1:0:0:1/128", "IPv6"],
  ] as const)("%s is", (text, family) => {
    expect(isCanonical(text, family)).toBe(true);
  });

  test.each([
    "",
    "/",
    "/24",
    "203.0.113.0",
    "203.0.113.0/",
    "203.0.113.0/24/24",
    "203.0.113.9/24",
    "203.0.113.0/33",
    "203.0.113.0/-1",
    "203.0.113.0/024",
    "203.0.113.0/2e1",
    "203.0.113.0/ 24",
    "203.0.113.0/24 ",
    "203.0.113/24",
    "203.000.113.0/24",
    "0x7f.0.0.1/32",
    "２０３.0.113.0/24",
    "2001:db8::1/32",
    "2001:DB8::/32",
    "2001:0db8::/32",
    "2001:db8:0:0::/32",
    "2001:db8::/129",
    "fe80::1%eth0/128",
    "::ffff:203.0.113.9/128",
  ])("%j is not, in either family", text => {
    expect([isCanonical(text, "IPv4"), isCanonical(text, "IPv6")]).toEqual([false, false]);
  });
});

test("tunnel addresses are counted through the client range and wrap round at its end", () => {
  expect([2, 65_535, 65_538].map(offset => addressIn("10.64.0.0/16", offset))).toEqual([
    "10.64.0.2",
    "10.64.255.255",
    "10.64.0.2",
  ]);
});
