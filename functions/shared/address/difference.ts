// What to add to a list in force and what to remove until it is the wanted one; pure.
import { type RangeTable, readTables } from "./range-table.ts";

export interface RangeDifference {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Entry by entry, in canonical order. What must go is named as it is in force, even where that is no range at all. */
export function difference(wanted: readonly string[], actual: readonly string[]): RangeDifference {
  // The same text is the same range: only what is left over has to be read, and it is little when little changes.
  const missing = without(wanted, actual);
  const texts = [...missing, ...without(actual, wanted)];
  const { tables, unread } = readTables(texts);
  const damaged = unread.find(place => place < missing.length);
  if (damaged !== undefined) throw new Error(`not a canonical range: ${texts[damaged]}`);
  const add: string[] = [];
  const gone: number[] = [];
  for (const table of tables) {
    for (let row = 0, end = 0; row < table.size; row = end) {
      end = endOfEquals(table, row);
      // Equal rows stay as given, and the missing were given first.
      if (table.origin(end - 1) < missing.length) add.push(table.text(row, table.prefix(row)));
      else if (table.origin(row) >= missing.length) gone.push(...originsOf(table, row, end));
    }
  }
  return { add, remove: [...gone, ...unread].map(place => texts[place] as string) };
}

function without(texts: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return texts.filter(text => !known.has(text));
}

function endOfEquals(table: RangeTable, row: number): number {
  const prefix = table.prefix(row);
  let end = row + 1;
  while (end < table.size && table.prefix(end) === prefix && table.share(row, end, prefix)) end++;
  return end;
}

function originsOf(table: RangeTable, from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => table.origin(from + i));
}
