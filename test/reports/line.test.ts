// One reported range: its status only moves forward, and nothing before the archives have set it counts.

import { expect, test } from "vitest";
import { isSet, move, type ReportLine } from "../../functions/reports/line.ts";
import { LINE_STATUSES } from "../../functions/reports/names.ts";
import { Problem } from "../../functions/shared/http/problem.ts";

const at = "2021-06-10T07:00:00.000Z";
const line = (status: ReportLine["status"], more: Partial<ReportLine> = {}): ReportLine => ({
  channel: "vpn",
  range: "203.0.113.24/32",
  purpose: "VPN",
  status,
  since: 1,
  at: {},
  ...more,
});

test.each(LINE_STATUSES.map(status => [status, status === "set-by-archives"] as const))(
  "%s counts: %s",
  (status, counts) => {
    expect(isSet(line(status))).toBe(counts);
  },
);

test("one that is to be withdrawn no longer counts, though the archives still have it", () => {
  expect(isSet(line("set-by-archives", { leaving: true }))).toBe(false);
});

test("a status never moves back, nor past the archives", () => {
  for (const [from, before] of LINE_STATUSES.entries()) {
    for (const to of LINE_STATUSES.slice(0, from + 1)) {
      expect(() => move(line(before), to, at)).toThrow(Problem);
    }
  }
  for (const status of ["drafted", "reported", "compiled"] as const) {
    expect(() => move(line(status), "set-by-archives", at)).toThrow(Problem);
  }
  expect(move(line("forwarded"), "set-by-archives", at).at["set-by-archives"]).toBe(at);
});
