// The points of the address line where the answer to "which entry lets this address in" changes; overlaps are settled here, once.
import { at } from "./address.ts";
import type { RangeTable } from "./range-table.ts";

export const NOBODY = 2 ** 32 - 1;

export interface OwnerMap {
  /** Four words each, in order. */
  readonly points: Uint32Array;
  /** `owners[n]` is the entry that holds an address with n points at or before it. */
  readonly owners: Uint32Array;
}

interface Opened {
  readonly row: number;
  readonly owner: number;
  readonly outer: Opened | undefined;
}

/** Of several entries that hold an address, the one given first owns it. */
export function ownerMapOf(table: RangeTable): OwnerMap {
  const map = new MapBuilder(2 * table.size);
  let inner: Opened | undefined;
  for (let row = 0; row < table.size; row++) {
    while (inner && !table.share(inner.row, row, table.prefix(inner.row))) inner = close(inner);
    const origin = table.origin(row);
    inner = { row, owner: inner ? Math.min(inner.owner, origin) : origin, outer: inner };
    map.put(table.start(row), inner.owner);
  }
  while (inner) inner = close(inner);
  return map.build();

  function close({ row, outer }: Opened): Opened | undefined {
    const point = table.start(row);
    if (stepPast(point, table.prefix(row))) map.put(point, outer?.owner ?? NOBODY);
    return outer;
  }
}

/** Moves from the start of a range to the first address after it; false when that is past the last address there is. */
function stepPast(point: Uint32Array, prefix: number): boolean {
  let step = 2 ** (31 - ((prefix + 31) % 32));
  for (let i = Math.ceil(prefix / 32) - 1; i >= 0; i--) {
    const sum = at(point, i) + step;
    point[i] = sum;
    if (sum < 2 ** 32) return true;
    step = 1;
  }
  return false;
}

class MapBuilder {
  #size = 0;
  readonly #points: Uint32Array;
  readonly #owners: Uint32Array;

  constructor(most: number) {
    this.#points = new Uint32Array(4 * most);
    this.#owners = new Uint32Array(most + 1).fill(NOBODY);
  }

  /** From this point on the addresses are the owner's. An owner who begins where another began replaces it. */
  put(point: Uint32Array, owner: number): void {
    if (this.#owners[this.#size] === owner) return;
    if (!this.#endsAt(point)) this.#size++;
    // Word by word: four are too few for what copying them at once takes to begin.
    const first = 4 * (this.#size - 1);
    for (let i = 0; i < 4; i++) this.#points[first + i] = at(point, i);
    this.#owners[this.#size] = owner;
  }

  build(): OwnerMap {
    return { points: this.#points.slice(0, 4 * this.#size), owners: this.#owners.slice(0, this.#size + 1) };
  }

  #endsAt(point: Uint32Array): boolean {
    if (this.#size === 0) return false;
    const last = 4 * (this.#size - 1);
    for (let i = 0; i < 4; i++) if (at(this.#points, last + i) !== at(point, i)) return false;
    return true;
  }
}
