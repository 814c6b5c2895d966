// The roster of home days at the gate: whether today is one, how many there were this week, how much leave takes of it, and how far
// a pregnancy is, as a tier; pure. Where the week is not set nothing is known, and whatever asks for it refuses.
import { type Application, type Approvals, spanOf } from "../approvals/approval.ts";
import { counted, unlessUnknownYear } from "../gate/by-calendar.ts";
import type { Deadline } from "../gate/facts.ts";
import { deadlineAt, type Found, foundIn, type GatePart, type LoadText, type Reads } from "../gate/part.ts";
import { personOf } from "../people/gate-part.ts";
import type { Person } from "../people/person.ts";
import { stream } from "../shared/journal/keys.ts";
import { dayOf, endOfDay, instantOf, isWorkingDay } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { TIERS, type Tier } from "./names.ts";
import { homeDaysIn, type Roster, recallOf, weekSetIn } from "./roster.ts";
import { capOn } from "./set-cap.ts";
import { tierTeller } from "./tier.ts";
import { mondayOf, weekOf } from "./week.ts";

const DAY_ENDS = { "zh-TW": "今日結束", en: "the day ends" };
const HOME_DAY_ENDS = { "zh-TW": "居家日結束", en: "the home day ends" };
const RECALLED = { "zh-TW": "居家日召回生效", en: "the recall of the home day takes effect" };

export const rostersPart: GatePart<Found<Tier> | undefined> = {
  streams: ({ question: { person } }) => (person ? [stream("ROSTER", person)] : []),
  touches: { ROSTER: ({ id: [person = ""] }) => ({ person }) },
  load: (reads, at, text) => tierAt(reads, at, text),
  facts(reads, { at }, tier) {
    const today = dayOf(at);
    const person = personOf(reads);
    const roster = foundIn<Roster>(reads, "ROSTER", reads.question.person);
    const agency = person?.state.agency ?? "";
    const home = homeDaysIn(roster?.state, mondayOf(today), agency);
    const known = tier ? [{ from: tier, known: { tier: tier.state } }] : [];
    if (!roster || !home) return known;
    const atHome = weekOf(today).filter(day => day <= today && home.includes(day));
    return [
      ...known,
      ...unlessUnknownYear(() => rosterFacts(roster, { at, today, agency, home })),
      ...leaveFacts(person, weekOf(today), atHome),
    ];
  },
};

interface Today {
  readonly at: string;
  readonly today: Day;
  readonly agency: string;
  readonly home: readonly Day[];
}

/** Home days of this week up to today, today included: the fourth is the fourth only once it has come. */
function rosterFacts(roster: Found<Roster>, { at, today, agency, home }: Today) {
  const week = weekOf(today);
  const recall = recallOf(weekSetIn(roster.state, mondayOf(today), agency), today)?.at;
  const isHomeDay = home.includes(today) && !(recall !== undefined && recall <= at);
  const set = capOn(roster.state, today, agency);
  const reason = counted(DAY_ENDS, week[0] ?? today, week.at(-1) ?? today);
  const ends: readonly Deadline[] = isHomeDay
    ? [
        ...deadlineAt(endOfDay(today), "homeDayToday", HOME_DAY_ENDS, { at }),
        ...deadlineAt(recall, "homeDayToday", RECALLED, { at }),
      ]
    : [];
  return {
    from: roster,
    known: {
      homeDayToday: isHomeDay,
      homeDays: week.filter(day => day <= today && home.includes(day)).length,
      workdays: week.filter(isWorkingDay).length,
      ...(set && { homeDaysSet: set.most }),
    },
    deadlines: [{ at: endOfDay(today), fact: "homeDays" as const, reason }, ...ends],
  };
}

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

/** By the text that the approval names, and no more of it than the tier. */
async function tierAt(reads: Reads, at: string, text: LoadText): Promise<Found<Tier> | undefined> {
  const approvals = foundIn<Approvals>(reads, "APPROVAL", reads.question.person);
  const agency = personOf(reads)?.state.agency;
  const granted = Object.values(approvals?.state.applications ?? {}).filter(
    each => each.agency === agency && isPregnancyAt(each, at),
  );
  const tellers = await Promise.all(granted.map(({ apart }) => text(apart, tierTeller)));
  // Where there are several, the one that allows the least.
  const tier = TIERS.find(each => tellers.some(tierOn => tierOn(dayOf(at)) === each));
  return approvals && tier && { ...approvals, state: tier };
}

function isPregnancyAt(application: Application, at: string): boolean {
  const [from, until] = spanOf(application) ?? ["", ""];
  return application.regulation === "keelung-pregnancy" && from <= at && at < until;
}
