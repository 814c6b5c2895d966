// The door to the agent's key: made once, kept where the platform keeps it best, and never shown; only what signs with it leaves this file.
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import type { KeyPlace } from "../../functions/posture/names.ts";
import { DOCUMENT_TYPE, thumbprintOf } from "../../functions/shared/signing/signed.ts";
import { powerShell } from "./readers.ts";

/** The public half, as it is enrolled. */
export interface AgentPublicKey {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
}

export interface AgentKey {
  readonly place: KeyPlace;
  readonly publicKey: AgentPublicKey;
  /** As a compact JWS. */
  sign(content: object): Promise<string>;
}

/** `isNew`: there was none, or what was there could not be used; then staff have to enrol this one. */
export async function openKey(folder: string): Promise<{ readonly key: AgentKey; readonly isNew: boolean }> {
  return process.platform === "win32" ? openWindowsKey() : openFileKey(join(folder, "key.json"));
}

function signer(
  place: KeyPlace,
  publicKey: AgentPublicKey,
  raw: (text: string) => Promise<Buffer>,
): AgentKey {
  const header = { alg: "ES256", typ: DOCUMENT_TYPE, kid: thumbprintOf(publicKey) };
  return {
    ...{ place, publicKey },
    async sign(content) {
      const text = [header, content]
        .map(each => Buffer.from(JSON.stringify(each)).toString("base64url"))
        .join(".");
      const signature = await raw(text);
      if (signature.length !== 64) throw new Error("the key did not sign");
      return `${text}.${signature.toString("base64url")}`;
    },
  };
}

async function openFileKey(file: string): Promise<{ key: AgentKey; isNew: boolean }> {
  const kept = await readFile(file, "utf8").catch(error => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  const found = kept === undefined ? undefined : privateIn(kept);
  if (found) return { key: fileKey(found), isNew: false };
  // Kept aside, not thrown away: somebody may have to find out what became of it.
  if (kept !== undefined) await rename(file, `${file}.unreadable`);
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  await writeFile(file, JSON.stringify(privateKey.export({ format: "jwk" })), { mode: 0o600, flag: "wx" });
  return { key: fileKey(privateKey), isNew: true };
}

function privateIn(text: string): KeyObject | undefined {
  try {
    const key = createPrivateKey({ key: JSON.parse(text), format: "jwk" });
    return key.asymmetricKeyDetails?.namedCurve === "prime256v1" ? key : undefined;
  } catch {
    return undefined;
  }
}

function fileKey(key: KeyObject): AgentKey {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const publicKey = { kty: "EC", crv: "P-256", x, y } as const;
  return signer("file", publicKey, async text =>
    sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }),
  );
}

const SUBJECT = "CN=docgate-agent";
const STORE = "Cert:\\LocalMachine\\My";
/** In the chip where there is one; else with the system, which exports it to nobody. Never in a file. */
const MAKE_OR_FIND = `$ErrorActionPreference = 'Stop'
$made = $false
$c = Get-ChildItem ${STORE} | Where-Object { $_.Subject -eq '${SUBJECT}' -and $_.HasPrivateKey } | Sort-Object NotBefore -Descending | Select-Object -First 1
if ($c) { try { [void][Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::GetECDsaPrivateKey($c).SignData([byte[]](1), [Security.Cryptography.HashAlgorithmName]::SHA256) } catch { $c = $null } }
if (-not $c) {
  foreach ($provider in 'Microsoft Platform Crypto Provider', 'Microsoft Software Key Storage Provider') {
    try {
      $c = New-SelfSignedCertificate -Subject '${SUBJECT}' -CertStoreLocation ${STORE} -KeyAlgorithm ECDSA_nistP256 -Provider $provider -KeyExportPolicy NonExportable -KeyUsage DigitalSignature -NotAfter (Get-Date).AddYears(10)
      $made = $true
      break
    } catch { }
  }
}
if (-not $c) { throw 'no key could be made' }
$q = [Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::GetECDsaPublicKey($c).ExportParameters($false).Q
$p = [Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::GetECDsaPrivateKey($c).Key.Provider.Provider
@{ thumbprint = $c.Thumbprint; made = $made; provider = $p; x = [Convert]::ToBase64String($q.X); y = [Convert]::ToBase64String($q.Y) } | ConvertTo-Json -Compress`;
const SIGN = `param([string]$thumbprint, [string]$text)
$ErrorActionPreference = 'Stop'
$c = Get-Item (Join-Path '${STORE}' $thumbprint)
$k = [Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::GetECDsaPrivateKey($c)
[Convert]::ToBase64String($k.SignData([Text.Encoding]::ASCII.GetBytes($text), [Security.Cryptography.HashAlgorithmName]::SHA256))`;

const coordinate = v.pipe(
  v.string(),
  v.transform(text => Buffer.from(text, "base64")),
  v.check(bytes => bytes.length === 32),
  v.transform(bytes => bytes.toString("base64url")),
);
const windowsKey = v.object({
  thumbprint: v.pipe(v.string(), v.regex(/^[0-9A-F]{40}$/)),
  made: v.boolean(),
  provider: v.string(),
  x: coordinate,
  y: coordinate,
});

/** What PowerShell tells of the key; anything else is no key. */
export function windowsKeyIn(text: string) {
  const { provider, x, y, ...rest } = v.parse(windowsKey, JSON.parse(text.replace(/^\uFEFF/, "")));
  const place: KeyPlace = /platform crypto/i.test(provider) ? "hardware" : "not-exportable";
  return { ...rest, place, publicKey: { kty: "EC", crv: "P-256", x, y } as const };
}

async function openWindowsKey(): Promise<{ key: AgentKey; isNew: boolean }> {
  const { thumbprint, made, place, publicKey } = windowsKeyIn((await powerShell(MAKE_OR_FIND)) ?? "");
  const raw = async (text: string) =>
    Buffer.from(((await powerShell(SIGN, thumbprint, text)) ?? "").trim(), "base64");
  return { key: signer(place, publicKey, raw), isNew: made };
}
