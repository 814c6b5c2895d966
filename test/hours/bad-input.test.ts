// What goes wrong at the edges: refused with its reason, or counted right.
import { describe, expect, test } from "vitest";
import { consentFaults } from "../../functions/hours/consent.ts";
import { countOf } from "../../functions/hours/count.ts";
import { claimDue, reportDue } from "../../functions/hours/due.ts";
import { judgeOvertime, type Proposed } from "../../functions/hours/judge.ts";
import { leaveLots, leftOn } from "../../functions/hours/leave-lots.ts";
import { minutes, minutesBetween } from "../../functions/hours/minutes.ts";
import { type Span, spanFaults } from "../../functions/hours/span.ts";
import { centsOf, standbyPay } from "../../functions/hours/standby-pay.ts";
import { LIMITS, limitsOn, officeDay, span } from "./given.ts";

const proposed = (when: string, more: object = {}) => ({ ...span("overtime", when), ...more }) as Proposed;
const judged = (spans: readonly Span[], proposal: Proposed) =>
  judgeOvertime(spans, proposal, { limits: LIMITS }).refusals;
const codes = (spans: readonly Span[], proposal: Proposed) => judged(spans, proposal).map(({ code }) => code);
const URGENT = { category: "urgent-shortage", cause: "urgent-need" } as const;
const DISASTER = { category: "disaster-major", cause: "disaster-rescue" } as const;
/** So many minutes of overtime on the weekends and evenings of a month, four hours each. */
const month = (from: string, total: number, more: Partial<Span> = {}): Span[] =>
  Array.from({ length: Math.ceil(total / 240) }, (_, at) => {
    const day = `${from}-${String(at + 1).padStart(2, "0")}`;
    const until = Math.min(240, total - at * 240);
    return span(
      "overtime",
      `${day} 18:00-${18 + Math.floor(until / 60)}:${String(until % 60).padStart(2, "0")}`,
      more,
    );
  });

describe("spans that are none", () => {
  test.each<[string, Span, string]>([
    ["end before they start", { ...span("overtime", "2026-10-16 20:00-18:00") }, "ends-first"],
    ["have no length", span("overtime", "2026-10-16 18:00-18:00"), "ends-first"],
    [
      "begin between two minutes",
      { ...span("overtime", "2026-10-16 18:00-20:00"), from: "2026-10-16T10:00:30.000Z" },
      "no-whole-minutes",
    ],
    [
      "are on a day that is none",
      { ...span("overtime", "2026-10-16 18:00-20:00"), until: "2026-02-30T10:00:00.000Z" },
      "no-whole-minutes",
    ],
    [
      "pause outside themselves",
      span("overtime", "2026-10-16 18:00-20:00", { breaks: [span("leave", "2026-10-16 17:00-18:30")] }),
      "break-outside",
    ],
  ])("%s are refused, and never counted", (_, each, code) => {
    expect(spanFaults([each]).map(fault => fault.code)).toEqual([code]);
    expect(codes([], each as Proposed)).toEqual(["span-fault"]);
    expect(() => countOf([each], LIMITS)).toThrow(RangeError);
  });

  test("overlapping ones are refused by whichever they overlap, from which minute on", () => {
    const refusals = judged(
      [...officeDay("2026-10-16"), span("overtime", "2026-10-16 18:00-20:00")],
      proposed("2026-10-16 16:30-19:00"),
    );
    expect(refusals.map(({ code, clauses, since }) => [code, clauses, since])).toEqual([
      ["inside-normal-hours", ["yilan-hours/2.2b"], "2026-10-16T08:30:00.000Z"],
      ["span-fault", [], "2026-10-16T10:00:00.000Z"],
    ]);
  });

  test("a clock set back shows as an end before the start", () => {
    expect(() => minutesBetween("2026-10-16T12:00:00.000Z", "2026-10-16T11:59:00.000Z")).toThrow(RangeError);
  });
});

