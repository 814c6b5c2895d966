// A team's week as the API shows it: of each member wish, days, what stands against each day; of a pregnancy nothing; pure.
import { type Application, spanOf } from "../approvals/approval.ts";
import { endOfDay, instantOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import type { Reason, WeekGround } from "./fit.ts";
import { groundFor, type OfPerson, type WeekRead } from "./ground.ts";
import { proposalFor } from "./proposal.ts";
import { weekSetIn } from "./roster.ts";
import { problemOf } from "./setting.ts";
import { daysOfWeek } from "./week.ts";

export function teamView(read: WeekRead, keep: number) {
  const { week, agency } = read.around;
  const all = [...read.people.values()];
  const members = all
    .filter(of => isOfWeek(of, week, agency))
    .map(of => ({ of, ground: groundFor(of, read.around) }));
  return {
    week,
    days: daysView(read, members[0]?.ground),
    rows: members.map(({ of, ground }) => memberView(of, ground, read)),
    proposal: proposalFor(members, { week, days: daysOfWeek(week), keep }),
  };
}

/** Whoever may work from home on some day of it, or has days or a wish in it. */
function isOfWeek({ approvals, roster }: OfPerson, week: Day, agency: string): boolean {
  const applications = Object.values(approvals.state?.applications ?? {});
  const found = roster.state?.weeks[week];
  return found?.agency === agency || applications.some(each => each.agency === agency && isMet(each, week));
}

function isMet(application: Application, week: Day): boolean {
  const [from, until] = spanOf(application) ?? ["", ""];
  const last = daysOfWeek(week).at(-1) ?? week;
  return from < endOfDay(last) && instantOf(week, "00:00") < until;
}

function daysView({ around: { week, atHome, staff } }: WeekRead, ground: WeekGround | undefined) {
  return daysOfWeek(week).map((day, at) => {
    const least = ground?.days[at]?.onSite?.least;
    const onSite = staff && (staff[day] ?? 0) - (atHome[day] ?? 0);
    return {
      ...{ day, works: ground?.days[at]?.works === true },
      ...(onSite !== undefined && { onSite }),
      ...(least !== undefined && { least }),
    };
  });
}

function memberView({ account, roster }: OfPerson, ground: WeekGround, { around }: WeekRead) {
  const { week, agency } = around;
  const found = roster.state?.weeks[week];
  const set = weekSetIn(roster.state, week, agency);
  const swap = roster.state?.swap;
  const isOfWeekSwap = swap !== undefined && daysOfWeek(week).includes(swap.give);
  return {
    ...{ person: account, version: roster.version },
    ...(found?.agency === agency && found.wish && { wish: found.wish.days }),
    ...(set && { days: set.days }),
    recalled: Object.keys(set?.recalled ?? {}),
    ...(isOfWeekSwap && {
      swap: { with: swap.with, give: swap.give, take: swap.take, agreed: swap.agreed !== undefined },
    }),
    against: ground.days.flatMap(({ against }) => against).map(reasonView),
    leave: ground.days.filter(({ onLeave }) => onLeave).map(({ day }) => day),
  };
}

function reasonView(reason: Reason) {
  const { code, day, clauses } = reason;
  const { kind, facts } = problemOf(reason);
  const said = facts.detail && facts.detail.en !== day ? facts.detail : kind.title;
  return { code, ...(day && { day }), clauses, words: { "zh-TW": said["zh-TW"], en: said.en } };
}
