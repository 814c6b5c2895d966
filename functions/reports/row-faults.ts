// What is wrong with the rows of a report, all of it at once, each with its reason: nothing is filed while there is a fault.

import type { Channel } from "../allowlist/names.ts";
import { readListed } from "../shared/address/listed-range.ts";
import { type RangeTable, readTables } from "../shared/address/range-table.ts";
import type { RangeLimits } from "../shared/address/sanity.ts";
import type { Fault } from "../shared/http/problem.ts";
import { type ExchangeCode, systemOf } from "../shared/rules/systems.ts";
import { type Words, words } from "../shared/words.ts";
import { type LineTable, type ReportRow, rowName } from "./line.ts";
import type { Nature } from "./natures.ts";

export interface RawRow {
  readonly channel: Channel;
  readonly range: string;
  readonly nature: Nature;
  readonly purpose: string;
}

export interface Neighbours {
  readonly own: LineTable;
  readonly others: readonly { readonly system: ExchangeCode; readonly lines: LineTable }[];
}

export interface CheckedRows {
  readonly rows: readonly ReportRow[];
  /** `pointer` is `/rows/<n>/<field>`. */
  readonly faults: readonly Fault[];
}

const NATURE_REFUSALS: Record<Exclude<Nature, "egress">, Words> = {
  home: words(
    "是住家位址；應填體系 VPN 或 VDI 對外的位址",
    "is a home address: give the address the system's VPN or VDI connects from",
  ),
  dynamic: words("是浮動位址；應填固定的對外位址", "is a dynamic address: give a fixed one"),
};

type EgressReading =
  | { readonly kind: "range"; readonly range: string }
  | { readonly kind: "refused"; readonly code: string; readonly words: Words };

/** Held to all that a listed range is held to: a system does not come from a private address. */
function readEgress(text: string, limits: RangeLimits): EgressReading {
  const read = readListed(text, limits);
  if (read.kind === "range") return { kind: "range", range: read.range.text };
  return { kind: "refused", code: read.fault, words: read.words };
}

export function checkRows(raw: readonly RawRow[], neighbours: Neighbours, limits: RangeLimits): CheckedRows {
  const faults: Fault[] = [];
  const rows = raw.map((row, index): ReportRow => {
    const read = readEgress(row.range, limits);
    if (row.nature !== "egress") {
      faults.push(
        fault(index, "nature", { code: `${row.nature}-address`, words: NATURE_REFUSALS[row.nature] }),
      );
    } else if (read.kind === "refused") faults.push(fault(index, "range", read));
    return { channel: row.channel, range: read.kind === "range" ? read.range : "", purpose: row.purpose };
  });
  const good = rows.flatMap((row, index) => (row.range === "" ? [] : [{ row, index }]));
  faults.push(...overlaps(good), ...foreign(good, neighbours.others), ...underway(good, neighbours.own));
  return { rows, faults };
}

interface Placed {
  readonly row: ReportRow;
  readonly index: number;
}

/** The same address under VPN and VDI is two rows; within one channel every address is reported once. */
function overlaps(placed: readonly Placed[]): Fault[] {
  return [...Map.groupBy(placed, ({ row }) => row.channel).values()].flatMap(own =>
    crossings(own.map(({ row }) => row.range)).map(([first, second]) => {
      const [one, other] = [own[first] as Placed, own[second] as Placed];
      const later = one.index > other.index ? one : other;
      const earlier = later === one ? other : one;
      const zh = `與第 ${earlier.index + 1} 列 ${earlier.row.range} 重複或重疊`;
      const en = `is already covered by or covers row ${earlier.index + 1}, ${earlier.row.range}`;
      return fault(later.index, "range", { code: "overlap", words: words(zh, en) });
    }),
  );
}

function foreign(placed: readonly Placed[], others: Neighbours["others"]): Fault[] {
  const theirs = others.flatMap(({ system, lines }) =>
    lines.filter(({ status }) => status !== "withdrawn").map(({ range }) => ({ system, range })),
  );
  const all = [...placed.map(({ row }) => row.range), ...theirs.map(({ range }) => range)];
  // An address that another system reports under both channels is one fault, not two.
  const found = new Map<number, Fault>();
  for (const [first, second] of crossings(all)) {
    const mine = placed[Math.min(first, second)];
    const other = theirs[Math.max(first, second) - placed.length];
    if (!mine || !other) continue;
    const { "zh-TW": zh, en } = systemOf(other.system);
    const told = words(`是${zh}回報的位址 ${other.range}`, `is reported by ${en} as ${other.range}`);
    found.set(mine.index, fault(mine.index, "range", { code: "other-system", words: told }));
  }
  return [...found.values()];
}

function underway(placed: readonly Placed[], own: LineTable): Fault[] {
  const leaving = new Set(own.filter(({ status }) => status === "withdrawal-sent").map(rowName));
  return placed
    .filter(({ row }) => leaving.has(rowName(row)))
    .map(({ index }) => {
      const zh = "已請檔案主管機關移除，待其答復後才能再回報";
      const en = "is being removed by the archives: report it again once they have answered";
      return fault(index, "range", { code: "withdrawal-under-way", words: words(zh, en) });
    });
}

/** Pairs of places whose ranges hold an address in common; each range is paired with the widest that holds it. */
function crossings(ranges: readonly string[]): [number, number][] {
  return readTables(ranges).tables.flatMap(table => crossingsIn(table));
}

function crossingsIn(table: RangeTable): [number, number][] {
  const pairs: [number, number][] = [];
  let outer = 0;
  for (let row = 1; row < table.size; row++) {
    if (table.share(outer, row, table.prefix(outer))) pairs.push([table.origin(outer), table.origin(row)]);
    else outer = row;
  }
  return pairs;
}

function fault(index: number, field: string, { code, words }: { code: string; words: Words }): Fault {
  return { pointer: `/rows/${index}/${field}`, code, words };
}
