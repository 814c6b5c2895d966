// Which fields of which events name a kept text by its digest, or hold a signed document: the text must be there, the
// signature must verify, as long as the event is there; pure.
import type { ListEvent } from "../allowlist/lists/list-event.ts";
import type { PackEvent } from "../reports/pack.ts";
import type { ReportEvent } from "../reports/report.ts";
import type { Item } from "../shared/journal/journal.ts";
import type { TerminalEvent } from "../terminals/terminal.ts";

/** Every union of events that names texts or holds documents is listed here, and its fields below. */
type Naming = TerminalEvent | ReportEvent | PackEvent | ListEvent;
type Fields = { readonly [Type in Naming["type"]]?: readonly (keyof Extract<Naming, { type: Type }>)[] };

const TEXTS: Fields = {
  LoanRegistered: ["pledgeText"],
  PledgeAccepted: ["text"],
  Attested: ["document"],
  ReportDrafted: ["draft"],
  ReportFiled: ["content", "lines"],
  ReportCompiled: ["lines"],
  ReportForwarded: ["lines"],
  ReportAnswered: ["lines", "answer"],
  PackCompiled: ["snapshot"],
  PackAnswered: ["answer"],
  PaperAnswerRecorded: ["answer"],
  ListReconciled: ["list"],
  ChangeProposed: ["content"],
  ChangeApproved: ["entries"],
  EntriesRemoved: ["entries", "gone"],
  EntriesEnded: ["entries", "gone"],
  ApplyBegun: ["ranges", "wanted"],
  RangesApplied: ["ranges"],
  DriftFound: ["ranges"],
  ApplyRefused: ["ranges", "wanted"],
};

const DOCUMENTS: Fields = { PackCompiled: ["signature"] };

/** Digests of the texts that an event names. */
export function textsNamedIn(event: Item): string[] {
  return valuesOf(TEXTS, event);
}

export function documentsIn(event: Item): string[] {
  return valuesOf(DOCUMENTS, event);
}

function valuesOf(fields: Fields, { type, body }: Item): string[] {
  const names: readonly string[] = fields[type?.S as Naming["type"]] ?? [];
  if (names.length === 0) return [];
  const { event } = JSON.parse(body?.S ?? "") as { event: Record<string, unknown> };
  // An empty list has no text to name.
  return names.flatMap(name => (event[name] === undefined ? [] : [String(event[name])]));
}
