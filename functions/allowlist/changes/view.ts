// A change as it is shown: who, why, what it does row by row, and what it weighs in addresses; pure.

import type { Fault } from "../../shared/http/problem.ts";
import type { Held } from "../../shared/journal/change.ts";
import type { Language } from "../../shared/words.ts";
import { type Entry, type EntryFacts, factsOf } from "../lists/entry.ts";
import type { List, PendingChange } from "../lists/list.ts";
import type { ChangeStatus } from "../lists/past.ts";
import { livingAt, weighed } from "../lists/size.ts";
import { done, type Proposal, sizeOf } from "./proposal.ts";

export interface ChangedRow {
  readonly kind: "added" | "amended" | "removed";
  readonly range: string;
  readonly before?: EntryFacts;
  readonly after?: EntryFacts;
}

export function rowsOf({ add, amend, remove }: Proposal): ChangedRow[] {
  return [
    ...add.map(after => ({ kind: "added" as const, range: after.range, after: factsOf(after) })),
    ...amend.map(({ before, after }) => ({
      kind: "amended" as const,
      range: after.range,
      before: factsOf(before),
      after: factsOf(after),
    })),
    ...remove.map(before => ({ kind: "removed" as const, range: before.range, before: factsOf(before) })),
  ];
}

/** The list that a proposal meets. */
export interface Ground {
  readonly list: Pick<List, "mode">;
  readonly entries: readonly Entry[];
  readonly at: string;
}

export function differenceOf(proposal: Proposal, { list, entries, at }: Ground) {
  const nobody = { at, proposedBy: "", approvedBy: "", change: 0 };
  const after = done(proposal, entries, nobody);
  const next = { mode: proposal.mode?.after ?? list.mode };
  return {
    ...sizeOf(proposal),
    ...(proposal.mode && { mode: proposal.mode }),
    families: weighed(livingAt(list, entries, at), livingAt(next, after, at)),
  };
}

export interface Decided {
  readonly by: string;
  readonly at: string;
  readonly because?: string;
}

export interface ChangeFacts {
  readonly number: number;
  readonly status: ChangeStatus;
  readonly pending: PendingChange;
  readonly decided?: Decided | undefined;
  readonly conflicts?: readonly Fault[];
  readonly version: Held<List>["version"];
}

/** More rows than this are turned to page by page. */
export const ROWS_SHOWN = 200;

export function changeView(facts: ChangeFacts, proposal: Proposal, ground: Ground, language: Language) {
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
    difference: differenceOf(proposal, ground),
    conflicts: (facts.conflicts ?? []).map(fault => said(fault, language)),
    rows: rowsOf(proposal).slice(0, ROWS_SHOWN),
    version: facts.version,
  };
}

export function said({ pointer, code, words }: Fault, language: Language) {
  return { pointer, code, message: words[language] };
}
