// The door for ranges against other people's readers, over texts nobody thought of: what is taken, and its one form.
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { readRange } from "../../../functions/shared/address/range.ts";
import { unfit } from "../../../functions/shared/address/sanity.ts";

/** ipaddr.js reads loosely (octal, hex, three parts): its strict tests first, then its numbers. */
function oracle(text: string): string | undefined {
  const [address = "", length, ...more] = text.split("/");
  const isFour = ipaddr.IPv4.isValidFourPartDecimal(address);
  if (more.length > 0 || !(isFour || (/^[\da-f:.]+$/i.test(address) && ipaddr.IPv6.isValid(address))))
    return undefined;
  const parsed = ipaddr.parse(address);
  const bytes = parsed.toByteArray();
  const bits = 8 * bytes.length;
  if (length !== undefined && !/^(0|[1-9]\d{0,2})$/.test(length)) return undefined;
  const prefix = length === undefined ? bits : Number(length);
  if (prefix > bits) return undefined;
  const hostBits = bytes.some((byte, i) => (byte & (0xff >> Math.min(8, Math.max(0, prefix - 8 * i)))) !== 0);
  const inDisguise = parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress();
  if (hostBits || inDisguise) return undefined;
  return `${parsed instanceof ipaddr.IPv6 ? parsed.toRFC5952String() : parsed.toString()}/${prefix}`;
}

const octet = fc.oneof(fc.nat(255).map(String), fc.constantFrom("0", "00", "01", "256", "", "1e1"));
const four = fc.array(octet, { minLength: 3, maxLength: 5 }).map(parts => parts.join("."));
const group = fc.oneof(
  { weight: 6, arbitrary: fc.nat(0xffff).map(n => n.toString(16)) },
  { weight: 2, arbitrary: fc.constantFrom("0", "0000", "00f", "FFFF") },
  { weight: 1, arbitrary: fc.constantFrom("", "12345", "g") },
);
const six = fc
  .tuple(fc.array(group, { maxLength: 9 }), fc.constantFrom(":", "::"), fc.array(group, { maxLength: 4 }))
  .map(([head, gap, tail]) => head.join(":") + gap + tail.join(":"));
const length = fc.oneof(
  fc.constant(""),
  fc.nat(130).map(n => `/${n}`),
  fc.constantFrom("/", "/08", "/-1", "/ 8", "//8"),
);
const typed = fc.tuple(fc.oneof(four, six), length).map(parts => parts.join(""));
const anything = fc.oneof(
  typed,
  fc.string({ unit: fc.constantFrom(..."0123456789abcdefF.:/ -x") }),
  fc.string(),
);

test("what it takes is what an independent reader takes, in the same form", () => {
  fc.assert(
    fc.property(anything, text => {
      const read = readRange(text);
      // A tail in dotted numbers is read the same by both of us and otherwise by a third: that is not taken.
      if (read.kind === "refused" && read.fault === "disputed") expect(text).toMatch(/:.*\./);
      else expect(read.kind === "range" ? read.range.text : undefined).toBe(oracle(text));
    }),
    { numRuns: 20_000 },
  );
});

const block = fc.oneof(
  fc.tuple(fc.constant(4 as const), fc.bigInt(0n, 2n ** 32n - 1n), fc.nat(32)),
  fc.tuple(fc.constant(6 as const), fc.bigInt(0n, 2n ** 128n - 1n), fc.nat(128)),
);
const canonical = block
  .map(([family, value, prefix]) => {
    const bits = family === 4 ? 32 : 128;
    const start = (value >> BigInt(bits - prefix)) << BigInt(bits - prefix);
    const bytes = Array.from({ length: bits / 8 }, (_, i) =>
      Number((start >> BigInt(bits - 8 * (i + 1))) & 255n),
    );
    const address = ipaddr.fromByteArray(bytes);
    return {
      text: `${address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address}/${prefix}`,
      bytes,
      prefix,
    };
  })
  .filter(({ text }) => !text.startsWith("::ffff:"));

test("the one form reads as itself, with as many addresses as it has", () => {
  fc.assert(
    fc.property(canonical, ({ text, bytes, prefix }) => {
      const read = readRange(text);
      expect(read.kind === "range" && [read.range.text, read.range.size]).toEqual([
        text,
        2n ** BigInt(8 * bytes.length - prefix),
      ]);
    }),
    { numRuns: 3_000 },
  );
});

/** What ipaddr.js calls the kinds of addresses, in our words; several of ours it calls reserved. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  unspecified: ["unspecified"],
  broadcast: ["reserved"],
  multicast: ["multicast"],
  linkLocal: ["link-local"],
  loopback: ["loopback"],
  carrierGradeNat: ["shared"],
  private: ["private"],
  uniqueLocal: ["private"],
};

test("no single address that another list of kinds sets aside is fit", () => {
  const limits = { widest: { 4: 24, 6: 64 }, documentation: "refused" } as const;
  // The corners of the kinds are where tables go wrong: each block's first, last, and neighbours.
  const corners = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
  ]
    .concat(["192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"])
    .concat(["203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"])
    .flatMap(text => {
      const [address, prefix] = ipaddr.IPv4.parseCIDR(text);
      const first = address.toByteArray().reduce((n, byte) => n * 256 + byte, 0);
      const last = first + 2 ** (32 - prefix) - 1;
      return [first - 1, first, last, last + 1].filter(n => n >= 0 && n < 2 ** 32);
    });
  const drawn = fc.sample(fc.nat(2 ** 31 - 1), 5_000).map(n => n * 2);
  for (const n of [...corners, ...drawn]) {
    const text = [24, 16, 8, 0].map(shift => Math.floor(n / 2 ** shift) % 256).join(".");
    const kind = ipaddr.IPv4.parse(text).range();
    const read = readRange(text);
    const found = read.kind === "range" ? unfit(read.range, limits)?.fault : read.fault;
    if (kind === "unicast") expect([text, found]).toEqual([text, undefined]);
    else
      expect([text, KINDS[kind] ?? ["reserved", "documentation"]]).toEqual([
        text,
        expect.arrayContaining([found]),
      ]);
  }
});

test("of IPv6, nothing is fit that another list of kinds does not call an ordinary address", () => {
  const limits = { widest: { 4: 24, 6: 64 }, documentation: "refused" } as const;
  const first = fc.oneof(
    fc.nat(0xffff),
    fc.constantFrom(0x2001, 0x2002, 0x2620, 0x3fff, 0xfe80, 0xfec0, 0xfd00, 0x64),
  );
  const groups = fc.tuple(
    first,
    fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 0xdb8, 0x1ff, 0x200, 0xff9b, 0x4f)),
  );
  fc.assert(
    fc.property(groups, fc.array(fc.nat(0xffff), { minLength: 6, maxLength: 6 }), (head, tail) => {
      const text = [...head, ...tail].map(group => group.toString(16)).join(":");
      const read = readRange(text);
      const fit = read.kind === "range" && unfit(read.range, limits) === undefined;
      // Servers for reverse names of private addresses are ordinary hosts to everybody else.
      const ordinary = ["unicast", "as112v6"].includes(ipaddr.IPv6.parse(text).range());
      expect([text, fit && !ordinary]).toEqual([text, false]);
      if (fit) expect(head[0]).toBeGreaterThanOrEqual(0x2000);
    }),
    { numRuns: 5_000 },
  );
});
