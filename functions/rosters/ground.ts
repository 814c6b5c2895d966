// What speaks for and against each day of somebody's week, from all that is on record: approvals, leave, rest, calendar, caps, and
// how many are on site; pure. Of a pregnancy it knows the tier alone.
import type { Agency } from "../agencies/agency.ts";
import { type Application, type Approvals, spanOf } from "../approvals/approval.ts";
import type { HomeRegulation } from "../approvals/names.ts";
import { isOnLeave } from "../people/on-leave.ts";
import type { Person } from "../people/person.ts";
import type { Held } from "../shared/journal/change.ts";
import { ACTIVITIES, type Activity } from "../shared/rules/activities.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Limits, Parameter } from "../shared/rules/parameters.ts";
import { endOfDay, isWorkingDay } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { UnknownYear } from "../shared/time/unknown-year.ts";
import type { Cap, DayGround, Reason, WeekGround } from "./fit.ts";
import type { HomeWeek } from "./home-week.ts";
import type { Tier } from "./names.ts";
import { homeDaysIn, isRestDay, type Roster } from "./roster.ts";
import { clausesOf, type RuleBook, ruleBook, SAYS } from "./rule-book.ts";
import { capOn } from "./set-cap.ts";
import type { TierOn } from "./tier.ts";
import { daysOfWeek } from "./week.ts";

export interface AgencyGround {
  readonly agency: string;
  readonly book: RuleBook;
  readonly week: Day;
  readonly atHome: Readonly<Record<Day, number>>;
  /** Who is there at all and not on leave, by day; counted only where a floor binds. */
  readonly staff?: Readonly<Record<Day, number>> | undefined;
}

export function agencyGround(state: Agency | undefined, of: Omit<AgencyGround, "book">): AgencyGround {
  return { ...of, book: ruleBook(state) };
}

export interface Whose {
  readonly person: Person | undefined;
  readonly approvals: Approvals | undefined;
  readonly roster: Roster | undefined;
  readonly tierOn?: TierOn | undefined;
}

export function weekGround(whose: Whose, around: AgencyGround): WeekGround {
  const judged = daysOfWeek(around.week).map(day => judgedDay(day, whose, around));
  const offices = judged.flatMap(({ limits, regulations }) =>
    limits.flatMap(({ officeDaysPerWeek: least }) => (least === null ? [] : [{ least, regulations }])),
  );
  const strictest = offices.toSorted((one, other) => other.least - one.least)[0];
  return {
    days: judged.map(({ ground }) => ground),
    before: homeDaysIn(whose.roster, around.week, around.agency) ?? [],
    ...(strictest && {
      office: { least: strictest.least, clauses: clausesOf(SAYS.office, strictest.regulations) },
    }),
  };
}

interface JudgedDay {
  readonly ground: DayGround;
  readonly regulations: readonly HomeRegulation[];
  readonly limits: readonly Limits[];
}

function judgedDay(day: Day, whose: Whose, around: AgencyGround): JudgedDay {
  const { person, roster } = whose;
  const standing = standingOn(day, whose, around);
  const { regulations, limits } = standing;
  const works = worksOn(day);
  const onLeave = person !== undefined && isOnLeave(person, day);
  const said = (code: Reason["code"], says: Partial<Record<HomeRegulation, ClauseId>>): Reason => ({
    ...{ code, day, clauses: clausesOf(says, regulations) },
  });
  const set = regulations.includes("keelung-pregnancy") ? capOn(roster, day, around.agency) : undefined;
  const cap = set ? { most: set.most, clauses: SAYS_SET } : capOf(whose.tierOn?.(day), limits);
  const isOwnCalendar = isOffCalendar(person, regulations);
  const against: Reason[] = [
    ...standing.unapproved,
    ...(works === undefined ? [said("calendar-unknown", SAYS.beforehand)] : []),
    ...(works === false && !(set && isOwnCalendar) ? [said("home-day-off", SAYS.beforehand)] : []),
    ...(onLeave ? [said("home-day-leave", SAYS.leave)] : []),
    ...(isRestDay(roster, day) ? [said("home-day-resting", SAYS.rest)] : []),
    ...(cap === "unknown" ? [said("tier-unknown", SAYS.approved)] : []),
    ...(isOwnCalendar && !set ? [said("home-day-of-shifts", SAYS.shifts)] : []),
  ];
  const onSite = onSiteOn(day, standing, around);
  const ground = { day, works: works === true, onLeave, against, ...onSite };
  return { ground: cap === "unknown" || !cap ? ground : { ...ground, cap }, regulations, limits };
}

/** What the agency set for somebody takes the place of the caps by weeks of pregnancy. */
const SAYS_SET: readonly ClauseId[] = ["keelung-pregnancy/3.4"];

