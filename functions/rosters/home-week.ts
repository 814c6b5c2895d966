// The law of an agency's week: how many are at home on each day. Whoever sets or moves somebody's days changes it as well, so that
// two who do so at once never both take the last place that must stay staffed; pure.
import type { Draft } from "../shared/journal/change.ts";
import type { Law } from "../shared/journal/event.ts";
import type { Day } from "../shared/time/day.ts";

type ByDay = Readonly<Record<Day, number>>;

export interface HomeWeek {
  readonly atHome: ByDay;
}

/** By how many more on each day; fewer is negative. */
export type HomeWeekEvent = { readonly type: "HomeDaysCounted"; readonly more: ByDay };

export const homeWeekLaw: Law<HomeWeek, HomeWeekEvent> = {
  kind: "HOMEWEEK",
  evolve(before = { atHome: {} }, { event: { more } }) {
    const atHome = { ...before.atHome };
    for (const [day, by] of Object.entries(more)) atHome[day] = (atHome[day] ?? 0) + by;
    return { atHome };
  },
};

/** From what somebody's days were to what they are; none where nothing is counted anew. */
export function counted(
  moves: readonly { readonly before: readonly Day[]; readonly after: readonly Day[] }[],
): readonly Draft<HomeWeekEvent>[] {
  const more: Record<Day, number> = {};
  for (const { before, after } of moves) {
    for (const day of before) more[day] = (more[day] ?? 0) - 1;
    for (const day of after) more[day] = (more[day] ?? 0) + 1;
  }
  const changed = Object.entries(more).filter(([, by]) => by !== 0);
  return changed.length === 0
    ? []
    : [{ event: { type: "HomeDaysCounted", more: Object.fromEntries(changed.sort()) } }];
}
