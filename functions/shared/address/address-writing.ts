// Address to its one canonical text (dotted decimal; RFC 5952 for IPv6); must never read text.
import { type AddressWords, at, type Family } from "./address.ts";

const GROUPS = 8;
const BYTE = 256;
// Looked up because a list of IPv6 is mostly this: Number.toString(16) takes half of the time of a covering set.
const HEX = Array.from({ length: BYTE }, (_, value) => value.toString(16));
const DECIMAL = Array.from({ length: BYTE }, (_, value) => String(value));
const LENGTH = DECIMAL.map(text => `/${text}`);
const DOTTED = Array.from({ length: BYTE }, (_, value) => `${value}.`);
const PADDED_HEX = HEX.map(text => text.padStart(2, "0"));

export function writeRange(family: Family, words: AddressWords, prefix: number): string {
  return `${writeAddress(family, words)}${LENGTH[prefix]}`;
}

export function writeAddress(family: Family, words: AddressWords): string {
  return family === 4 ? writeFour(at(words, 0)) : writeSix(words);
}

function writeFour(value: number): string {
  return `${DOTTED[value >>> 24]}${DOTTED[(value >>> 16) & 255]}${DOTTED[(value >>> 8) & 255]}${DECIMAL[value & 255]}`;
}

function writeSix(words: AddressWords): string {
  const zeros = longestZeros(words);
  let text = "";
  for (let i = 0; i < GROUPS; i++) {
    if (i === zeros.start) {
      text += "::";
      i = zeros.end - 1;
    } else text += i === 0 || i === zeros.end ? hex(words, i) : `:${hex(words, i)}`;
  }
  return text;
}

/** The longest run of two or more zero groups, the first of equals. */
function longestZeros(words: AddressWords): { start: number; end: number } {
  let start = -1;
  let end = -1;
  for (let i = 0, run = 0; i < GROUPS; i++) {
    run = group(words, i) === 0 ? run + 1 : 0;
    if (run > 1 && run > end - start) {
      start = i + 1 - run;
      end = i + 1;
    }
  }
  return { start, end };
}

function hex(words: AddressWords, index: number): string {
  const value = group(words, index);
  return value < BYTE ? `${HEX[value]}` : `${HEX[value >>> 8]}${PADDED_HEX[value % BYTE]}`;
}

function group(words: AddressWords, index: number): number {
  return (at(words, index >> 1) >>> (index & 1 ? 0 : 16)) & 0xffff;
}
