// An address as four numbers: families, masks and the mapped form; must never read or write text.
export const FAMILIES = [4, 6] as const;
export type Family = (typeof FAMILIES)[number];
export const BITS = { 4: 32, 6: 128 } as const satisfies Record<Family, number>;
export const WORDS = { 4: 1, 6: 4 } as const satisfies Record<Family, number>;

/** Four 32-bit words, the highest first. IPv4 fills the highest: one code sorts, masks and compares both families. */
export type AddressWords = Readonly<Uint32Array>;

/**
 * Typed arrays are read inside their bounds everywhere here; the type cannot know it. Of this one kind alone: a second kind
 * passing through here would slow down every reader of the first.
 */
export function at(numbers: Readonly<Uint32Array>, index: number): number {
  return numbers[index] as number;
}

/** Which bits of word `index` a prefix of that length fixes. */
export function maskOf(prefix: number, index: number): number {
  const fixed = prefix - 32 * index;
  if (fixed <= 0) return 0;
  return fixed >= 32 ? -1 : -1 << (32 - fixed);
}

export function hasHostBits(words: AddressWords, prefix: number): boolean {
  for (let i = 0; i < 4; i++) if ((at(words, i) & ~maskOf(prefix, i)) !== 0) return true;
  return false;
}

/** Reports whether both addresses begin with the same `prefix` bits. */
export function sharePrefix(a: AddressWords, b: AddressWords, prefix: number): boolean {
  for (let i = 0; i < 4; i++) if (((at(a, i) ^ at(b, i)) & maskOf(prefix, i)) !== 0) return false;
  return true;
}

/** Reports whether an IPv6 address is IPv4-mapped, `::ffff:a.b.c.d`. */
export function isMapped(words: AddressWords): boolean {
  return words[0] === 0 && words[1] === 0 && words[2] === 0xffff;
}
