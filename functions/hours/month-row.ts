// One line of an agency's month: what somebody has of overtime, what of it waits, and what leave they have left; pure.
import type { Person } from "../people/person.ts";
import { dayOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import type { CompLeave } from "./comp-leave.ts";
import { countOf, type Month, NOTHING } from "./count.ts";
import { reportRow } from "./leave-view.ts";
import type { Overtime } from "./overtime.ts";
import { countedSpan, isToSettle, stageOf } from "./piece.ts";
import type { Span } from "./span.ts";

interface Whose {
  readonly account: string;
  readonly overtime: Overtime;
  readonly person: Person | undefined;
  readonly leave: CompLeave | undefined;
}

const NO_LIMITS = { normalDayMinutes: null, normalWeekMinutes: null };
const OPEN = ["asked", "assigned", "claimed"];

export function monthRow(
  { account, overtime, person, leave }: Whose,
  { month, today }: { readonly month: Month; readonly today: Day },
) {
  const pieces = Object.entries(overtime.pieces);
  const spans = pieces.flatMap(([id, each]): Span[] => {
    const counted = countedSpan(each);
    return counted
      ? [{ id, kind: each.standby ? "standby" : "overtime", category: each.category, ...counted }]
      : [];
  });
  const tally = countOf(spans, NO_LIMITS).months.get(month) ?? NOTHING;
  const ofMonth = pieces.filter(([, { from }]) => dayOf(from).startsWith(month)).map(([, each]) => each);
  const left = leave && reportRow(account, leave, today);
  const { unit } = person?.posting ?? {};
  return {
    ...{ person: account, ...(unit && { unit }) },
    ...{ minutes: tally.overtime + tally.standby, standby: tally.standby },
    open: ofMonth.filter(each => OPEN.includes(stageOf(each))).length,
    toSettle: ofMonth.filter(isToSettle).length,
    leaveLeft: left?.left ?? 0,
    ...(left?.ends && { leaveEnds: left.ends }),
  };
}
