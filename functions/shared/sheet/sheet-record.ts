// One row of raw cells to a record: which header is which column's, and what is wrong with the row, all of it at once.
import { readCell } from "./sheet-cell.ts";
import type { Column, Columns, RecordOf } from "./sheet-column.ts";
import { faultAt, type SheetFault, worded } from "./sheet-fault.ts";
import type { Cells } from "./sheet-table.ts";

export interface Header<C extends Columns> {
  readonly columns: C;
  /** For each cell of a row, the code name of its column. */
  readonly names: readonly string[];
  readonly faults: readonly SheetFault[];
}

export type ReadRecord<C extends Columns> =
  | { readonly kind: "record"; readonly row: number; readonly record: RecordOf<C> }
  | { readonly kind: "refused"; readonly faults: readonly SheetFault[] };

export function readHeader<C extends Columns>({ cells, row }: Cells, columns: C): Header<C> {
  const known = namesByHeader(columns);
  const names: string[] = [];
  const faults: SheetFault[] = [];
  for (const cell of withoutEmptyEnd(cells)) {
    const name = known.get(comparable(cell));
    if (name === undefined) faults.push(faultAt({ row, column: cell }, "unknown-header"));
    else if (names.includes(name)) faults.push(faultAt({ row, column: cell }, "duplicate-header"));
    else names.push(name);
  }
  for (const [name, { title, optional }] of Object.entries(columns)) {
    if (!optional && !names.includes(name)) faults.push(faultAt({ row, column: title }, "missing-header"));
  }
  return { columns, names, faults };
}

export function readRecord<C extends Columns>({ cells, row }: Cells, header: Header<C>): ReadRecord<C> {
  const width = Math.max(withoutEmptyEnd(cells).length, Math.min(cells.length, header.names.length));
  if (width !== header.names.length) {
    return { kind: "refused", faults: [faultAt({ row }, "ragged-row", `${width} ≠ ${header.names.length}`)] };
  }
  const faults: SheetFault[] = [];
  const record: Record<string, unknown> = {};
  for (const [name, column] of Object.entries(header.columns)) {
    const read = readValue(cells[header.names.indexOf(name)] ?? "", column, row);
    if (read.kind === "value") record[name] = read.value;
    else faults.push(read.fault);
  }
  return faults.length === 0
    ? { kind: "record", row, record: record as RecordOf<C> }
    : { kind: "refused", faults };
}

type Read =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "refused"; readonly fault: SheetFault };

function readValue(raw: string, column: Column<unknown>, row: number): Read {
  const place = { row, column: column.title, value: raw };
  const cell = readCell(raw, column.fold === true);
  if (cell.kind === "refused") return { kind: "refused", fault: faultAt(place, cell.code, cell.detail) };
  if (cell.kind === "empty") {
    return column.optional
      ? { kind: "value", value: null }
      : { kind: "refused", fault: faultAt(place, "missing-value") };
  }
  const parsed = column.parse(cell.text);
  return parsed.kind === "value"
    ? parsed
    : { kind: "refused", fault: worded(place, parsed.code, parsed.words) };
}

export function isBlank(cell: string): boolean {
  return readCell(cell, false).kind === "empty";
}

/** Spreadsheet programs add empty columns to the right of the last one used. */
function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex(cell => !isBlank(cell)) + 1);
}

function namesByHeader(columns: Columns): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(columns).flatMap(([name, { title, synonyms = [] }]) =>
      [name, title, ...synonyms].map(header => [comparable(header), name] as const),
    ),
  );
}

/** Headers are compared without regard to case, width and blanks. */
function comparable(header: string): string {
  const cell = readCell(header, true);
  return (cell.kind === "text" ? cell.text : header).replace(/\s/g, "").toLowerCase();
}
