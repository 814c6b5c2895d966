// Text to address, both families, fast enough for the gate; takes only what is plainly written and never says what is wrong.
import { type AddressWords, at, BITS, type Family, isMapped } from "./address.ts";

const [DOT, SLASH, ZERO, COLON] = [0x2e, 0x2f, 0x30, 0x3a];
const NOT_HEX = -1;
/** Past its end it says undefined, which is no digit either. */
const HEX_VALUES = Int8Array.from({ length: 128 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? NOT_HEX : value;
});

// One place for the result instead of a new object: a lookup must not allocate.
const read = { words: new Uint32Array(4), prefix: 0 };
const GROUPS = 8;
const groups = new Uint32Array(GROUPS);

/** What the last scan read. Good until the next one, so copy what must stay. */
export const lastRead: { readonly words: AddressWords; readonly prefix: number } = read;

/** Reads a range into `lastRead`; an address alone is a range of one. Host bits are left for the caller to judge. */
export function scanRange(text: string): Family | undefined {
  const end = addressEnd(text);
  const family = scanAddress(text, end);
  if (family === undefined) return undefined;
  read.prefix = end === text.length ? BITS[family] : scanPrefix(text, end + 1);
  return read.prefix >= 0 && read.prefix <= BITS[family] ? family : undefined;
}

/** Reads the address that ends before `end` into `lastRead.words`; undefined when it is not one. */
export function scanAddress(text: string, end: number): Family | undefined {
  const four = scanFour(text, 0, end);
  if (four < 0) return scanSix(text, end) ? 6 : undefined;
  read.words[0] = four;
  read.words[1] = read.words[2] = read.words[3] = 0;
  return 4;
}

/** As `scanAddress`, for one who asks to come in: an IPv4-mapped IPv6 address is that IPv4 address. */
export function scanCaller(text: string): Family | undefined {
  const family = scanAddress(text, text.length);
  if (family !== 6 || !isMapped(read.words)) return family;
  read.words[0] = at(read.words, 3);
  read.words[2] = read.words[3] = 0;
  return 4;
}

/** Looks from the end: a prefix length has three digits at most. */
function addressEnd(text: string): number {
  const first = Math.max(0, text.length - 4);
  for (let i = text.length - 1; i >= first; i--) if (text.charCodeAt(i) === SLASH) return i;
  return text.length;
}

function scanPrefix(text: string, start: number): number {
  const digits = text.length - start;
  if (digits === 0 || (digits > 1 && text.charCodeAt(start) === ZERO)) return -1;
  let prefix = 0;
  for (let i = start; i < text.length; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    prefix = prefix * 10 + digit;
  }
  return prefix;
}

/** Leading zeros are no number here: some software reads them as octal. */
function scanFour(text: string, start: number, end: number): number {
  let value = 0;
  let octets = 0;
  let octet = -1;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9 && octet !== 0) octet = octet < 0 ? digit : octet * 10 + digit;
    else if (code === DOT && isOctet(octet)) {
      value = (value << 8) | octet;
      octets++;
      octet = -1;
    } else return -1;
  }
  return octets === 3 && isOctet(octet) ? ((value << 8) | octet) >>> 0 : -1;
}

function isOctet(value: number): boolean {
  return value >= 0 && value <= 255;
}

function scanSix(text: string, end: number): boolean {
  let count = 0;
  let gap = -1;
  let group = 0;
  let start = firstGroup(text, end);
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const value = HEX_VALUES[code] as number;
    if (value >= 0) {
      group = (group << 4) | value;
      continue;
    }
    if (code === DOT) return joinDotted(scanFour(text, start, end), count, gap);
    if (code !== COLON || i - start > 4) return false;
    if (i > start) groups[count++] = group;
    else gap = gapAt(count, gap);
    group = 0;
    start = i + 1;
  }
  if (start >= end) return gap === count && joinGroups(count, gap);
  groups[count] = group;
  return end - start <= 4 && joinGroups(count + 1, gap);
}

/** The first of a leading "::" is passed over, so that everywhere "::" shows as one empty group; a lone colon leaves nothing. */
function firstGroup(text: string, end: number): number {
  if (text.charCodeAt(0) !== COLON) return 0;
  return text.charCodeAt(1) === COLON ? 1 : end;
}

/** A second gap is put where none can be. */
function gapAt(count: number, earlier: number): number {
  return earlier < 0 ? count : GROUPS + 1;
}

function joinDotted(four: number, count: number, gap: number): boolean {
  groups[count] = four >>> 16;
  groups[count + 1] = four & 0xffff;
  return four >= 0 && joinGroups(count + 2, gap);
}

/** Puts the zeros that `::` stands for where it stood, and joins the eight groups into four words. */
function joinGroups(count: number, gap: number): boolean {
  if (gap < 0 ? count !== GROUPS : count >= GROUPS || gap > count) return false;
  if (gap >= 0) {
    const zeros = GROUPS - count;
    for (let i = GROUPS - 1; i >= gap; i--) groups[i] = i >= gap + zeros ? at(groups, i - zeros) : 0;
  }
  const { words } = read;
  words[0] = (at(groups, 0) << 16) | at(groups, 1);
  words[1] = (at(groups, 2) << 16) | at(groups, 3);
  words[2] = (at(groups, 4) << 16) | at(groups, 5);
  words[3] = (at(groups, 6) << 16) | at(groups, 7);
  return true;
}
