// The provider's keys: made once, kept in its folder, rotated by adding; an old key stays published.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { JWK } from "oidc-provider";
import * as v from "valibot";
import { keep, readKept } from "./kept-file.ts";

const signingKey = v.object({
  kty: v.literal("EC"),
  crv: v.literal("P-256"),
  x: v.string(),
  y: v.string(),
  d: v.string(),
});
const shape = v.object({
  /** Newest first: the first one signs. */
  signing: v.pipe(v.array(signingKey), v.minLength(1)),
  cookies: v.pipe(v.array(v.string()), v.minLength(1)),
});
export type LoginKeys = v.InferOutput<typeof shape>;

export function readKeys(folder: string): LoginKeys | undefined {
  return readKept(fileIn(folder), shape);
}

export async function ensureKeys(folder: string): Promise<void> {
  if (readKeys(folder)) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await keep(fileIn(folder), {
    signing: [newSigningKey()],
    cookies: [randomBytes(32).toString("base64url")],
  });
}

/** From the next request on, a running provider signs with the new key. */
export async function rotate(folder: string): Promise<void> {
  const keys = readKeys(folder);
  if (!keys) throw new Error(`${folder}: 尚無金鑰 | there are no keys yet`);
  await keep(fileIn(folder), { ...keys, signing: [newSigningKey(), ...keys.signing] });
}

function newSigningKey(): JWK {
  return generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" }) as JWK;
}

function fileIn(folder: string): string {
  return join(folder, "keys.json");
}
