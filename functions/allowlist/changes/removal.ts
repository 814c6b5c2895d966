// What an emergency removal takes off a list: it only ever narrows who is let in; pure.
import { Membership } from "../../shared/address/membership.ts";
import { readRange } from "../../shared/address/range.ts";
import { rangeFaultWords } from "../../shared/address/range-fault.ts";
import { type Fault, Problem } from "../../shared/http/problem.ts";
import type { Entry } from "../lists/entry.ts";
import { entryFault } from "../lists/entry-fault.ts";
import type { List, Mode } from "../lists/list.ts";
import { LIST_PROBLEM } from "../problems.ts";

export interface Removal {
  readonly gone: readonly Entry[];
  readonly left: readonly Entry[];
  readonly mode?: Mode;
}

/** Removals wait for review in the state, which must stay small. */
const MOST_UNREVIEWED = 50;

export function removalOf(
  { list, entries }: { readonly list: List; readonly entries: readonly Entry[] },
  { ranges, closeOpen }: { readonly ranges: readonly string[]; readonly closeOpen: boolean },
): Removal {
  if (Object.keys(list.removals).length >= MOST_UNREVIEWED)
    throw new Problem(LIST_PROBLEM["too-many-unreviewed"]);
  const faults: Fault[] = [];
  const named = new Set(
    ranges.map((text, at) => {
      const found = namedBy(text, entries, `/ranges/${at}`);
      if (typeof found !== "string") faults.push(found);
      return found;
    }),
  );
  if (faults.length > 0) throw new Problem(LIST_PROBLEM["change-refused"], { faults });
  const gone = entries.filter(({ range }) => named.has(range));
  const closes = closeOpen && list.mode.kind === "open";
  if (gone.length === 0 && !closes) throw new Problem(LIST_PROBLEM["nothing-to-change"]);
  const left = entries.filter(({ range }) => !named.has(range));
  return { gone, left, ...(closes && { mode: { kind: "restrict" } as const }) };
}

/** The entry as the list has it; whoever names a part of one in haste is told which. */
function namedBy(text: string, entries: readonly Entry[], pointer: string): string | Fault {
  const read = readRange(text);
  if (read.kind === "refused") return { pointer, code: read.fault, words: rangeFaultWords(read.fault) };
  const { text: range } = read.range;
  if (entries.some(entry => entry.range === range)) return range;
  const start = range.slice(0, range.lastIndexOf("/"));
  const around = new Membership(entries.map(entry => entry.range)).entryOf(start);
  const wider = around === undefined ? undefined : entries[around]?.range;
  return wider ? entryFault(pointer, "inside-another", wider) : entryFault(pointer, "not-on-list");
}