function worksOn(day: Day): boolean | undefined {
  try {
    return isWorkingDay(day);
  } catch (error) {
    if (error instanceof UnknownYear) return undefined;
    throw error;
  }
}

function isOffCalendar(person: Person | undefined, regulations: readonly HomeRegulation[]): boolean {
  return person?.posting?.calendar === "shifts" && regulations.includes("keelung-pregnancy");
}

interface Standing {
  /** By which the day is judged: what binds, and what the approvals are of. */
  readonly regulations: readonly HomeRegulation[];
  readonly limits: readonly Limits[];
  readonly unapproved: readonly Reason[];
}

/** Something must be approved under all that binds it: of whatever lacks one of them, nothing could be done at home that day. */
function standingOn(day: Day, { person, approvals }: Whose, { agency, book }: AgencyGround): Standing {
  const here = person?.active === true && person.agency === agency;
  const granted = Object.values(approvals?.applications ?? {}).filter(
    each => here && each.agency === agency && covers(each, day),
  );
  const of = (activity: Activity) =>
    granted.filter(each => each.activity === activity).map(({ regulation }) => regulation);
  const isCovered = (activity: Activity) =>
    of(activity).length > 0 && book.binding(activity, day).every(each => of(activity).includes(each));
  const covered = ACTIVITIES.filter(isCovered);
  const asked = [...new Set(ACTIVITIES.flatMap(each => [...book.binding(each, day), ...of(each)]))];
  if (covered.length === 0) {
    const missing = asked.filter(each => !granted.some(({ regulation }) => regulation === each));
    const clauses = clausesOf(SAYS.approved, missing.length > 0 ? missing : asked);
    return { regulations: asked, limits: [], unapproved: [{ code: "home-day-unapproved", day, clauses }] };
  }
  const regulations = [...new Set(covered.flatMap(each => [...book.binding(each, day), ...of(each)]))];
  const limits = covered.flatMap(each => book.limits(each, day, of(each)) ?? []);
  return { regulations, limits, unapproved: [] };
}

/** To its end: half a day is none. */
function covers(application: Application, day: Day): boolean {
  if (day < application.from || application.to < day) return false;
  const [from, until] = spanOf(application) ?? ["", ""];
  const end = endOfDay(day);
  return from < end && end <= until;
}

const CAP_OF = {
  "before-28-weeks": { parameter: "homeDaysBefore28Weeks", clause: "keelung-pregnancy/3.1" },
  "before-36-weeks": { parameter: "homeDaysBefore36Weeks", clause: "keelung-pregnancy/3.2" },
  "from-36-weeks": { parameter: "homeDaysFrom36Weeks", clause: "keelung-pregnancy/3.3" },
} as const satisfies Record<Tier, { readonly parameter: Parameter; readonly clause: ClauseId }>;

/** The least that binds. Where a cap by tier binds and the tier is not known, nothing is allowed. */
function capOf(tier: Tier | undefined, limits: readonly Limits[]): Cap | "unknown" | undefined {
  const capped = limits.filter(each =>
    Object.values(CAP_OF).some(({ parameter }) => each[parameter] !== null),
  );
  if (capped.length === 0) return undefined;
  if (tier === undefined) return "unknown";
  const { parameter, clause } = CAP_OF[tier];
  const caps = capped.flatMap(each => each[parameter] ?? []);
  return caps.length === 0 ? undefined : { most: Math.min(...caps), clauses: [clause] };
}

function onSiteOn(
  day: Day,
  { limits, regulations }: Standing,
  { atHome, staff }: AgencyGround,
): Pick<DayGround, "onSite"> {
  const floors = limits.flatMap(({ onSiteFloor }) => onSiteFloor ?? []);
  if (floors.length === 0) return {};
  const people = (staff?.[day] ?? 0) - (atHome[day] ?? 0);
  return { onSite: { people, least: Math.max(...floors), clauses: clausesOf(SAYS.onSite, regulations) } };
}

export interface OfPerson {
  readonly account: string;
  readonly person: Held<Person>;
  readonly approvals: Held<Approvals>;
  readonly roster: Held<Roster>;
  readonly tierOn?: TierOn | undefined;
}

export interface WeekRead {
  readonly people: ReadonlyMap<string, OfPerson>;
  readonly around: AgencyGround;
  readonly agency: Held<Agency>;
  readonly homeWeek: Held<HomeWeek>;
  superiors(account: string, at: string): readonly string[];
}

export function groundFor({ person, approvals, roster, tierOn }: OfPerson, around: AgencyGround): WeekGround {
  const states = { person: person.state, approvals: approvals.state, roster: roster.state };
  return weekGround({ ...states, tierOn }, around);
}
