// Seals what a browser keeps for the console: nobody else can read or change it, nor use one kind of seal as another.
import { createHash } from "node:crypto";
import { CompactEncrypt, compactDecrypt } from "jose";
import { env } from "../../shared/env.ts";

const KINDS = ["session", "log-in"] as const;
type Kind = (typeof KINDS)[number];

export function seal(kind: Kind, content: unknown): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", typ: kind })
    .encrypt(key());
}

/** Undefined for whatever this console did not seal as this kind: no cookie is ever an error to its bearer. */
export async function unseal(kind: Kind, sealed: string): Promise<unknown> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key(), {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    return protectedHeader.typ === kind ? JSON.parse(new TextDecoder().decode(plaintext)) : undefined;
  } catch {
    return undefined;
  }
}

function key(): Uint8Array {
  return createHash("sha256").update(env("CONSOLE_KEY")).digest();
}
