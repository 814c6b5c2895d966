// The practical limit for IPv6, to measure against: all in line, with nothing kept for a reader, and for prefixes up to 64.
import { radix } from "./radix.ts";

const [SLASH, ZERO, COLON] = [47, 48, 58];
const SLASHED = Array.from({ length: 129 }, (_, value) => `/${value}`);
const HEX = Array.from({ length: 256 }, (_, value) => value.toString(16));
const PADDED = HEX.map(text => text.padStart(2, "0"));
const DIGIT = new Uint8Array(128).fill(99);
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  DIGIT[digit.charCodeAt(0)] = DIGIT[digit.toUpperCase().charCodeAt(0)] = value;
}

let end = 0;
let w0 = 0;
let w1 = 0;
let w2 = 0;
let w3 = 0;

const groups = new Uint16Array(8);

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a floor is all in line, which is its point.
function parse6(text: string): boolean {
  let count = 0;
  let gap = -1;
  let group = 0;
  let start = 0;
  let i = 0;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const digit = DIGIT[code] as number;
    if (digit < 16) group = (group << 4) | digit;
    else if (code === COLON) {
      if (i > start + 4) return false;
      if (i > start) groups[count++] = group;
      else if (i > 0) {
        if (gap >= 0) return false;
        gap = count;
      } else if (text.charCodeAt(1) !== COLON) return false;
      group = 0;
      start = i + 1;
    } else if (code === SLASH) break;
    else return false;
  }
  if (i > start + 4) return false;
  if (i > start) groups[count++] = group;
  else if (gap !== count) return false;
  if (gap < 0 ? count !== 8 : count > 7) return false;
  if (gap >= 0) {
    for (let from = count - 1, to = 7; from >= gap; from--, to--) groups[to] = groups[from] as number;
    for (let zero = gap; zero < gap + 8 - count; zero++) groups[zero] = 0;
  }
  w0 = (((groups[0] as number) << 16) | (groups[1] as number)) >>> 0;
  w1 = (((groups[2] as number) << 16) | (groups[3] as number)) >>> 0;
  w2 = (((groups[4] as number) << 16) | (groups[5] as number)) >>> 0;
  w3 = (((groups[6] as number) << 16) | (groups[7] as number)) >>> 0;
  end = i;
  return true;
}

function parsePrefix(text: string): number {
  let prefix = 0;
  for (let i = end + 1; i < text.length; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return 999;
    prefix = prefix * 10 + digit;
  }
  return prefix;
}

function same(a: number, b: number, bits: number): boolean {
  return bits <= 0 || (a ^ b) >>> (32 - bits) === 0;
}

/** Good for prefixes up to 64, as all of the bench are: only the upper half is sorted and compared. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a floor is all in line, which is its point.
export function cover6(texts: readonly string[]): string[] {
  const n = texts.length;
  const [high, low, prefixes, order] = [
    new Uint32Array(n),
    new Uint32Array(n),
    new Uint32Array(n),
    new Uint32Array(n),
  ];
  for (let i = 0; i < n; i++) {
    const text = texts[i] as string;
    const prefix = parse6(text) ? parsePrefix(text) : 999;
    const hostBits = prefix < 32 ? w0 << prefix || w1 : prefix < 64 ? w1 << (prefix - 32) : 0;
    if (prefix > 64 || hostBits || w2 || w3) throw new Error(text);
    high[i] = w0;
    low[i] = w1;
    prefixes[i] = prefix;
    order[i] = i;
  }
  let rows = radix(prefixes.slice(), order)[1];
  rows = radix(
    rows.map(row => low[row] as number),
    rows,
  )[1];
  rows = radix(
    rows.map(row => high[row] as number),
    rows,
  )[1];
  const [keptRows, keptPrefixes] = [new Uint32Array(n), new Uint32Array(n)];
  const share = (a: number, b: number, bits: number) =>
    bits <= 32
      ? same(high[a] as number, high[b] as number, bits)
      : high[a] === high[b] && same(low[a] as number, low[b] as number, bits - 32);
  let last = -1;
  for (let i = 0; i < n; i++) {
    let row = rows[i] as number;
    let prefix = prefixes[row] as number;
    if (last >= 0 && share(row, keptRows[last] as number, keptPrefixes[last] as number)) continue;
    while (last >= 0 && keptPrefixes[last] === prefix && share(row, keptRows[last] as number, prefix - 1)) {
      row = keptRows[last--] as number;
      prefix--;
    }
    keptRows[++last] = row;
    keptPrefixes[last] = prefix;
  }
  const kept: string[] = new Array(last + 1);
  for (let i = 0; i <= last; i++) {
    const row = keptRows[i] as number;
    kept[i] = upperText(high[row] as number, low[row] as number) + SLASHED[keptPrefixes[i] as number];
  }
  return kept;
}

function upperText(high: number, low: number): string {
  const groups = low & 0xffff ? 4 : low ? 3 : high & 0xffff ? 2 : 1;
  let text = hex(high >>> 16);
  if (groups > 1) text += `:${hex(high & 0xffff)}`;
  if (groups > 2) text += `:${hex(low >>> 16)}`;
  if (groups > 3) text += `:${hex(low & 0xffff)}`;
  return `${text}::`;
}

function hex(group: number): string {
  return group < 256 ? (HEX[group] as string) : `${HEX[group >>> 8]}${PADDED[group & 255]}`;
}

/** Ranges given apart from each other and in order; halving over the upper 64 bits, all that prefixes up to 64 need. */
export function membership6(texts: readonly string[]): (address: string) => boolean {
  const n = texts.length;
  const [highs, lows, prefixes] = [new Uint32Array(n), new Uint32Array(n), new Uint32Array(n)];
  for (let i = 0; i < n; i++) {
    const text = texts[i] as string;
    parse6(text);
    highs[i] = w0;
    lows[i] = w1;
    prefixes[i] = parsePrefix(text);
  }
  return address => {
    if (!parse6(address) || end !== address.length) return false;
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const top = highs[middle] as number;
      if (top > w0 || (top === w0 && (lows[middle] as number) > w1)) high = middle;
      else low = middle + 1;
    }
    if (low === 0) return false;
    const [top, next, bits] = [
      highs[low - 1] as number,
      lows[low - 1] as number,
      prefixes[low - 1] as number,
    ];
    return bits <= 32 ? same(top, w0, bits) : top === w0 && same(next, w1, bits - 32);
  };
}
