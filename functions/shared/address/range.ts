// The one door for ranges: text a person wrote in, a range in its one form or the reason against it out. Too slow for the gate.
import IPCIDR from "ip-cidr";
import { type AddressWords, at, type Family, hasHostBits, isMapped } from "./address.ts";
import { lastRead, scanRange } from "./address-reading.ts";
import { writeRange } from "./address-writing.ts";
import { diagnose } from "./range-diagnosis.ts";
import type { RangeFault } from "./range-fault.ts";

export interface Range {
  readonly family: Family;
  readonly words: AddressWords;
  readonly prefix: number;
  /** The one form: start and length, RFC 5952 for IPv6. */
  readonly text: string;
  /** How many addresses it holds. */
  readonly size: bigint;
}

export type RangeReading =
  | { readonly kind: "range"; readonly range: Range }
  | { readonly kind: "refused"; readonly fault: RangeFault };

/** An address alone is a range of one. */
export function readRange(text: string): RangeReading {
  const family = scanRange(text);
  if (family === undefined) return refused(diagnose(text));
  const words = lastRead.words.slice();
  const { prefix } = lastRead;
  if (isMapped(words) && family === 6) return refused("mapped");
  if (hasHostBits(words, prefix)) return refused("host-bits");
  const size = sizeInDispute(text, { family, words, prefix });
  if (size === undefined) return refused("disputed");
  return { kind: "range", range: { family, words, prefix, text: writeRange(family, words, prefix), size } };
}

type Read = Pick<Range, "family" | "words" | "prefix">;

/**
 * How many addresses, as ip-cidr reads the same text; undefined when it reads another range. Ours is the reader, since the
 * gate has to read in nanoseconds and name what is wrong, and ip-cidr takes host bits, `/33` in places and IPv4-mapped addresses.
 * But what goes on record must mean one thing to everybody: a text that a second, independent reader takes for other
 * addresses is not recorded.
 */
function sizeInDispute(text: string, { family, words, prefix }: Read): bigint | undefined {
  const asked = text.includes("/") ? text : `${text}/${prefix}`;
  if (!IPCIDR.isValidCIDR(asked)) return undefined;
  const theirs = new IPCIDR(asked);
  const start = theirs.start<bigint>({ type: "bigInteger" });
  const end = theirs.end<bigint>({ type: "bigInteger" });
  const agrees =
    theirs.address.v4 === (family === 4) &&
    theirs.address.subnetMask === prefix &&
    start === numberOf(family, words);
  return agrees ? end - start + 1n : undefined;
}

function numberOf(family: Family, words: AddressWords): bigint {
  if (family === 4) return BigInt(at(words, 0));
  return words.reduce((value, word) => (value << 32n) | BigInt(word), 0n);
}

function refused(fault: RangeFault): RangeReading {
  return { kind: "refused", fault };
}
