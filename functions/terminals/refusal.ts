// How a step of custody is refused: by a stable code, with the clauses that bind here and what to do about it; pure.
import { type Agency, UNPREPARED } from "../agencies/agency.ts";
import { binding } from "../agencies/rules.ts";
import { dayOf } from "../shared/calendar.ts";
import type { ClauseId } from "../shared/clauses.ts";
import type { Actor } from "../shared/event.ts";
import { Problem, type ProblemKind, problemKinds } from "../shared/problem.ts";
import type { Words } from "../shared/words.ts";
import { LOAN_REFUSALS } from "./loan-refusals.ts";
import { RELEASE_REFUSALS } from "./release-refusals.ts";
import { RETURN_REFUSALS } from "./return-refusals.ts";

type Pair = readonly [zh: string, en: string];
export type Refusals = Readonly<
  Record<
    string,
    {
      readonly title: Pair;
      readonly todo: Pair;
      readonly clauses: readonly ClauseId[];
      /** A conflict with how things stand, unless the input itself can never be right. */
      readonly status?: 422;
    }
  >
>;

const REFUSALS = { ...LOAN_REFUSALS, ...RETURN_REFUSALS, ...RELEASE_REFUSALS };
export type RefusalCode = keyof typeof REFUSALS;

export const CUSTODY_PROBLEM: Record<RefusalCode, ProblemKind> = problemKinds(
  Object.fromEntries(
    Object.entries<Refusals[string]>(REFUSALS).map(([code, { title, status = 409 }]) => [
      code,
      [status, ...title] as const,
    ]),
  ) as Record<RefusalCode, readonly [number, string, string]>,
);

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
  const { todo, clauses }: Refusals[string] = REFUSALS[code];
  return new Problem(CUSTODY_PROBLEM[code], {
    detail: instead.todo ?? { "zh-TW": todo[0], en: todo[1] },
    clauses: binding(agency, dayOf(at), instead.clauses ?? clauses),
  });
}
