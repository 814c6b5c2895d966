// Walks the whole table once, stream by stream, and tells what is not as it was recorded; reads only, and never mends.
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { LAWS } from "../laws.ts";
import { digestOfText } from "../shared/blob.ts";
import { env } from "../shared/env.ts";
import { database, type Item } from "../shared/journal.ts";
import { isStream, kindOf, type Stream } from "../shared/keys.ts";
import { auditStream, type Finding } from "./stream-audit.ts";

/** How far each stream had come: kept elsewhere, it proves later that nothing recorded until then was taken away. */
export interface Head {
  readonly stream: Stream;
  readonly version: number;
  readonly hash: string;
}

export interface JournalAudit {
  readonly findings: readonly Finding[];
  readonly heads: readonly Head[];
  readonly events: number;
  /** One digest over all heads, to be printed or signed. */
  readonly checkpoint: string;
}

export async function auditJournal(): Promise<JournalAudit> {
  const findings: Finding[] = [];
  const heads: Head[] = [];
  for await (const items of partitions()) {
    const pk = items[0]?.pk?.S ?? "";
    if (isStream(pk)) {
      const law = LAWS[kindOf(pk)];
      if (!law) {
        findings.push({ flaw: "kind-unknown", pk, sk: "" });
        continue;
      }
      const audited = auditStream(pk, items, law);
      findings.push(...audited.findings);
      heads.push({ stream: pk, version: audited.version, hash: audited.head });
    } else findings.push(...auditOther(pk, items));
  }
  heads.sort((a, b) => (a.stream < b.stream ? -1 : 1));
  const events = heads.reduce((sum, { version }) => sum + version, 0);
  return { findings, heads, events, checkpoint: checkpointOf(heads) };
}

/** What an earlier audit saw must still be there: a stream cut short, or replaced by another life, is found by it. */
export function compareHeads(before: readonly Head[], eventHashes: ReadonlyMap<string, string>): Finding[] {
  return before
    .filter(({ stream, version, hash }) => version > 0 && eventHashes.get(`${stream} ${version}`) !== hash)
    .map(({ stream, version }) => ({ flaw: "event-missing", pk: stream, sk: String(version) }));
}

export function checkpointOf(heads: readonly Head[]): string {
  const hash = createHash("sha256");
  for (const { stream, version, hash: head } of heads) hash.update(`${stream} ${version} ${head}\n`);
  return hash.digest("hex");
}

/** The hash of each event asked for, straight from the table. */
export async function hashesOf(heads: readonly Head[]): Promise<Map<string, string>> {
  const wanted = new Set(heads.map(({ stream, version }) => `${stream} ${version}`));
  const found = new Map<string, string>();
  for await (const items of partitions()) {
    for (const { pk, version, hash } of items) {
      const key = `${pk?.S} ${version?.N}`;
      if (hash?.S && wanted.has(key)) found.set(key, hash.S);
    }
  }
  return found;
}

function auditOther(pk: string, items: readonly Item[]): Finding[] {
  if (pk.startsWith("REQUEST#") || pk.startsWith("WORDS#")) return [];
  if (!pk.startsWith("BLOB#")) return items.map(({ sk }) => ({ flaw: "item-foreign", pk, sk: sk?.S ?? "" }));
  const chunks = Number(items[0]?.chunks?.N);
  if (items.length !== chunks) return [{ flaw: "text-missing", pk, sk: "" }];
  try {
    const packed = Buffer.concat(items.map(({ bytes }) => bytes?.B ?? new Uint8Array()));
    if (`BLOB#${digestOfText(gunzipSync(packed).toString())}` === pk) return [];
  } catch {
    // What cannot be unpacked was altered.
  }
  return [{ flaw: "text-altered", pk, sk: "" }];
}

/** A scan gives the items of a partition together and in order, but may cut one between two pages. */
async function* partitions(): AsyncGenerator<Item[]> {
  let start: Item | undefined;
  let open: Item[] = [];
  do {
    const page = await database.send(
      new ScanCommand({ TableName: env("JOURNAL_TABLE"), ConsistentRead: true, ExclusiveStartKey: start }),
    );
    for (const item of page.Items ?? []) {
      if (open.length > 0 && open[0]?.pk?.S !== item.pk?.S) {
        yield open;
        open = [];
      }
      open.push(item);
    }
    start = page.LastEvaluatedKey;
  } while (start);
  if (open.length > 0) yield open;
}
