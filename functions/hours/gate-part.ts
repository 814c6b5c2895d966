// Working hours at the gate: office hours on working days, duty windows, assigned overtime. Nothing records them yet, so the gate
// finds none, and refuses where a regulation asks for them; pure, and never a guess.
import type { Deadline, FactsFrom } from "../gate/facts.ts";
import type { Found, GatePart } from "../gate/part.ts";
import { dayOf, instantOf, isProvisional, isWorkingDay, PROVISIONAL } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { UnknownYear } from "../shared/time/unknown-year.ts";
import type { Words } from "../shared/words.ts";

export interface DayWindow {
  readonly from: string;
  readonly until: string;
}

/** Times of day in Taipei, "08:00" to "24:00", on working days; overtime is spans of instants. */
export interface WorkingHours {
  readonly office: readonly DayWindow[];
  readonly duty?: readonly DayWindow[];
  /** When the market trades; nobody's office hours stand in for it. */
  readonly trading?: readonly DayWindow[];
  readonly overtime: readonly DayWindow[];
}

const HOURS_END = { "zh-TW": "上班時間或指派的加班結束", en: "office hours or the assigned overtime end" };
const DUTY_ENDS = { "zh-TW": "職務時段結束", en: "the duty window ends" };
const TRADING_ENDS = { "zh-TW": "交易時段結束", en: "trading hours end" };

export const hoursPart: GatePart<Found<WorkingHours> | undefined> = {
  streams: () => [],
  touches: {},
  facts: (_, { at }, hours) => (hours ? unlessUnknownYear(() => hoursAt(hours, at)) : []),
};

function hoursAt(hours: Found<WorkingHours>, at: string): FactsFrom {
  const { office, duty = office, trading, overtime } = hours.state;
  const officeToday = spansToday(office, at);
  const dutyToday = spansToday(duty, at);
  const tradingToday = trading && spansToday(trading, at);
  const ending = (
    fact: "officeHours" | "dutyHours" | "tradingHours",
    reason: Words,
    spans: readonly DayWindow[],
  ) => endOf(spans, at).map((end): Deadline => ({ at: end, fact, reason: counted(reason, dayOf(at)) }));
  return {
    from: hours,
    known: {
      officeHours: covers(officeToday, at),
      overtime: covers(overtime, at),
      dutyHours: covers(dutyToday, at),
      ...(tradingToday && { tradingHours: covers(tradingToday, at) }),
    },
    deadlines: [
      ...ending("officeHours", HOURS_END, [...officeToday, ...overtime]),
      ...ending("dutyHours", DUTY_ENDS, dutyToday),
      ...ending("tradingHours", TRADING_ENDS, tradingToday ?? []),
    ],
  };
}

function spansToday(windows: readonly DayWindow[], at: string): readonly DayWindow[] {
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

function covers(spans: readonly DayWindow[], at: string): boolean {
  return spans.some(({ from, until }) => from <= at && at < until);
}

/** Spans that meet or overlap count as one: overtime straight after office hours goes on without a break. */
function endOf(spans: readonly DayWindow[], at: string): string[] {
  if (!covers(spans, at)) return [];
  let end = at;
  for (const { from, until } of spans.toSorted((one, other) => (one.from < other.from ? -1 : 1)))
    if (from <= end && end < until) end = until;
  return [end];
}

/** A year without a calendar leaves the facts unknown, so that whoever demands them refuses. */
export function unlessUnknownYear(count: () => FactsFrom): readonly FactsFrom[] {
  try {
    return [count()];
  } catch (error) {
    if (error instanceof UnknownYear) return [];
    throw error;
  }
}
