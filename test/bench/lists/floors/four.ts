// The practical limit for IPv4, to measure against: all in line, with nothing kept for a reader.
// As strict as the product about what an address is; ranges of the membership floor must not hold each other.
import { radix } from "./radix.ts";

const [DOT, SLASH, ZERO, COLON] = [46, 47, 48, 58];
const DECIMAL = Array.from({ length: 256 }, (_, value) => String(value));
const DOTTED = DECIMAL.map(text => `${text}.`);
const SLASHED = DECIMAL.map(text => `/${text}`);

let end = 0;
let w0 = 0;

/** Reads up to a slash or the end; leaves `end` there. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a floor is all in line, which is its point.
function parse4(text: string): boolean {
  let value = 0;
  let octet = -1;
  let dots = 0;
  let i = 0;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code < COLON) {
      if (octet === 0) return false;
      octet = octet < 0 ? code - ZERO : octet * 10 + code - ZERO;
      if (octet > 255) return false;
    } else if (code === DOT) {
      if (octet < 0) return false;
      value = (value << 8) | octet;
      octet = -1;
      dots++;
    } else if (code === SLASH) break;
    else return false;
  }
  if (octet < 0 || dots !== 3) return false;
  w0 = ((value << 8) | octet) >>> 0;
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

export function cover4(texts: readonly string[]): string[] {
  const n = texts.length;
  const read = [new Uint32Array(n), new Uint32Array(n)] as const;
  for (let i = 0; i < n; i++) {
    const text = texts[i] as string;
    const prefix = parse4(text) ? parsePrefix(text) : 999;
    if (prefix > 32 || (prefix < 32 && w0 << prefix !== 0)) throw new Error(text);
    read[0][i] = w0;
    read[1][i] = prefix;
  }
  const byPrefix = radix(read[1], read[0]);
  const [starts, prefixes] = radix(byPrefix[1], byPrefix[0]);
  const [keptStarts, keptPrefixes] = [new Uint32Array(n), new Uint32Array(n)];
  let last = -1;
  for (let i = 0; i < n; i++) {
    let start = starts[i] as number;
    let prefix = prefixes[i] as number;
    if (last >= 0 && same(start, keptStarts[last] as number, keptPrefixes[last] as number)) continue;
    while (
      last >= 0 &&
      keptPrefixes[last] === prefix &&
      same(start, keptStarts[last] as number, prefix - 1)
    ) {
      start = keptStarts[last--] as number;
      prefix--;
    }
    keptStarts[++last] = start;
    keptPrefixes[last] = prefix;
  }
  const kept: string[] = new Array(last + 1);
  for (let i = 0; i <= last; i++) {
    const s = keptStarts[i] as number;
    const high = DOTTED[s >>> 24] as string;
    kept[i] =
      high +
      DOTTED[(s >>> 16) & 255] +
      DOTTED[(s >>> 8) & 255] +
      DECIMAL[s & 255] +
      SLASHED[keptPrefixes[i] as number];
  }
  return kept;
}

function same(a: number, b: number, bits: number): boolean {
  return bits <= 0 || (a ^ b) >>> (32 - bits) === 0;
}

/** Ranges given apart from each other and in order; a directory by the upper 16 bits, then halving. */
export function membership4(texts: readonly string[]): (address: string) => boolean {
  const n = texts.length;
  const [starts, ends] = [new Uint32Array(n), new Uint32Array(n)];
  const slots = new Uint32Array(65537);
  for (let i = 0; i < n; i++) {
    const text = texts[i] as string;
    parse4(text);
    starts[i] = w0;
    ends[i] = w0 + 2 ** (32 - parsePrefix(text)) - 1;
    (slots[(w0 >>> 16) + 1] as number)++;
  }
  for (let slot = 1; slot <= 65536; slot++) (slots[slot] as number) += slots[slot - 1] as number;
  return address => {
    if (!parse4(address) || end !== address.length) return false;
    let low = slots[w0 >>> 16] as number;
    let high = slots[(w0 >>> 16) + 1] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) > w0) high = middle;
      else low = middle + 1;
    }
    return low > 0 && w0 <= (ends[low - 1] as number);
  };
}
