// One cell between text and file. The rule: a cell that begins with ' is literal, the rest is its text, exactly; the
// writer puts that mark before every text the reader would otherwise change or refuse, so reading undoes writing, and
// no program takes an exported text for a formula.
import { codePoint, oddCharacter } from "../rules/text.ts";
import type { SheetFaultCode } from "./sheet-fault.ts";

export type SheetCell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "empty" }
  | { readonly kind: "refused"; readonly code: SheetFaultCode; readonly detail: string };

const LITERAL = "'";

/** What copying leaves around a text: blanks and zero-width characters. */
const EDGE = /[[\s\p{Cf}\p{DI}]--\p{VS}]/v;

/** Full-width signs too: spreadsheet programs of this region take them for the half-width ones. */
const FORMULA = /^(?:[\t\r\n]|[[\s\p{Cf}\p{DI}]--\p{VS}]*[=+\-@＝＋－＠])/v;

/** Within a cell there may be several lines. */
const LINES = "\t\r\n";

export function readCell(raw: string, fold: boolean): SheetCell {
  if (raw.startsWith(LITERAL)) return { kind: "text", text: raw.slice(LITERAL.length) };
  if (FORMULA.test(raw)) return { kind: "refused", code: "formula", detail: "" };
  const text = trimmed(raw);
  if (text === "") return { kind: "empty" };
  const odd = oddCharacter(text, LINES);
  if (odd) return { kind: "refused", code: "unseen-character", detail: codePoint(odd.character) };
  return { kind: "text", text: fold ? halfWidth(text) : text };
}

/** An absent value is an empty cell; an empty text is a lone mark. */
export function writeCell(text: string | null, fold: boolean): string {
  if (text === null) return "";
  const read = readCell(text, fold);
  return read.kind === "text" && read.text === text ? text : LITERAL + text;
}

/** Full-width letters, digits and signs and the ideographic space, as typed with a Chinese keyboard. */
function halfWidth(text: string): string {
  return text.replace(/[\u3000\uff01-\uff5e]/g, wide =>
    wide === "\u3000" ? " " : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

/** Not one pattern: matching blanks up to an end takes squared time on a cell made of blanks. */
function trimmed(raw: string): string {
  let from = 0;
  let to = raw.length;
  while (from < to && EDGE.test(raw.charAt(from))) from += 1;
  while (to > from && EDGE.test(raw.charAt(to - 1))) to -= 1;
  return raw.slice(from, to);
}
