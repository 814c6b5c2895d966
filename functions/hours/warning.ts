// Which lots of leave are to be warned of on a day: on the first of a month those that end in the next, and so many days ahead of each
// end; each stage once; pure.
import type { Draft } from "../shared/journal/change.ts";
import type { Limits } from "../shared/rules/parameters.ts";
import type { Day } from "../shared/time/day.ts";
import type { CompLeave, CompLeaveEvent } from "./comp-leave.ts";
import type { WarningStage } from "./overtime-names.ts";

export interface WarningDue {
  readonly lot: string;
  readonly stage: WarningStage;
  readonly minutes: number;
}

/** What is to be warned of on a day: on the first of a month whatever ends in the next, and so many days ahead of each end. */
export function warningsDue(
  state: CompLeave | undefined,
  { today, limits }: { readonly today: Day; readonly limits: Pick<Limits, "leaveWarningDays"> },
): readonly WarningDue[] {
  const next = monthAfter(today);
  return Object.entries(state?.lots ?? {}).flatMap(([lot, { left, lastDay, warned = [] }]) => {
    if (left === 0 || lastDay < today) return [];
    const ahead = daysUntil(today, lastDay);
    const stages = (limits.leaveWarningDays ?? [])
      .filter(days => ahead <= days)
      .map(days => ({ days, stage: `${days}-days` as const }))
      .toSorted((a, b) => a.days - b.days);
    const isNext = lastDay.slice(0, 7) <= next;
    const due = stages[0]?.stage ?? (isNext ? ("month" as const) : undefined);
    return due && !warned.includes(due) ? [{ lot, stage: due, minutes: left }] : [];
  });
}

function monthAfter(day: Day): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return month === 12
    ? `${year + 1}-01`
    : `${String(year).padStart(4, "0")}-${String(month + 1).padStart(2, "0")}`;
}

function daysUntil(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000));
}

/** One event a stage, with all its lots. */
export function warned(
  due: readonly WarningDue[],
  head: string | undefined,
): readonly Draft<CompLeaveEvent>[] {
  const stages = Map.groupBy(due, ({ stage }) => stage);
  return [...stages].map(([stage, lots]) => ({
    event: {
      type: "LotsWarned",
      stage,
      lots: lots.map(({ lot, minutes }) => ({ lot, minutes })),
      ...(head && { head }),
    },
  }));
}
