// From the bytes of a sheet to its text: which encoding they are in, decided strictly; never a guess, never a replaced character.
import { isUtf8 } from "node:buffer";
import { faultAt, type SheetFault } from "./sheet-fault.ts";

const SHEET_ENCODINGS = ["utf-8", "utf-16le", "big5"] as const;
export type SheetEncoding = (typeof SHEET_ENCODINGS)[number];

export type Decoded =
  | { readonly kind: "text"; readonly encoding: SheetEncoding; readonly text: string }
  | { readonly kind: "refused"; readonly fault: SheetFault };

const MARKS = { utf8: [0xef, 0xbb, 0xbf], utf16le: [0xff, 0xfe] };
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

export function decodeSheet(bytes: Uint8Array): Decoded {
  if (WORKBOOKS.some(mark => beginsWith(bytes, mark))) return refused(faultAt({}, "not-text"));
  const decoded = decodeAny(bytes);
  if (decoded.kind === "refused") return decoded;
  const { text } = decoded;
  // What a program puts for what it could not read, and no header has: Big5 that was sent as text comes in such, and says nothing any more.
  if (text.slice(0, text.search(/[\r\n]|$/)).includes("\uFFFD"))
    return refused(faultAt({ row: 1 }, "lost-character"));
  const nul = text.indexOf("\0");
  return nul === -1 ? decoded : refused(faultAt({ row: rowAfter(text.slice(0, nul)) }, "nul-character"));
}

function decodeAny(bytes: Uint8Array): Decoded {
  if (beginsWith(bytes, MARKS.utf16le)) return decodeAs("utf-16le", bytes);
  if (beginsWith(bytes, MARKS.utf8)) return decodeAs("utf-8", bytes);
  if (isUtf8(bytes)) return withoutDoubt(decodeAs("utf-8", bytes), bytes);
  const chinese = utf8ChineseIn(bytes);
  if (chinese === undefined) return decodeAs("big5", bytes);
  const change = Math.max(chinese, firstUndecodable("utf-8", bytes));
  return refused(faultAt({ row: rowOf(bytes, change) }, "mixed-encodings", String(change + 1)));
}

function decodeAs(encoding: SheetEncoding, bytes: Uint8Array): Decoded {
  const text = strictly(encoding, bytes);
  if (text !== undefined) return { kind: "text", encoding, text };
  const offset = firstUndecodable(encoding, bytes);
  const row = rowAfter(new TextDecoder(encoding).decode(bytes.subarray(0, offset)));
  return refused(faultAt({ row }, "unknown-encoding", String(offset + 1)));
}

/** A few Big5 characters are well-formed UTF-8 too, but only as two-byte ones, which no Chinese text consists of. */
function withoutDoubt(decoded: Decoded, bytes: Uint8Array): Decoded {
  if (decoded.kind === "refused" || /[\u0800-\uffff]/.test(decoded.text)) return decoded;
  const doubtful = decoded.text.search(/[\u0080-\u07ff]/);
  if (doubtful === -1 || strictly("big5", bytes) === undefined) return decoded;
  return refused(faultAt({ row: rowAfter(decoded.text.slice(0, doubtful)) }, "ambiguous-encoding"));
}

/**
 * Where UTF-8 Chinese is among bytes that are not UTF-8 throughout. By cells, since a whole mixed file can be
 * well-formed Big5 by chance; common Big5 characters (lead bytes A4–C6) never form three bytes of UTF-8.
 */
function utf8ChineseIn(bytes: Uint8Array): number | undefined {
  for (const { 0: cell, index } of latin1(bytes).matchAll(/[^",\t\r\n]+/g)) {
    if (/[\xe0-\xff]/.test(cell) && isUtf8(bytes.subarray(index, index + cell.length))) return index;
  }
  return undefined;
}

function strictly(encoding: SheetEncoding, bytes: Uint8Array, more = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: more });
  } catch {
    return undefined;
  }
}

/** Where bytes that do not decode first fail, found by halving: the last byte if they only break off too early. */
function firstUndecodable(encoding: SheetEncoding, bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length - 1;
  while (good < bad) {
    const middle = Math.floor((good + bad) / 2);
    if (strictly(encoding, bytes.subarray(0, middle + 1), true) === undefined) bad = middle;
    else good = middle + 1;
  }
  return good;
}

/** Quotes and line ends are the same bytes in UTF-8 and Big5, and never part of another character. */
function rowOf(bytes: Uint8Array, offset: number): number {
  return rowAfter(latin1(bytes.subarray(0, offset)));
}

/** The number of the row in which this beginning of a sheet breaks off; line ends within quotes do not count. */
function rowAfter(beginning: string): number {
  return (beginning.replace(/"[^"]*(?:"|$)/g, "").match(/\r\n?|\n/g)?.length ?? 0) + 1;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function refused(fault: SheetFault): Decoded {
  return { kind: "refused", fault };
}
