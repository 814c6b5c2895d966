// What is refused in a report, row by row, and why.
import { describe, expect, test } from "vitest";
import type { LineTable } from "../../functions/reports/line.ts";
import { checkRows, type RawRow } from "../../functions/reports/row-faults.ts";

const row = (range: string, more: Partial<RawRow> = {}): RawRow => ({
  channel: "vpn",
  nature: "egress",
  purpose: "",
  range,
  ...more,
});
const line = (range: string, status: LineTable[number]["status"]) =>
  ({ channel: "vpn", range, purpose: "", status, since: 1, at: {} }) as const;
const LIMITS = { widest: { 4: 24, 6: 64 }, documentation: "allowed" } as const;
const alone = { own: [], others: [] };
const codes = (rows: readonly RawRow[], neighbours: Parameters<typeof checkRows>[1] = alone) =>
  checkRows(rows, neighbours, LIMITS).faults.map(({ pointer, code }) => [pointer, code]);

describe("a reported range", () => {
  test.each([
    ["10.0.0.1", "private"],
    ["172.31.255.0/24", "private"],
    ["192.168.1.1/32", "private"],
    ["fd00::1", "private"],
    ["100.64.1.1", "shared"],
    ["127.0.0.1", "loopback"],
    ["::1", "loopback"],
    ["169.254.1.1", "link-local"],
    ["fe80::1", "link-local"],
    ["224.0.0.5", "multicast"],
    ["ff02::1", "multicast"],
    ["0.0.0.0", "unspecified"],
    ["255.255.255.255", "reserved"],
    ["0.0.0.0/0", "everything"],
    ["203.0.113.1/24", "host-bits"],
    ["203.0.0.0/16", "too-wide"],
    ["2001:db8::/48", "too-wide"],
    ["::ffff:203.0.113.1", "mapped"],
    ["1.2.3", "four-parts"],
    ["01.02.03.04", "leading-zeros"],
    ["1.2.3.4/33", "bad-prefix"],
    ["203.0.113.1-203.0.113.9", "span"],
    ["vpn.example.gov", "host-name"],
    ["", "empty"],
  ])("%s is refused as %s", (range, code) => {
    expect(codes([row(range)])).toEqual([["/rows/0/range", code]]);
  });

  test.each([
    ["203.0.113.24", "203.0.113.24/32"],
    ["203.0.113.0/24", "203.0.113.0/24"],
    ["2001:DB8:0::1", "2001:db8::1/128"],
  ])("%s is taken as %s", (range, canonical) => {
    expect(checkRows([row(range)], alone, LIMITS)).toEqual({
      faults: [],
      rows: [{ channel: "vpn", range: canonical, purpose: "" }],
    });
  });

  test.each(["home", "dynamic"] as const)("of a %s address is refused as what it is", nature => {
    expect(codes([row("203.0.113.24", { nature })])).toEqual([["/rows/0/nature", `${nature}-address`]]);
  });

  test("is refused twice in one channel and taken once in each", () => {
    const twice = [row("203.0.113.0/28"), row("198.51.100.1"), row("203.0.113.4")];
    expect(codes(twice)).toEqual([["/rows/2/range", "overlap"]]);
    expect(codes([row("203.0.113.4"), row("203.0.113.4", { channel: "vdi" })])).toEqual([]);
  });

  test.each(["203.0.113.7", "203.0.113.0/24"])(
    "of another system is refused, wider or narrower: %s",
    range => {
      const others = [{ system: "police", lines: [line("203.0.113.7/32", "reported")] }] as const;
      const { faults } = checkRows([row(range)], { own: [], others }, LIMITS);
      expect(faults.map(({ code, words }) => [code, words["zh-TW"]])).toEqual([
        ["other-system", "是警察體系回報的位址 203.0.113.7/32"],
      ]);
    },
  );

  test("that another system has given up may be reported again", () => {
    const others = [{ system: "police", lines: [line("203.0.113.7/32", "withdrawn")] }] as const;
    expect(codes([row("203.0.113.7")], { own: [], others })).toEqual([]);
  });

  test("that the archives were asked to take off waits for their answer", () => {
    const own = [line("203.0.113.7/32", "withdrawal-sent")];
    expect(codes([row("203.0.113.7")], { own, others: [] })).toEqual([
      ["/rows/0/range", "withdrawal-under-way"],
    ]);
  });
});
