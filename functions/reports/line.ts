// The law of a reported range on its way to the archives and back, and of the lines of one system in the form's order: a
// status only moves forward; pure.

import { CHANNELS, type Channel } from "../allowlist/names.ts";
import { readTables } from "../shared/address/range-table.ts";
import { Problem } from "../shared/http/problem.ts";
import { words } from "../shared/words.ts";
import { LINE_STATUSES, type LineStatus } from "./names.ts";
import { REPORT_PROBLEM } from "./problems.ts";

/** A line never reported is dropped without a trace; one that went out leaves by way of the archives. */
const NEXT: Record<LineStatus, readonly LineStatus[]> = {
  drafted: ["reported"],
  reported: ["compiled"],
  compiled: ["forwarded"],
  forwarded: ["set-by-archives", "withdrawal-sent"],
  "set-by-archives": ["withdrawal-sent", "withdrawn"],
  "withdrawal-sent": ["withdrawn"],
  withdrawn: [],
};

/** One range as the system's agency reports it. */
export interface ReportRow {
  readonly channel: Channel;
  readonly range: string;
  readonly purpose: string;
}

export interface ReportLine extends ReportRow {
  readonly status: LineStatus;
  /** The version of the report that brought it. */
  readonly since: number;
  /** When it reached each status. */
  readonly at: Partial<Record<LineStatus, string>>;
  /** The archives sent it back: it stays where it is until a new version drops it or files it again. */
  readonly returned?: { readonly reason: string; readonly at: string };
  /** A later version no longer has it: it counts for nothing any more, and the archives are asked to take it off. */
  readonly leaving?: true;
  /** The archives' document that set it or took it off, where there is one. */
  readonly documentNo?: string;
}

export function move(line: ReportLine, to: LineStatus, at: string): ReportLine {
  if (!NEXT[line.status].includes(to)) {
    const zh = `${line.range} 目前為「${line.status}」，不能改為「${to}」`;
    const en = `${line.range} is ${line.status} and cannot become ${to}`;
    throw new Problem(REPORT_PROBLEM["status-out-of-order"], {
      detail: words(zh, en),
      clauses: ["tainan-2021/4d"],
    });
  }
  return { ...line, status: to, at: { ...line.at, [to]: at } };
}

/** What the gate may count on: recorded as set by the archives, and still reported by the agency. */
export function isSet({ status, leaving }: ReportLine): boolean {
  return status === "set-by-archives" && !leaving;
}

/** Whether it is on the archives' list by what they told us, wanted or not. */
export function isListed({ status, at }: ReportLine): boolean {
  return at["set-by-archives"] !== undefined && status !== "withdrawn";
}

/** Whether the agency wants it on the archives' list. */
export function isWanted({ status, leaving, returned }: ReportLine): boolean {
  return status !== "withdrawn" && !leaving && !returned;
}

export function rowName({ channel, range }: Pick<ReportRow, "channel" | "range">): string {
  return `${channel} ${range}`;
}

export type LineTable = readonly ReportLine[];
export type LineCounts = Readonly<Record<LineStatus | "returned" | "leaving", number>>;

/** A new version of the report: what is new begins, what is gone is dropped or leaves by way of the archives. */
export function fileLines(
  table: LineTable,
  rows: readonly ReportRow[],
  { version, at }: { version: number; at: string },
): LineTable {
  const wanted = new Map(rows.map(row => [rowName(row), row]));
  const stay = table.flatMap(line => staying(line, wanted.get(rowName(line)), { version, at }));
  const kept = new Set(stay.map(rowName));
  const fresh = rows.filter(row => !kept.has(rowName(row))).map(row => begun(row, { version, at }));
  return inFormOrder([...stay, ...fresh]);
}

export function compileLines(table: LineTable, at: string): LineTable {
  return table.map(line => (line.status === "reported" ? move(line, "compiled", at) : line));
}

export function forwardLines(table: LineTable, at: string): LineTable {
  return table.map(line => {
    if (line.status === "compiled") return move(line, "forwarded", at);
    const asksForWithdrawal =
      line.leaving && (line.status === "forwarded" || line.status === "set-by-archives");
    return asksForWithdrawal ? move(line, "withdrawal-sent", at) : line;
  });
}

export function countLines(table: LineTable): LineCounts {
  const counts: Record<string, number> = { returned: 0, leaving: 0 };
  for (const status of LINE_STATUSES) counts[status] = 0;
  for (const line of table) {
    counts[line.status] = (counts[line.status] ?? 0) + 1;
    if (line.returned) counts.returned = (counts.returned ?? 0) + 1;
    if (line.leaving) counts.leaving = (counts.leaving ?? 0) + 1;
  }
  return counts as LineCounts;
}

export function wantedRows(table: LineTable): ReportRow[] {
  return table.filter(isWanted).map(({ channel, range, purpose }) => ({ channel, range, purpose }));
}

export function linesText(table: LineTable): string {
  return JSON.stringify(table);
}

export function parseLines(text: string): LineTable {
  return JSON.parse(text) as LineTable;
}

/** VPN before VDI, then by address: the order of the form. */
export function inFormOrder<R extends Pick<ReportRow, "channel" | "range">>(rows: readonly R[]): R[] {
  return CHANNELS.flatMap(channel => {
    const own = rows.filter(row => row.channel === channel);
    const { tables } = readTables(own.map(({ range }) => range));
    return tables.flatMap(table =>
      Array.from({ length: table.size }, (_, row) => own[table.origin(row)] as R),
    );
  });
}

type Filing = { readonly version: number; readonly at: string };

function staying(line: ReportLine, row: ReportRow | undefined, filing: Filing): ReportLine[] {
  const { leaving: _, ...still } = line;
  // What the archives sent back is a new line when it is filed again.
  if (row && line.returned) return [begun(row, filing)];
  if (row && line.status !== "withdrawn") return [{ ...still, purpose: row.purpose }];
  if (row || line.status === "withdrawn" || line.returned) return [];
  const neverLeft = line.status === "reported" || line.status === "compiled";
  return neverLeft ? [] : [{ ...still, leaving: true }];
}

function begun(row: ReportRow, { version, at }: Filing): ReportLine {
  return move({ ...row, status: "drafted", since: version, at: { drafted: at } }, "reported", at);
}
