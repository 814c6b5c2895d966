// What the gate knows of the person: standing, leave, recall, approval, home days, and the agency's readiness; pure.

import type { Deadline, Part } from "../gate/facts.ts";
import type { AgencyStanding, Approval, Found, Schedule } from "../gate/states.ts";
import { counted, unlessUnknownYear } from "../hours/gate-part.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { dayOf, endOfDay, isWorkingDay } from "../shared/time/calendar.ts";
import { addDays, type Day, weekdayOf } from "../shared/time/day.ts";
import type { Person } from "./person.ts";

const DAYS_OF_A_WEEK = [0, 1, 2, 3, 4, 5, 6] as const;

export function standingOf(person: Found<Person> | undefined, at: string): Part {
  if (!person) return { known: {} };
  const { active, status, leaves, recalled, suspended } = person.state;
  return {
    from: person,
    known: {
      active,
      status,
      suspended: suspended ? (suspended.clause ?? "other") : "no",
      recalled: recalled !== undefined && recalled.effectiveAt <= at,
      onLeave: leaves.some(({ from, until }) => from <= at && at < until),
    },
    deadlines: comingTo(person.state, at),
  };
}

function comingTo({ leaves, recalled }: Person, at: string): Deadline[] {
  const begins = { "zh-TW": "請假開始", en: "leave begins" };
  const takesEffect = { "zh-TW": "召回生效", en: "the recall takes effect" };
  const coming: Deadline[] = leaves.map(({ from }) => ({ at: from, fact: "onLeave", reason: begins }));
  if (recalled) coming.push({ at: recalled.effectiveAt, fact: "recalled", reason: takesEffect });
  return coming.filter(deadline => at < deadline.at);
}

export function approvalOf(approval: Found<Approval> | undefined, at: string): Part {
  if (!approval || at < approval.state.from || approval.state.until <= at) return { known: {} };
  const { under, businesses = [], rights = [], functions = [], until } = approval.state;
  const reason = { "zh-TW": "居家辦公核准到期", en: "the approval to work from home ends" };
  return {
    from: approval,
    known: {
      approvedUnder: under,
      approvedBusinesses: businesses,
      approvedRights: rights,
      approvedFunctions: functions,
    },
    deadlines: [
      { at: until, fact: "approvedUnder", reason },
      { at: until, fact: "approvedBusinesses", reason },
    ],
  };
}

/** Home days of this week up to today, today included: the fourth is the fourth only once it has come. */
export function scheduleOf(schedule: Found<Schedule> | undefined, at: string): Part {
  if (!schedule) return { known: {} };
  const { homeDays, tier } = schedule.state;
  const today = dayOf(at);
  const week = weekOf(today);
  const reason = counted({ "zh-TW": "今日結束", en: "the day ends" }, week[0] ?? today, week.at(-1) ?? today);
  return unlessUnknownYear(() => ({
    from: schedule,
    known: {
      homeDayToday: homeDays.includes(today),
      homeDays: week.filter(day => day <= today && homeDays.includes(day)).length,
      workdays: week.filter(isWorkingDay).length,
      ...(tier && { tier }),
    },
    deadlines: [{ at: endOfDay(today), fact: "homeDays", reason }],
  }));
}

/** Monday to Sunday. */
function weekOf(day: Day): readonly Day[] {
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7));
  return DAYS_OF_A_WEEK.map(offset => addDays(monday, offset));
}

export function reviewOf(agency: Found<AgencyStanding> | undefined, person: string, at: string): Part {
  const review = agency?.state.review;
  if (!agency || !review || at < review.at) return { known: {} };
  const { people, drillRequired, drilledAt } = review;
  const drilled = drilledAt !== undefined && drilledAt <= at;
  return {
    from: agency,
    known: {
      reviewNamesPerson: people.some(each => isSameAccount(each, person)),
      drill: drillRequired ? (drilled ? "done" : "due") : "not-needed",
    },
  };
}
