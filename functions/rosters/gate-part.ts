// The roster of home days at the gate. Nothing records one yet, so the gate finds none, and refuses where a regulation asks
// for it; pure.
import type { Found, GatePart } from "../gate/part.ts";
import { counted, unlessUnknownYear } from "../hours/gate-part.ts";
import { personOf } from "../people/gate-part.ts";
import type { Person } from "../people/person.ts";
import { dayOf, endOfDay, instantOf, isWorkingDay } from "../shared/time/calendar.ts";
import { addDays, type Day, weekdayOf } from "../shared/time/day.ts";

export interface Roster {
  readonly homeDays: readonly Day[];
  readonly tier?: string;
}

const DAYS_OF_A_WEEK = [0, 1, 2, 3, 4, 5, 6] as const;
const DAY_ENDS = { "zh-TW": "今日結束", en: "the day ends" };

export const rostersPart: GatePart<Found<Roster> | undefined> = {
  streams: () => [],
  touches: {},
  /** Home days of this week up to today, today included: the fourth is the fourth only once it has come. */
  facts(reads, { at }, roster) {
    if (!roster) return [];
    const { homeDays, tier } = roster.state;
    const today = dayOf(at);
    const week = weekOf(today);
    const reason = counted(DAY_ENDS, week[0] ?? today, week.at(-1) ?? today);
    const atHome = week.filter(day => day <= today && homeDays.includes(day));
    const ofRoster = unlessUnknownYear(() => ({
      from: roster,
      known: {
        homeDayToday: homeDays.includes(today),
        homeDays: atHome.length,
        workdays: week.filter(isWorkingDay).length,
        ...(tier && { tier }),
      },
      deadlines: [{ at: endOfDay(today), fact: "homeDays", reason }],
    }));
    return [...ofRoster, ...leaveFacts(personOf(reads), week, atHome)];
  },
};

/**
 * Working days of the week that leave takes, the coming ones too, and only those that are not counted as home days: leave is
 * work neither at home nor at the office. A day counts whole, since nothing says how much of it is left for the office.
 */
function leaveFacts(person: Found<Person> | undefined, week: readonly Day[], atHome: readonly Day[]) {
  if (!person) return [];
  const { leaves } = person.state;
  const isTaken = (day: Day) =>
    leaves.some(({ from, until }) => from < endOfDay(day) && instantOf(day, "00:00") < until);
  return unlessUnknownYear(() => {
    const taken = week.filter(day => isWorkingDay(day) && !atHome.includes(day) && isTaken(day));
    return { from: person, known: { leaveDays: taken.length } };
  });
}

/** Monday to Sunday. */
function weekOf(day: Day): readonly Day[] {
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7));
  return DAYS_OF_A_WEEK.map(offset => addDays(monday, offset));
}
