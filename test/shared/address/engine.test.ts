// The address engine against the plainest oracle there is: addresses as big numbers, ranges as from-to, one by one.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AddressWords, BITS, type Family } from "../../../functions/shared/address/address.ts";
import { lastRead, scanAddress, scanRange } from "../../../functions/shared/address/address-reading.ts";
import { writeAddress } from "../../../functions/shared/address/address-writing.ts";
import { cover } from "../../../functions/shared/address/cover.ts";
import { difference } from "../../../functions/shared/address/difference.ts";
import { Membership } from "../../../functions/shared/address/membership.ts";

interface Range {
  readonly family: Family;
  readonly from: bigint;
  readonly prefix: number;
}

const sizeOf = ({ family, prefix }: Range) => 1n << BigInt(BITS[family] - prefix);
const wordsOf = (family: Family, value: bigint): AddressWords => {
  const whole = family === 4 ? value << 96n : value;
  return Uint32Array.from([96n, 64n, 32n, 0n], shift => Number((whole >> shift) & 0xffff_ffffn));
};
const addressText = (family: Family, value: bigint) => writeAddress(family, wordsOf(family, value));
const rangeText = (range: Range) => `${addressText(range.family, range.from)}/${range.prefix}`;
const holds = (range: Range, family: Family, value: bigint) =>
  range.family === family && value >= range.from && value < range.from + sizeOf(range);

/** Crowded into a corner of the address space, so that ranges meet, nest and neighbour each other. */
const range = (family: Family): fc.Arbitrary<Range> =>
  fc.record({ low: fc.bigInt(0n, 1023n), bits: fc.integer({ min: 0, max: 9 }) }).map(({ low, bits }) => {
    const base = family === 4 ? 0xcb00_7000n : 0x2001_0db8n << 96n;
    const from = ((base + low) >> BigInt(bits)) << BigInt(bits);
    return { family, from, prefix: BITS[family] - bits };
  });
const ranges = fc.array(fc.oneof(range(4), range(6)), { maxLength: 40 });
const asked = (family: Family) => {
  const base = family === 4 ? 0xcb00_7000n : 0x2001_0db8n << 96n;
  return Array.from({ length: 1_100 }, (_, at) => base + BigInt(at) - 40n);
};

describe("membership", () => {
  test("admits exactly the addresses that some range holds, and says by which, the first given of several", () => {
    fc.assert(
      fc.property(ranges, list => {
        const membership = new Membership(list.map(rangeText));
        for (const family of [4, 6] as const) {
          for (const value of asked(family)) {
            const first = list.findIndex(each => holds(each, family, value));
            expect(membership.entryOf(addressText(family, value))).toBe(first < 0 ? undefined : first);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("of an empty list admits nobody", () => {
    const nobody = new Membership([]);
    expect(
      ["203.0.113.1", "2001:db8::1", "::ffff:203.0.113.1", ""].map(address => nobody.has(address)),
    ).toEqual(Array(4).fill(false));
  });

  test("takes an IPv4 address in IPv6 dress for what it is", () => {
    const list = new Membership(["203.0.113.0/24"]);
    expect([list.has("::ffff:203.0.113.7"), list.has("::ffff:cb00:7107"), list.has("::203.0.113.7")]).toEqual(
      [true, true, false],
    );
  });

  test.each([
    "203.0.113",
    "203.0.113.007",
    "203.0.113.1 ",
    " 203.0.113.1",
    "203.0.113.1/32",
    "203.0.113.256",
    "２０３.0.113.1",
    "203.0.113.1:80",
    "0xcb.0.113.1",
    "203.0.113.1\u200b",
    "",
    ":",
    ":::",
  ])("does not admit what is not plainly an address: %j", text => {
    expect(new Membership(["203.0.113.0/24", "2001:db8::/32"]).has(text)).toBe(false);
  });

  test("a range that does not read is damage, and is not passed over", () => {
    for (const text of ["203.0.113.1/24", "203.0.113.0/33", "nonsense"]) {
      expect(() => new Membership(["203.0.113.0/24", text])).toThrow("not a canonical range");
    }
  });
});

describe("the covering set", () => {
  test("holds exactly the same addresses, and no two of its ranges could be one", () => {
    fc.assert(
      fc.property(ranges, list => {
        const covered = cover(list.map(rangeText));
        const [before, after] = [new Membership(list.map(rangeText)), new Membership(covered)];
        for (const family of [4, 6] as const) {
          for (const value of asked(family)) {
            const address = addressText(family, value);
            expect(after.has(address)).toBe(before.has(address));
          }
        }
        expect(cover(covered)).toEqual(covered);
        for (const without of covered.keys()) {
          const rest = covered.toSpliced(without, 1);
          expect(cover(rest)).toEqual(rest);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [["203.0.113.0/25", "203.0.113.128/25"], ["203.0.113.0/24"]],
    [["2001:db8::/33", "2001:db8:8000::/33"], ["2001:db8::/32"]],
    [["203.0.113.9/32", "203.0.113.0/24"], ["203.0.113.0/24"]],
    [
      ["2001:db8::/32", "203.0.113.0/24"],
      ["203.0.113.0/24", "2001:db8::/32"],
    ],
    [["0.0.0.0/1", "128.0.0.0/1"], ["0.0.0.0/0"]],
  ])("of %j is %j", (list, covered) => {
    expect(cover(list)).toEqual(covered);
  });
});

describe("the difference", () => {
  test("applied to what is there gives what is wanted, and then there is none", () => {
    fc.assert(
      fc.property(ranges, ranges, (wanted, actual) => {
        const [want, have] = [[...new Set(wanted.map(rangeText))], [...new Set(actual.map(rangeText))]];
        const { add, remove } = difference(want, have);
        const after = new Set([...have, ...add].filter(text => !remove.includes(text)));
        expect([...after].sort()).toEqual([...want].sort());
        expect(difference(want, [...after])).toEqual({ add: [], remove: [] });
      }),
    );
  });
});

describe("an address", () => {
  test("is written in its one form and read back as itself", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), text => {
        const family = scanAddress(text, text.length);
        if (family === undefined) throw new Error(`not read: ${text}`);
        const words = Uint32Array.from(lastRead.words);
        const written = writeAddress(family, words);
        expect(scanAddress(written, written.length)).toBe(family);
        expect([...lastRead.words]).toEqual([...words]);
      }),
    );
  });

  test.each([
    ["2001:0db8:0000:0000:0001:0000:0000:0001", "2001:db8::1:0:0:1"],
    ["2001:DB8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["::", "::"],
    ["::1", "::1"],
    ["2001:db8::192.0.2.33", "2001:db8::c000:221"],
  ])("%s is written %s", (text, canonical) => {
    const family = scanRange(text);
    expect(family && writeAddress(family, lastRead.words)).toBe(canonical);
  });
});
