// Rows that went to the archives and have had no answer, by age in working days; pure.
import { everybodys } from "../shared/rules/profiles.ts";
import type { ExchangeCode } from "../shared/rules/systems.ts";
import { dayOf, isProvisional, nextWorkingDay } from "../shared/time/calendar.ts";
import type { LineTable, ReportLine } from "./line.ts";

export interface UnansweredLine extends ReportLine {
  readonly system: ExchangeCode;
  readonly workingDays: number;
  /** Whether they were counted by a calendar that is not yet official. */
  readonly provisional?: true;
}

/** Without a rule, one working day is already too long. */
export function unansweredLimit(): number {
  return everybodys("unansweredDays") ?? 1;
}

/** Oldest first. */
export function unansweredRows(
  reports: readonly { readonly system: ExchangeCode; readonly lines: LineTable }[],
  at: string,
): UnansweredLine[] {
  const ages = new Map<string, number>();
  const ageOf = (since: string) => {
    const day = dayOf(since);
    const age = ages.get(day) ?? workingDaysAfter(day, dayOf(at));
    ages.set(day, age);
    return age;
  };
  return reports
    .flatMap(({ system, lines }) =>
      lines.flatMap(line => {
        const since = waitingSince(line);
        if (since === undefined) return [];
        const provisional = isProvisional(dayOf(since), dayOf(at)) && { provisional: true as const };
        return [{ ...line, system, workingDays: ageOf(since), ...provisional }];
      }),
    )
    .filter(({ workingDays }) => workingDays >= unansweredLimit())
    .sort((a, b) => b.workingDays - a.workingDays);
}

function waitingSince({ status, returned, at }: ReportLine): string | undefined {
  if (returned || (status !== "forwarded" && status !== "withdrawal-sent")) return undefined;
  return at[status];
}

function workingDaysAfter(day: string, today: string): number {
  let count = 0;
  for (let reached = nextWorkingDay(day); reached <= today; reached = nextWorkingDay(reached)) count++;
  return count;
}
