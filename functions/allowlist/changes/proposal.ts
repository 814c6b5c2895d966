// What a change would do to a list, entry by entry with what it found there, and the list after it; pure. It judges no entry.
import { inRangeOrder } from "../../shared/address/canonical-range.ts";
import type { Fault } from "../../shared/http/problem.ts";
import { words } from "../../shared/words.ts";
import { type Entry, type EntryFacts, entryFacts } from "../lists/entry.ts";
import type { ChangeSize, Mode } from "../lists/list.ts";

export interface Amendment {
  readonly before: EntryFacts;
  readonly after: EntryFacts;
}

export interface Proposal {
  readonly add: readonly EntryFacts[];
  readonly amend: readonly Amendment[];
  readonly remove: readonly EntryFacts[];
  readonly mode?: { readonly before: Mode; readonly after: Mode };
}

export function changeSize({ add, amend, remove }: Proposal): ChangeSize {
  return { added: add.length, amended: amend.length, removed: remove.length };
}

export function isEmpty({ add, amend, remove, mode }: Proposal): boolean {
  return add.length + amend.length + remove.length === 0 && mode === undefined;
}

/** Entries in one order, so that the same proposal is the same text. */
export function writeProposal({ add, amend, remove, mode }: Proposal): string {
  return JSON.stringify({
    add: inRangeOrder(add).map(entryFacts),
    amend: inRangeOrder(amend.map(each => ({ ...each, range: each.after.range }))).map(
      ({ before, after }) => ({
        before: entryFacts(before),
        after: entryFacts(after),
      }),
    ),
    remove: inRangeOrder(remove).map(entryFacts),
    ...(mode && { mode }),
  });
}

export function parseProposal(text: string): Proposal {
  return JSON.parse(text) as Proposal;
}

export function isSameEntry(one: EntryFacts, other: EntryFacts): boolean {
  return JSON.stringify(entryFacts(one)) === JSON.stringify(entryFacts(other));
}

/** What turns the list as it is into the list as it is wanted; an entry that stays as it is takes no part. */
export function proposalBetween(entries: readonly EntryFacts[], wanted: readonly EntryFacts[]): Proposal {
  const [now, then] = [byRange(entries), byRange(wanted)];
  return {
    add: wanted.filter(({ range }) => !now.has(range)),
    amend: wanted.flatMap(after => {
      const before = now.get(after.range);
      return before && !isSameEntry(before, after) ? [{ before, after }] : [];
    }),
    remove: entries.filter(({ range }) => !then.has(range)),
  };
}

/** By whom and when a proposal is carried out, as which change of the list. */
export interface ChangeApproval {
  readonly at: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
  readonly change: number;
}

/** The list as it is after the proposal. Nothing begins before it is approved: history is never rewritten. */
export function carriedOut(
  proposal: Proposal,
  entries: readonly Entry[],
  approval: ChangeApproval,
): readonly Entry[] {
  const { at, proposedBy, approvedBy, change } = approval;
  const gone = byRange(proposal.remove);
  const after = new Map(proposal.amend.map(each => [each.after.range, each.after]));
  const kept = entries
    .filter(({ range }) => !gone.has(range))
    .map(entry => {
      const facts = after.get(entry.range);
      return facts ? amended(entry, facts, approval) : entry;
    });
  const added = proposal.add.map(facts => ({
    ...entryFacts(facts),
    ...{ from: notBefore(at, facts.from), addedAt: at, addedBy: proposedBy, approvedBy, change },
  }));
  return [...kept, ...added];
}

function amended(entry: Entry, facts: EntryFacts, { at, approvedBy, change }: ChangeApproval): Entry {
  const from = facts.from === entry.from ? entry.from : notBefore(at, facts.from);
  const { addedAt, addedBy } = entry;
  return { ...entryFacts(facts), from, addedAt, addedBy, approvedBy, change };
}

function notBefore(at: string, from: string | undefined): string {
  return from === undefined || from < at ? at : from;
}

const MOVES = {
  "added-meanwhile": ["名單上已有這個位址", "is on the list by now"],
  "changed-meanwhile": ["這筆位址已被變更", "was changed meanwhile"],
  "gone-meanwhile": ["這筆位址已不在名單上", "is no longer on the list"],
  "mode-changed-meanwhile": ["名單的模式已被變更", "the mode of the list was changed"],
} as const;

/** What the proposal found that is otherwise now. What it would take off and is gone by itself is no matter. */
export function conflicts(proposal: Proposal, entries: readonly EntryFacts[], mode: Mode): Fault[] {
  const now = byRange(entries);
  const changed = (before: EntryFacts) => {
    const found = now.get(before.range);
    return found !== undefined && !isSameEntry(found, before);
  };
  return [
    ...proposal.add.flatMap(each => (now.has(each.range) ? [moved("added-meanwhile", each.range)] : [])),
    ...proposal.amend.flatMap(({ before }) => {
      if (!now.has(before.range)) return [moved("gone-meanwhile", before.range)];
      return changed(before) ? [moved("changed-meanwhile", before.range)] : [];
    }),
    ...proposal.remove.flatMap(each => (changed(each) ? [moved("changed-meanwhile", each.range)] : [])),
    ...(proposal.mode && JSON.stringify(proposal.mode.before) !== JSON.stringify(mode)
      ? [moved("mode-changed-meanwhile", "mode")]
      : []),
  ];
}

function moved(code: keyof typeof MOVES, place: string): Fault {
  const [zh, en] = MOVES[code];
  const pointer = `/${place.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return { pointer, code, words: words(`${place}：${zh}`, `${place}: ${en}`) };
}

function byRange<T extends { readonly range: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map(entry => [entry.range, entry]));
}
