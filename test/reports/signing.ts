// A key of the test's own, and packs signed with it as the key service would.
import { generateKeyPairSync, sign } from "node:crypto";
import { signedPackOf } from "../../functions/reports/manifest.ts";
import { packArchive, packFiles } from "../../functions/reports/pack-files.ts";
import type { Snapshot } from "../../functions/reports/snapshot.ts";
import { DOCUMENT_TYPE } from "../../functions/shared/signing/signed.ts";
import { publicKeyOf } from "../../functions/shared/signing/signing.ts";

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
export const KEYS = [publicKeyOf(pair.publicKey.export({ format: "der", type: "spki" }))];

export function signedBy(payload: object): string {
  const text = [{ alg: "ES256", kid: KEYS[0]?.kid, typ: DOCUMENT_TYPE }, payload]
    .map(part => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const signature = sign("sha256", Buffer.from(text), { key: pair.privateKey, dsaEncoding: "ieee-p1363" });
  return `${text}.${signature.toString("base64url")}`;
}

export function signedArchive(snapshot: Snapshot): Uint8Array {
  const files = packFiles(snapshot);
  const manifest = files.at(-1)?.bytes ?? new Uint8Array();
  return packArchive(files, signedBy(signedPackOf(snapshot, manifest)));
}
