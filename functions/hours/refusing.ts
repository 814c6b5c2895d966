// What the judge has against a piece of overtime, as refusals that an answer carries: all at once, each with the clauses that bind; pure.
import { Problem, type ProblemKind } from "../shared/http/problem.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Rules } from "../shared/rules/profiles.ts";
import { TAIPEI_MS } from "../shared/time/taipei.ts";
import { UnknownYear } from "../shared/time/unknown-year.ts";
import { type Words, words } from "../shared/words.ts";
import type { HoursRefusal } from "./judge.ts";
import { binding } from "./known.ts";
import { minutesWords } from "./minutes.ts";
import { HOURS_PROBLEM } from "./problems.ts";

export type HoursProblem = keyof typeof HOURS_PROBLEM;

export function hoursProblem(code: HoursProblem, clauses: readonly ClauseId[] = [], detail?: Words): Problem {
  const kind: ProblemKind = HOURS_PROBLEM[code];
  return new Problem(kind, { ...(clauses.length > 0 && { clauses }), ...(detail && { detail }) });
}

const CODES: Readonly<Record<HoursRefusal["code"], HoursProblem>> = {
  "span-fault": "hours-span-faulty",
  "inside-normal-hours": "overtime-in-hours",
  "no-cause": "cause-of-other-category",
  "category-ended": "category-closed",
  "no-consent": "consent-missing",
  "too-many-days": "overtime-capped",
  "too-much": "overtime-capped",
  "too-little-rest": "overtime-rest-short",
};

export function problemOf(refusal: HoursRefusal, rules: Rules): Problem {
  const { code, clauses, words: told, tooMuch, since, spans = [] } = refusal;
  const isOverlap = code === "span-fault" && spans.length > 0;
  const kind = isOverlap ? "overtime-overlaps" : CODES[code];
  return hoursProblem(kind, binding(rules, clauses), detailed(told, { tooMuch, since }));
}

/** From which minute on it is too much, where it is a matter of minutes. */
function detailed(told: Words, { tooMuch, since }: Pick<HoursRefusal, "tooMuch" | "since">): Words {
  if (tooMuch === undefined || since === undefined) return told;
  const [clock, much] = [clockTime(since), minutesWords(tooMuch)];
  return words(
    `${told["zh-TW"]}；自 ${clock} 起超過 ${much["zh-TW"]}`,
    `${told.en}; from ${clock} on, ${much.en} too much`,
  );
}

function clockTime(at: string): string {
  return new Date(Date.parse(at) + TAIPEI_MS).toISOString().slice(0, 16).replace("T", " ");
}

/** A year without a calendar leaves it unknown what is worked: nothing is decided on a guess. */
export function orUnknown<T>(count: () => T): T {
  try {
    return count();
  } catch (error) {
    if (error instanceof UnknownYear) throw hoursProblem("hours-calendar-unknown", [], error.words);
    throw error;
  }
}
