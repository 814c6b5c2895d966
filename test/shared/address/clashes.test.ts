// Which ranges of a list meet others, against looking at every pair.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clashes, type OtherRange } from "../../../functions/shared/address/clashes.ts";

const fire = (range: string): OtherRange => ({ system: "fire", range });

describe("a range", () => {
  test("that stands there twice is named the second time", () => {
    expect(clashes(["203.0.113.0/24", "198.51.100.1/32", "203.0.113.0/24"], [])).toEqual([
      { place: 2, fault: "duplicate", with: "203.0.113.0/24" },
    ]);
  });

  test("inside another is the one that must go, whichever came first", () => {
    expect(clashes(["203.0.113.7/32", "203.0.113.0/24"], [])).toEqual([
      { place: 0, fault: "overlap", with: "203.0.113.0/24" },
    ]);
  });

  test.each(["203.0.113.0/24", "203.0.113.7/32", "203.0.113.4/30"])(
    "that meets another system's %s names whose",
    range => {
      expect(clashes(["203.0.113.4/30"], [fire(range)])).toEqual([
        { place: 0, fault: "other-system", with: range, system: "fire" },
      ]);
    },
  );

  test("is held against its own list first, and what is around it against others all the same", () => {
    expect(clashes(["203.0.113.0/24", "203.0.113.0/25"], [fire("203.0.113.1/32")])).toEqual([
      { place: 0, fault: "other-system", with: "203.0.113.1/32", system: "fire" },
      { place: 1, fault: "overlap", with: "203.0.113.0/24" },
    ]);
  });

  test("of one family never meets one of the other", () => {
    expect(clashes(["0.0.0.0/0"], [fire("::/0")])).toEqual([]);
  });
});

/** Blocks of 16 addresses, so that they meet often. */
const block = fc
  .tuple(fc.integer({ min: 28, max: 32 }), fc.nat(15))
  .map(([prefix, place]) => ({ prefix, from: place - (place % 2 ** (32 - prefix)) }));
type Block = { readonly prefix: number; readonly from: number };
const textOf = ({ from, prefix }: Block) => `203.0.113.${from}/${prefix}`;
const sixOf = ({ from, prefix }: Block) =>
  `2001:db8::${from.toString(16)}/${prefix + 96}`.replace("::0/", "::/");
const holds = (a: Block, b: Block) =>
  a.from <= b.from && b.from + 2 ** (32 - b.prefix) <= a.from + 2 ** (32 - a.prefix);

test.each([
  ["IPv4", textOf],
  ["IPv6", sixOf],
] as const)("every range that meets any is named once, with one it really meets: %s", (_, write) => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 9 }), fc.array(block, { maxLength: 5 }), (list, others) => {
      const found = clashes(
        list.map(write),
        others.map(each => fire(write(each))),
      );
      const expected = list.flatMap((mine, place) => {
        const same = (each: Block) => each.from === mine.from && each.prefix === mine.prefix;
        if (list.slice(0, place).some(same)) return [[place, "duplicate"]];
        if (list.some(each => !same(each) && holds(each, mine))) return [[place, "overlap"]];
        return others.some(each => holds(each, mine) || holds(mine, each)) ? [[place, "other-system"]] : [];
      });
      expect(found.map(({ place, fault }) => [place, fault])).toEqual(expected);
      for (const { place, fault, with: met } of found) {
        const among = fault === "other-system" ? others : list;
        const meets = among.filter(each => write(each) === met);
        const mine = list[place] as Block;
        expect(meets.some(each => holds(each, mine) || (fault === "other-system" && holds(mine, each)))).toBe(
          true,
        );
      }
    }),
    { numRuns: 3_000 },
  );
});

test("ten thousand copies of one range, and as many of others inside it, take no longer than they are many", () => {
  const list = Array.from({ length: 10_000 }, () => "203.0.113.0/24");
  const others = Array.from({ length: 10_000 }, (_, i) => fire(`203.0.113.${i % 256}/32`));
  const began = process.cpuUsage();
  expect(clashes(list, others).length).toBe(10_000);
  const { user, system } = process.cpuUsage(began);
  expect(user + system).toBeLessThan(2_000_000);
});
