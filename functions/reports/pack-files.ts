// A snapshot as the files of a pack, and the pack as one archive; pure: the same snapshot always gives the same bytes.
import { FORM_TITLE, formTables, subtitleOf } from "./form.ts";
import { MANIFEST, manifestOf, type NamedBytes, SIGNATURE } from "./manifest.ts";
import { ods, odt } from "./odf.ts";
import { changesCsv, fullCsv } from "./sheets.ts";
import type { Snapshot } from "./snapshot.ts";
import { writeZip } from "./zip.ts";

/** All files but the signature, the manifest last: it names the others by their digests. */
export function packFiles(snapshot: Snapshot): readonly [...NamedBytes[], manifest: NamedBytes] {
  const form = { title: FORM_TITLE, subtitle: subtitleOf(snapshot), tables: formTables(snapshot) };
  const files: NamedBytes[] = [
    { name: "report.odt", bytes: odt(form) },
    { name: "report.ods", bytes: ods(form) },
    { name: "full.csv", bytes: fullCsv(snapshot) },
    { name: "changes.csv", bytes: changesCsv(snapshot) },
    { name: "pack.json", bytes: jsonBytes(snapshot) },
  ];
  return [...files, { name: MANIFEST, bytes: jsonBytes(manifestOf(snapshot, files)) }];
}

export function packArchive(files: readonly NamedBytes[], signature: string): Uint8Array {
  return writeZip([...files, { name: SIGNATURE, bytes: Buffer.from(signature) }]);
}

function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
