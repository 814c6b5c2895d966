// Is a kept text, byte for byte, the one its digest names, and does it verify if it is a signed document? Pure.
import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";
import { blobItem, digestOfText } from "../shared/journal/blob.ts";
import type { Item } from "../shared/journal/journal.ts";
import { blobKey } from "../shared/journal/keys.ts";
import { type PublicKey, verifyDocument } from "../shared/signing/signed.ts";
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
