// How a step of custody is refused: by a stable code, with the clauses that bind here and what to do about it; pure.
import { type Agency, UNPREPARED } from "../agencies/agency.ts";
import { binding } from "../agencies/rules.ts";
import { Problem } from "../shared/http/problem.ts";
import type { Actor } from "../shared/journal/event.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { dayOf } from "../shared/time/calendar.ts";
import type { Words } from "../shared/words.ts";
import { CUSTODY_PROBLEM, REFUSALS, type RefusalCode } from "./refusals.ts";

/** Who acts at the counter, when, and for which agency's terminal. */
export interface Desk {
  readonly by: Actor;
  readonly at: string;
  readonly agency: Agency;
}

export function desk(by: Actor, at: string, agency: Agency = UNPREPARED): Desk {
  return { by, at, agency };
}

export interface Instead {
  readonly clauses?: readonly ClauseId[];
  readonly todo?: Words;
}

/** The refusal to throw; a step may know better than the table which clauses and what to do. */
export function refusal({ agency, at }: Desk, code: RefusalCode, instead: Instead = {}): Problem {
  const { todo, clauses } = REFUSALS[code];
  return new Problem(CUSTODY_PROBLEM[code], {
    detail: instead.todo ?? { "zh-TW": todo[0], en: todo[1] },
    clauses: binding(agency, dayOf(at), instead.clauses ?? clauses),
  });
}
