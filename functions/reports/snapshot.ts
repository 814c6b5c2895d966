// What the reports said when a pack was compiled: rows, totals and digests from one moment, the same bytes every time; pure.

import { EXCHANGE_SYSTEMS, type ExchangeCode } from "../shared/rules/systems.ts";
import type { ReportContent } from "./content.ts";
import { type ReportRow, rowName } from "./line.ts";
import type { ChangeKind, Timeliness } from "./names.ts";

/** One system's part. The capacity and contact are those of the version filed. */
export interface PackSection extends Omit<ReportContent, "rows"> {
  readonly system: ExchangeCode;
  readonly agency: string;
  readonly filing: number;
  readonly filedAt: string;
  readonly timeliness: Timeliness;
  readonly rows: readonly ReportRow[];
}

export interface PackDifference extends ReportRow {
  readonly system: ExchangeCode;
  readonly change: ChangeKind;
}

interface SystemTotals extends Readonly<Record<ChangeKind, number>> {
  readonly system: ExchangeCode;
  readonly before: number;
  readonly rows: number;
}

export interface Totals extends Readonly<Record<ChangeKind, number>> {
  readonly before: number;
  readonly rows: number;
  readonly systems: readonly SystemTotals[];
}

export interface Snapshot {
  readonly number: number;
  readonly previous: number;
  readonly compiledAt: string;
  readonly sections: readonly PackSection[];
  readonly missing: readonly ExchangeCode[];
  readonly differences: readonly PackDifference[];
  readonly totals: Totals;
  /** How far the journal had come: the heads of what this rests on, and one digest over them. */
  readonly checkpoint: Checkpoint;
}

export interface Checkpoint {
  readonly digest: string;
  readonly heads: readonly { readonly stream: string; readonly version: number; readonly head: string }[];
}

export type SnapshotFacts = Pick<Snapshot, "number" | "compiledAt" | "sections" | "checkpoint">;

export function snapshotOf(facts: SnapshotFacts, previous: Snapshot | undefined): Snapshot {
  const { number, compiledAt, sections, checkpoint } = facts;
  const differences = EXCHANGE_SYSTEMS.flatMap(system =>
    differencesOf(system, rowsOf(previous, system), rowsOf(facts, system)),
  );
  const filed = new Set(sections.map(({ system }) => system));
  return {
    number,
    previous: previous?.number ?? 0,
    compiledAt,
    sections,
    missing: EXCHANGE_SYSTEMS.filter(system => !filed.has(system)),
    differences,
    totals: totalsOf(sections, differences, previous),
    checkpoint,
  };
}

function rowsOf(of: Pick<Snapshot, "sections"> | undefined, system: ExchangeCode): readonly ReportRow[] {
  return of?.sections.find(section => section.system === system)?.rows ?? [];
}

function differencesOf(
  system: ExchangeCode,
  before: readonly ReportRow[],
  now: readonly ReportRow[],
): PackDifference[] {
  const old = new Map(before.map(row => [rowName(row), row]));
  const names = new Set(now.map(rowName));
  const added = now.filter(row => !old.has(rowName(row)));
  const changed = now.filter(row => (old.get(rowName(row))?.purpose ?? row.purpose) !== row.purpose);
  const removed = before.filter(row => !names.has(rowName(row)));
  const marked = (change: ChangeKind, rows: readonly ReportRow[]) =>
    rows.map(row => ({ system, change, ...row }));
  return [...marked("add", added), ...marked("change", changed), ...marked("remove", removed)];
}

function totalsOf(
  sections: readonly PackSection[],
  differences: readonly PackDifference[],
  previous: Snapshot | undefined,
): Totals {
  const systems = EXCHANGE_SYSTEMS.map(system =>
    systemTotals(
      system,
      differences.filter(each => each.system === system),
      { before: rowsOf(previous, system).length, rows: rowsOf({ sections }, system).length },
    ),
  );
  const sum = (name: "before" | "rows" | ChangeKind) => systems.reduce((all, each) => all + each[name], 0);
  return {
    before: sum("before"),
    add: sum("add"),
    change: sum("change"),
    remove: sum("remove"),
    rows: sum("rows"),
    systems,
  };
}

function systemTotals(
  system: ExchangeCode,
  differences: readonly PackDifference[],
  { before, rows }: { readonly before: number; readonly rows: number },
): SystemTotals {
  const counted = (kind: ChangeKind) => differences.filter(({ change }) => change === kind).length;
  const [add, change, remove] = [counted("add"), counted("change"), counted("remove")];
  if (before + add - remove !== rows) throw new Error(`the totals of ${system} do not tie out`);
  return { system, before, add, change, remove, rows };
}
