// The same ranges and callers in every run, made and written without the code that is measured.
import type { Random } from "../measure/random.ts";

export const FAMILIES = [4, 6] as const;
export type Family = (typeof FAMILIES)[number];

interface Block {
  readonly family: Family;
  readonly start: bigint;
  readonly prefix: number;
}

const BITS = { 4: 32, 6: 128 };
/** IPv6 as the region is given it: lists share their first bits, which flatters nobody's directory. */
const FIRST_GROUPS = [0x2001, 0x2400, 0x2402, 0x2404, 0x2406];

export function scattered(family: Family, count: number, random: Random): Block[] {
  return Array.from({ length: count }, () => anyBlock(family, random));
}

/** Of every ten, seven make one block (its quarters, one of them twice, two pieces of it) and three stand alone: four remain. */
export function overlapping(family: Family, count: number, random: Random): Block[] {
  const blocks: Block[] = [];
  while (blocks.length < count) {
    const block = anyBlock(family, random);
    const quarters = [0, 1, 2, 3].map(part => partOf(block, 2, part));
    const pieces = [3, 5].map(deeper => partOf(block, deeper, random.below(2 ** deeper)));
    blocks.push(...quarters, random.pick(quarters), ...pieces, ...scattered(family, 3, random));
  }
  return random.shuffled(blocks.slice(0, count));
}

/** Every second one comes from a range of the list. */
export function callers(list: readonly Block[], count: number, random: Random): string[] {
  return Array.from({ length: count }, (_, i) => {
    const listed = random.pick(list);
    const { family, start, prefix } = i % 2 === 0 ? listed : anyBlock(listed.family, random);
    return addressText(family, start + upTo(BITS[family] - prefix, random));
  });
}

export function rangeText({ family, start, prefix }: Block): string {
  return `${addressText(family, start)}/${prefix}`;
}

function anyBlock(family: Family, random: Random): Block {
  const prefix = family === 4 ? 18 + random.below(10) : 32 + random.below(28);
  const first = family === 4 ? 1 + random.below(222) : random.pick(FIRST_GROUPS);
  const rest = BITS[family] - (family === 4 ? 8 : 16);
  const value = (BigInt(first) << BigInt(rest)) + upTo(rest, random);
  const host = BigInt(BITS[family] - prefix);
  return { family, start: (value >> host) << host, prefix };
}

function partOf({ family, start, prefix }: Block, deeper: number, part: number): Block {
  const narrower = Math.min(BITS[family], prefix + deeper);
  return { family, start: start + (BigInt(part) << BigInt(BITS[family] - narrower)), prefix: narrower };
}

function upTo(bits: number, random: Random): bigint {
  let value = 0n;
  for (let left = bits; left > 0; left -= 32) {
    value = (value << BigInt(Math.min(32, left))) | BigInt(random.below(2 ** Math.min(32, left)));
  }
  return value;
}

function addressText(family: Family, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map(shift => (value >> shift) & 255n).join(".");
  const groups = value.toString(16).padStart(32, "0").match(/.{4}/g) ?? [];
  // The platform's own URL writer knows the shortest form.
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1);
}
