// What the gate knows of the time: office hours on working days, duty windows, assigned overtime; pure, and never a guess.

import type { Deadline, Part } from "../gate/facts.ts";
import type { Found, Hours, Span } from "../gate/states.ts";
import { dayOf, instantOf, isProvisional, isWorkingDay, PROVISIONAL } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { UnknownYear } from "../shared/time/unknown-year.ts";
import type { Words } from "../shared/words.ts";

const HOURS_END = { "zh-TW": "上班時間或指派的加班結束", en: "office hours or the assigned overtime end" };
const DUTY_ENDS = { "zh-TW": "職務時段結束", en: "the duty window ends" };

export function timeOf(hours: Found<Hours> | undefined, at: string): Part {
  if (!hours) return { known: {} };
  const { office, duty = office, overtime } = hours.state;
  return unlessUnknownYear(() => {
    const officeToday = spansToday(office, at);
    const dutyToday = spansToday(duty, at);
    return {
      from: hours,
      known: {
        officeHours: covers(officeToday, at),
        overtime: covers(overtime, at),
        dutyHours: covers(dutyToday, at),
      },
      deadlines: [
        ...endOf([...officeToday, ...overtime], at).map(
          (end): Deadline => ({ at: end, fact: "officeHours", reason: counted(HOURS_END, dayOf(at)) }),
        ),
        ...endOf(dutyToday, at).map(
          (end): Deadline => ({ at: end, fact: "dutyHours", reason: counted(DUTY_ENDS, dayOf(at)) }),
        ),
      ],
    };
  });
}

function spansToday(windows: readonly Span[], at: string): readonly Span[] {
  const day = dayOf(at);
  if (!isWorkingDay(day)) return [];
  return windows.map(({ from, until }) => ({ from: instantOf(day, from), until: instantOf(day, until) }));
}

/** Which days are worked may still change where the calendar is not yet official. */
export function counted(reason: Words, from: Day, to = from): Words {
  if (!isProvisional(from, to)) return reason;
  return {
    "zh-TW": `${reason["zh-TW"]}（${PROVISIONAL["zh-TW"]}）`,
    en: `${reason.en} (${PROVISIONAL.en})`,
  };
}

function covers(spans: readonly Span[], at: string): boolean {
  return spans.some(({ from, until }) => from <= at && at < until);
}

/** Spans that meet or overlap count as one: overtime straight after office hours goes on without a break. */
function endOf(spans: readonly Span[], at: string): string[] {
  if (!covers(spans, at)) return [];
  let end = at;
  for (const { from, until } of spans.toSorted((one, other) => (one.from < other.from ? -1 : 1)))
    if (from <= end && end < until) end = until;
  return [end];
}

/** A year without a calendar leaves the fact unknown, so that whoever demands it refuses. */
export function unlessUnknownYear(count: () => Part): Part {
  try {
    return count();
  } catch (error) {
    if (error instanceof UnknownYear) return { known: {} };
    throw error;
  }
}