describe("the edges of days, months and years", () => {
  test("over New Year all of it is the old year's", () => {
    const { days, months } = countOf([span("overtime", "2026-12-31 22:00-26:00")], LIMITS);
    expect([[...days.keys()], [...months.keys()]]).toEqual([["2026-12-31"], ["2026-12"]]);
  });

  test("29 February is a day like another one, and its month ends with it", () => {
    const { months } = countOf(
      [span("overtime", "2028-02-29 22:00-26:00"), span("overtime", "2028-03-01 22:00-23:00")],
      LIMITS,
    );
    expect([...months].map(([name, { overtime }]) => [name, overtime])).toEqual([
      ["2028-02", 240],
      ["2028-03", 60],
    ]);
  });

  test("a pause at midnight does not part a night; two spans apart are two days'", () => {
    const pause = { breaks: [span("leave", "2026-10-16 23:30-24:30")] };
    expect([...countOf([span("overtime", "2026-10-16 22:00-26:00", pause)], LIMITS).days]).toMatchObject([
      ["2026-10-16", { overtime: 180 }],
    ]);
    const apart = [span("overtime", "2026-10-16 22:00-23:30"), span("overtime", "2026-10-16 24:30-26:00")];
    expect([...countOf(apart, LIMITS).days.keys()]).toEqual(["2026-10-16", "2026-10-17"]);
  });

  test("overtime until the next day's office hours leaves these to the next day, and is flagged", () => {
    const { spans, days } = countOf(
      [span("overtime", "2026-10-15 20:00-32:00"), ...officeDay("2026-10-16")],
      LIMITS,
    );
    expect(spans[0]).toMatchObject({ day: "2026-10-15", minutes: 720, meetsNormal: true });
    expect(days.get("2026-10-16")).toMatchObject({ normal: 480 });
  });
});

describe("a minute too much", () => {
  test.each([
    ["721 of a day", officeDay("2026-10-16"), proposed("2026-10-16 18:00-22:01"), "yilan-hours/2.1b"],
    [
      "841 of a day of disaster",
      officeDay("2026-10-16"),
      proposed("2026-10-16 17:00-23:01", DISASTER),
      "yilan-hours/2.5h",
    ],
    ["3,601 of a month", month("2026-10", 3600), proposed("2026-10-31 09:00-09:01"), "yilan-hours/2.1c"],
    [
      "4,801 of a month of disaster",
      month("2026-10", 4800),
      proposed("2026-10-31 09:00-09:01", DISASTER),
      "yilan-hours/2.5h",
    ],
  ])("%s is refused with that minute, and the one before is not", (_, spans, proposal, clause) => {
    const refusals = judged(spans, proposal);
    expect(refusals).toMatchObject([{ code: "too-much", tooMuch: 1 }]);
    expect(refusals[0]?.clauses).toContain(clause);
    const shorter = { ...proposal, until: new Date(Date.parse(proposal.until) - 60_000).toISOString() };
    if (shorter.until > shorter.from) expect(judged(spans, shorter)).toEqual([]);
  });

  test("14,401 of a fixed cycle of three months, counted from the consent's first month", () => {
    const special = { category: "special-major", cause: "special-major-project" } as const;
    const full = ["2026-05", "2026-06", "2026-07"].flatMap(each => month(each, 4800, special));
    const agreedAt = "2026-04-20T02:00:00.000Z";
    const consents = [
      { id: "1", category: "special-major", from: "2026-05-01", to: "2026-08-31", agreedAt },
    ] as const;
    const on = (when: string) =>
      judgeOvertime(full, proposed(when, special), { limits: LIMITS, consents }).refusals;
    expect(on("2026-07-31 09:00-09:01")).toMatchObject([{ tooMuch: 1, clauses: ["yilan-hours/2.5f"] }]);
    expect(on("2026-08-01 09:00-17:00")).toEqual([]);
    expect(
      judgeOvertime(full, proposed("2026-08-01 09:00-17:00", special), { limits: LIMITS }).refusals,
    ).toMatchObject([{ code: "no-consent", clauses: ["yilan-hours/2.5g"] }]);
  });

  test("a category frees its own work alone: general overtime counts what was worked under any", () => {
    const spans = month("2026-10", 3600, DISASTER);
    expect(codes(spans, proposed("2026-10-31 09:00-10:00"))).toEqual(["too-much"]);
    expect(codes(spans, proposed("2026-10-31 09:00-10:00", DISASTER))).toEqual([]);
  });
});

