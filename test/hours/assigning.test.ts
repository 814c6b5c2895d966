// Overtime is assigned or agreed to before it begins, weighed, within every limit; each refusal has its clause.
import { describe, expect, test } from "vitest";
import { applyFor, assign, decideApplication } from "../../functions/hours/assigning.ts";
import { effectOf } from "../../functions/hours/effect.ts";
import { addDays } from "../../functions/shared/time/day.ts";
import { decided, refusedFor } from "../house/given.ts";
import { at, BOSS, evening, Hours, MONDAY, WEIGHED } from "./told.ts";

const beforehand = at(MONDAY, "09:00");

test("an assignment keeps what the superior weighed and the month's total that they saw", () => {
  const hours = new Hours();
  hours.worked(evening(MONDAY));
  const piece = hours.assign(evening("2026-03-03", "19:30"));
  const { assigned } = hours.known.overtime?.pieces[piece] ?? {};
  expect(assigned).toMatchObject({ by: BOSS, findings: WEIGHED, seen: { month: "2026-03", minutes: 120 } });
});

test("without what was weighed, or once it has begun, it is refused, and for both at once", () => {
  const hours = new Hours();
  const asked = { planned: hours.planned(evening(MONDAY)), known: hours.known };
  const late = { ...asked, findings: { ...WEIGHED, urgency: "" }, at: at(MONDAY, "18:00") };
  expect(decided(() => assign(late))).toMatchObject({
    code: "overtime-begun",
    clauses: ["yilan-hours/2.2a"],
  });
  expect(refusedFor(() => assign(late))).toEqual(["overtime-begun", "overtime-unweighed"]);
});

test("an agency without a regulation on hours assigns none", () => {
  const hours = new Hours([]);
  const asked = { planned: hours.planned(evening(MONDAY)), findings: WEIGHED, known: hours.known };
  expect(refusedFor(() => assign({ ...asked, at: beforehand }))).toEqual(["hours-rules-missing"]);
});

test("what lies within office hours is no overtime", () => {
  const hours = new Hours();
  const planned = hours.planned({ from: at(MONDAY, "16:00"), until: at(MONDAY, "19:00") });
  const asked = { planned, findings: WEIGHED, known: hours.known, at: beforehand };
  expect(decided(() => assign(asked))).toMatchObject({
    code: "overtime-in-hours",
    clauses: ["yilan-hours/2.2b"],
  });
});

describe("limits", () => {
  const refusal = (hours: Hours, from: string, until: string, category: "general" | "seasonal" = "general") =>
    decided(() =>
      assign({
        ...{ planned: hours.planned({ from, until, category }), findings: WEIGHED, known: hours.known },
        at: at("2026-03-01", "09:00"),
      }),
    );
  test("four hours of a working day are the last that pass", () => {
    const hours = new Hours();
    expect(refusal(hours, at(MONDAY, "18:00"), at(MONDAY, "22:00"))).toHaveProperty("events");
    expect(refusal(hours, at(MONDAY, "18:00"), at(MONDAY, "22:01"))).toMatchObject({
      code: "overtime-capped",
      clauses: ["yilan-hours/2.1b", "yilan-hours/2.5a"],
    });
  });
  test("sixty hours of a month are the last that pass", () => {
    const hours = new Hours();
    for (let day = 0; day < 19; day++) {
      const on = addDays(MONDAY, day);
      if ([0, 1, 2, 3, 4].includes(day % 7)) hours.assign(evening(on, "22:00"));
    }
    expect(hours.known.overtime?.last).toBe(15);
    const next = "2026-03-23";
    expect(refusal(hours, at(next, "18:00"), at(next, "18:01"))).toMatchObject({
      code: "overtime-capped",
      clauses: ["yilan-hours/2.1c", "yilan-hours/2.5a"],
    });
    expect(refusal(hours, at("2026-04-01", "18:00"), at("2026-04-01", "22:00"))).toHaveProperty("events");
  });
  test("a category asks for a cause on record, and seasonal work for the county's consent before it", () => {
    const hours = new Hours();
    const [from, until] = [at("2026-05-04", "18:00"), at("2026-05-04", "20:00")];
    expect(refusal(hours, from, until, "seasonal")).toMatchObject({ code: "cause-missing" });
    const cause = { category: "seasonal", kind: "seasonal-work", what: "w", on: "2026-05-01" } as const;
    hours.booked({ type: "CauseGiven", cause: "1", ...cause }, at("2026-02-01", "09:00"));
    const planned = hours.planned({ from, until, category: "seasonal", cause: "1" });
    const asked = () => ({ planned, findings: WEIGHED, known: hours.known, at: at("2026-03-01", "09:00") });
    expect(decided(() => assign(asked()))).toMatchObject({
      code: "consent-missing",
      clauses: ["yilan-hours/2.5e"],
    });
    const consent = { cause: "1", from: "2026-05-01", to: "2026-06-30", document: "d" };
    hours.booked({ type: "CountyConsented", ...consent }, at("2026-02-02", "09:00"));
    expect(decided(() => assign(asked()))).toHaveProperty("events");
  });
  test("what one more piece would do is told before it is assigned, with what each limit rests on", () => {
    const hours = new Hours();
    hours.worked(evening(MONDAY));
    const told = effectOf(hours.known, hours.planned(evening("2026-03-03", "23:00")));
    expect(told).toMatchObject({
      day: "2026-03-03",
      minutes: 300,
      month: { month: "2026-03", minutes: 120 },
    });
    expect(told.against.map(({ code }) => code)).toEqual(["overtime-capped"]);
    const month = told.caps.find(({ what }) => what === "month");
    expect(month).toMatchObject({ limit: 3600, used: 120, left: 3480 });
    expect(month?.sources).toMatchObject([
      { source: "yilan-hours/2.1c", value: 3600, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });
});

describe("an application", () => {
  const apply = (hours: Hours) =>
    applyFor({ planned: hours.planned(evening(MONDAY)), known: hours.known, at: beforehand });
  const decide = (hours: Hours, more = {}) =>
    decideApplication({
      ...{ piece: "1", granted: true, findings: WEIGHED, isUnitHead: true, known: hours.known },
      ...{ at: at(MONDAY, "12:00"), ...more },
    });
  test("is agreed to by the head of the unit, before it begins", () => {
    const hours = new Hours();
    hours.record(apply(hours), { by: "ann", at: beforehand });
    const clauses = ["yilan-hours/2.5b"];
    expect(decided(() => decide(hours, { isUnitHead: false }))).toMatchObject({
      code: "not-the-unit-head",
      clauses,
    });
    expect(decided(() => decide(hours, { at: at(MONDAY, "18:00") }))).toMatchObject({
      code: "overtime-begun",
      clauses,
    });
    hours.record(decide(hours), { by: BOSS, at: at(MONDAY, "12:00") });
    expect(hours.known.overtime?.pieces["1"]?.assigned?.by).toBe(BOSS);
    expect(refusedFor(() => decide(hours))).toEqual(["overtime-decided"]);
  });
  test("after the start is refused", () => {
    const hours = new Hours();
    const late = { planned: hours.planned(evening(MONDAY)), known: hours.known, at: at(MONDAY, "18:30") };
    expect(decided(() => applyFor(late))).toMatchObject({
      code: "overtime-begun",
      clauses: ["yilan-hours/2.5b"],
    });
  });
  test("alone is not enough where a text wants the assignment first", () => {
    const hours = new Hours(["yilan-hours", "ey-draft"]);
    expect(decided(() => apply(hours))).toMatchObject({ code: "not-applied-for", clauses: ["ey-draft/9"] });
  });
});
