// What a person asks of a list, row by row, parsed into the entries it would have, with every fault at its place; pure.
import type { Fault } from "../../shared/http/problem.ts";
import { type EntryFacts, entryFacts, type RawEntry, type Support } from "../lists/entry.ts";
import { entryFault, type FieldPointer } from "../lists/entry-fault.ts";
import type { Mode } from "../lists/list.ts";
import { type EntryTerms, type ProposedEntry, rangeForList, spanFaults } from "./check.ts";
import { isSameEntry, type Proposal } from "./proposal.ts";

export interface Edit {
  /** `want`: as it is to be, whether the list has it already or not. */
  readonly kind: "add" | "amend" | "remove" | "want";
  readonly raw: RawEntry;
  readonly pointer: FieldPointer;
}

/** What is said for a row that says nothing itself. */
export interface EditDefaults {
  readonly reason: string;
  readonly document: string;
  readonly sharedReason?: string | undefined;
}

/** All that is asked of a list at once. */
export interface EditRequest {
  readonly edits: readonly Edit[];
  readonly defaults: EditDefaults;
  readonly mode?: Mode | undefined;
  /** What is not asked for is to go. */
  readonly whole?: boolean;
}

export interface ParsedEdits {
  readonly proposal: Proposal;
  /** Those that are new or other than they were. */
  readonly entries: readonly ProposedEntry[];
  readonly faults: readonly Fault[];
  /** The ranges that were asked about, changed by it or not. */
  readonly named: ReadonlySet<string>;
}

type ParsedEntry = ProposedEntry & { readonly before: EntryFacts | undefined };

export function parseEdits(edits: readonly Edit[], defaults: EditDefaults, terms: EntryTerms): ParsedEdits {
  const named = new Set<string>();
  const faults: Fault[] = [];
  const entries: ParsedEntry[] = [];
  const remove: EntryFacts[] = [];
  for (const edit of edits) {
    const range = rangeNamed(edit, named, terms);
    if (typeof range !== "string") {
      faults.push(range);
      continue;
    }
    named.add(range);
    const before = edit.kind === "add" ? undefined : terms.onList.get(range);
    if (before && edit.kind === "remove") remove.push(entryFacts(before));
    else {
      const facts = factsIn({ ...edit.raw, range }, before, defaults, terms);
      const endField = edit.raw.until ? "until" : "from";
      entries.push({ facts, pointer: edit.pointer, endField, before });
      faults.push(...spanFaults({ facts, pointer: edit.pointer, endField }, terms));
    }
  }
  const changed = entries.filter(({ facts, before }) => !before || !isSameEntry(facts, before));
  return { proposal: proposalOf(changed, remove), entries: changed, faults, named };
}

function rangeNamed({ kind, raw, pointer }: Edit, named: ReadonlySet<string>, terms: EntryTerms) {
  const range = rangeForList(raw.range, pointer, terms);
  if (typeof range !== "string") return range;
  if ((kind === "amend" || kind === "remove") && !terms.onList.has(range))
    return entryFault(pointer("range"), "not-on-list");
  return named.has(range) ? entryFault(pointer("range"), "named-twice") : range;
}

function proposalOf(entries: readonly ParsedEntry[], remove: readonly EntryFacts[]): Proposal {
  return {
    add: entries.flatMap(({ facts, before }) => (before ? [] : [facts])),
    amend: entries.flatMap(({ facts, before }) =>
      before ? [{ before: entryFacts(before), after: facts }] : [],
    ),
    remove,
  };
}

function factsIn(
  raw: RawEntry,
  before: EntryFacts | undefined,
  defaults: EditDefaults,
  terms: EntryTerms,
): EntryFacts {
  const support = supportIn(raw, before?.dependsOn, terms);
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

function supportIn(raw: RawEntry, before: Support | undefined, { loans }: EntryTerms): Support | undefined {
  if (raw.dependsOn === null) return undefined;
  const kind = raw.dependsOn ?? before?.kind;
  if (kind === undefined) return undefined;
  const same = before?.kind === kind ? before : undefined;
  const id = raw.dependsOnId ?? same?.id ?? "";
  const due = kind === "loan" ? loans.get(id) : undefined;
  // A loan's due date is known better here than to whoever types it, and it may have been extended since.
  return { kind, id, until: raw.dependsOnUntil ?? due ?? same?.until ?? "" };
}
