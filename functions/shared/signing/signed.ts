// A signed document, read by anyone who has the public keys: compact JWS with ES256 and nothing else; pure, and never lenient.
// Not by jose, which verifies asynchronously only: laws judge signatures (posture reports), and a law waits for nothing. Node does
// the arithmetic; what is by hand is stricter than jose, with one spelling of each part and no header of anybody else's. The tests
// hold it against jose.
import { createHash, createPublicKey, type JsonWebKey, verify } from "node:crypto";
import type { Words } from "../words.ts";

/** A public key as it is published: its name is computed from the key itself, so that nobody can rename another's. */
export interface PublicKey {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly alg: "ES256";
  readonly use: "sig";
}

export const DOCUMENT_TYPE = "docgate+jws";

const REASONS = {
  "not-a-document": ["不是簽章文件", "This is not a signed document"],
  "wrong-header": ["標頭不是本系統所簽文件的標頭", "The header is not one of a document signed here"],
  "unknown-key": ["簽章所用的金鑰不在公開金鑰之列", "The key that signed it is not among the public keys"],
  "bad-signature": [
    "簽章不符：內容或簽章曾遭更動",
    "The signature does not fit: content or signature was altered",
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
export type SignatureFault = keyof typeof REASONS;

export type SignatureVerdict =
  | { readonly status: "valid"; readonly kid: string; readonly payload: unknown }
  | { readonly status: "refused"; readonly code: SignatureFault; readonly words: Words };

export function verifyDocument(document: string, keys: readonly PublicKey[]): SignatureVerdict {
  const [head = "", body = "", signature = "", ...more] = document.split(".");
  const [header, payload] = [jsonOf(head), jsonOf(body)];
  const bytes = bytesOf(signature);
  if (more.length > 0 || header === undefined || payload === undefined || bytes?.length !== 64)
    return refused("not-a-document");
  const { alg, typ, kid, ...rest } = header as Record<string, unknown>;
  if (alg !== "ES256" || typ !== DOCUMENT_TYPE || typeof kid !== "string" || Object.keys(rest).length > 0)
    return refused("wrong-header");
  const key = keys.find(each => each.kid === kid && thumbprintOf(each) === kid);
  if (!key) return refused("unknown-key");
  const jwk: JsonWebKey = { kty: key.kty, crv: key.crv, x: key.x, y: key.y };
  const publicKey = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" } as const;
  const holds = verify("sha256", Buffer.from(`${head}.${body}`), publicKey, bytes);
  return holds ? { status: "valid", kid, payload } : refused("bad-signature");
}

/** RFC 7638: the digest of the key's required members, in the order of their names. */
export function thumbprintOf({ crv, kty, x, y }: Pick<PublicKey, "crv" | "kty" | "x" | "y">): string {
  return createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
}

/** Only the one spelling that encoding yields: otherwise a changed last letter could mean the same bytes. */
function bytesOf(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : undefined;
}

function jsonOf(part: string): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytesOf(part)));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function refused(code: SignatureFault): SignatureVerdict {
  const [zh, en] = REASONS[code];
  return { status: "refused", code, words: { "zh-TW": zh, en } };
}
