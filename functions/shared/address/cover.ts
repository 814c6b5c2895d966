// The fewest ranges that hold exactly the same addresses; must never admit one address more or lose one.
import { at } from "./address.ts";
import { type RangeTable, tablesOf } from "./range-table.ts";

/** Canonical text in and out, in canonical order: IPv4 first, then by start. */
export function cover(ranges: readonly string[]): string[] {
  const kept: string[] = [];
  for (const table of tablesOf(ranges)) keepCover(table, kept);
  return kept;
}

/** Rows come sorted: each lies in the range kept last or beyond it, and the two halves of a wider one end up side by side. */
function keepCover(table: RangeTable, kept: string[]): void {
  const rows = new Uint32Array(table.size);
  const prefixes = new Uint32Array(table.size);
  let last = -1;
  for (let row = 0; row < table.size; row++) {
    if (last >= 0 && table.share(at(rows, last), row, at(prefixes, last))) continue;
    let prefix = table.prefix(row);
    let first = row;
    while (last >= 0 && at(prefixes, last) === prefix && table.share(at(rows, last), first, prefix - 1)) {
      first = at(rows, last);
      prefix--;
      last--;
    }
    last++;
    rows[last] = first;
    prefixes[last] = prefix;
  }
  for (let i = 0; i <= last; i++) kept.push(table.text(at(rows, i), at(prefixes, i)));
}
