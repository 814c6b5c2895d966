// Texts kept by their own hash, byte for byte and for ever: what an event names by digest can always be shown again.
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { env } from "./env.ts";
import { database } from "./journal.ts";
import { blobKey } from "./keys.ts";

/** An item of the table holds 400 KB; the rest is its keys. */
const CHUNK = 380_000;

/** Stores the text under its digest, before any event names it; storing it again changes nothing. */
export async function keepBlob(text: string): Promise<string> {
  const digest = digestOfText(text);
  const packed = gzipSync(text);
  const chunks = Math.max(1, Math.ceil(packed.length / CHUNK));
  // The first chunk says how many there are, so it comes last: a store cut short is not there at all.
  for (let at = chunks - 1; at >= 0; at--) {
    const bytes = packed.subarray(at * CHUNK, (at + 1) * CHUNK);
    const item = { ...blobKey(digest, at), chunks: { N: String(chunks) }, bytes: { B: bytes } };
    await database.send(new PutItemCommand({ TableName: env("JOURNAL_TABLE"), Item: item }));
  }
  return digest;
}

/** The text of a digest; one that is missing or altered is a fault, never an empty text. */
export async function readBlob(digest: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let chunks = 1;
  for (let at = 0; at < chunks; at++) {
    const { Item } = await database.send(
      new GetItemCommand({ TableName: env("JOURNAL_TABLE"), Key: blobKey(digest, at), ConsistentRead: true }),
    );
    if (!Item?.bytes?.B) throw new Error(`the text ${digest} is missing`);
    chunks = Number(Item.chunks?.N);
    parts.push(Item.bytes.B);
  }
  const text = gunzipSync(Buffer.concat(parts)).toString();
  if (digestOfText(text) !== digest) throw new Error(`the text ${digest} was altered`);
  return text;
}

export function digestOfText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
