// The law of somebody's roster: wishes, home days week by week, what was moved, recalled and swapped of them, rest; all of one
// person in one stream, so that the gate reads one item; pure.
import type { Law } from "../shared/journal/event.ts";
import { type BoardPlaces, shownOn } from "../shared/journal/keys.ts";
import { instantOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { rostersOf, swapsAskedOf } from "./boards.ts";
import { type CapEvent, type Caps, foldCap } from "./set-cap.ts";
import { mondayOf } from "./week.ts";

/** Somebody gives a home day of theirs for one of somebody else's, in one week. */
export interface Swap {
  readonly with: string;
  readonly give: Day;
  readonly take: Day;
}

export type RosterEvent =
  | CapEvent
  | {
      readonly type: "HomeDaysWished";
      readonly week: Day;
      readonly agency: string;
      readonly days: readonly Day[];
    }
  | { readonly type: "WeekSet"; readonly week: Day; readonly agency: string; readonly days: readonly Day[] }
  | { readonly type: "HomeDayMoved"; readonly from: Day; readonly to: Day; readonly reason: string }
  | {
      readonly type: "HomeDayRecalled";
      readonly day: Day;
      readonly reason: string;
      readonly effectiveAt: string;
    }
  | ({ readonly type: "SwapAsked" } & Swap)
  | { readonly type: "SwapAnswered"; readonly agrees: boolean }
  | { readonly type: "SwapDecided"; readonly granted: boolean; readonly reason?: string }
  | ({ readonly type: "HomeDaySwapped" } & Swap)
  | { readonly type: "RestSet"; readonly from: Day; readonly to: Day }
  | { readonly type: "RestEnded"; readonly from: Day };

interface Said {
  readonly by: string;
  readonly at: string;
}

export interface Week {
  readonly agency: string;
  readonly wish?: { readonly days: readonly Day[]; readonly at: string };
  /** Until it is set nobody has home days in it. */
  readonly set?: Said;
  readonly days: readonly Day[];
  /** From when on a day of it is one no longer. */
  readonly recalled?: Readonly<
    Record<Day, { readonly at: string; readonly reason: string; readonly by: string }>
  >;
}

export interface Roster extends Caps {
  readonly agency: string;
  /** By their Mondays. */
  readonly weeks: Readonly<Record<Day, Week>>;
  readonly swap?: Swap & { readonly asked: string; readonly agreed?: string };
  readonly rests?: readonly { readonly from: Day; readonly to: Day }[];
}

/** What is long over is in the journal: a state that the gate reads does not grow for ever. */
const WEEKS_KEPT = 12;
const RESTS_KEPT = 6;

export const rosterLaw: Law<Roster, RosterEvent> = {
  kind: "ROSTER",
  evolve(before = { agency: "", weeks: {} }, { event, by, recordedAt }) {
    const said = { by: by.person, at: recordedAt };
    switch (event.type) {
      case "HomeDaysWished": {
        const { week, agency, days } = event;
        const was = weekIn(before, week, agency);
        return { ...withWeek(before, week, { ...was, wish: { days, at: recordedAt } }), agency };
      }
      case "WeekSet": {
        const { week, agency, days } = event;
        const { recalled: _, ...was } = weekIn(before, week, agency);
        return { ...withWeek(before, week, { ...was, set: said, days: days.toSorted() }), agency };
      }
      case "HomeDayMoved":
        return exchanged(before, event.from, event.to);
      case "HomeDayRecalled": {
        const { day, reason, effectiveAt } = event;
        const monday = mondayOf(day);
        const week = before.weeks[monday] ?? NO_WEEK;
        const recalled = { ...week.recalled, [day]: { at: effectiveAt, reason, by: by.person } };
        return withWeek(before, monday, { ...week, recalled });
      }
      case "HomeDayCapAsked":
      case "HomeDayCapDecided": {
        const { capAsked: _, cap: __, ...rest } = before;
        const agency = event.type === "HomeDayCapAsked" ? event.agency : before.agency;
        return { ...rest, ...foldCap(before, event, said), agency };
      }
      default:
        return folded(before, event, recordedAt);
    }
  },
  boards({ agency, swap }, stream): BoardPlaces {
    const asked = swap && swap.agreed === undefined ? ([[swapsAskedOf(swap.with), stream]] as const) : [];
    return shownOn([rostersOf(agency), stream], ...asked);
  },
};

type Rest = Exclude<
  RosterEvent,
  { readonly type: CapEvent["type"] | "HomeDaysWished" | "WeekSet" | "HomeDayMoved" | "HomeDayRecalled" }
>;

function folded(before: Roster, event: Rest, at: string): Roster {
  const { swap, ...rest } = before;
  switch (event.type) {
    case "SwapAsked": {
      const { type: _, ...asked } = event;
      return { ...rest, swap: { ...asked, asked: at } };
    }
    case "SwapAnswered":
      return event.agrees && swap ? { ...rest, swap: { ...swap, agreed: at } } : rest;
    case "SwapDecided":
      return rest;
    case "HomeDaySwapped":
      return exchanged(before, event.give, event.take);
    case "RestSet": {
      const { from, to } = event;
      return { ...before, rests: [...(before.rests ?? []), { from, to }].slice(-RESTS_KEPT) };
    }
    case "RestEnded":
      return { ...before, rests: (before.rests ?? []).filter(({ from }) => from !== event.from) };
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

const NO_WEEK: Week = { agency: "", days: [] };

/** Of another agency there is nothing: whoever goes there begins anew. */
function weekIn({ weeks }: Roster, monday: Day, agency: string): Week {
  const found = weeks[monday];
  return found?.agency === agency ? found : { ...NO_WEEK, agency };
}

function exchanged(before: Roster, from: Day, to: Day): Roster {
  const monday = mondayOf(from);
  const week = before.weeks[monday] ?? NO_WEEK;
  const days = [...week.days.filter(day => day !== from && day !== to), to].toSorted();
  const { [to]: _, ...recalled } = week.recalled ?? {};
  return withWeek(before, monday, { ...week, days, recalled });
}

function withWeek(before: Roster, monday: Day, week: Week): Roster {
  const all = Object.entries({ ...before.weeks, [monday]: week }).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return { ...before, weeks: Object.fromEntries(all.slice(-WEEKS_KEPT)) };
}

/** The days that are at home in a week, in that agency: those recalled from their very beginning are none. */
export function homeDaysIn(
  roster: Roster | undefined,
  monday: Day,
  agency: string,
): readonly Day[] | undefined {
  const week = weekSetIn(roster, monday, agency);
  return week?.days.filter(day => !isRestDay(roster, day) && !isRecalledWhole(week, day));
}

export function weekSetIn(roster: Roster | undefined, monday: Day, agency: string): Week | undefined {
  const week = roster && Object.hasOwn(roster.weeks, monday) ? roster.weeks[monday] : undefined;
  return week?.set && week.agency === agency ? week : undefined;
}

/** The days that take a place among those at home: with them it is counted how many stay on site. */
export function countedDaysIn(roster: Roster | undefined, monday: Day, agency: string): readonly Day[] {
  const week = weekSetIn(roster, monday, agency);
  return week ? week.days.filter(day => !isRecalledWhole(week, day)) : [];
}

export function isRestDay(roster: Roster | undefined, day: Day): boolean {
  return (roster?.rests ?? []).some(({ from, to }) => from <= day && day <= to);
}

export function recallOf(week: Week | undefined, day: Day) {
  const all = week?.recalled ?? {};
  return Object.hasOwn(all, day) ? all[day] : undefined;
}

function isRecalledWhole(week: Week, day: Day): boolean {
  const recall = recallOf(week, day);
  return recall !== undefined && recall.at <= instantOf(day, "00:00");
}
