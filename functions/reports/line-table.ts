// The lines of one system as a table in canonical order, kept as text by its digest: what each act makes of it; pure.

import { CHANNELS, type Channel } from "../allowlist/names.ts";
import { readTables } from "../shared/address/range-table.ts";
import { EgressStandings } from "./egress-standing.ts";
import { isWanted, LINE_STATUSES, type Line, type LineStatus, move, nameOf, type Row } from "./line.ts";

export type LineTable = readonly Line[];
export type LineCounts = Readonly<Record<LineStatus | "returned" | "leaving", number>>;

/** A new version of the report: what is new begins, what is gone is dropped or leaves by way of the archives. */
export function filed(
  table: LineTable,
  rows: readonly Row[],
  { version, at }: { version: number; at: string },
): LineTable {
  const wanted = new Map(rows.map(row => [nameOf(row), row]));
  const stay = table.flatMap(line => staying(line, wanted.get(nameOf(line)), { version, at }));
  const kept = new Set(stay.map(nameOf));
  const fresh = rows.filter(row => !kept.has(nameOf(row))).map(row => begun(row, { version, at }));
  return inOrder([...stay, ...fresh]);
}

export function compiled(table: LineTable, at: string): LineTable {
  return table.map(line => (line.status === "reported" ? move(line, "compiled", at) : line));
}

export function forwarded(table: LineTable, at: string): LineTable {
  return table.map(line => {
    if (line.status === "compiled") return move(line, "forwarded", at);
    const asksForWithdrawal =
      line.leaving && (line.status === "forwarded" || line.status === "set-by-archives");
    return asksForWithdrawal ? move(line, "withdrawal-sent", at) : line;
  });
}

export function countsOf(table: LineTable): LineCounts {
  const counts: Record<string, number> = { returned: 0, leaving: 0 };
  for (const status of LINE_STATUSES) counts[status] = 0;
  for (const line of table) {
    counts[line.status] = (counts[line.status] ?? 0) + 1;
    if (line.returned) counts.returned = (counts.returned ?? 0) + 1;
    if (line.leaving) counts.leaving = (counts.leaving ?? 0) + 1;
  }
  return counts as LineCounts;
}

/** How far each channel has come as a whole: as far as its least advanced range. The gate judges endpoint by endpoint. */
export type Standing = Readonly<Partial<Record<Channel, LineStatus>>>;

export function standingOf(table: LineTable): Standing {
  const standings = new EgressStandings(table);
  const reached = CHANNELS.flatMap(channel => {
    const least = standings.of({ channel });
    return least ? [[channel, least] as const] : [];
  });
  return Object.fromEntries(reached);
}

export function wantedRows(table: LineTable): Row[] {
  return table.filter(isWanted).map(({ channel, range, purpose }) => ({ channel, range, purpose }));
}

export function textOf(table: LineTable): string {
  return JSON.stringify(table);
}

export function tableOf(text: string): LineTable {
  return JSON.parse(text) as LineTable;
}

/** VPN before VDI, then by address: the order of the form. */
export function inOrder<R extends Pick<Row, "channel" | "range">>(rows: readonly R[]): R[] {
  return CHANNELS.flatMap(channel => {
    const own = rows.filter(row => row.channel === channel);
    const { tables } = readTables(own.map(({ range }) => range));
    return tables.flatMap(table =>
      Array.from({ length: table.size }, (_, row) => own[table.origin(row)] as R),
    );
  });
}

type Filing = { readonly version: number; readonly at: string };

function staying(line: Line, row: Row | undefined, filing: Filing): Line[] {
  const { leaving: _, ...still } = line;
  // What the archives sent back is a new line when it is filed again.
  if (row && line.returned) return [begun(row, filing)];
  if (row && line.status !== "withdrawn") return [{ ...still, purpose: row.purpose }];
  if (row || line.status === "withdrawn" || line.returned) return [];
  const neverLeft = line.status === "reported" || line.status === "compiled";
  return neverLeft ? [] : [{ ...still, leaving: true }];
}

function begun(row: Row, { version, at }: Filing): Line {
  return move({ ...row, status: "drafted", since: version, at: { drafted: at } }, "reported", at);
}
