// A change tried out: what it would do and everything that keeps it from being proposed; nothing is recorded.
import type { Problem } from "../../shared/http/problem.ts";
import type { Language } from "../../shared/words.ts";
import type { Desk } from "./change-context.ts";
import { type Draft, refusalOf } from "./draft.ts";
import { differenceOf, ROWS_SHOWN, rowsOf, said } from "./view.ts";

export function tried(desk: Desk, draft: Draft, language: Language) {
  const refusal = refusalOf(desk, draft);
  const whole = refusal && !refusal.facts.faults ? [wholeFault(refusal)] : [];
  return {
    difference: differenceOf(draft.proposal, { ...desk, at: desk.now }),
    rows: rowsOf(draft.proposal).slice(0, ROWS_SHOWN),
    faults: [...whole, ...draft.faults.slice(0, 1_000)].map(fault => said(fault, language)),
  };
}

function wholeFault({ kind: { code, title }, facts: { detail } }: Problem) {
  return { pointer: "", code, words: detail ?? title };
}
