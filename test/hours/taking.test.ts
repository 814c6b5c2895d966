// Compensatory leave: oldest first and within two years, a refusal kept as proof, warned of in time, settled only once it has ended.
import { describe, expect, test } from "vitest";
import { officeOn } from "../../functions/hours/office.ts";
import {
  ask,
  carryOver,
  closeWarning,
  decideLeave,
  settleLot,
  withdraw,
} from "../../functions/hours/taking.ts";
import { warned, warningsDue } from "../../functions/hours/warning.ts";
import type { Day } from "../../functions/shared/time/day.ts";
import { AGENCY } from "../house/city.ts";
import { decided, refusedFor } from "../house/given.ts";
import { at, evening, Hours } from "./told.ts";

/** Two evenings of overtime, two hours each, for which leave was chosen. */
function earned(): Hours {
  const hours = new Hours();
  hours.worked(evening("2024-03-20"));
  hours.worked(evening("2024-03-21"));
  return hours;
}

function asking(
  hours: Hours,
  day: Day,
  [from, until]: readonly [string, string],
  when = at("2024-04-10", "09:00"),
) {
  const span = { from: at(day, from), until: at(day, until) };
  return ask(hours.leave, {
    ...span,
    agency: AGENCY,
    office: officeOn(day),
    rules: hours.rules("2024-04-10"),
    at: when,
  });
}

const deciding = (hours: Hours, more: { granted: boolean; reason?: string }, request = "1") =>
  decideLeave(hours.leave, { request, ...more, rules: hours.rules("2024-04-10") });

function refused(hours: Hours) {
  hours.recordLeave(asking(hours, "2024-04-12", ["13:00", "15:00"]));
  hours.recordLeave(deciding(hours, { granted: false, reason: "r" }));
}

describe("asked for and decided", () => {
  test("by the minute, and of office hours alone", () => {
    const hours = earned();
    const [{ event }] = asking(hours, "2024-04-12", ["11:30", "13:41"]);
    expect(event).toMatchObject({ minutes: 71 });
    expect(refusedFor(() => asking(hours, "2024-04-12", ["17:00", "18:00"]))).toContain(
      "comp-leave-no-hours",
    );
  });
  test("the oldest is used first, and what is taken back goes back", () => {
    const hours = earned();
    hours.recordLeave(asking(hours, "2024-04-12", ["13:00", "15:30"]));
    hours.recordLeave(deciding(hours, { granted: true }));
    const left = () => Object.values(hours.leave?.lots ?? {}).map(each => each.left);
    expect(left()).toEqual([0, 90]);
    hours.recordLeave(withdraw(hours.leave, "1", { reason: "r", at: at("2024-04-12", "12:00") }));
    expect(left()).toEqual([120, 120]);
  });
  test("more than there is, or after its last day, is refused", () => {
    const hours = earned();
    const clauses = ["yilan-hours/2.8a"];
    expect(decided(() => asking(hours, "2024-04-12", ["08:00", "17:00"]))).toMatchObject({
      code: "comp-leave-short",
      clauses,
    });
    const when = at("2026-03-15", "09:00");
    expect(decided(() => asking(hours, "2026-03-19", ["08:00", "12:00"], when))).toHaveProperty("events");
    expect(decided(() => asking(hours, "2026-03-20", ["08:00", "12:00"], when))).toMatchObject({
      code: "comp-leave-short",
      clauses,
    });
  });
  test("a refusal gives its reason", () => {
    const hours = earned();
    hours.recordLeave(asking(hours, "2024-04-12", ["13:00", "15:00"]));
    expect(refusedFor(() => deciding(hours, { granted: false }))).toEqual(["comp-leave-reason-missing"]);
  });
});

describe("settled", () => {
  const settling = (hours: Hours, as: "pay" | "award", today: Day, reason?: string) =>
    settleLot(hours.leave, { lot: "1", as, today, reason, rules: hours.rules(today) });
  test("not before it has ended", () => {
    expect(decided(() => settling(earned(), "award", "2026-03-19", "r"))).toMatchObject({
      code: "lot-usable",
      clauses: ["yilan-hours/3.3c", "yilan-hours/2.8a"],
    });
  });
  test("in pay only where it was asked for and refused, and the refusals are named", () => {
    const hours = earned();
    expect(refusedFor(() => settling(hours, "pay", "2026-03-20"))).toEqual(["refusal-missing"]);
    refused(hours);
    expect(decided(() => settling(hours, "pay", "2026-03-20"))).toMatchObject({
      events: [{ minutes: 120, proof: ["1"] }],
    });
  });
  test("a refusal stays as proof however many requests come after it", () => {
    const hours = earned();
    refused(hours);
    for (let n = 2; n < 40; n++) {
      hours.recordLeave(asking(hours, "2024-04-12", ["13:00", "14:00"]));
      hours.recordLeave(withdraw(hours.leave, String(n), { reason: "r", at: at("2024-04-11", "09:00") }));
    }
    expect(hours.leave?.requests["1"]?.refused).toBeDefined();
    expect(Object.keys(hours.leave?.requests ?? {}).length).toBeLessThan(30);
  });
  test("an award says why", () => {
    const hours = earned();
    expect(decided(() => settling(hours, "award", "2026-03-20"))).toMatchObject({
      code: "award-reason-missing",
      clauses: ["yilan-hours/2.8c"],
    });
    expect(decided(() => settling(hours, "award", "2026-03-20", "r"))).toHaveProperty("events");
  });
});

describe("warned of", () => {
  const due = (hours: Hours, today: Day) =>
    warningsDue(hours.leave, { today, limits: hours.rules(today).limits });
  test("from the first of the month before, then thirty and seven days ahead, each once", () => {
    const hours = earned();
    const told = (today: Day) => due(hours, today).map(({ lot, stage }) => `${lot} ${stage}`);
    expect(told("2026-01-31")).toEqual([]);
    expect(told("2026-02-01")).toEqual(["1 month", "2 month"]);
    hours.recordLeave(warned(due(hours, "2026-02-01"), "head"));
    expect(told("2026-02-16")).toEqual([]);
    expect(told("2026-02-17")).toEqual(["1 30-days"]);
    hours.recordLeave(warned(due(hours, "2026-02-18"), "head"));
    expect(told("2026-03-12")).toEqual(["1 7-days"]);
    expect(told("2026-03-20")).toEqual(["2 7-days"]);
  });
  test("and closed by a note alone", () => {
    const hours = earned();
    const rules = hours.rules("2026-02-01");
    expect(refusedFor(() => closeWarning(hours.leave, "n", rules))).toEqual(["warning-unknown"]);
    hours.recordLeave(warned(due(hours, "2026-02-01"), "head"));
    expect(due(hours, "2026-02-01")).toEqual([]);
    hours.recordLeave(closeWarning(hours.leave, "n", rules));
    expect(Object.values(hours.leave?.lots ?? {}).map(({ open, notes }) => [open, notes?.length])).toEqual([
      [undefined, 1],
      [undefined, 1],
    ]);
  });
});

test("whoever goes to another agency takes it along", () => {
  const hours = earned();
  hours.recordLeave(carryOver(hours.leave, { agency: "other", document: "d" }));
  expect(hours.leave?.agency).toBe("other");
  expect(refusedFor(() => carryOver(hours.leave, { agency: "other", document: "d" }))).toEqual([
    "carried-already",
  ]);
});
