// Walks the whole table once, stream by stream, and tells what is not as it was recorded; reads only, and never mends.
import { LAWS } from "../laws.ts";
import { checkpointOver, type Head } from "../shared/journal/event.ts";
import type { Item } from "../shared/journal/journal.ts";
import {
  eventKey,
  isStream,
  kindOf,
  LOGOUT,
  RECHECKED,
  RENEWED,
  SEATS,
  STATE,
  type Stream,
  WEBHOOK,
} from "../shared/journal/keys.ts";
import { type PublicKey, verifyDocument } from "../shared/signing/signed.ts";
import { now } from "../shared/time/clock.ts";
import { AnswersAudit, answersOf } from "./answers-audit.ts";
import type { Finding } from "./finding.ts";
import { foreignGuards, GuardsAudit, guardsAhead, isGuard } from "./guards-audit.ts";
import { partition, partitions } from "./partitions.ts";
import { renewalFindings, renewalsFound } from "./renewals-audit.ts";
import { SeatsAudit } from "./seats-audit.ts";
import { auditStream } from "./stream-audit.ts";
import { auditText, documentsIn, textsNamedIn } from "./text-audit.ts";

/** Kept answers and counters, audited by what they belong to, and what can be built again or says nothing of the past. */
const NOT_OF_THE_JOURNAL = [
  "REQUEST#",
  "WORDS#",
  `${LOGOUT}#`,
  `${WEBHOOK}#`,
  RECHECKED,
  SEATS,
  `${RENEWED}#`,
];

export interface AuditInput {
  readonly keys: readonly PublicKey[];
  /** How far the streams had come at an earlier audit, kept elsewhere: all recorded until then must still be there. */
  readonly earlier: readonly Head[];
  /** Now, unless told otherwise: an answer older than a day may be gone. */
  readonly at?: Date;
}

export interface JournalAudit {
  readonly findings: readonly Finding[];
  readonly heads: readonly Head[];
  readonly events: number;
  /** One digest over all heads, to be printed or signed. */
  readonly checkpoint: string;
  /** Kept answers that no event vouches for: not compared with anything, and never given. */
  readonly unvouched: number;
}

interface Part {
  readonly findings: readonly Finding[];
  readonly head?: Head;
  /** Digests of texts that its events name. */
  readonly names?: readonly string[];
  /** The digest of the text it is, when all of it is there. */
  readonly text?: string;
}

export async function auditJournal(given: AuditInput): Promise<JournalAudit> {
  const earlier = new Map<string, Head>(given.earlier.map(head => [head.stream, head]));
  const findings: Finding[] = [];
  const heads: Head[] = [];
  const named = new Set<string>();
  const kept = new Set<string>();
  const at = given.at ?? now();
  const answers = new AnswersAudit(at);
  const besides = [new SeatsAudit(), new GuardsAudit(), answers];
  for await (const items of partitions()) {
    const pk = items[0]?.pk?.S ?? "";
    const { part, known } = await settled(pk, items, given.keys);
    await Promise.all(besides.map(audit => audit.see(pk, known)));
    findings.push(...(await renewalsFound(pk, known, at)));
    findings.push(...part.findings, ...lostSince(earlier.get(pk), known));
    if (part.head) heads.push(part.head);
    for (const digest of part.names ?? []) named.add(digest);
    if (part.text) kept.add(part.text);
    earlier.delete(pk);
  }
  for (const head of earlier.values()) findings.push(...lostSince(head, []));
  for (const digest of named) if (!kept.has(digest)) findings.push(...(await missing(digest, given.keys)));
  findings.push(...(await Promise.all(besides.map(audit => audit.findings()))).flat());
  heads.sort((a, b) => (a.stream < b.stream ? -1 : 1));
  const events = heads.reduce((sum, { version }) => sum + version, 0);
  return { findings, heads, events, checkpoint: checkpointOver(heads), unvouched: answers.unvouched };
}

/** One stream by itself, with every text its events name and every answer they vouch for. */
export async function auditStreamAt(
  of: Stream,
  keys: readonly PublicKey[],
  at: Date,
): Promise<{ readonly findings: readonly Finding[]; readonly version: number }> {
  const { part, known } = await settled(of, await partition(of), keys);
  const texts = await Promise.all((part.names ?? []).map(digest => missing(digest, keys)));
  const beside = [...(await answersOf(known, at)), ...(await renewalFindings(of, at))];
  const version = part.head?.version ?? 0;
  const guards = await guardsAhead(of, version);
  return { findings: [...part.findings, ...texts.flat(), ...beside, ...guards], version };
}

/** What was written while it was read looks altered: such a partition is read again before anything is said of it. */
async function settled(pk: string, read: readonly Item[], keys: readonly PublicKey[]) {
  let known = read;
  let part = auditPart(pk, known, keys);
  for (let tries = 0; part.findings.length > 0 && tries < 3; tries++) {
    known = await partition(pk);
    part = auditPart(pk, known, keys);
  }
  return { part, known };
}

function auditPart(pk: string, items: readonly Item[], keys: readonly PublicKey[]): Part {
  if (isStream(pk)) return auditLife(pk, items, keys);
  if (NOT_OF_THE_JOURNAL.some(beginning => pk.startsWith(beginning))) return { findings: [] };
  if (isGuard(pk)) return { findings: foreignGuards(pk, items) };
  if (!pk.startsWith("BLOB#"))
    return { findings: items.map(({ sk }) => ({ flaw: "item-foreign", pk, sk: sk?.S ?? "" })) };
  const findings = auditText(pk, items, keys);
  return findings ? { findings, text: pk.slice("BLOB#".length) } : { findings: [] };
}

function auditLife(stream: Stream, items: readonly Item[], keys: readonly PublicKey[]): Part {
  const law = LAWS[kindOf(stream)];
  if (!law) return { findings: [{ flaw: "kind-unknown", pk: stream, sk: "" }] };
  const { findings, version, head } = auditStream(stream, items, law);
  const part = { head: { stream, version, hash: head } };
  // An altered event is found already, and may say anything.
  if (findings.length > 0) return { ...part, findings };
  const events = items.filter(({ sk }) => sk?.S !== STATE);
  const forged = events.filter(event =>
    documentsIn(event).some(document => verifyDocument(document, keys).status !== "valid"),
  );
  const flaw = "signature-bad";
  return {
    ...part,
    findings: forged.map(({ sk }) => ({ flaw, pk: stream, sk: sk?.S ?? "" })),
    names: events.flatMap(textsNamedIn),
  };
}

/** A stream cut short, or replaced by another life, is found by what was there before. */
function lostSince(before: Head | undefined, items: readonly Item[]): Finding[] {
  if (!before || before.version === 0) return [];
  const sk = eventKey(before.version);
  const found = items.find(item => item.sk?.S === sk);
  return found?.hash?.S === before.hash ? [] : [{ flaw: "event-missing", pk: before.stream, sk }];
}

/** Looked for once more: it may have been stored after the walk had passed its place. */
async function missing(digest: string, keys: readonly PublicKey[]): Promise<Finding[]> {
  const pk = `BLOB#${digest}`;
  return auditText(pk, await partition(pk), keys) ?? [{ flaw: "text-missing", pk, sk: "" }];
}
