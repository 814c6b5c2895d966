// What a person asks of a list, row by row, read into a proposal with every fault at its place; pure.
import type { Family } from "../../shared/address/address.ts";
import { readListed } from "../../shared/address/listed-range.ts";
import type { RangeLimits } from "../../shared/address/sanity.ts";
import type { Fault } from "../../shared/http/problem.ts";
import { type EntryFacts, factsOf, type SUPPORTS, type Support } from "../lists/entry.ts";
import { entryFault } from "../lists/entry-fault.ts";
import { familyOf } from "../lists/size.ts";
import { type Grounds, lifeFaults, supportOf } from "./check.ts";
import { isSame, type Proposal } from "./proposal.ts";

/** As it is written: absent keeps what is there, null takes it away. */
export interface RawEntry {
  readonly range: string;
  readonly owner?: string | undefined;
  readonly reason?: string | null | undefined;
  readonly document?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly dependsOn?: (typeof SUPPORTS)[number] | null | undefined;
  readonly dependsOnId?: string | null | undefined;
  readonly dependsOnUntil?: string | null | undefined;
  readonly sharedReason?: string | null | undefined;
}

export type Pointer = (field: keyof RawEntry) => string;
export interface Wish {
  /** `want`: as it is to stand, whether the list has it already or not. */
  readonly kind: "add" | "amend" | "remove" | "want";
  readonly raw: RawEntry;
  readonly pointer: Pointer;
}

/** What a row that says nothing of its own says. */
export interface Defaults {
  readonly reason: string;
  readonly document: string;
  readonly sharedReason?: string | undefined;
}

export interface Ground extends Grounds {
  readonly entries: readonly EntryFacts[];
  readonly limits: RangeLimits;
  readonly families: readonly Family[];
}

/** An entry as it would stand, and where it was asked for. */
export interface Fresh {
  readonly facts: EntryFacts;
  readonly pointer: Pointer;
}

export interface ReadWishes {
  readonly proposal: Proposal;
  readonly fresh: readonly Fresh[];
  readonly faults: readonly Fault[];
  /** The ranges that were asked about, changed by it or not. */
  readonly named: ReadonlySet<string>;
}

export function readWishes(wishes: readonly Wish[], defaults: Defaults, ground: Ground): ReadWishes {
  const known = new Map(ground.entries.map(entry => [entry.range, entry]));
  const named = new Set<string>();
  const faults: Fault[] = [];
  const fresh: (Fresh & { readonly before?: EntryFacts })[] = [];
  const remove: EntryFacts[] = [];
  for (const { kind, raw, pointer } of wishes) {
    const range = rangeOf(raw.range, pointer, { known, ground, kind });
    if (typeof range !== "string") faults.push(range);
    else if (named.has(range)) faults.push(entryFault(pointer("range"), "named-twice"));
    else {
      named.add(range);
      const before = kind === "add" ? undefined : known.get(range);
      if (before && kind === "remove") remove.push(before);
      else {
        const facts = factsIn({ ...raw, range }, before, defaults, ground);
        faults.push(...lifeFaults(facts, raw, pointer, ground));
        fresh.push({ facts, pointer, ...(before && { before }) });
      }
    }
  }
  const changed = fresh.filter(({ facts, before }) => !before || !isSame(facts, before));
  const proposal: Proposal = {
    add: changed.flatMap(({ facts, before }) => (before ? [] : [facts])),
    amend: changed.flatMap(({ facts, before }) =>
      before ? [{ before: factsOf(before), after: facts }] : [],
    ),
    remove: remove.map(factsOf),
  };
  return { proposal, fresh: changed, faults, named };
}

interface Reading {
  readonly known: ReadonlyMap<string, EntryFacts>;
  readonly ground: Ground;
  readonly kind: Wish["kind"];
}

/** What is on the list may be named however the rules have changed since. */
function rangeOf(text: string, pointer: Pointer, { known, ground, kind }: Reading): string | Fault {
  if (known.has(text)) return text;
  const read = readListed(text, ground.limits);
  if (read.kind === "refused") return { pointer: pointer("range"), code: read.fault, words: read.words };
  const { text: range } = read.range;
  if (!ground.families.includes(familyOf(range))) return entryFault(pointer("range"), "family-unused");
  if ((kind === "amend" || kind === "remove") && !known.has(range))
    return entryFault(pointer("range"), "not-on-list");
  return range;
}

function factsIn(
  raw: RawEntry,
  before: EntryFacts | undefined,
  defaults: Defaults,
  ground: Grounds,
): EntryFacts {
  const support: Support | undefined = supportOf(raw, before?.dependsOn, ground);
  const until = raw.until === undefined ? before?.until : (raw.until ?? undefined);
  // What depends on something ends with it, unless it is to end sooner.
  const end = until ?? support?.until;
  const from = raw.from ?? before?.from;
  const keeps = raw.sharedReason === undefined || (raw.sharedReason === null && !before);
  const shared = keeps ? (before?.sharedReason ?? defaults.sharedReason) : raw.sharedReason;
  return {
    range: raw.range,
    owner: raw.owner ?? before?.owner ?? "",
    reason: raw.reason ?? before?.reason ?? defaults.reason,
    document: raw.document ?? before?.document ?? defaults.document,
    ...(from !== undefined && { from }),
    ...(end !== undefined && { until: end }),
    ...(support && { dependsOn: support }),
    ...(shared && { sharedReason: shared }),
  };
}
