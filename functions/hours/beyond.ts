// Work by the clock past a day's or a week's normal hours that nobody assigned: shown with its minutes, and never counted as overtime; pure.
import type { Limits } from "../shared/rules/parameters.ts";
import { dayOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { type Counted, countOf, type Month, monthOf } from "./count.ts";
import { awayOf, type Known } from "./known.ts";
import { type Minutes, minutesAfter, minutesBetween } from "./minutes.ts";
import { joined, outside } from "./outside.ts";
import { countedSpan } from "./piece.ts";
import { isAway, type Span, type Stretch } from "./span.ts";
import { normalSpans } from "./windows.ts";

export interface Beyond extends Stretch {
  readonly day: Day;
  readonly minutes: Minutes;
}

/** Of what was clocked, what is past the normal hours of its day or week, and all of a day off; overtime that was assigned is none of it. */
export function beyondOf(
  known: Known,
  clocked: readonly Stretch[],
  { month, limits }: { readonly month: Month; readonly limits: Limits | undefined },
): readonly Beyond[] {
  if (!limits) return [];
  const days = [...new Set(clocked.map(({ from }) => dayOf(from)))].sort();
  const assigned = Object.values(known.overtime?.pieces ?? {}).flatMap(each => countedSpan(each) ?? []);
  const worked = days.flatMap(day => {
    const office = known.office(day);
    const own = clocked.filter(({ from }) => dayOf(from) === day);
    const left = outside(own, [...assigned, ...pauses(office), ...awayOf(known)]);
    return left.map(each => ({ ...each, day, isDayOff: office.length === 0 }));
  });
  const ofWorkdays = worked.filter(({ isDayOff }) => !isDayOff);
  const away = days.flatMap(day => normalSpans(known.office(day), awayOf(known)).filter(isAway));
  const normal = ofWorkdays.map(
    ({ from, until }): Span => ({ id: `clocked ${from}`, kind: "normal", from, until }),
  );
  const past = countOf([...normal, ...away], limits).spans.filter(({ unassigned }) => unassigned > 0);
  const off = worked
    .filter(({ isDayOff }) => isDayOff)
    .map(({ day, from, until }) => ({ day, from, until, minutes: minutesBetween(from, until) }));
  return [...past.map(pastOf), ...off]
    .filter(({ day }) => monthOf(day) === month)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

/** Its last minutes: what came first was still within the day. */
function pastOf({ span: { until }, day, unassigned }: Counted): Beyond {
  return { day, from: minutesAfter(until, -unassigned), until, minutes: unassigned };
}

/** Between the office hours of one day nobody works. */
function pauses(office: readonly Stretch[]): readonly Stretch[] {
  const [first] = office;
  const last = office.at(-1);
  return first && last ? outside([{ from: first.from, until: last.until }], joined(office)) : [];
}
