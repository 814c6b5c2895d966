// The one sentence the gate counts on: a way is set only if every address it may be seen from is, whatever else is under way.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EgressStatuses } from "../../functions/reports/egress-status.ts";
import type { ReportLine } from "../../functions/reports/line.ts";
import { LINE_STATUSES, type LineStatus } from "../../functions/reports/names.ts";

const SET = "set-by-archives";
const line = (range: string, status: LineStatus, more: Partial<ReportLine> = {}): ReportLine => ({
  channel: "vpn",
  range,
  purpose: "",
  status,
  since: 1,
  at: {},
  ...more,
});
const of = (lines: readonly ReportLine[], egress?: string) =>
  new EgressStatuses(lines).of({ channel: "vpn", ...(egress && { egress }) });

const MIXED = [
  line("203.0.113.1/32", SET),
  line("203.0.113.2/32", "forwarded"),
  line("198.51.100.0/25", SET),
  line("198.51.100.128/25", "compiled"),
  line("2001:db8::/64", SET),
];

describe("an endpoint that says where it is seen from", () => {
  test.each([
    ["203.0.113.1/32", SET],
    ["203.0.113.2/32", "forwarded"],
    ["198.51.100.7/32", SET],
    ["198.51.100.128/26", "compiled"],
    ["2001:db8::5/128", SET],
  ] as const)("%s is judged by the range that holds it: %s", (egress, status) => {
    expect(of(MIXED, egress)).toBe(status);
  });

  test("and that is wider than the ranges is judged by the least advanced of them", () => {
    expect(of(MIXED, "198.51.100.0/24")).toBe("compiled");
    expect(of([line("198.51.100.0/25", SET), line("198.51.100.128/25", SET)], "198.51.100.0/24")).toBe(SET);
  });

  test.each(["203.0.113.0/30", "203.0.113.3/32", "192.0.2.1/32", "2001:db8:1::/64", "::/0", "0.0.0.0/0"])(
    "%s, which is not reported in whole, is not known",
    egress => {
      expect(of(MIXED, egress)).toBeUndefined();
    },
  );
});

describe("an endpoint that does not", () => {
  test("is judged by every range of its channel", () => {
    expect(of(MIXED)).toBe("compiled");
    expect(of(MIXED.filter(({ status }) => status === SET))).toBe(SET);
    expect(of([])).toBeUndefined();
  });

  test("is not judged by the other channel", () => {
    const lines = [line("203.0.113.1/32", SET), line("203.0.113.1/32", "reported", { channel: "vdi" })];
    expect(of(lines)).toBe(SET);
    expect(new EgressStatuses(lines).of({ channel: "vdi", egress: "203.0.113.1/32" })).toBe("reported");
  });
});

describe("a range", () => {
  test("that the agency gives up counts for nothing, though the archives have it", () => {
    const leaving = line("203.0.113.1/32", SET, { leaving: true });
    expect([of([leaving]), of([leaving], "203.0.113.1/32")]).toEqual([undefined, undefined]);
    expect(of([leaving, line("203.0.113.2/32", SET)])).toBe(SET);
  });

  test("that was sent back is not set, and holds back an endpoint that may be seen from it", () => {
    const back = line("203.0.113.2/32", "forwarded", { returned: { reason: "x", at: "" } });
    expect(of([line("203.0.113.1/32", SET), back])).toBe("forwarded");
    expect(of([line("203.0.113.1/32", SET), back], "203.0.113.1/32")).toBe(SET);
  });

  test("that was withdrawn is gone", () => {
    expect(of([line("203.0.113.1/32", "withdrawn")], "203.0.113.1/32")).toBeUndefined();
  });
});

/** Blocks of the sixteen addresses 203.0.113.0–15. */
const block = fc
  .tuple(fc.integer({ min: 28, max: 32 }), fc.integer({ min: 0, max: 15 }))
  .map(([prefix, place]) => ({ prefix, from: place - (place % 2 ** (32 - prefix)) }));
const textOf = ({ from, prefix }: { from: number; prefix: number }) => `203.0.113.${from}/${prefix}`;

test("of any lines and any egress, set is said only if each single address of it is set", () => {
  const some = fc.array(
    fc.record({ block, status: fc.constantFrom(...LINE_STATUSES), leaving: fc.boolean() }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(some, block, (drawn, way) => {
      const lines = drawn.map(({ block, status, leaving }) =>
        line(textOf(block), status, leaving ? { leaving } : {}),
      );
      // The plainest oracle: address by address, and of several lines over one address none may lag.
      const here = Array.from({ length: 2 ** (32 - way.prefix) }, (_, i) => way.from + i);
      const over = (address: number) =>
        drawn.filter(
          ({ block: { from, prefix }, status, leaving }) =>
            !leaving &&
            !status.startsWith("withdraw") &&
            address >= from &&
            address < from + 2 ** (32 - prefix),
        );
      const known = here.every(address => over(address).length > 0);
      const set = known && here.every(address => over(address).every(({ status }) => status === SET));
      const said = of(lines, textOf(way));
      expect([said !== undefined, said === SET]).toEqual([known, set]);
    }),
    { numRuns: 2_000 },
  );
});
