// What the timer looks into each minute, so that it needs no stream: who is past a deadline, whom a fact of the last minutes concerns,
// and a share of everybody, so that each open session is asked again within so many minutes, however many there are.

import { endOf, isInTurn, isLapsed, isLeaseDue, leaseOf } from "../sessions/lease.ts";
import type { SessionRow } from "../sessions/live.ts";
import { isOver } from "../sessions/session.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { recordedOn } from "../shared/journal/journal.ts";
import { kindOf } from "../shared/journal/keys.ts";

const MINUTE_MS = 60_000;
/** A minute that a timer missed, or a machine that was slow, is looked into once more. */
const LATELY_MS = 3 * MINUTE_MS;

/** Who is over or soon will be, the one whose lease ends first leading; then whose minute it is. As read with what renews them. */
export function inTurn(live: readonly SessionRow[], at: Date): SessionRow[] {
  const iso = at.toISOString();
  const isFirst = (each: SessionRow) =>
    isOver(endOf(each), at) || isLapsed(each, iso) || isLeaseDue(each, iso, leaseOf(each)?.closesAt);
  const end = (each: SessionRow) => leaseOf(each)?.until ?? "";
  const first = live.filter(isFirst).sort((a, b) => (end(a) < end(b) ? -1 : 1));
  return [...first, ...live.filter(session => !isFirst(session) && isInTurn(session, at))];
}

/** Whatever was recorded in the last minutes, besides what happened to sessions themselves. */
export async function recordedLately(at: Date): Promise<Recorded[]> {
  const from = new Date(at.getTime() - LATELY_MS).toISOString();
  const days = new Set([from, at.toISOString()].map(instant => instant.slice(0, 10)));
  const recorded = await Promise.all([...days].map(day => recordedSince(day, from)));
  return recorded.flat().filter(({ stream }) => kindOf(stream) !== "SESSION");
}

async function recordedSince(day: string, from: string): Promise<Recorded[]> {
  const all: Recorded[] = [];
  let after: string | undefined = from;
  do {
    const page: Awaited<ReturnType<typeof recordedOn>> = await recordedOn(day, after);
    all.push(...page.rows);
    after = page.next;
  } while (after);
  return all;
}
