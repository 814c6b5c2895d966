// The order of rows of numbers, equal rows staying as given; it knows nothing of what the numbers mean.
import { at } from "./address.ts";

/** Up to this many rows, comparing them is quicker than counting their bytes. */
const FEW = 24;
/** From this many rows on, two bytes at once part them in half the time. */
const MANY = 8192;

export interface Rows {
  readonly cells: Uint32Array;
  /** Cells a row takes. */
  readonly width: number;
  /** How many of them, from the first, decide the order. */
  readonly deciding: number;
}

/** Some bytes of a row: `byte` 0 is the highest of the first cell, 4 the highest of the second. */
interface Digit {
  readonly byte: number;
  readonly bytes: 1 | 2;
}

/** Where each row begins, in order. */
export function rowOrder(rows: Rows): Uint32Array {
  const sorting = new Sorting(rows);
  sorting.sort(0, sorting.order.length, 0);
  return sorting.order;
}

/** Radix sort from the highest byte: addresses part early, so that few bytes are read and only near neighbours compared. */
class Sorting {
  readonly order: Uint32Array;
  readonly #spare: Uint32Array;
  readonly #cells: Uint32Array;
  readonly #deciding: number;

  constructor({ cells, width, deciding }: Rows) {
    this.order = new Uint32Array(cells.length / width);
    for (let i = 0; i < this.order.length; i++) this.order[i] = i * width;
    this.#spare = new Uint32Array(this.order.length);
    this.#cells = cells;
    this.#deciding = deciding;
  }

  /** Sorts from `from` up to `to`, where the rows are known to be equal in every byte before this one. */
  sort(from: number, to: number, byte: number): void {
    if (to - from <= FEW) this.#insert(from, to);
    else if (byte < 4 * this.#deciding) {
      const bytes = to - from >= MANY && byte % 2 === 0 ? 2 : 1;
      const ends = this.#group(from, to, { byte, bytes });
      let start = from;
      for (let digit = 0; digit < ends.length; digit++) {
        const end = at(ends, digit);
        if (end > start + 1) this.sort(start, end, byte + bytes);
        start = end;
      }
    }
  }

  /** Brings rows with the same digit together, and says where each digit ends. */
  #group(from: number, to: number, { byte, bytes }: Digit): Uint32Array {
    const { order } = this;
    const spare = this.#spare;
    const cells = this.#cells;
    const cell = byte >> 2;
    const shift = 32 - 8 * ((byte & 3) + bytes);
    const digits = 256 ** bytes;
    const digitOf = (row: number) => (at(cells, row + cell) >>> shift) & (digits - 1);
    const ends = new Uint32Array(digits + 1);
    for (let i = from; i < to; i++) {
      const next = digitOf(at(order, i)) + 1;
      ends[next] = at(ends, next) + 1;
    }
    // Often the digit is the same in every row: nothing to move.
    if (at(ends, digitOf(at(order, from)) + 1) === to - from) return Uint32Array.of(to);
    ends[0] = from;
    for (let digit = 1; digit < digits; digit++) ends[digit] = at(ends, digit) + at(ends, digit - 1);
    for (let i = from; i < to; i++) {
      const row = at(order, i);
      const digit = digitOf(row);
      const place = at(ends, digit);
      spare[place] = row;
      ends[digit] = place + 1;
    }
    order.set(spare.subarray(from, to), from);
    return ends.subarray(0, digits);
  }

  #insert(from: number, to: number): void {
    const { order } = this;
    for (let i = from + 1; i < to; i++) {
      const row = at(order, i);
      let place = i;
      for (; place > from && this.#isAfter(at(order, place - 1), row); place--)
        order[place] = at(order, place - 1);
      order[place] = row;
    }
  }

  #isAfter(a: number, b: number): boolean {
    for (let cell = 0; cell < this.#deciding; cell++) {
      const difference = at(this.#cells, a + cell) - at(this.#cells, b + cell);
      if (difference !== 0) return difference > 0;
    }
    return false;
  }
}
