// A week set for many at once: judged as a whole, each row with all that is against it, and none of it recorded while one is refused;
// pure.

import type { Permit } from "../shared/http/permit.ts";
import { Problem } from "../shared/http/problem.ts";
import { type Change, change } from "../shared/journal/change.ts";
import type { Day } from "../shared/time/day.ts";
import { groundFor, type OfPerson, type WeekRead } from "./ground.ts";
import { counted, homeWeekLaw } from "./home-week.ts";
import { countedDaysIn, rosterLaw } from "./roster.ts";
import { type Drafts, set } from "./setting.ts";

export interface WeekRow {
  readonly person: string;
  readonly days: readonly Day[];
}

export interface JudgedRow extends WeekRow {
  readonly of: OfPerson;
  /** Absent where it is set so already. */
  readonly drafts?: Drafts | undefined;
}

export interface JudgedWeek {
  readonly rows: readonly JudgedRow[];
  readonly refused: readonly { readonly at: number; readonly problem: Problem }[];
}

/** Row by row, each with the places on site that those before it leave. */
export function judgeWeek(rows: readonly WeekRow[], read: WeekRead, at: string): JudgedWeek {
  const { agency, week } = read.around;
  const atHome: Record<Day, number> = { ...read.around.atHome };
  const judged: JudgedRow[] = [];
  const refused: { at: number; problem: Problem }[] = [];
  for (const [index, row] of rows.entries()) {
    const of = read.people.get(row.person) as OfPerson;
    const before = countedDaysIn(of.roster.state, week, agency);
    try {
      const ground = groundFor(of, { ...read.around, atHome });
      judged.push({ ...row, of, drafts: set(of.roster.state, { week, agency, days: row.days, at }, ground) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push({ at: index, problem: error });
    }
    for (const day of before) atHome[day] = (atHome[day] ?? 0) - 1;
    for (const day of row.days) atHome[day] = (atHome[day] ?? 0) + 1;
  }
  return { rows: judged, refused };
}

/** Of some rows, with the count of the week: the next rows are recorded on top of what this gives. */
export function changesOf(
  rows: readonly JudgedRow[],
  { around: { week, agency } }: WeekRead,
  { homeWeek, permit }: { readonly homeWeek: WeekRead["homeWeek"]; readonly permit: Permit },
): { readonly changes: readonly Change[]; readonly homeWeek: WeekRead["homeWeek"] } {
  const changed = rows.flatMap(({ of, drafts }) =>
    drafts ? [change(rosterLaw, of.roster, drafts, permit)] : [],
  );
  const moves = changed.map(({ held, next }) => ({
    before: countedDaysIn(held.state as (typeof next)["state"] | undefined, week, agency),
    after: countedDaysIn(next.state, week, agency),
  }));
  const [count] = counted(moves);
  if (!count) return { changes: changed, homeWeek };
  const counting = change(homeWeekLaw, homeWeek, [count], permit);
  return { changes: [...changed, counting], homeWeek: counting.next };
}
