// Ranges that meet ranges they must not: twice on one list, one inside another, or on the list of another system; pure.
import type { RangeFault } from "./range-fault.ts";
import { type RangeTable, tablesOf } from "./range-table.ts";

/** A range of another system. */
export interface OtherRange {
  readonly system: string;
  readonly range: string;
}

export interface Clash {
  /** Where on the list the range is that must go: of two equal ones the later, of two nested ones the narrower. */
  readonly place: number;
  readonly fault: Extract<RangeFault, "duplicate" | "overlap" | "other-system">;
  readonly with: string;
  /** Whose the other one is, when it is not of this list. */
  readonly system?: string;
}

/** One for each range that has any, in the order of the list; a range is held against its own list first. */
export function clashes(list: readonly string[], others: readonly OtherRange[]): Clash[] {
  const found = new Map<number, Clash>();
  for (const table of tablesOf([...list, ...others.map(({ range }) => range)])) {
    for (const [outer, inner] of meetings(table, list.length)) {
      const [first = 0, second = 0] = [table.origin(outer), table.origin(inner)].sort((a, b) => a - b);
      const other = others[second - list.length];
      const clash: Clash = other
        ? { place: first, fault: "other-system", with: other.range, system: other.system }
        : {
            place: table.origin(inner),
            fault: table.prefix(outer) === table.prefix(inner) ? "duplicate" : "overlap",
            with: list[table.origin(outer)] as string,
          };
      if (!found.has(clash.place)) found.set(clash.place, clash);
    }
  }
  return [...found.values()].sort((a, b) => a.place - b.place);
}

/** A row whose block is still open, and what it lies in. */
interface Open {
  readonly row: number;
  readonly outer: Open | undefined;
  /** The nearest of either kind, this one included. */
  readonly own: Open | undefined;
  readonly other: Open | undefined;
  /** Whether a row of others was seen inside: then it is inside all that is around, too. */
  met: boolean;
}

/** Pairs of rows, one inside the other. Every row of the list itself (they came before `others`) that meets any is in one. */
function* meetings(table: RangeTable, others: number): Generator<[outer: number, inner: number]> {
  let open: Open | undefined;
  for (let row = 0; row < table.size; row++) {
    while (open && !table.share(open.row, row, table.prefix(open.row))) open = open.outer;
    const isOwn = table.origin(row) < others;
    for (const outer of isOwn ? nearest(open) : unmet(open?.own)) yield [outer.row, row];
    open = opened(row, isOwn, open);
  }
}

function opened(row: number, isOwn: boolean, outer: Open | undefined): Open {
  const here = { row, outer, own: outer?.own, other: outer?.other, met: false };
  here[isOwn ? "own" : "other"] = here;
  return here;
}

function nearest(open: Open | undefined): Open[] {
  const found = open?.own ?? open?.other;
  return found ? [found] : [];
}

function* unmet(own: Open | undefined): Generator<Open> {
  for (let each = own; each && !each.met; each = each.outer?.own) {
    each.met = true;
    yield each;
  }
}
