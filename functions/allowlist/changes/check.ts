// What is wrong with entries as they would be on a list: the range, the span, what it depends on, and the ranges it meets; pure.
// What the journal knows of a loan or a plan is held against what is claimed; an approval kept outside the journal is taken at
// its word and stays on record.
import type { Family } from "../../shared/address/address.ts";
import { familyOf } from "../../shared/address/canonical-range.ts";
import { type Clash, clashes, type OtherRange } from "../../shared/address/clashes.ts";
import { readListed } from "../../shared/address/listed-range.ts";
import { rangeFaultWords } from "../../shared/address/range-fault.ts";
import type { RangeLimits } from "../../shared/address/sanity.ts";
import type { Fault } from "../../shared/http/problem.ts";
import { systemOf } from "../../shared/rules/systems.ts";
import { type Words, words } from "../../shared/words.ts";
import type { EntryFacts, Support } from "../lists/entry.ts";
import { entryFault, type FieldPointer } from "../lists/entry-fault.ts";

/** What entries are held against. */
export interface EntryTerms {
  readonly now: string;
  /** The entries that the list has, by range. */
  readonly onList: ReadonlyMap<string, EntryFacts>;
  readonly limits: RangeLimits;
  readonly families: readonly Family[];
  /** Open loans by property number, as far as the journal knows them: when the terminal is due back. */
  readonly loans: ReadonlyMap<string, string>;
  /** The reference of the system's capacity plan in force. */
  readonly plan?: string | undefined;
}

/** An entry as it would be, and where it was asked for. */
export interface ProposedEntry {
  readonly facts: EntryFacts;
  readonly pointer: FieldPointer;
  /** The field that is wrong where the entry would end before it begins. */
  readonly endField: "until" | "from";
}

export function entryFaults(entries: readonly ProposedEntry[], terms: EntryTerms): Fault[] {
  return entries.flatMap(entry => {
    const range = rangeForList(entry.facts.range, entry.pointer, terms);
    return typeof range === "string" ? spanFaults(entry, terms) : [range];
  });
}

/** In its one form. What is on the list may be named however the rules have changed since. */
export function rangeForList(text: string, pointer: FieldPointer, terms: EntryTerms): string | Fault {
  if (terms.onList.has(text)) return text;
  const read = readListed(text, terms.limits);
  if (read.kind === "refused") return { pointer: pointer("range"), code: read.fault, words: read.words };
  const { text: range } = read.range;
  return terms.families.includes(familyOf(range)) ? range : entryFault(pointer("range"), "family-unused");
}

/** An entry never outlives what it depends on. */
export function spanFaults({ facts, pointer, endField }: ProposedEntry, terms: EntryTerms): Fault[] {
  const { from, until, dependsOn } = facts;
  const faults = dependsOn ? supportFaults(dependsOn, pointer, terms) : [];
  if (until === undefined || faults.length > 0) return faults;
  if (dependsOn && until > dependsOn.until)
    return [entryFault(pointer("until"), "outlives-support", dependsOn.until)];
  if (until <= terms.now) return [entryFault(pointer("until"), "ended-already")];
  return from !== undefined && until <= from ? [entryFault(pointer(endField), "ends-before-it-begins")] : [];
}

function supportFaults({ kind, id, until }: Support, pointer: FieldPointer, terms: EntryTerms): Fault[] {
  if (id === "") return [entryFault(pointer("dependsOnId"), "support-not-named")];
  if (kind === "plan" && id !== terms.plan) return [entryFault(pointer("dependsOnId"), "plan-unknown")];
  if (kind === "loan") {
    const due = terms.loans.get(id);
    if (due === undefined) return [entryFault(pointer("dependsOnId"), "loan-unknown")];
    if (until > due) return [entryFault(pointer("dependsOnUntil"), "outlives-loan", due)];
  }
  return until === "" ? [entryFault(pointer("dependsOnUntil"), "support-end-missing")] : [];
}

type MaySee = (system: string) => boolean;

/**
 * On their own list entries may meet no other, on another system's only with a reason. `kept` stays on the list as it is; the
 * faults are those of the proposed entries alone, each at its own place. What another system's list has is named only to
 * whoever sees that list.
 */
export function clashFaults(
  kept: readonly EntryFacts[],
  proposed: readonly ProposedEntry[],
  others: readonly OtherRange[],
  maySee: MaySee,
): Fault[] {
  const list = [...kept.map(({ range }) => range), ...proposed.map(({ facts }) => facts.range)];
  return clashes(list, others).flatMap(clash => {
    const mine = proposed[clash.place - kept.length];
    if (clash.fault === "other-system")
      return mine && !mine.facts.sharedReason ? [otherSystemFault(mine, clash, maySee)] : [];
    // Of two nested ones the narrower is named: where that one stays, the wider is what must not come.
    const wider = mine ?? proposed.find(({ facts }) => facts.range === clash.with);
    const other = mine ? clash.with : (list[clash.place] as string);
    return wider ? [clashFault(wider, clash.fault, words(other, other))] : [];
  });
}

function otherSystemFault(mine: ProposedEntry, clash: Clash, maySee: MaySee): Fault {
  const { fault, with: other, system = "" } = clash;
  if (!maySee(system)) return { pointer: mine.pointer("range"), code: fault, words: rangeFaultWords(fault) };
  const { "zh-TW": zh, en } = systemOf(system);
  return clashFault(mine, fault, words(`${zh} ${other}`, `${en} ${other}`));
}

function clashFault({ pointer }: ProposedEntry, fault: Clash["fault"], other: Words): Fault {
  const said = rangeFaultWords(fault);
  const both = words(`${said["zh-TW"]}：${other["zh-TW"]}`, `${said.en}: ${other.en}`);
  return { pointer: pointer("range"), code: fault, words: both };
}
