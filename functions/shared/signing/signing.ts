// Signs documents with a key that never leaves the key service, and publishes the keys that ever signed, so that every document can
// still be verified; the only file that knows AWS KMS.

import { createPublicKey } from "node:crypto";
import { DescribeKeyCommand, GetPublicKeyCommand, KMSClient, SignCommand } from "@aws-sdk/client-kms";
import * as v from "valibot";
import { env, within } from "../env.ts";
import { DOCUMENT_TYPE, type PublicKey, thumbprintOf, verifyDocument } from "./signed.ts";

const MOST_BYTES = 4_096;

const service = new KMSClient({
  maxAttempts: 3,
  requestHandler: { connectionTimeout: within(1_000), requestTimeout: within(4_000) },
});

/** The payload as a compact JWS, ES256. It says in itself what it is and what it is about: a signature adds no meaning. */
export async function signDocument(payload: object): Promise<string> {
  const { current } = signingSettings();
  const document = await signedBy(await knownKey(current), current, payload);
  if (document) return document;
  // The name leads to another key since it was asked: once more, by that one.
  known.delete(current);
  const again = await signedBy(await knownKey(current), current, payload);
  // A signature that nobody could verify must never be recorded as one.
  if (!again) throw new Error("the signature does not fit its key");
  return again;
}

/** Nothing where another key signed than the one that the document names. */
async function signedBy(key: PublicKey, KeyId: string, payload: object): Promise<string | undefined> {
  const signed = [{ alg: "ES256", kid: key.kid, typ: DOCUMENT_TYPE }, payload]
    .map(part => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  // The service takes no more: what is longer is kept by its digest, and the digest is signed.
  if (signed.length > MOST_BYTES) throw new Error(`a document of ${signed.length} bytes cannot be signed`);
  const { Signature: der } = await service.send(
    new SignCommand({
      KeyId,
      Message: Buffer.from(signed),
      MessageType: "RAW",
      SigningAlgorithm: "ECDSA_SHA_256",
    }),
  );
  const document = `${signed}.${joseSignature(der ?? new Uint8Array()).toString("base64url")}`;
  return verifyDocument(document, [key]).status === "valid" ? document : undefined;
}

/**
 * Every key that verifies what was ever signed here, the current one first: asked each time, for another may have taken its place. Before it
 * does, it stands among the retired ones already.
 */
export async function publicKeys(): Promise<readonly PublicKey[]> {
  const { current, retired } = signingSettings();
  const signing = await askedKey(current);
  return [signing, ...retired.filter(({ kid }) => kid !== signing.kid)];
}

/** When the key that signs now was made, as the key service says. */
export async function signingKeyMade(): Promise<Date> {
  const { KeyMetadata } = await service.send(new DescribeKeyCommand({ KeyId: signingSettings().current }));
  if (!KeyMetadata?.CreationDate) throw new Error("the key service does not say when the key was made");
  return KeyMetadata.CreationDate;
}

const known = new Map<string, Promise<PublicKey>>();

async function askedKey(KeyId: string): Promise<PublicKey> {
  const { PublicKey: spki = new Uint8Array() } = await service.send(new GetPublicKeyCommand({ KeyId }));
  return publicKeyOf(spki);
}

function knownKey(id: string): Promise<PublicKey> {
  const asked = known.get(id) ?? askedKey(id);
  known.set(id, asked);
  // A service that could not be reached once is asked again.
  asked.catch(() => known.delete(id));
  return asked;
}

/** DER, a sequence of two integers as the service answers, to the 64 bytes that JOSE wants. */
export function joseSignature(der: Uint8Array): Buffer {
  const [sequence, length, ...integers] = der;
  if (sequence !== 0x30 || length !== integers.length) throw new Error("not a DER signature");
  const joined = Buffer.alloc(64);
  let at = 0;
  for (const end of [32, 64]) {
    const [tag, size = 0] = integers.slice(at, at + 2);
    const bytes = integers.slice(at + 2, at + 2 + size);
    while (bytes[0] === 0) bytes.shift();
    if (tag !== 0x02 || size === 0 || bytes.length > 32) throw new Error("not a DER signature of P-256");
    joined.set(bytes, end - bytes.length);
    at += 2 + size;
  }
  if (at !== integers.length) throw new Error("not a DER signature");
  return joined;
}

const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const jwk = v.object({ kty: v.literal("EC"), crv: v.literal("P-256"), x: coordinate, y: coordinate });

/** `current` is what the key that signs is called by: its alias, where it was deployed. The retired ones are kept as public keys, for their key may be gone. */
const settings = v.strictObject({ current: v.pipe(v.string(), v.nonEmpty()), retired: v.array(jwk) });

function signingSettings(): { readonly current: string; readonly retired: readonly PublicKey[] } {
  const { current, retired } = v.parse(settings, JSON.parse(env("SIGNING_KEYS")));
  return { current, retired: retired.map(published) };
}

/** A public key as key services hand it out: SPKI in DER. */
export function publicKeyOf(spki: Uint8Array): PublicKey {
  const key = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
  return published(v.parse(jwk, key.export({ format: "jwk" })));
}

function published({ kty, crv, x, y }: v.InferOutput<typeof jwk>): PublicKey {
  return { kty, crv, x, y, kid: thumbprintOf({ kty, crv, x, y }), alg: "ES256", use: "sig" };
}
