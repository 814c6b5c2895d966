// Texts kept by their own hash, byte for byte and for ever: what an event names by digest can always be shown again.
import { hash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { env } from "../env.ts";
import { database, type Item, readItems } from "./journal.ts";
import { blobKey } from "./keys.ts";

/** An item of the table holds 400 KB; the rest is its keys. */
const CHUNK = 380_000;

/** Stores the text under its digest, before any event names it; storing it again changes nothing. */
export async function keepBlob(text: string): Promise<string> {
  const digest = digestOfText(text);
  const packed = gzipSync(text);
  // The first chunk says how many there are, so it comes last: a store cut short is not there at all.
  for (let at = chunksOf(packed) - 1; at >= 0; at--) {
    const Item = blobItem({ digest, packed }, at);
    await database.send(new PutItemCommand({ TableName: env("JOURNAL_TABLE"), Item }));
  }
  return digest;
}

/** One chunk as it lies in the table, with the sum of all its packed bytes. */
export function blobItem({ digest, packed }: { digest: string; packed: Buffer }, at: number): Item {
  const bytes = Uint8Array.from(packed.subarray(at * CHUNK, (at + 1) * CHUNK));
  const sum = hash("sha256", packed, "hex");
  return {
    ...blobKey(digest, at),
    chunks: { N: String(chunksOf(packed)) },
    sum: { S: sum },
    bytes: { B: bytes },
  };
}

function chunksOf(packed: Buffer): number {
  return Math.max(1, Math.ceil(packed.length / CHUNK));
}

/** The text of a digest; one that is missing or altered is a fault, never an empty text. */
export async function readBlob(digest: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let chunks = 1;
  for (let at = 0; at < chunks; at++) {
    const item = await (at === 0 ? firstChunk(digest) : chunk(digest, at));
    if (!item?.bytes?.B) throw new Error(`the text ${digest} is missing`);
    chunks = Number(item.chunks?.N);
    parts.push(item.bytes.B);
  }
  const text = gunzipSync(Buffer.concat(parts)).toString();
  if (digestOfText(text) !== digest) throw new Error(`the text ${digest} was altered`);
  return text;
}

async function chunk(digest: string, at: number): Promise<Item | undefined> {
  const Key = blobKey(digest, at);
  return (
    await database.send(new GetItemCommand({ TableName: env("JOURNAL_TABLE"), Key, ConsistentRead: true }))
  ).Item;
}

interface Gathering {
  readonly digests: Set<string>;
  readonly found: Promise<ReadonlyMap<string, Item>>;
}
let gathering: Gathering | undefined;

/** Those asked for at once come in one request: a function that has just started would open a connection for each. */
async function firstChunk(digest: string): Promise<Item | undefined> {
  gathering ??= gather();
  gathering.digests.add(digest);
  return (await gathering.found).get(blobKey(digest, 0).pk.S);
}

function gather(): Gathering {
  const digests = new Set<string>();
  const found = new Promise<void>(resume => setImmediate(resume)).then(() => {
    gathering = undefined;
    return readItems([...digests].map(each => blobKey(each, 0)));
  });
  return { digests, found };
}

export function digestOfText(text: string): string {
  return hash("sha256", text, "hex");
}
