// The CSV grammar (RFC 4180, commas or tabs): text to rows of raw cells and back, stopping at the first limit or broken quote.
// Our own rather than csv-parse, which would add 30 KB and 7 ms of import to every function that touches a sheet, takes
// three times as long, and bounds neither a cell nor the columns; the tests hold this grammar against it instead.
import { faultAt, type SheetFault, type SheetFaultCode } from "./sheet-fault.ts";

export interface TableLimits {
  readonly rows: number;
  readonly columns: number;
  readonly cell: number;
}

export interface Cells {
  readonly kind: "cells";
  /** As a spreadsheet program counts: the header is row 1, and a line end within quotes begins no row. */
  readonly row: number;
  readonly cells: readonly string[];
}

export type SheetLine = Cells | { readonly kind: "refused"; readonly faults: readonly SheetFault[] };

interface Table {
  readonly text: string;
  readonly delimiter: "," | "\t";
  readonly limits: TableLimits;
}

type Piece = { readonly kind: "cell"; readonly value: string; readonly end: number } | Broken;
type Row = { readonly kind: "row"; readonly cells: readonly string[]; readonly next: number } | Broken;

interface Broken {
  readonly kind: "broken";
  readonly code: SheetFaultCode;
  readonly detail: string;
  readonly value: string | null;
}

export function* splitRows(text: string, limits: TableLimits): Generator<SheetLine> {
  const table: Table = { text, delimiter: delimiterOf(text), limits };
  let at = 0;
  for (let row = 1; at < text.length; row += 1) {
    const read = row > limits.rows + 1 ? beyond("too-many-rows", limits.rows) : readRow(table, at);
    if (read.kind === "broken") {
      yield { kind: "refused", faults: [faultAt({ row, value: read.value }, read.code, read.detail)] };
      return;
    }
    yield { kind: "cells", row, cells: read.cells };
    at = read.next;
  }
}

/** Every cell quoted, CRLF after every row. */
export function joinRows(rows: Iterable<readonly string[]>): string {
  let text = "";
  for (const cells of rows) text += `${cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`;
  return text;
}

function readRow({ text, delimiter, limits }: Table, start: number): Row {
  const cells: string[] = [];
  for (let at = start; ; at += 1) {
    const piece = text[at] === '"' ? quotedCell(text, at, limits.cell) : plainCell(text, at, delimiter);
    if (piece.kind === "broken") return piece;
    if (piece.value.length > limits.cell) return beyond("cell-too-long", limits.cell, piece.value);
    if (cells.push(piece.value) > limits.columns) return beyond("too-many-columns", limits.columns);
    at = piece.end;
    if (text[at] === delimiter) continue;
    const next = afterLineEnd(text, at);
    return next === undefined ? broken("stray-quote", piece.value) : { kind: "row", cells, next };
  }
}

/** Two quotation marks are one: after twice as many the cell is too long, wherever it ends. */
function quotedCell(text: string, start: number, longest: number): Piece {
  const last = start + 2 * longest + 2;
  let quote = text.indexOf('"', start + 1);
  while (quote !== -1 && quote <= last && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  if (quote === -1) return broken("unclosed-quote", text.slice(start, start + 100));
  return { kind: "cell", value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
}

const STOPS = { ",": /[,\r\n"]/g, "\t": /[\t\r\n"]/g };

function plainCell(text: string, start: number, delimiter: "," | "\t"): Piece {
  const stops = STOPS[delimiter];
  stops.lastIndex = start;
  const end = stops.exec(text)?.index ?? text.length;
  return { kind: "cell", value: text.slice(start, end), end };
}

/** Where the next row begins; undefined if no row ends here, which only a misplaced quotation mark can bring about. */
function afterLineEnd(text: string, at: number): number | undefined {
  if (text.startsWith("\r\n", at)) return at + 2;
  return at >= text.length || text[at] === "\n" || text[at] === "\r" ? at + 1 : undefined;
}

/** What Excel calls “Unicode text” is separated by tabs. */
function delimiterOf(text: string): "," | "\t" {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  return header.includes("\t") && !header.includes(",") ? "\t" : ",";
}

function broken(code: SheetFaultCode, value: string | null, detail = ""): Broken {
  return { kind: "broken", code, value, detail };
}

function beyond(code: SheetFaultCode, limit: number, value: string | null = null): Broken {
  return broken(code, value, String(limit));
}
