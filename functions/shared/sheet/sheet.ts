// The door for agency spreadsheets: bytes in, typed records and faults out; records in, bytes out. It never throws for
// what a file holds, and never lets a row through of which a cell was refused.
import { writeCell } from "./sheet-cell.ts";
import type { Columns, RecordOf } from "./sheet-column.ts";
import { decodeSheet, type SheetEncoding } from "./sheet-encoding.ts";
import { faultAt, type SheetFault } from "./sheet-fault.ts";
import { type Header, isBlank, readHeader, readRecord } from "./sheet-record.ts";
import { joinRows, type SheetLine, splitRows, type TableLimits } from "./sheet-table.ts";

export interface SheetLimits extends TableLimits {
  readonly bytes: number;
  readonly faults: number;
}

export const SHEET_LIMITS: SheetLimits = {
  bytes: 5_000_000,
  rows: 20_000,
  columns: 64,
  cell: 4_000,
  faults: 1_000,
};

/** `row` is the number a spreadsheet program shows, for what later checks have to say about the record. */
interface SheetRow<C extends Columns> {
  readonly row: number;
  readonly record: RecordOf<C>;
}

/** Nothing may be applied while there is a fault; the good rows are there so that a dry run can check them further. */
export interface Sheet<C extends Columns> {
  readonly encoding: SheetEncoding | null;
  readonly rows: readonly SheetRow<C>[];
  readonly faults: readonly SheetFault[];
}

export function readSheet<const C extends Columns>(
  bytes: Uint8Array,
  columns: C,
  limits: SheetLimits = SHEET_LIMITS,
): Sheet<C> {
  if (bytes.length > limits.bytes) return unread(null, [faultAt({}, "too-large", String(limits.bytes))]);
  const decoded = decodeSheet(bytes);
  if (decoded.kind === "refused") return unread(null, [decoded.fault]);
  const { encoding, text } = decoded;
  const lines = splitRows(text, limits).filter(line => line.kind === "refused" || !line.cells.every(isBlank));
  const first = lines.next().value;
  if (first === undefined) return unread(encoding, [faultAt({}, "empty")]);
  if (first.kind === "refused") return unread(encoding, first.faults);
  const header = readHeader(first, columns);
  if (header.faults.length > 0) return unread(encoding, header.faults);
  return { encoding, ...readRows(lines, header, limits.faults) };
}

function readRows<C extends Columns>(
  lines: Iterable<SheetLine>,
  header: Header<C>,
  mostFaults: number,
): Pick<Sheet<C>, "rows" | "faults"> {
  const rows: SheetRow<C>[] = [];
  const faults: SheetFault[] = [];
  for (const line of lines) {
    const read = line.kind === "refused" ? line : readRecord(line, header);
    if (read.kind === "record") rows.push({ row: read.row, record: read.record });
    else faults.push(...read.faults);
    if (faults.length >= mostFaults) {
      faults.push(faultAt({}, "too-many-faults", String(mostFaults)));
      break;
    }
  }
  return { rows, faults };
}

/** UTF-8 with BOM, so that Excel shows Chinese; `readSheet` reads it back as the same records. */
export function writeSheet<const C extends Columns>(
  columns: C,
  records: Iterable<NoInfer<RecordOf<C>>>,
): Uint8Array<ArrayBuffer> {
  const text = joinRows(tableOf(columns, records));
  if (text.includes("\0") || !text.isWellFormed()) throw new RangeError("a record holds what is not text");
  return new TextEncoder().encode(`\uFEFF${text}`);
}

function* tableOf<C extends Columns>(columns: C, records: Iterable<RecordOf<C>>): Generator<string[]> {
  const entries = Object.entries(columns);
  yield entries.map(([, { title }]) => title);
  for (const record of records) {
    yield entries.map(([name, column]) => {
      const value: unknown = record[name];
      return writeCell(value === null ? null : column.format(value), column.fold === true);
    });
  }
}

function unread<C extends Columns>(encoding: SheetEncoding | null, faults: readonly SheetFault[]): Sheet<C> {
  return { encoding, rows: [], faults };
}
