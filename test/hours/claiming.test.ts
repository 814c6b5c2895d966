// What was assigned is claimed by whoever worked it, in time and with evidence, and confirmed by whoever assigned it; standby is graded.
import { describe, expect, test } from "vitest";
import { claim, confirm, dueOf, noteWork } from "../../functions/hours/claiming.ts";
import { gradeStandby, settleOvertime } from "../../functions/hours/settling.ts";
import { decided, refusedFor } from "../house/given.ts";
import { ANN, at, BOSS, evening, Hours, MONDAY, PROOF } from "./told.ts";

const FRIDAY = "2026-03-06";
const KEELUNG = "keelung-pregnancy";

function claiming(hours: Hours, more = {}) {
  const span = evening(FRIDAY);
  return claim({
    ...{ piece: "1", ...span, evidence: PROOF, wanted: "leave", isOwn: true, known: hours.known },
    ...{ at: at(FRIDAY, "21:00"), ...more },
  });
}

function confirming(hours: Hours, more = {}) {
  return confirm({
    ...{ piece: "1", by: BOSS, assignerLeft: false, isSuperior: true, sessions: ["s1"], known: hours.known },
    ...more,
  });
}

describe("a claim", () => {
  test("of Friday is in time on Monday and late on Tuesday", () => {
    const hours = new Hours(["yilan-hours", KEELUNG]);
    hours.assign(evening(FRIDAY));
    const monday = at("2026-03-09", "23:59");
    expect(decided(() => claiming(hours, { at: monday }))).toHaveProperty("events");
    expect(decided(() => claiming(hours, { at: at("2026-03-10", "00:00") }))).toMatchObject({
      code: "claim-late",
      clauses: ["keelung-pregnancy/5.4.3b"],
    });
    const { limits } = hours.rules(FRIDAY);
    expect(dueOf(evening(FRIDAY), limits)).toBe(at("2026-03-10", "00:00"));
  });
  test("by somebody else, early, without evidence, outside of what was assigned", () => {
    const hours = new Hours([KEELUNG]);
    hours.assign(evening(FRIDAY));
    const clauses = ["keelung-pregnancy/5.4.3a"];
    expect(decided(() => claiming(hours, { isOwn: false }))).toMatchObject({
      code: "not-the-worker",
      clauses,
    });
    const wrong = { from: at(FRIDAY, "21:00"), until: at(FRIDAY, "22:00"), evidence: [] };
    expect(refusedFor(() => claiming(hours, wrong))).toEqual([
      "claim-early",
      "claim-outside",
      "evidence-missing",
    ]);
  });
  test("that goes beyond what was assigned counts no further", () => {
    const hours = new Hours();
    hours.assign(evening(FRIDAY));
    hours.claim("1", "leave", { until: at(FRIDAY, "21:30") });
    hours.confirm("1");
    expect(hours.known.overtime?.pieces["1"]?.confirmed).toMatchObject({
      minutes: 120,
      until: at(FRIDAY, "20:00"),
    });
  });
});

describe("a confirmation", () => {
  const claimed = () => {
    const hours = new Hours(["yilan-hours", KEELUNG]);
    hours.assign(evening(FRIDAY));
    hours.claim("1", "pay");
    return hours;
  };
  test("is for whoever assigned it, unless they have left", () => {
    const hours = claimed();
    const clauses = ["keelung-pregnancy/5.4.3a", "yilan-hours/3.1c"];
    const other = { by: "other@household" };
    expect(decided(() => confirming(hours, other))).toMatchObject({ code: "not-the-assigner", clauses });
    expect(decided(() => confirming(hours, { ...other, assignerLeft: true }))).toHaveProperty("events");
    expect(decided(() => confirming(hours))).toMatchObject({
      events: [{ type: "OvertimeConfirmed", day: FRIDAY, minutes: 120, sessions: ["s1"] }],
    });
  });
  test("finds less than was claimed, and never more", () => {
    const hours = claimed();
    const less = { until: at(FRIDAY, "19:15") };
    expect(decided(() => confirming(hours, less))).toMatchObject({ events: [{ minutes: 75 }] });
    expect(refusedFor(() => confirming(hours, { until: at(FRIDAY, "20:30") }))).toContain("confirmed-more");
  });
  test("of a night is of the day on which it began", () => {
    const hours = new Hours();
    const cause = {
      category: "disaster-major",
      kind: "disaster-rescue",
      what: "w",
      on: "2026-03-01",
    } as const;
    hours.booked({ type: "CauseGiven", cause: "1", ...cause }, at("2026-02-01", "09:00"));
    const night = { from: at("2026-03-07", "20:00"), until: at("2026-03-08", "03:00") };
    hours.worked({ ...night, category: "disaster-major", cause: "1" });
    expect(hours.known.overtime?.pieces["1"]?.confirmed).toMatchObject({ day: "2026-03-07", minutes: 420 });
    expect(hours.leave?.lots["1"]).toMatchObject({ day: "2026-03-07", lastDay: "2028-03-06", left: 420 });
  });
});

describe("standby", () => {
  const kept = () => {
    const hours = new Hours();
    const saturday = "2026-03-07";
    const standby = { place: "p", order: "o" };
    hours.assign({ from: at(saturday, "09:00"), until: at(saturday, "12:00"), standby });
    hours.claim("1", "pay");
    hours.confirm("1");
    return hours;
  };
  test("is settled once the head of the unit has graded it, rounded before it is taken times the hours", () => {
    const hours = kept();
    const settle = () => settleOvertime(hours.known, { piece: "1", as: "pay", hourly: "241" });
    expect(decided(settle)).toMatchObject({ code: "grade-missing", clauses: ["yilan-hours/2.7d"] });
    const grading = { piece: "1", grade: "2", reason: "r", isUnitHead: true } as const;
    expect(decided(() => gradeStandby(hours.known, { ...grading, isUnitHead: false }))).toMatchObject({
      code: "not-the-unit-head",
    });
    hours.record(gradeStandby(hours.known, grading), { by: BOSS });
    expect(decided(settle)).toMatchObject({ events: [{ perHour: 121, amount: 363, minutes: 180 }] });
    const roundedLast = { piece: "1", as: "pay", hourly: "241", amount: 362 } as const;
    expect(decided(() => settleOvertime(hours.known, roundedLast))).toMatchObject({
      code: "amount-differs",
      clauses: ["yilan-hours/2.7e", "yilan-hours/2.7c"],
    });
  });
  test("an award says why", () => {
    const hours = kept();
    hours.record(gradeStandby(hours.known, { piece: "1", grade: "1", reason: "r", isUnitHead: true }), {});
    const award = { piece: "1", as: "award" } as const;
    expect(decided(() => settleOvertime(hours.known, award))).toMatchObject({
      code: "award-reason-missing",
      clauses: ["yilan-hours/2.8c"],
    });
    expect(decided(() => settleOvertime(hours.known, { ...award, reason: "r" }))).toHaveProperty("events");
  });
});

test("what nobody assigned is written down and counts for nothing", () => {
  const hours = new Hours();
  const noted = { ...evening(MONDAY), agency: "a", note: "n" };
  hours.record(noteWork(hours.known, { ...noted, at: at(MONDAY, "21:00") }), { by: ANN });
  expect(hours.known.overtime?.noted).toMatchObject([{ note: "n" }]);
  hours.assign(evening(MONDAY, "22:00"));
  expect(hours.known.overtime?.pieces["1"]?.assigned?.seen.minutes).toBe(0);
});
