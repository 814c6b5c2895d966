// What an entry lives by: the approval, loan or plan it depends on, and whether its end fits; pure. What the journal knows
// about it is held against what is claimed; an approval kept outside the journal is taken at its word and stays on record.

import { type Clash, clashes, type Elsewhere } from "../../shared/address/clashes.ts";
import { wordsOf } from "../../shared/address/range-fault.ts";
import type { Fault } from "../../shared/http/problem.ts";
import { systemOf } from "../../shared/rules/systems.ts";
import type { Words } from "../../shared/words.ts";
import type { EntryFacts, Support } from "../lists/entry.ts";
import { entryFault } from "../lists/entry-fault.ts";
import type { Fresh, Pointer, RawEntry } from "./edit.ts";

export interface Grounds {
  readonly now: string;
  /** Open loans by property number, as far as the journal knows them: when the terminal is due back. */
  readonly loans: ReadonlyMap<string, string>;
  /** The reference of the system's capacity plan in force. */
  readonly plan?: string | undefined;
}

type RawSupport = Pick<RawEntry, "dependsOn" | "dependsOnId" | "dependsOnUntil">;

export function supportOf(
  raw: RawSupport,
  before: Support | undefined,
  { loans }: Grounds,
): Support | undefined {
  if (raw.dependsOn === null) return undefined;
  const kind = raw.dependsOn ?? before?.kind;
  if (kind === undefined) return undefined;
  const same = before?.kind === kind ? before : undefined;
  const id = raw.dependsOnId ?? same?.id ?? "";
  const due = kind === "loan" ? loans.get(id) : undefined;
  // A loan's due date is known better here than to whoever types it, and it may have been extended since.
  return { kind, id, until: raw.dependsOnUntil ?? due ?? same?.until ?? "" };
}

export function lifeFaults(facts: EntryFacts, raw: RawEntry, pointer: Pointer, grounds: Grounds): Fault[] {
  const { from, until, dependsOn } = facts;
  const faults = dependsOn ? supportFaults(dependsOn, pointer, grounds) : [];
  if (until === undefined || faults.length > 0) return faults;
  if (dependsOn && until > dependsOn.until)
    return [entryFault(pointer("until"), "outlives-support", dependsOn.until)];
  if (until <= grounds.now) return [entryFault(pointer("until"), "ended-already")];
  return from !== undefined && until <= from
    ? [entryFault(pointer(raw.until ? "until" : "from"), "ends-before-it-begins")]
    : [];
}

function supportFaults({ kind, id, until }: Support, pointer: Pointer, { loans, plan }: Grounds): Fault[] {
  if (id === "") return [entryFault(pointer("dependsOnId"), "support-not-named")];
  if (kind === "plan" && id !== plan) return [entryFault(pointer("dependsOnId"), "plan-unknown")];
  if (kind === "loan") {
    const due = loans.get(id);
    if (due === undefined) return [entryFault(pointer("dependsOnId"), "loan-unknown")];
    if (until > due) return [entryFault(pointer("dependsOnUntil"), "outlives-loan", due)];
  }
  return until === "" ? [entryFault(pointer("dependsOnUntil"), "support-end-missing")] : [];
}

// Entries that would meet others they must not: on their own list never, on another system's only with a reason; pure.

type Sees = (system: string) => boolean;

/**
 * `kept` stays on the list as it is; the faults are those of the fresh entries alone, each at its own place. What stands on
 * another system's list is named only to whoever sees that list.
 */
export function clashFaults(
  kept: readonly EntryFacts[],
  fresh: readonly Fresh[],
  elsewhere: readonly Elsewhere[],
  sees: Sees,
): Fault[] {
  const list = [...kept.map(({ range }) => range), ...fresh.map(({ facts }) => facts.range)];
  return clashes(list, elsewhere).flatMap(clash => {
    const mine = fresh[clash.place - kept.length];
    if (clash.fault === "other-system")
      return mine && !mine.facts.sharedReason ? [faultElsewhere(mine, clash, sees)] : [];
    // Of two nested ones the narrower is named: where that one stays, the wider is what must not come.
    const wider = mine ?? fresh.find(({ facts }) => facts.range === clash.with);
    const other = mine ? clash.with : (list[clash.place] as string);
    return wider ? [faultAt(wider, clash.fault, { "zh-TW": other, en: other })] : [];
  });
}

function faultElsewhere(mine: Fresh, { fault, with: other, system = "" }: Clash, sees: Sees): Fault {
  if (!sees(system)) return { pointer: mine.pointer("range"), code: fault, words: wordsOf(fault) };
  const { "zh-TW": zh, en } = systemOf(system);
  return faultAt(mine, fault, { "zh-TW": `${zh} ${other}`, en: `${en} ${other}` });
}

function faultAt({ pointer }: Fresh, fault: Clash["fault"], other: Words): Fault {
  const said = wordsOf(fault);
  const words: Words = { "zh-TW": `${said["zh-TW"]}：${other["zh-TW"]}`, en: `${said.en}: ${other.en}` };
  return { pointer: pointer("range"), code: fault, words };
}
