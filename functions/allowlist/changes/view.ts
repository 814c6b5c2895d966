// A change as it is shown: who, why, what it does row by row, and how many addresses it adds and takes away; pure.

import type { Fault, Problem } from "../../shared/http/problem.ts";
import type { Held } from "../../shared/journal/change.ts";
import type { Language } from "../../shared/words.ts";
import { type Entry, type EntryFacts, entryFacts } from "../lists/entry.ts";
import type { List, PendingChange } from "../lists/list.ts";
import { familyDifferences, wantedNowOrLater } from "../lists/size.ts";
import type { ChangeStatus } from "../names.ts";
import { carriedOut, changeSize, type Proposal } from "./proposal.ts";

export interface ChangedEntry {
  readonly kind: "added" | "amended" | "removed";
  readonly range: string;
  readonly before?: EntryFacts;
  readonly after?: EntryFacts;
}

export function changedRows({ add, amend, remove }: Proposal): ChangedEntry[] {
  return [
    ...add.map(after => ({ kind: "added" as const, range: after.range, after: entryFacts(after) })),
    ...amend.map(({ before, after }) => ({
      kind: "amended" as const,
      range: after.range,
      before: entryFacts(before),
      after: entryFacts(after),
    })),
    ...remove.map(before => ({ kind: "removed" as const, range: before.range, before: entryFacts(before) })),
  ];
}

/** The list that a proposal meets. */
export interface ListBefore {
  readonly list: Pick<List, "mode">;
  readonly entries: readonly Entry[];
  readonly at: string;
}

function differenceOf(proposal: Proposal, { list, entries, at }: ListBefore) {
  const nobody = { at, proposedBy: "", approvedBy: "", change: 0 };
  const after = carriedOut(proposal, entries, nobody);
  const next = { mode: proposal.mode?.after ?? list.mode };
  return {
    ...changeSize(proposal),
    ...(proposal.mode && { mode: proposal.mode }),
    families: familyDifferences(wantedNowOrLater(list, entries, at), wantedNowOrLater(next, after, at)),
  };
}

export interface DecisionShown {
  readonly by: string;
  readonly at: string;
  readonly because?: string;
}

export interface ChangeShown {
  readonly number: number;
  readonly status: ChangeStatus;
  readonly pending: PendingChange;
  readonly decided?: DecisionShown | undefined;
  readonly conflicts?: readonly Fault[];
  readonly version: Held<List>["version"];
}

/** More rows than this are shown page by page. */
const ROWS_SHOWN = 200;

export function changeView(facts: ChangeShown, proposal: Proposal, before: ListBefore, language: Language) {
  const { by, at, reason, document, basis } = facts.pending;
  return {
    number: facts.number,
    status: facts.status,
    by,
    at,
    reason,
    document,
    basis,
    ...(facts.decided && { decided: facts.decided }),
    difference: differenceOf(proposal, before),
    conflicts: (facts.conflicts ?? []).map(fault => faultView(fault, language)),
    rows: changedRows(proposal).slice(0, ROWS_SHOWN),
    version: facts.version,
  };
}

function faultView({ pointer, code, words }: Fault, language: Language) {
  return { pointer, code, message: words[language] };
}

interface PreviewShown {
  readonly proposal: Proposal;
  readonly faults: readonly Fault[];
  /** What would refuse the change as a whole. */
  readonly refusal: Problem | undefined;
}

export function previewView(
  { proposal, faults, refusal }: PreviewShown,
  before: ListBefore,
  language: Language,
) {
  const whole = refusal && !refusal.facts.faults ? [wholeFault(refusal)] : [];
  return {
    difference: differenceOf(proposal, before),
    rows: changedRows(proposal).slice(0, ROWS_SHOWN),
    faults: [...whole, ...faults.slice(0, 1_000)].map(fault => faultView(fault, language)),
  };
}

function wholeFault({ kind: { code, title }, facts: { detail } }: Problem): Fault {
  return { pointer: "", code, words: detail ?? title };
}
