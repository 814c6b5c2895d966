// What a pack consists of, by digest: the text that is signed vouches for every byte of every file; pure.
import { createHash } from "node:crypto";
import type { Snapshot, Totals } from "./snapshot.ts";

export interface PackFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Manifest {
  readonly kind: "docgate-ip-report-pack";
  readonly number: number;
  readonly previous: number;
  readonly compiledAt: string;
  readonly totals: Totals;
  readonly missing: readonly string[];
  readonly checkpoint: Snapshot["checkpoint"];
  readonly files: readonly PackFile[];
}

/** What is signed: small enough for the key service, and by its digest it says all that the manifest says. */
export interface SignedPack {
  readonly kind: Manifest["kind"];
  readonly number: number;
  readonly compiledAt: string;
  readonly manifest: string;
  readonly checkpoint: string;
  readonly rows: number;
}

export const PACK_KIND = "docgate-ip-report-pack";
export const MANIFEST = "manifest.json";
export const SIGNATURE = "signature.jws";

export function manifestOf(snapshot: Snapshot, files: readonly NamedBytes[]): Manifest {
  const { number, previous, compiledAt, totals, missing, checkpoint } = snapshot;
  return {
    kind: PACK_KIND,
    number,
    previous,
    compiledAt,
    totals,
    missing,
    checkpoint,
    files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes), bytes: bytes.length })),
  };
}

export function signedPackOf(
  { number, compiledAt, checkpoint, totals }: Snapshot,
  manifest: Uint8Array,
): SignedPack {
  return {
    kind: PACK_KIND,
    number,
    compiledAt,
    manifest: sha256(manifest),
    checkpoint: checkpoint.digest,
    rows: totals.rows,
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
