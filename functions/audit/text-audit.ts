// Kept texts: is each, byte for byte, the one its digest names, does it verify if it is a signed document, and which events name
// one, so that it must be there as long as they are?
import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";
import type { ListEvent } from "../allowlist/lists/list.ts";
import type { ApprovalEvent } from "../approvals/approval.ts";
import type { WorkLogEvent } from "../attendance/work-log.ts";
import type { PackEvent } from "../reports/pack.ts";
import type { ReportEvent } from "../reports/report.ts";
import { blobItem, digestOfText } from "../shared/journal/blob.ts";
import type { Item } from "../shared/journal/journal.ts";
import { blobKey } from "../shared/journal/keys.ts";
import { type PublicKey, verifyDocument } from "../shared/signing/signed.ts";
import type { TerminalEvent } from "../terminals/terminal.ts";
import type { Finding } from "./finding.ts";

/**
 * `items` are all chunks of the text in their order. Nothing for a text of which a part is not there: a store cut short
 * leaves one behind, and it is a flaw only if an event names it.
 */
export function auditText(
  pk: string,
  items: readonly Item[],
  keys: readonly PublicKey[],
): Finding[] | undefined {
  const found = (flaw: Finding["flaw"]): Finding[] => [{ flaw, pk, sk: "" }];
  const digest = pk.slice("BLOB#".length);
  const absent = Number(items[0]?.chunks?.N ?? 1) - items.length;
  const inOrder = items.every(({ sk }, at) => sk?.S === blobKey(digest, absent + at).sk.S);
  if (!inOrder) return found("text-altered");
  // The first chunk is stored last.
  if (absent > 0) return undefined;
  const packed = Buffer.concat(items.map(({ bytes }) => bytes?.B ?? new Uint8Array()));
  const text = unpacked(packed);
  if (text === undefined || digestOfText(text) !== digest) return found("text-altered");
  // Unpacking forgives bytes that say nothing, such as the name of the system that packed them: these are summed too.
  const whole = items.every((item, at) => isDeepStrictEqual(item, blobItem({ digest, packed }, at)));
  if (!whole) return found("text-altered");
  return isProved(text, keys) ? [] : found("signature-bad");
}

function isProved(text: string, keys: readonly PublicKey[]): boolean {
  return !/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(text) || verifyDocument(text, keys).status === "valid";
}

function unpacked(packed: Buffer): string | undefined {
  try {
    return gunzipSync(packed).toString();
  } catch {
    return undefined;
  }
}

/** Every union of events that names texts or holds documents is listed here, and its fields below. */
type Naming = TerminalEvent | ReportEvent | PackEvent | ListEvent | ApprovalEvent | WorkLogEvent;
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
  HomeWorkApplied: ["apart"],
  HomeWorkPledged: ["text"],
  AmendmentAsked: ["apart"],
  WorkLogged: ["text"],
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
