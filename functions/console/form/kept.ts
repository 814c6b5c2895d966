// What a form holds while it is looked at once more: all that was typed, with the files that were chosen, on the page itself; pure.
import { createHash } from "node:crypto";
import { type Html, html } from "../../shared/page/html.ts";
import { type Typed, typed } from "../door/typed.ts";
import type { Field } from "./field.ts";

/** Whoever checked is sure, or goes back to a field: the names of their buttons. */
export const SURE = "_sure";
export const CHANGE = "_change";
const KEPT = "_kept.";
/** A larger file is chosen again rather than sent to and fro. */
const MOST_KEPT = 1_000_000;

/** With the files that were chosen before, and of a digest's file the digest alone. */
export function withKept({ pairs, files: chosen }: Typed, fields: readonly Field[] = []): Typed {
  const files = new Map(chosen);
  for (const [name, text] of pairs) {
    const file = name.startsWith(KEPT) ? name.slice(KEPT.length) : undefined;
    if (file && !files.has(file)) files.set(file, new Uint8Array(Buffer.from(text, "base64")));
  }
  const digests = [...files].flatMap(([name, file]) => {
    if (!isDigest(fields, name)) return [];
    files.delete(name);
    return [[name, createHash("sha256").update(file).digest("hex")] as const];
  });
  return typed([...pairs.filter(([name]) => !name.startsWith(KEPT)), ...digests], files);
}

/** In a row of a table, too. */
function isDigest(fields: readonly Field[], name: string): boolean {
  return fields.some(
    field =>
      (field.kind === "digest" && field.name === name) ||
      (name.startsWith(`${field.name}.`) && isDigest(field.columns, name.split(".").at(-1) ?? "")),
  );
}

const OWN_NAMES = ["_by", "_key", SURE, CHANGE];

/** All that was typed, unseen, for the next sending. */
export function carried({ pairs, files }: Typed): Html {
  const hidden = pairs
    .filter(([name]) => !OWN_NAMES.includes(name) && !name.startsWith(KEPT))
    .map(([name, value]) => html`<textarea name="${name}" hidden>\n${value}</textarea>`);
  return html`${hidden}${[...files].map(([name, content]) => keptFile(name, content))}`;
}

export function isKept(file: Uint8Array | undefined): file is Uint8Array {
  return file !== undefined && file.length > 0 && file.length <= MOST_KEPT;
}

export function keptFile(name: string, file: Uint8Array | undefined): Html | false {
  return (
    isKept(file) &&
    html`<textarea name="${KEPT}${name}" hidden>${Buffer.from(file).toString("base64")}</textarea>`
  );
}
