// What the gate knows of the person: standing, leave, recall, approval, home days, and the agency's readiness; pure.
import type { Person } from "../people/person.ts";
import { dayOf, endOfDay, isWorkingDay } from "../shared/calendar.ts";
import { addDays, type Day, weekdayOf } from "../shared/day.ts";
import type { Deadline, Part } from "./known.ts";
import { unlessUnknownYear } from "./office-hours.ts";
import type { AgencyStanding, Approval, Found, Schedule } from "./states.ts";

const DAYS_OF_A_WEEK = [0, 1, 2, 3, 4, 5, 6] as const;

export function standingOf(id: string, person: Found<Person> | undefined, at: string): Part {
  if (!person) return { known: {} };
  const { active, agency, status, leaves, recalled, suspended } = person.state;
  const known = {
    id,
    active,
    agency,
    status,
    onLeave: leaves.some(({ from, until }) => from <= at && at < until),
    recalled: recalled !== undefined && recalled.effectiveAt <= at,
    ...(suspended && { suspended: suspended.clause ?? "other" }),
  };
  return { known: { person: known }, records: { person }, deadlines: comingOf(person.state, at) };
}

function comingOf({ leaves, recalled }: Person, at: string): Deadline[] {
  const leave = { "zh-TW": "請假開始", en: "leave begins" };
  const recall = { "zh-TW": "召回生效", en: "the recall takes effect" };
  return [
    ...leaves.map(({ from }): Deadline => ({ at: from, fact: "person.onLeave", reason: leave })),
    ...(recalled
      ? [{ at: recalled.effectiveAt, fact: "person.recalled", reason: recall } satisfies Deadline]
      : []),
  ].filter(deadline => at < deadline.at);
}

export function approvalOf(approval: Found<Approval> | undefined, at: string): Part {
  if (!approval || at < approval.state.from || approval.state.until <= at) return { known: {} };
  const { under, businesses = [], rights = [], functions = [], until } = approval.state;
  const reason = { "zh-TW": "居家辦公核准到期", en: "the approval to work from home ends" };
  return {
    known: { approval: { under, businesses, rights, functions } },
    records: { approval },
    deadlines: [{ at: until, fact: "approval.under", reason }],
  };
}

/** Home days of this week up to today, today included: the fourth is the fourth only once it has come. */
export function scheduleOf(schedule: Found<Schedule> | undefined, at: string): Part {
  if (!schedule) return { known: {} };
  const { homeDays, tier } = schedule.state;
  const today = dayOf(at);
  const week = weekOf(today);
  return unlessUnknownYear(() => ({
    known: {
      schedule: {
        today: homeDays.includes(today),
        homeDays: week.filter(day => day <= today && homeDays.includes(day)).length,
        workdays: week.filter(isWorkingDay).length,
        ...(tier && { tier }),
      },
    },
    records: { schedule },
    deadlines: [
      { at: endOfDay(today), fact: "schedule.today", reason: { "zh-TW": "今日結束", en: "the day ends" } },
      { at: endOfDay(today), fact: "schedule.homeDays", reason: { "zh-TW": "今日結束", en: "the day ends" } },
    ],
  }));
}

/** Monday to Sunday. */
function weekOf(day: Day): readonly Day[] {
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7));
  return DAYS_OF_A_WEEK.map(offset => addDays(monday, offset));
}

export function readinessOf(agency: Found<AgencyStanding> | undefined, person: string, at: string): Part {
  const readiness = agency?.state.readiness;
  if (!agency || !readiness || at < readiness.at) return { known: {} };
  const { people, drillRequired, drilledAt } = readiness;
  const drilled = drilledAt !== undefined && drilledAt <= at;
  const drill = drillRequired ? (drilled ? "done" : "due") : "not-needed";
  return {
    known: { readiness: { namesPerson: people.includes(person), drill } },
    records: { readiness: agency },
  };
}
