// What a change would do to a list, entry by entry with what it found there, and its doing; pure. It judges no entry.
import type { Fault } from "../../shared/http/problem.ts";
import type { Words } from "../../shared/words.ts";
import { type Entry, type EntryFacts, factsOf, inOrder } from "../lists/entry.ts";
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

export function sizeOf({ add, amend, remove }: Proposal): ChangeSize {
  return { added: add.length, amended: amend.length, removed: remove.length };
}

export function isEmpty({ add, amend, remove, mode }: Proposal): boolean {
  return add.length + amend.length + remove.length === 0 && mode === undefined;
}

/** Entries in one order, so that the same proposal is the same text. */
export function writeProposal({ add, amend, remove, mode }: Proposal): string {
  return JSON.stringify({
    add: inOrder(add).map(factsOf),
    amend: inOrder(amend.map(each => ({ ...each, range: each.after.range }))).map(({ before, after }) => ({
      before: factsOf(before),
      after: factsOf(after),
    })),
    remove: inOrder(remove).map(factsOf),
    ...(mode && { mode }),
  });
}

export function parseProposal(text: string): Proposal {
  return JSON.parse(text) as Proposal;
}

export function isSame(one: EntryFacts, other: EntryFacts): boolean {
  return JSON.stringify(factsOf(one)) === JSON.stringify(factsOf(other));
}

/** What turns the list as it is into the list as it is wanted; an entry that stays as it is takes no part. */
export function towards(entries: readonly EntryFacts[], wanted: readonly EntryFacts[]): Proposal {
  const [now, then] = [byRange(entries), byRange(wanted)];
  return {
    add: wanted.filter(({ range }) => !now.has(range)),
    amend: wanted.flatMap(after => {
      const before = now.get(after.range);
      return before && !isSame(before, after) ? [{ before, after }] : [];
    }),
    remove: entries.filter(({ range }) => !then.has(range)),
  };
}

export interface Doing {
  readonly at: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
  readonly change: number;
}

/** The list with the proposal done. Nothing begins before it is approved: history is never rewritten. */
export function done(proposal: Proposal, entries: readonly Entry[], doing: Doing): readonly Entry[] {
  const { at, proposedBy, approvedBy, change } = doing;
  const gone = byRange(proposal.remove);
  const after = new Map(proposal.amend.map(each => [each.after.range, each.after]));
  const later = (from: string | undefined) => (from === undefined || from < at ? at : from);
  const kept = entries
    .filter(({ range }) => !gone.has(range))
    .map((entry): Entry => {
      const facts = after.get(entry.range);
      if (!facts) return entry;
      const from = facts.from === entry.from ? entry.from : later(facts.from);
      const { addedAt, addedBy } = entry;
      return { ...factsOf(facts), from, addedAt, addedBy, approvedBy, change };
    });
  const added = proposal.add.map(facts => ({
    ...factsOf(facts),
    ...{ from: later(facts.from), addedAt: at, addedBy: proposedBy, approvedBy, change },
  }));
  return [...kept, ...added];
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
    return found !== undefined && !isSame(found, before);
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
  const words: Words = { "zh-TW": `${place}：${zh}`, en: `${place}: ${en}` };
  return { pointer: `/${place.replaceAll("~", "~0").replaceAll("/", "~1")}`, code, words };
}

function byRange<T extends { readonly range: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map(entry => [entry.range, entry]));
}
