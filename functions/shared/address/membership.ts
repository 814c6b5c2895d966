// Who is on a list: compiled once for a version of it, then asked by the gate at every connection; doubt admits nobody.
import { type AddressWords, at, type Family } from "./address.ts";
import { lastRead, scanCaller } from "./address-reading.ts";
import { NOBODY, type OwnerMap, ownerMapOf } from "./owner-map.ts";
import { tablesOf } from "./range-table.ts";

/** Entries that ended are left out by the caller. */
export class Membership {
  readonly #directories: Readonly<Record<Family, Directory>>;

  /** Of several entries that hold an address, the one given first is the answer. */
  constructor(ranges: readonly string[]) {
    const [four, six] = tablesOf(ranges);
    this.#directories = { 4: new Directory(ownerMapOf(four)), 6: new Directory(ownerMapOf(six)) };
  }

  has(address: string): boolean {
    return this.#find(address) !== NOBODY;
  }

  /** The place in the given list of the entry that lets the address in. */
  entryOf(address: string): number | undefined {
    const entry = this.#find(address);
    return entry === NOBODY ? undefined : entry;
  }

  #find(address: string): number {
    const family = scanCaller(address);
    return family === undefined ? NOBODY : this.#directories[family].ownerOf(lastRead.words);
  }
}

/** Past this many slots a directory leaves the processor's cache and stops paying. */
const MOST_SLOT_BITS = 16;

/** An owner map behind a directory of the highest words of its points: one step to the few points near an address, then halving. */
class Directory {
  readonly #points: Uint32Array;
  readonly #owners: Uint32Array;
  readonly #base: number;
  readonly #shift: number;
  /** `slots[n]` counts the points before slot n. */
  readonly #slots: Uint32Array;

  constructor({ points, owners }: OwnerMap) {
    const count = points.length / 4;
    const base = count === 0 ? 0 : at(points, 0);
    const span = count === 0 ? 0 : at(points, 4 * (count - 1)) - base;
    this.#points = points;
    this.#owners = owners;
    this.#base = base;
    this.#shift = Math.max(0, bitLength(span) - Math.min(MOST_SLOT_BITS, bitLength(count)));
    this.#slots = slotsOf(points, base, this.#shift, span);
  }

  ownerOf(address: AddressWords): number {
    const beyond = at(address, 0) - this.#base;
    if (beyond < 0) return NOBODY;
    const slot = Math.min(beyond >>> this.#shift, this.#slots.length - 2);
    let low = at(this.#slots, slot);
    let high = at(this.#slots, slot + 1);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#isAfter(middle, address)) high = middle;
      else low = middle + 1;
    }
    return at(this.#owners, low);
  }

  #isAfter(point: number, address: AddressWords): boolean {
    for (let i = 0; i < 4; i++) {
      const difference = at(this.#points, 4 * point + i) - at(address, i);
      if (difference !== 0) return difference > 0;
    }
    return false;
  }
}

function slotsOf(points: Uint32Array, base: number, shift: number, span: number): Uint32Array {
  const count = points.length / 4;
  const slots = new Uint32Array((span >>> shift) + 2);
  let slot = 0;
  for (let point = 0; point < count; point++) {
    const reached = (at(points, 4 * point) - base) >>> shift;
    while (slot < reached) slots[++slot] = point;
  }
  slots[slot + 1] = count;
  return slots;
}

function bitLength(value: number): number {
  return 32 - Math.clz32(value);
}