describe("categories", () => {
  test.each([
    ["2023-03-31", []],
    ["2023-04-01", ["category-ended"]],
  ])("project overtime of %s", (day, expected) => {
    expect(codes([], proposed(`${day} 18:00-20:00`, { category: "project" }))).toEqual(expected);
  });

  test.each([
    ["seasonal", "disaster-rescue"],
    ["disaster-major", "seasonal-work"],
    ["urgent-shortage", undefined],
    ["urgent-shortage", "anything"],
    ["general", "disaster-rescue"],
  ])("%s for the cause %s is refused", (category, cause) => {
    const refusals = judged([], proposed("2026-10-16 18:00-20:00", { category, cause }));
    expect(refusals).toContainEqual(
      expect.objectContaining({ code: "no-cause", clauses: ["yilan-hours/2.3"] }),
    );
  });

  test("day four in a row of urgent work is refused and would count as general, whichever of the four comes last", () => {
    const days = ["2026-10-12", "2026-10-13", "2026-10-15"].flatMap(day => [
      ...officeDay(day),
      span("overtime", `${day} 17:00-23:00`, URGENT),
    ]);
    expect(judged(days, proposed("2026-10-14 17:00-18:00", URGENT))).toMatchObject([
      { code: "too-many-days", clauses: ["yilan-hours/2.5j"] },
    ]);
    expect(codes(days.slice(0, 6), proposed("2026-10-14 17:00-24:00", URGENT))).toEqual([]);
    const three = [...days.slice(0, 6), span("overtime", "2026-10-14 17:00-23:00", URGENT)];
    expect(codes([...three, ...officeDay("2026-10-15")], proposed("2026-10-15 17:00-21:01", URGENT))).toEqual(
      ["too-many-days", "too-much"],
    );
  });

  test("a consent lasts two months and is lengthened by one, once", () => {
    const seasonal = (to: string, extendedTo?: string) =>
      consentFaults({ category: "seasonal", from: "2026-01-01", to, extendedTo }, LIMITS).map(
        ({ code, until }) => [code, until],
      );
    expect(seasonal("2026-02-28")).toEqual([]);
    expect(seasonal("2026-03-01")).toEqual([["too-long", "2026-02-28"]]);
    expect(seasonal("2026-02-28", "2026-03-31")).toEqual([]);
    expect(seasonal("2026-02-28", "2026-04-01")).toEqual([["extension-too-long", "2026-03-31"]]);
    expect(seasonal("2025-12-31")).toEqual([["ends-first", undefined]]);
  });

  test("an agency that is stricter binds itself; where nothing is said there is no cap", () => {
    const strict = judgeOvertime(officeDay("2026-10-16"), proposed("2026-10-16 18:00-20:00"), {
      limits: limitsOn("2026-10-16", { dayMinutes: 540 }),
    });
    expect(strict.refusals).toMatchObject([{ tooMuch: 60, cap: { limit: 540, used: 600 } }]);
  });
});

describe("papers and money", () => {
  test("a report is due within a month of the cause, that day counted; a claim on the next working day", () => {
    expect(reportDue("disaster-major", "2026-01-31", LIMITS)).toEqual({
      on: "2026-02-28",
      clause: "yilan-hours/2.5i",
    });
    expect(reportDue("urgent-shortage", "2026-10-16", LIMITS)?.on).toBe("2026-11-15");
    expect(reportDue("general", "2026-10-16", LIMITS)).toBeUndefined();
    expect(claimDue("2026-10-08", { overtimeSubmitDays: 1 })?.on).toBe("2026-10-12");
  });

  test.each([
    ["241.5", 242, 121],
    ["240.49", 240, 120],
    ["0", 0, 0],
  ])("base pay of %s", (base, one, two) => {
    const pay = (grade: "1" | "2") => standbyPay({ base, grade, minutes: minutes(90) }, LIMITS);
    expect([pay("1")?.perHour, pay("2")?.perHour]).toEqual([one, two]);
    expect(pay("1")).toMatchObject({ hours: 1, remainder: 30 });
  });

  test.each(["", "-1", "1e3", "241.555", "０", "241,5", "99999999"])("%j is no pay", base => {
    expect(centsOf(base)).toBeUndefined();
    expect(() => standbyPay({ base, grade: "1", minutes: minutes(60) }, LIMITS)).toThrow(RangeError);
  });

  test("leave goes by the minute, oldest first, and not a day past its last", () => {
    const earned = [
      { id: "old", day: "2024-02-29", minutes: minutes(90) },
      { id: "new", day: "2024-06-01", minutes: minutes(60) },
      { id: "before the rule", day: "2022-12-31", minutes: minutes(60) },
    ];
    const use = (day: string, count: number) => [{ id: "use", day, minutes: minutes(count) }];
    const left = (day: string, count: number) => leaveLots(earned, use(day, count), LIMITS);
    expect(left("2026-02-28", 91).lots.map(lot => [lot.id, lot.left, lot.lastDay])).toEqual([
      ["old", 0, "2026-02-28"],
      ["new", 59, "2026-05-31"],
    ]);
    expect(left("2026-03-01", 61).uncovered).toMatchObject([{ missing: 1, lapsedOn: "2026-02-28" }]);
    expect(leftOn(left("2026-03-01", 1), "2026-03-01")).toBe(59);
    expect(left("2024-01-01", 1).uncovered).toMatchObject([{ missing: 1 }]);
  });
});
