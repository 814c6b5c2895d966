// What an entry lives by: the approval, loan or plan it depends on, and whether its end fits; pure. What the journal knows
// about it is held against what is claimed; an approval kept outside the journal is taken at its word and stays on record.
import type { Fault } from "../../shared/http/problem.ts";
import type { EntryFacts, Support } from "../lists/entry.ts";
import { entryFault } from "../lists/entry-fault.ts";
import type { Pointer, RawEntry } from "./edit.ts";

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
