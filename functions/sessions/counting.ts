// Sessions counted by day and system, and refusals by what refused; read from the boards of those days, whole.

import { Problem } from "../shared/http/problem.ts";
import { everyRow } from "../shared/journal/board.ts";
import { Lru } from "../shared/lru.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { askedOn, NO_SYSTEM } from "./boards.ts";
import { counting, type SessionRow } from "./live.ts";
import { SESSION_PROBLEM } from "./problems.ts";
import type { Session } from "./session.ts";
import type { RefusedBy } from "./session-event.ts";
import { refusalView } from "./view.ts";

const LONGEST_DAYS = 92;
const AT_ONCE = 40;
/** What was asked just before midnight may come to its board a little later. */
const LATE_MS = 60 * 60_000;
/** Even so it is looked at again before long. */
const KEPT_MS = 10 * 60_000;
const FINAL = new Lru<Counted & { readonly at: number }>(5_000);

interface Period {
  readonly from: Day;
  readonly until: Day;
  readonly system?: string;
  /** When it is counted: what was open by then and nobody confirmed is over. */
  readonly at: Date;
}

interface Place {
  readonly day: Day;
  readonly system: string;
  readonly at: Date;
}

type Count = Record<Session["status"], number>;
type Refusals = Map<string, { readonly refusal: RefusedBy; readonly count: number }>;

export async function counted({ from, until, system, at: now }: Period) {
  const systems = system === undefined ? [...SYSTEMS, NO_SYSTEM] : [system];
  const places = daysOf(from, until).flatMap(day => systems.map(each => ({ day, system: each })));
  const refusals: Refusals = new Map();
  const rows: ({ day: Day; system: string } & Count)[] = [];
  // Some at a time: each is one small read, and a quarter of a year at once would be two thousand.
  for (let at = 0; at < places.length; at += AT_ONCE) {
    const part = places.slice(at, at + AT_ONCE);
    const counts = await Promise.all(part.map(place => countedOn({ ...place, at: now })));
    for (const [place, { count, by }] of counts.entries()) {
      rows.push({ ...(part[place] as Omit<Place, "at">), ...count });
      for (const [policy, { refusal, count: times }] of by)
        refusals.set(policy, { refusal, count: (refusals.get(policy)?.count ?? 0) + times });
    }
  }
  const byCount = [...refusals.values()].sort((a, b) => b.count - a.count);
  return {
    days: rows.filter(({ allowed, refused, ended }) => allowed + refused + ended > 0),
    refusals: byCount.map(({ refusal, count }) => {
      const { policy, clause, says } = refusalView(refusal);
      return { policy, ...(clause && { clause }), says, count };
    }),
  };
}

interface Counted {
  readonly count: Count;
  readonly by: Refusals;
  /** None of them is open any more: nothing can change it. */
  readonly isFinal: boolean;
}

/** A day is over, and all that was let in on it has ended: what was counted then is not counted again for a while. */
async function countedOn({ day, system, at }: Place): Promise<Counted> {
  const isPast = day < dayOf(new Date(at.getTime() - LATE_MS).toISOString());
  const name = `${system} ${day}`;
  const kept = isPast ? FINAL.get(name) : undefined;
  if (kept && at.getTime() - kept.at < KEPT_MS && at.getTime() >= kept.at) return kept;
  const counted = await countOn({ day, system, at });
  if (isPast && counted.isFinal) FINAL.put(name, { ...counted, at: at.getTime() });
  return counted;
}

async function countOn({ day, system, at }: Place): Promise<Counted> {
  const count: Count = { allowed: 0, refused: 0, ended: 0 };
  const by: Refusals = new Map();
  const open: SessionRow[] = [];
  for await (const row of everyRow<Session>(askedOn(day, system))) {
    if (row.state.status === "allowed") open.push(row);
    else note(row.state, count, by);
  }
  for (const { state } of await counting(open, at)) note(state, count, by);
  return { count, by, isFinal: open.length === 0 };
}

function note({ status, refusals: by }: Session, count: Count, refusals: Refusals): void {
  count[status]++;
  if (status !== "refused") return;
  for (const refusal of by)
    refusals.set(refusal.policy, { refusal, count: (refusals.get(refusal.policy)?.count ?? 0) + 1 });
}

function daysOf(from: Day, until: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= until && days.length <= LONGEST_DAYS; day = addDays(day, 1)) days.push(day);
  if (days.length === 0 || days.length > LONGEST_DAYS)
    throw new Problem(SESSION_PROBLEM["session-period-too-long"]);
  return days;
}
