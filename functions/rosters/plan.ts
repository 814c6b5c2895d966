// A week planned for a team: everybody as many days as they wish, on the days they wish as far as that goes, never more than caps and
// places allow; where not all can have theirs, who goes without is shared out evenly, and why is named. Pure: a flow of least cost,
// so that a plan is found whenever there is one.
import type { Day } from "../shared/time/day.ts";
import { Flow } from "./flow.ts";

export interface Wishing {
  readonly person: string;
  readonly wishes: readonly Day[];
  /** Nothing speaks against these by themselves. */
  readonly allowed: readonly Day[];
  /** Counted from the first day of the week up to each, so many at most: it does not fall as the week goes on. */
  readonly caps: Readonly<Record<Day, number>>;
  /** In the whole week at most. */
  readonly most: number;
  /** Days wished for and not given in the weeks before. */
  readonly missed: number;
}

export interface Asked {
  readonly days: readonly Day[];
  readonly people: readonly Wishing[];
  /** So many of them may be at home; a day that is not named has room for all. */
  readonly room: Readonly<Record<Day, number>>;
}

export interface Plan {
  readonly rows: readonly {
    readonly person: string;
    readonly days: readonly Day[];
    readonly wished: number;
  }[];
  /** Of all that is wished for, so much cannot be. */
  readonly short: number;
  /** Who by themselves may have no more than so many. */
  readonly capped: readonly { readonly person: string; readonly wished: number; readonly most: number }[];
  /** On these days these people want more than there are places, however they are put. */
  readonly conflict?: Conflict;
}

export interface Conflict {
  readonly days: readonly Day[];
  readonly people: readonly string[];
  /** So many days of theirs must fall on those, and there are so many places. */
  readonly needed: number;
  readonly places: number;
}

/** More than all that is said about which day it is together: an even share comes first. */
const SHARE = 10_000;

export function plan(asked: Asked): Plan {
  const { people, days } = asked;
  const demands = people.map(each => Math.min(each.wishes.length, mostOn(each, days)));
  const given = flowOf(asked, demands);
  const rows = people.map((each, at) => ({ ...each, days: given[at] ?? [] }));
  const total = (counts: readonly number[]) => counts.reduce((sum, each) => sum + each, 0);
  const granted = total(rows.map(row => row.days.length));
  const capped = people.flatMap(({ person, wishes }, at) => {
    const most = demands[at] ?? 0;
    return most < wishes.length ? [{ person, wished: wishes.length, most }] : [];
  });
  const conflict = granted < total(demands) ? conflictIn(asked, demands) : undefined;
  return {
    rows: rows.map(({ person, days: theirs, wishes }) => ({ person, days: theirs, wished: wishes.length })),
    short: total(people.map(({ wishes }) => wishes.length)) - granted,
    capped,
    ...(conflict && { conflict }),
  };
}

/** How many of some days somebody may have, wherever they fall. */
function mostOn({ allowed, caps, most }: Wishing, days: readonly Day[]): number {
  let count = 0;
  for (const day of days) if (allowed.includes(day) && count < most && count < (caps[day] ?? most)) count++;
  return count;
}

/** Whoever has been given more already gives way: the sum of the squares of what each lacks is the least there is. */
function flowOf({ days, people, room }: Asked, demands: readonly number[]): readonly (readonly Day[])[] {
  const flow = new Flow();
  const [source, sink] = [flow.node(), flow.node()];
  const places = days.map(day => {
    const node = flow.node();
    flow.edge(node, sink, Math.max(0, room[day] ?? people.length), 0);
    return node;
  });
  const taken = people.map((each, at) => {
    const demand = demands[at] ?? 0;
    const chain = days.map(() => flow.node());
    const last = chain.at(-1) ?? sink;
    for (let given = 0; given < demand; given++)
      flow.edge(source, last, 1, -SHARE * (2 * (each.wishes.length + each.missed - given) - 1));
    return days.map((day, on) => {
      const [node = sink, before] = [chain[on], chain[on - 1]];
      // Whatever of the week falls before a day passes through the day before: so many at most.
      if (before !== undefined) flow.edge(node, before, capUpTo(each, days.slice(0, on)), 0);
      const cost = each.wishes.includes(day) ? 0 : 1;
      return each.allowed.includes(day) ? flow.edge(node, places[on] ?? sink, 1, cost) : undefined;
    });
  });
  flow.send(source, sink);
  return taken.map(edges => days.filter((_, on) => edges[on] !== undefined && flow.used(edges[on]) > 0));
}

function capUpTo({ caps, most }: Wishing, days: readonly Day[]): number {
  const last = days.at(-1);
  return Math.min(most, days.length, (last !== undefined ? caps[last] : undefined) ?? most);
}

/**
 * By the theorem of the least cut there is a set of days with fewer places than must fall on them, whenever not all can have
 * theirs: of seven days there are few sets, and the one that lacks the most is named, the smallest of those.
 */
function conflictIn({ days, people, room }: Asked, demands: readonly number[]): Conflict | undefined {
  let found: (Conflict & { readonly lack: number }) | undefined;
  for (let set = 1; set < 2 ** days.length; set++) {
    const inside = days.filter((_, at) => (set >> at) % 2 === 1);
    const outside = days.filter(day => !inside.includes(day));
    const must = people.map((each, at) => Math.max(0, (demands[at] ?? 0) - mostOn(each, outside)));
    const needed = must.reduce((sum, each) => sum + each, 0);
    const places = inside.reduce((sum, day) => sum + Math.max(0, room[day] ?? people.length), 0);
    const lack = needed - places;
    if (
      lack <= 0 ||
      (found && (lack < found.lack || (lack === found.lack && inside.length >= found.days.length)))
    )
      continue;
    const named = people.filter((_, at) => (must[at] ?? 0) > 0).map(({ person }) => person);
    found = { days: inside, people: named, needed, places, lack };
  }
  if (!found) return undefined;
  const { lack: _, ...conflict } = found;
  return conflict;
}
