// Whether a pack is exactly what was signed: archive, signature, manifest, every file; pure, and never lenient.
import { type PublicKey, verifyDocument } from "../shared/signing/signed.ts";
import { type Words, words } from "../shared/words.ts";
import {
  MANIFEST,
  type Manifest,
  type NamedBytes,
  PACK_KIND,
  SIGNATURE,
  type SignedPack,
  sha256,
} from "./manifest.ts";
import { readZip } from "./zip.ts";

export type PackVerdict =
  | {
      readonly status: "valid";
      readonly kid: string;
      readonly signed: SignedPack;
      readonly files: readonly NamedBytes[];
    }
  | { readonly status: "refused"; readonly faults: readonly Words[] };

export function verifyPackFile(archive: Uint8Array, keys: readonly PublicKey[]): PackVerdict {
  const files = readZip(archive);
  const [signature, manifest, ...rest] = [...(files ?? [])].reverse();
  if (signature?.name !== SIGNATURE || manifest?.name !== MANIFEST) {
    return refused("不是彙整檔，或封裝曾遭更動", "This is no pack, or its packing was altered");
  }
  const verdict = verifyDocument(Buffer.from(signature.bytes).toString(), keys);
  if (verdict.status === "refused") return { status: "refused", faults: [verdict.words] };
  const signed = verdict.payload as SignedPack;
  if (signed.kind !== PACK_KIND || signed.manifest !== sha256(manifest.bytes)) {
    return refused("簽章所指的不是這份內容", "What was signed is not this content");
  }
  const faults = faultsOf(JSON.parse(Buffer.from(manifest.bytes).toString()) as Manifest, rest.reverse());
  if (faults.length > 0) return { status: "refused", faults };
  return { status: "valid", kid: verdict.kid, signed, files: rest };
}

function faultsOf({ files: named }: Manifest, files: readonly NamedBytes[]): Words[] {
  const faults = files.flatMap(({ name, bytes }, place) => {
    const expected = named[place];
    if (expected?.name === name && expected.sha256 === sha256(bytes)) return [];
    return [words(`${name} 與清冊不符`, `${name} is not what the manifest says`)];
  });
  if (files.length === named.length) return faults;
  return [...faults, words("檔案數與清冊不符", "The manifest names another number of files")];
}

function refused(zh: string, en: string): PackVerdict {
  return { status: "refused", faults: [words(zh, en)] };
}
