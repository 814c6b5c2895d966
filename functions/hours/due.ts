// By when papers about overtime are due: the claim on the next working days, the report to the county within a month of the cause; pure.
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { OvertimeCategory } from "../shared/rules/overtime-caps.ts";
import type { Limits } from "../shared/rules/parameters.ts";
import { addWorkingDays } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { lastDayOfMonths } from "../shared/time/months.ts";

export interface Due {
  /** The last day on which it is in time. */
  readonly on: Day;
  readonly clause: ClauseId;
}

/** What was worked is claimed with its evidence by then (keelung-pregnancy/5.4.3b); throws UnknownYear. */
export function claimDue(
  day: Day,
  { overtimeSubmitDays: days }: Pick<Limits, "overtimeSubmitDays">,
): Due | undefined {
  return days === null ? undefined : { on: addWorkingDays(day, days), clause: "keelung-pregnancy/5.4.3b" };
}

/** The day of the cause is the first of the month, and no holiday lengthens it. */
export function reportDue(
  category: OvertimeCategory,
  causedOn: Day,
  { disasterReportMonths, urgentReportMonths }: Pick<Limits, "disasterReportMonths" | "urgentReportMonths">,
): Due | undefined {
  const due = (months: number | null, clause: ClauseId) =>
    months === null ? undefined : { on: lastDayOfMonths(causedOn, months), clause };
  if (category === "disaster-major") return due(disasterReportMonths, "yilan-hours/2.5i");
  if (category === "urgent-shortage") return due(urgentReportMonths, "yilan-hours/2.5k");
  return undefined;
}
