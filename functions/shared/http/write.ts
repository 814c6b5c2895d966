// One way to change anything over HTTP: read, decide, record with its answer; a repeat gets the first answer again.

import { answeredBefore } from "../journal/answered.ts";
import type { Change, Held } from "../journal/change.ts";
import { commit, Moved, settle } from "../journal/commit.ts";
import type { SeatMove } from "../journal/seats.ts";
import type { Answer, Asked } from "./http.ts";
import type { Person } from "./identity.ts";
import { PROBLEM, Problem } from "./problem.ts";

export interface Decision {
  readonly changes: readonly Change[];
  readonly unmoved?: readonly Held<unknown>[];
  readonly seats?: readonly SeatMove[] | undefined;
  readonly answer: Answer;
}

type Writing = Pick<Asked, "repeat" | "at"> & { readonly person: Person };

export async function write(asked: Writing, decide: () => Promise<Decision>): Promise<Answer> {
  const before = await repeated(asked);
  if (before) return before;
  try {
    return await settle(async () => {
      const { answer, ...decided } = await decide();
      await commit({ ...decided, answered: kept(asked, answer) });
      return answer;
    });
  } catch (error) {
    // The same request may have been answered while this one was under way: whatever went wrong here, that answer stands.
    const first = await repeated(asked);
    if (first) return first;
    throw error instanceof Moved ? new Problem(PROBLEM["moved-meanwhile"]) : error;
  }
}

function kept({ repeat, person, at }: Writing, answer: Answer) {
  return repeat && { ...repeat, person: person.person, at: at.toISOString(), answer };
}

async function repeated({ repeat, person, at }: Writing): Promise<Answer | undefined> {
  if (!repeat) return undefined;
  const found = await answeredBefore(person.person, repeat.key, at);
  if (!found) return undefined;
  if (found.digest !== repeat.digest) throw new Problem(PROBLEM["idempotency-key-reused"]);
  const answer = found.answer as Answer;
  return { ...answer, headers: { ...answer.headers, [REPEATED]: "true" } };
}

/** The first answer, given again. */
export function isRepeat({ headers }: Answer): boolean {
  return headers?.[REPEATED] === "true";
}
const REPEATED = "idempotency-replayed";
