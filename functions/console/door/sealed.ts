// Seals what a browser keeps for the console: nobody else can read or change it, nor use one kind of seal as another.
import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { CompactEncrypt, compactDecrypt } from "jose";
import { linesOf, secretOf } from "../../shared/secret.ts";

const KEPT_MS = 5 * 60_000;
/** What opens nothing may be sealed with a key that is new: looked up then, though not for everybody who guesses. */
const AGAIN_MS = 5_000;
/** Whatever a browser could send back is far smaller than this. */
const LARGEST = 256 * 1024;
const SMALLER = "deflated";

const KINDS = ["session", "log-in", "remembered"] as const;
type Kind = (typeof KINDS)[number];

export async function seal(kind: Kind, content: unknown): Promise<string> {
  const [key] = await keys(KEPT_MS);
  return new CompactEncrypt(deflateRawSync(JSON.stringify(opened(content)), { level: 9 }))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", typ: kind, cty: SMALLER })
    .encrypt(key as Uint8Array);
}

/** Undefined for whatever this console did not seal as this kind: no cookie is ever an error to its bearer. */
export async function unseal(kind: Kind, sealed: string): Promise<unknown> {
  if (sealed === "") return undefined;
  const known = await keys(KEPT_MS);
  const content = await unsealedByAny(known, kind, sealed);
  if (content !== undefined) return content;
  const newer = await keys(AGAIN_MS);
  return newer === known ? undefined : unsealedByAny(newer, kind, sealed);
}

async function unsealedByAny(all: readonly Uint8Array[], kind: Kind, sealed: string): Promise<unknown> {
  for (const key of all) {
    const content = await unsealedBy(key, kind, sealed);
    if (content !== undefined) return content;
  }
  return undefined;
}

async function unsealedBy(key: Uint8Array, kind: Kind, sealed: string): Promise<unknown> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    if (protectedHeader.typ !== kind) return undefined;
    const isSmaller = protectedHeader.cty === SMALLER;
    const text = isSmaller ? inflateRawSync(plaintext, { maxOutputLength: LARGEST }) : plaintext;
    const content: unknown = JSON.parse(new TextDecoder().decode(text));
    return isSmaller ? closed(content) : content;
  } catch {
    return undefined;
  }
}

/** A token is small again once its groups stand there as text: in its own letters nothing repeats. */
function opened(content: unknown): unknown {
  const { token, ...rest } = content as { readonly token?: unknown };
  if (typeof token !== "string" || !token.includes(".")) return content;
  const [head = "", body = "", ...more] = token.split(".");
  const parts = [head, body].map(part => Buffer.from(part, "base64url").toString());
  const isSame = parts.map(part => Buffer.from(part).toString("base64url")).join(".") === `${head}.${body}`;
  return isSame ? { ...rest, token: [...parts, ...more] } : content;
}

function closed(content: unknown): unknown {
  const { token, ...rest } = content as { readonly token?: unknown };
  if (!Array.isArray(token)) return content;
  const [head = "", body = "", ...more] = token as string[];
  const parts = [head, body].map(part => Buffer.from(part).toString("base64url"));
  return { ...rest, token: [...parts, ...more].join(".") };
}

let read: { readonly text: string; readonly keys: readonly Uint8Array[] } | undefined;

/** While a new one is brought in there are two: the first seals, and both open. */
async function keys(mostAge: number): Promise<readonly Uint8Array[]> {
  const text = await secretOf("CONSOLE_KEY", mostAge);
  if (read?.text !== text)
    read = { text, keys: linesOf(text).map(line => createHash("sha256").update(line).digest()) };
  return read.keys;
}
