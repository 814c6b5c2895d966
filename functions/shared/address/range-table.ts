// Ranges of one family as sorted rows of numbers: covering, comparing and looking up are walks over them, without objects.
import { at, type Family, hasHostBits, maskOf, WORDS } from "./address.ts";
import { lastRead, scanRange } from "./address-reading.ts";
import { writeRange } from "./address-writing.ts";
import { rowOrder } from "./row-order.ts";

/** IPv4, then IPv6. */
export type RangeTables = readonly [RangeTable, RangeTable];

/** A row: the words of its first address, its prefix length, and its place among the texts it was read from. */
const widthOf = (family: Family) => WORDS[family] + 2;

const start = new Uint32Array(WORDS[6]);

export class RangeTable {
  readonly family: Family;
  readonly size: number;
  readonly #width: number;
  readonly #cells: Uint32Array;

  constructor(family: Family, cells: Uint32Array) {
    this.family = family;
    this.#width = widthOf(family);
    this.size = cells.length / this.#width;
    this.#cells = new Uint32Array(cells.length);
    const width = this.#width;
    const order = rowOrder({ cells, width, deciding: width - 1 });
    for (let row = 0, cell = 0; row < order.length; row++) {
      const from = at(order, row);
      for (let i = 0; i < width; i++) this.#cells[cell++] = at(cells, from + i);
    }
  }

  prefix(row: number): number {
    return at(this.#cells, (row + 1) * this.#width - 2);
  }

  origin(row: number): number {
    return at(this.#cells, (row + 1) * this.#width - 1);
  }

  /** The row's first address, in a place that the next call takes over. */
  start(row: number): Uint32Array {
    for (let i = 0; i < WORDS[6]; i++)
      start[i] = i < WORDS[this.family] ? at(this.#cells, row * this.#width + i) : 0;
    return start;
  }

  /** Reports whether two rows begin with the same `prefix` bits. */
  share(a: number, b: number, prefix: number): boolean {
    // Nearly every question is settled by the first word.
    const first = at(this.#cells, a * this.#width) ^ at(this.#cells, b * this.#width);
    if (prefix <= 32) return prefix === 0 || first >>> (32 - prefix) === 0;
    if (first !== 0) return false;
    for (let i = 1; 32 * i < prefix; i++) {
      const differing = at(this.#cells, a * this.#width + i) ^ at(this.#cells, b * this.#width + i);
      if ((differing & maskOf(prefix, i)) !== 0) return false;
    }
    return true;
  }

  text(row: number, prefix: number): string {
    return writeRange(this.family, this.start(row), prefix);
  }
}

/** The recorded ranges. One that does not read is damage: half a list would shut or open the wrong door, so none is given. */
export function tablesOf(ranges: readonly string[]): RangeTables {
  const { tables, unread } = readTables(ranges);
  if (unread.length > 0) throw new Error(`not a canonical range: ${ranges[unread[0] as number]}`);
  return tables;
}

/** Rows in canonical order (start, then the wider first, then as given), and the places of texts that are no range. */
export function readTables(texts: readonly string[]): { tables: RangeTables; unread: number[] } {
  const cells = {
    4: new Uint32Array(texts.length * widthOf(4)),
    6: new Uint32Array(texts.length * widthOf(6)),
  };
  const ends = { 4: 0, 6: 0 };
  const unread: number[] = [];
  for (let origin = 0; origin < texts.length; origin++) {
    const family = scanRange(texts[origin] as string);
    if (family === undefined || hasHostBits(lastRead.words, lastRead.prefix)) unread.push(origin);
    else {
      const into = cells[family];
      let end = ends[family];
      for (let i = 0; i < WORDS[family]; i++) into[end++] = at(lastRead.words, i);
      into[end++] = lastRead.prefix;
      into[end++] = origin;
      ends[family] = end;
    }
  }
  const table = (family: Family) => new RangeTable(family, cells[family].subarray(0, ends[family]));
  return { tables: [table(4), table(6)], unread };
}
