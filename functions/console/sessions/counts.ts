// Sessions and refusals counted by the API: by day and system, and by what refused.
import { countSessions } from "../../sessions/routes.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { addDays } from "../../shared/time/day.ts";
import { isRocDay, readRocDate } from "../../shared/time/roc-date.ts";
import type { Words } from "../../shared/words.ts";
import { type AnswerOf, ApiRefusal } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { MAY_COUNT, systemsOf } from "./live-sessions.ts";

type Counts = AnswerOf<typeof countSessions>;

const SHOWN_DAYS = 30;

/** How often a clause refused in the days that are shown; nothing for those who may not count sessions. */
export async function refusedLately(visit: Member, clause: string) {
  const { person, at } = visit;
  const until = dayOf(at.toISOString());
  const span = { from: addDays(until, 1 - SHOWN_DAYS), until };
  if (!hasRole(person, ...MAY_COUNT)) return undefined;
  const { refusals } = await countsIn(visit, span);
  const count = refusals.filter(each => each.clause === clause).reduce((sum, each) => sum + each.count, 0);
  return { ...span, count };
}

interface Span {
  readonly from: string;
  readonly until: string;
}

export function daysAsked({ query, at }: Member): Span {
  const today = dayOf(at.toISOString());
  const until = dayIn(query.until) ?? today;
  return { from: dayIn(query.from) ?? addDays(until, 1 - SHOWN_DAYS), until };
}

export function dayIn(text = ""): string | undefined {
  if (isRocDay(text)) return text;
  const read = readRocDate(text);
  return read.status === "read" ? read.day : undefined;
}

type Told = Pick<Counts, "days"> & { readonly refusals: readonly CauseCount[]; readonly refused?: string };

/** One who sees some systems only asks for each of them. */
export async function countsIn(visit: Member, span: Span): Promise<Told> {
  const { api, person } = visit;
  const all = !hasRole(person, "administrator");
  try {
    const answers = await Promise.all(
      (all ? [undefined] : systemsOf(visit)).map(system =>
        api.ask(countSessions, { query: { ...span, system } }),
      ),
    );
    return {
      days: answers.flatMap(({ days }) => days),
      refusals: added(answers.flatMap(({ refusals }) => refusals)),
    };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status !== 422) throw error;
    return { days: [], refusals: [], refused: error.problem.detail ?? error.problem.title };
  }
}

function added(rows: readonly CauseCount[]): readonly CauseCount[] {
  const byPolicy = new Map<string, CauseCount>();
  for (const row of rows) {
    const before = byPolicy.get(row.policy)?.count ?? 0;
    byPolicy.set(row.policy, { ...row, count: before + row.count });
  }
  return [...byPolicy.values()];
}

export interface CauseCount {
  readonly policy: string;
  readonly clause?: string | undefined;
  readonly says?: Words | undefined;
  readonly count: number;
}
