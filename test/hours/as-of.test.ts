// What was told of a month on a day is told again later, bit for bit, out of the journal alone.
import { expect, test } from "vitest";
import { monthView } from "../../functions/hours/accounting.ts";
import { leaveView } from "../../functions/hours/leave-view.ts";
import { addDays } from "../../functions/shared/time/day.ts";
import { ANN, evening, Hours } from "./told.ts";

/** As the page would have it at the end of a day. */
function toldOn(hours: Hours, on: string): string {
  const asked = { account: ANN, on, version: 0 };
  return JSON.stringify([
    monthView(hours.known, { ...asked, month: on.slice(0, 7) }),
    leaveView(hours.leave, { ...asked, rules: hours.rules(on) }),
  ]);
}

test("every day of a month, asked about when the month is over", () => {
  const hours = new Hours();
  const then = new Map<string, string>();
  for (const day of ["2026-03-02", "2026-03-05", "2026-03-10", "2026-03-13", "2026-03-18"]) {
    hours.worked(evening(day, "21:17"));
    // Confirmed on the day after.
    const told = addDays(day, 1);
    then.set(told, toldOn(hours, told));
  }
  for (const [day, told] of then) expect(toldOn(hours.asOf(day), day)).toBe(told);
  expect(new Set(then.values()).size).toBe(5);
});
