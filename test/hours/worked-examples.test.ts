// The worked examples of the regulations' own arithmetic, each by its number.
import { expect, test } from "vitest";
import { capsAt } from "../../functions/hours/caps.ts";
import type { Consent } from "../../functions/hours/consent.ts";
import { countOf, extendedOf, NOTHING, totalOf } from "../../functions/hours/count.ts";
import { judgeOvertime, type Proposed } from "../../functions/hours/judge.ts";
import { lastDayOfLeave } from "../../functions/hours/leave-lots.ts";
import { minutes } from "../../functions/hours/minutes.ts";
import { restFaults } from "../../functions/hours/rest.ts";
import type { Span } from "../../functions/hours/span.ts";
import { standbyPay } from "../../functions/hours/standby-pay.ts";
import type { OvertimeCategory } from "../../functions/shared/rules/overtime-caps.ts";
import { LIMITS, officeDay, span } from "./given.ts";

const CAUSE: Partial<Record<OvertimeCategory, string>> = {
  seasonal: "seasonal-work",
  "special-major": "special-major-project",
  "disaster-major": "disaster-rescue",
  "urgent-shortage": "urgent-need",
};
const consents: Consent[] = [
  {
    id: "c",
    category: "special-major",
    from: "2023-05-01",
    to: "2023-07-31",
    agreedAt: "2023-04-20T02:00:00.000Z",
  },
];
function judged(spans: readonly Span[], when: string, category: OvertimeCategory = "general") {
  const proposed = { ...span("overtime", when), category, cause: CAUSE[category] } as Proposed;
  return judgeOvertime(spans, proposed, { limits: LIMITS, consents });
}

test("6.2: leave in the morning and work in the afternoon leave four hours, and not a minute more", () => {
  const day = [span("leave", "2023-05-16 08:00-12:00"), span("normal", "2023-05-16 13:00-17:00")];
  expect(judged(day, "2023-05-16 18:00-22:00").refusals).toEqual([]);
  expect(judged(day, "2023-05-16 18:00-22:01").refusals).toMatchObject([
    {
      clauses: ["yilan-hours/2.1b", "yilan-hours/2.5a", "yilan-hours/2.9"],
      tooMuch: 1,
      since: "2023-05-16T14:00:00.000Z",
    },
  ]);
});

test("6.2: a full day of leave leaves four hours all the same", () => {
  const day = [span("leave", "2023-05-16 08:00-12:00"), span("leave", "2023-05-16 13:00-17:00")];
  const [cap] = capsAt(countOf(day, LIMITS), { day: "2023-05-16", category: "general", limits: LIMITS });
  expect(cap).toMatchObject({ what: "day", limit: 720, used: 480, left: 240 });
});

test("6.3: from four in the afternoon to four at night is twelve hours of the first day", () => {
  const count = countOf(
    [span("normal", "2023-01-08 16:00-24:00"), span("overtime", "2023-01-08 24:00-28:00")],
    LIMITS,
  );
  expect(totalOf(count.days.get("2023-01-08") ?? NOTHING)).toBe(720);
  expect(extendedOf(count.days.get("2023-01-08") ?? NOTHING)).toBe(240);
  expect(count.days.has("2023-01-09")).toBe(false);
});

test("6.3: recorded as one, the four hours past the eight are extended and nobody's assignment", () => {
  const [only] = countOf([span("normal", "2023-01-08 16:00-28:00")], LIMITS).spans;
  expect(only).toMatchObject({ day: "2023-01-08", minutes: 720, unassigned: 240 });
});

test.each([
  ["general", 210],
  ["disaster-major", 90],
  ["special-major", undefined],
  ["urgent-shortage", undefined],
] as const)("6.3: a Tuesday of fifteen hours and a half, as %s", (category, tooMuch) => {
  const { refusals, counted } = judged(officeDay("2023-05-16"), "2023-05-16 18:00-25:30", category);
  expect(counted).toMatchObject({ day: "2023-05-16", minutes: 450 });
  expect(refusals.map(each => each.tooMuch)).toEqual(tooMuch === undefined ? [] : [tooMuch]);
  if (tooMuch) expect(refusals[0]?.clauses).toContain("yilan-hours/2.10");
});

test("6.3: the last night of January is January's", () => {
  const count = countOf([span("overtime", "2023-01-31 22:00-27:00")], LIMITS);
  expect([...count.months]).toMatchObject([["2023-01", { overtime: 300 }]]);
});

test.each([
  ["33:59", 1],
  ["34:00", 0],
])("6.4: after a shift until eleven at night, another one from %s", (from, missing) => {
  const faults = restFaults(
    [
      span("normal", "2023-05-16 15:00-23:00", { shift: "late" }),
      span("normal", `2023-05-16 ${from}-42:00`, { shift: "early" }),
    ],
    LIMITS,
  );
  expect(faults.map(each => each.missing)).toEqual(missing ? [missing] : []);
});

test.each([
  ["1", 241, 723],
  ["2", 121, 363],
] as const)("6.5: three hours of standby of grade %s at 241 dollars", (grade, perHour, pay) => {
  expect(standbyPay({ base: "241", grade, minutes: minutes(180) }, LIMITS)).toMatchObject({ perHour, pay });
});

test.each([
  ["2023-01-08", "2025-01-07"],
  ["2024-02-29", "2026-02-28"],
])("6.6: leave for overtime on %s lapses after %s", (day, lastDay) => {
  expect(lastDayOfLeave(day, 2)).toBe(lastDay);
});
