// A plan for a team's week out of what is known of each member: wishes, what stands against a day, caps, and the places on site; pure.
import type { Day } from "../shared/time/day.ts";
import { officeDays, type WeekGround } from "./fit.ts";
import type { OfPerson } from "./ground.ts";
import { type Asked, type Plan, plan, type Wishing } from "./plan.ts";
import type { Roster } from "./roster.ts";

export interface Member {
  readonly of: OfPerson;
  readonly ground: WeekGround;
}

export interface Proposal extends Plan {
  /** By whom how much of what was wished for was not given in the weeks before. */
  readonly missed: Readonly<Record<string, number>>;
}

/** `keep`: so many of the team stay at the office on each day, as its superior wants it. */
export function proposalFor(
  members: readonly Member[],
  { week, days, keep }: { readonly week: Day; readonly days: readonly Day[]; readonly keep: number },
): Proposal {
  const people = members.map(each => wishingOf(each, week));
  const room = Object.fromEntries(
    days.flatMap(day => {
      const places = placesOn(day, members, keep);
      return places === undefined ? [] : [[day, places]];
    }),
  );
  const asked: Asked = { days, people, room };
  const missed = Object.fromEntries(people.map(each => [each.person, each.missed]));
  return { ...plan(asked), missed };
}

function wishingOf({ of, ground }: Member, week: Day): Wishing {
  const found = of.roster.state?.weeks[week];
  const free = ground.days.filter(({ against }) => against.length === 0);
  const { office } = ground;
  return {
    person: of.account,
    wishes: found?.wish?.days ?? found?.days ?? [],
    allowed: free.map(({ day }) => day),
    caps: Object.fromEntries(ground.days.flatMap(({ day, cap }) => (cap ? [[day, cap.most]] : []))),
    most: office ? Math.max(0, officeDays(ground.days, []) - office.least) : ground.days.length,
    missed: missedBefore(of.roster.state, week),
  };
}

const WEEKS_BACK = 4;

function missedBefore(roster: Roster | undefined, week: Day): number {
  const before = Object.entries(roster?.weeks ?? {}).filter(([monday, { set }]) => monday < week && set);
  return before
    .slice(-WEEKS_BACK)
    .reduce((sum, [, { wish, days }]) => sum + Math.max(0, (wish?.days.length ?? 0) - days.length), 0);
}

/** What the agency's floor leaves, those of the team who are at home already given back; and what the team keeps itself. */
function placesOn(day: Day, members: readonly Member[], keep: number): number | undefined {
  const known = members.flatMap(({ ground }) => ground.days.find(each => each.day === day) ?? []);
  const ours = members.filter(({ ground }) => ground.before.includes(day)).length;
  const floors = known.flatMap(({ onSite }) => (onSite ? [onSite.people - onSite.least + ours] : []));
  const present = known.filter(({ onLeave }) => !onLeave).length;
  const all = [...floors, ...(keep > 0 ? [present - keep] : [])];
  return all.length === 0 ? undefined : Math.max(0, Math.min(...all));
}
