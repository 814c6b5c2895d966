// The order of rows of numbers, equal rows staying as given; it knows nothing of what the numbers mean.
import { at } from "../shared/address.ts";

export interface Rows {
  readonly cells: Uint32Array;
  /** Cells a row takes. */
  readonly width: number;
  /** How many of them, from the first, decide the order. */
  readonly deciding: number;
}

/** Where each row begins, in order. Radix sort: from the lightest cell to the weightiest, each keeping the order before it. */
export function orderOf({ cells, width, deciding }: Rows): Uint32Array {
  const order = new Uint32Array(cells.length / width);
  for (let i = 0; i < order.length; i++) order[i] = i * width;
  const sorting = new Sorting(order);
  for (let cell = deciding - 1; cell >= 0; cell--) sorting.sortBy(cells, cell);
  return sorting.order;
}

const DIGIT_BITS = 11;
const DIGITS = 2 ** DIGIT_BITS;

class Sorting {
  order: Uint32Array;
  #keys: Uint32Array;
  #spareOrder: Uint32Array;
  #spareKeys: Uint32Array;

  constructor(order: Uint32Array) {
    this.order = order;
    this.#keys = new Uint32Array(order.length);
    this.#spareOrder = new Uint32Array(order.length);
    this.#spareKeys = new Uint32Array(order.length);
  }

  sortBy(cells: Uint32Array, cell: number): void {
    // The keys travel with the rows: looking each up again would be a jump in memory at every step.
    for (let i = 0; i < this.order.length; i++) this.#keys[i] = at(cells, at(this.order, i) + cell);
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) this.#sortByDigit(shift);
  }

  #sortByDigit(shift: number): void {
    const [keys, order, nextKeys, nextOrder] = [this.#keys, this.order, this.#spareKeys, this.#spareOrder];
    const starts = new Uint32Array(DIGITS + 1);
    for (let i = 0; i < keys.length; i++) {
      const after = ((at(keys, i) >>> shift) & (DIGITS - 1)) + 1;
      starts[after] = at(starts, after) + 1;
    }
    // A digit that all rows share moves none of them.
    if (at(starts, ((at(keys, 0) >>> shift) & (DIGITS - 1)) + 1) === keys.length) return;
    for (let digit = 1; digit < DIGITS; digit++) starts[digit] = at(starts, digit) + at(starts, digit - 1);
    for (let i = 0; i < keys.length; i++) {
      const digit = (at(keys, i) >>> shift) & (DIGITS - 1);
      const place = at(starts, digit);
      starts[digit] = place + 1;
      nextKeys[place] = at(keys, i);
      nextOrder[place] = at(order, i);
    }
    [this.#keys, this.order, this.#spareKeys, this.#spareOrder] = [nextKeys, nextOrder, keys, order];
  }
}
