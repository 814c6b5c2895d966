// What the gate knows of the time: office hours on working days, duty windows, assigned overtime; pure, and never a guess.
import { CALENDAR_PROBLEM, dayOf, instantOf, isWorkingDay } from "../shared/calendar.ts";
import { Problem } from "../shared/problem.ts";
import type { Deadline, Part } from "./known.ts";
import type { Found, Hours, Span } from "./states.ts";

export function timeOf(hours: Found<Hours> | undefined, at: string): Part {
  if (!hours) return { known: {} };
  return unlessUnknownYear(() => {
    const { office, duty = office, overtime } = hours.state;
    const officeSpans = spansToday(office, at);
    const dutySpans = spansToday(duty, at);
    const known = {
      officeHours: covers(officeSpans, at),
      overtime: covers(overtime, at),
      duty: covers(dutySpans, at),
    };
    return {
      known: { time: known },
      records: { time: hours },
      deadlines: [
        ...endOf([...officeSpans, ...overtime], at, "time.officeHours"),
        ...endOf(dutySpans, at, "time.duty"),
      ],
    };
  });
}

function spansToday(windows: readonly Span[], at: string): readonly Span[] {
  const day = dayOf(at);
  if (!isWorkingDay(day)) return [];
  return windows.map(({ from, until }) => ({ from: instantOf(day, from), until: instantOf(day, until) }));
}

function covers(spans: readonly Span[], at: string): boolean {
  return spans.some(({ from, until }) => from <= at && at < until);
}

/** Spans that meet or overlap count as one: overtime straight after office hours goes on without a break. */
function endOf(spans: readonly Span[], at: string, fact: "time.officeHours" | "time.duty"): Deadline[] {
  if (!covers(spans, at)) return [];
  let end = at;
  for (const { from, until } of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
    if (from <= end && end < until) end = until;
  const reason =
    fact === "time.duty"
      ? { "zh-TW": "職務時段結束", en: "the duty window ends" }
      : { "zh-TW": "上班時間或指派的加班結束", en: "office hours or the assigned overtime end" };
  return [{ at: end, fact, reason }];
}

/** A year without a calendar leaves the fact unknown, so that whoever demands it refuses. */
export function unlessUnknownYear(count: () => Part): Part {
  try {
    return count();
  } catch (error) {
    if (error instanceof Problem && error.kind === CALENDAR_PROBLEM["calendar-year-missing"])
      return { known: {} };
    throw error;
  }
}
