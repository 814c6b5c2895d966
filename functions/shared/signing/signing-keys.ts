// Which keys sign and which have signed: what is published so that every document ever signed can still be verified.
import { createPublicKey } from "node:crypto";
import * as v from "valibot";
import { env } from "../env.ts";
import { type PublicKey, thumbprintOf } from "./signed.ts";

const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const jwk = v.object({ kty: v.literal("EC"), crv: v.literal("P-256"), x: coordinate, y: coordinate });

/** `current` is the id of the key that signs; the retired ones are kept as public keys, for their key may be gone. */
const settings = v.strictObject({ current: v.pipe(v.string(), v.nonEmpty()), retired: v.array(jwk) });

export function signingSettings(): { readonly current: string; readonly retired: readonly PublicKey[] } {
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
