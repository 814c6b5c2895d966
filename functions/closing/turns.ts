// What the timer looks into each minute, so that it needs no stream: who is past a deadline, whom a fact of the last minutes concerns,
// and a share of everybody, so that each open session is asked again within so many minutes, however many there are.

import { endOf, isInTurn, isLapsed, isLeaseDue, leaseOf } from "../sessions/lease.ts";
import type { SessionRow } from "../sessions/live.ts";
import { isOver } from "../sessions/session.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { recordedSince } from "../shared/journal/journal.ts";
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
  const recorded: Recorded[] = [];
  for await (const rows of recordedSince(from, at.toISOString())) recorded.push(...rows);
  return recorded.filter(({ stream }) => kindOf(stream) !== "SESSION");
}
