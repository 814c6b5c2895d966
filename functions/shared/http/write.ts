// One way to change anything over HTTP: read, decide, record with its answer; a repeat gets the first answer again.

import { answeredBefore, UnprovedAnswer } from "../journal/answered.ts";
import type { Change, Held } from "../journal/change.ts";
import { type Commit, commit, type insist, isOutcomeUnknown, Moved, settle } from "../journal/commit.ts";
import { raiseLowGuards } from "../journal/guards.ts";
import type { SeatMove } from "../journal/seats.ts";
import { log } from "../log.ts";
import type { Answer } from "./event.ts";
import type { Asked } from "./http.ts";
import type { Caller } from "./identity.ts";
import type { Place } from "./permit.ts";
import { PROBLEM, Problem } from "./problem.ts";
import { outcomeUnknown } from "./problem-document.ts";

export interface WriteDecision {
  readonly changes: readonly Change[];
  readonly unmoved?: readonly Held<unknown>[];
  readonly guarded?: Commit["guarded"];
  readonly seats?: readonly SeatMove[] | undefined;
  readonly answer: Answer;
}

/** What bears no key is never repeated, and needs nothing of how it was permitted. */
export type Writing = { readonly at: Date; readonly person: Caller } & (
  | { readonly repeat: undefined }
  | Pick<Asked, "repeat" | "may">
);

/** `again` is how it is tried again while the ground moves: what must not give way to a crowd insists. */
export async function write(
  asked: Writing,
  decide: () => Promise<WriteDecision>,
  again: typeof settle | typeof insist = settle,
): Promise<Answer> {
  const before = await answerAgain(asked);
  if (before) return before;
  try {
    return await again(async () => {
      const { answer, ...decided } = await decide();
      return ((await commit({ ...decided, answered: kept(asked, answer) })) as Answer | undefined) ?? answer;
    });
  } catch (error) {
    // The same request may have been answered while this one was under way: whatever went wrong here, that answer counts.
    const first = await answerAgain(asked).catch(() => undefined);
    if (first) return first;
    if (!(error instanceof Moved)) throw told(error, asked);
    log("warn", "moved-meanwhile", { error: error.message });
    throw new Problem(PROBLEM["moved-meanwhile"], { cause: error });
  }
}

function told(error: unknown, { repeat }: Writing): unknown {
  return isOutcomeUnknown(error) ? outcomeUnknown(repeat !== undefined, error) : error;
}

function kept(asked: Writing, answer: Answer) {
  if (!asked.repeat) return undefined;
  const { repeat, person, at } = asked;
  const { granted, ...kept } = repeat;
  return { ...kept, person: person.person, at: at.toISOString(), places: distinct(granted), answer };
}

/** The first answer to the same request: only for who may still have it, by the role and the second factor of today. */
export async function answerAgain(asked: Writing): Promise<Answer | undefined> {
  if (!asked.repeat) return undefined;
  const { repeat, person, at, may } = asked;
  const found = await answeredBefore(person.person, repeat.key, at).catch(unproved);
  if (!found) return undefined;
  if (found.digest !== repeat.digest) throw new Problem(PROBLEM["idempotency-key-reused"]);
  const { places = [] } = found;
  if (places.length === 0) throw new Problem(PROBLEM["kept-answer-unproved"]);
  for (const place of places as readonly Place[]) may(place);
  // Whoever recorded it may have been cut short before it was sure to be heeded; it is not acknowledged before it is.
  await raiseLowGuards([found.by], AbortSignal.timeout(REPEATED_MS)).catch(error => {
    throw outcomeUnknown(true, error);
  });
  const answer = found.answer as Answer;
  return { ...answer, headers: { ...answer.headers, [REPEATED]: "true" } };
}

function unproved(cause: unknown): never {
  throw cause instanceof UnprovedAnswer ? new Problem(PROBLEM["kept-answer-unproved"], { cause }) : cause;
}

/** The first answer, given again. */
export function isRepeat({ headers }: Answer): boolean {
  return headers?.[REPEATED] === "true";
}
const REPEATED_MS = 2_000;
const REPEATED = "idempotency-replayed";

/** While a decision is tried again it is permitted again. */
function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map(place => [JSON.stringify(place), place])).values()];
}
