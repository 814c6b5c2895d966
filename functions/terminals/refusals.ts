// Every refusal of custody, on the way out and back, as one table, and the kind of problem each one is; words only.
import { type ProblemKind, problemKinds } from "../shared/http/problem.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { LOAN_REFUSALS } from "./loan-refusals.ts";
import { RETURN_REFUSALS } from "./return-refusals.ts";

type Pair = readonly [zh: string, en: string];

interface RefusalWords {
  readonly title: Pair;
  readonly todo: Pair;
  readonly clauses: readonly ClauseId[];
  /** A conflict with what is on record, unless the input itself can never be right. */
  readonly status?: 422;
}

const TABLE = { ...LOAN_REFUSALS, ...RETURN_REFUSALS };
export type CustodyRefusal = keyof typeof TABLE;
export const REFUSALS: Readonly<Record<CustodyRefusal, RefusalWords>> = TABLE;

export const CUSTODY_PROBLEM: Record<CustodyRefusal, ProblemKind> = problemKinds(
  Object.fromEntries(
    Object.entries(REFUSALS).map(([code, { title, status = 409 }]) => [code, [status, ...title] as const]),
  ) as Record<CustodyRefusal, readonly [number, string, string]>,
);

/** The kinds behind some codes, for a row of the route table. */
export function kindsOf(...codes: readonly CustodyRefusal[]): ProblemKind[] {
  return codes.map(code => CUSTODY_PROBLEM[code]);
}
