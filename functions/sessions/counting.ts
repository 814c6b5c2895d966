// Sessions counted by day and system, and refusals by what refused; read from the boards of those days, whole.

import { Problem } from "../shared/http/problem.ts";
import { everyRow } from "../shared/journal/board.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { askedOn, NO_SYSTEM } from "./boards.ts";
import { counting, type SessionRow } from "./live.ts";
import { SESSION_PROBLEM } from "./problems.ts";
import type { Session } from "./session.ts";
import type { RefusedBy } from "./session-event.ts";
import { refusalView } from "./view.ts";

const LONGEST_DAYS = 92;

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
  // Ten at a time: each is one small read, and a quarter of a year at once would be nine hundred.
  for (let at = 0; at < places.length; at += 10) {
    const part = places.slice(at, at + 10);
    rows.push(
      ...(await Promise.all(
        part.map(async place => ({ ...place, ...(await countOn({ ...place, at: now }, refusals)) })),
      )),
    );
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

async function countOn({ day, system, at }: Place, refusals: Refusals): Promise<Count> {
  const count: Count = { allowed: 0, refused: 0, ended: 0 };
  const open: SessionRow[] = [];
  for await (const row of everyRow<Session>(askedOn(day, system))) {
    if (row.state.status === "allowed") open.push(row);
    else note(row.state, count, refusals);
  }
  for (const { state } of await counting(open, at)) note(state, count, refusals);
  return count;
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
