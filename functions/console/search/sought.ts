// What was typed into the search box, cleaned, and what it may be: a terminal's number, an account, a session, an address, words; pure.
import { BITS, hasHostBits } from "../../shared/address/address.ts";
import { lastRead, scanRange } from "../../shared/address/address-reading.ts";
import { isAccount } from "../../shared/rules/account.ts";
import { PROPERTY_NO, readPropertyNo } from "../../terminals/property-number.ts";

export interface Sought {
  /** As it was typed, without what nobody types; empty where nothing is left. */
  readonly text: string;
  /** The same in the usual widths, for numbers and codes. */
  readonly plain: string;
  readonly isTooLong: boolean;
  readonly terminal?: string;
  readonly account?: string;
  readonly session?: string;
  readonly address?: SoughtAddress;
}

export interface SoughtAddress {
  readonly text: string;
  readonly isOne: boolean;
  /** Bits beyond its length: no list has such a range. */
  readonly hasHostBits: boolean;
}

/** As many as the API takes, and more than any name or number has. */
export const LONGEST_SOUGHT = 64;
/** `cvpn-connection-…`, `ses-…`, or as a broker calls its own. */
const SESSION = /^(?=.*\d)[A-Za-z][\w-]{11,63}$/;

export function soughtIn(typed: string): Sought {
  const text = typed
    .toWellFormed()
    .replaceAll(/[\p{C}\uFFFD]/gu, " ")
    .normalize("NFC")
    .replaceAll(/\s+/gu, " ")
    .trim();
  const plain = text.normalize("NFKC").trim();
  const isTooLong = text.length > LONGEST_SOUGHT || plain.length > LONGEST_SOUGHT;
  if (isTooLong) return { text: text.slice(0, LONGEST_SOUGHT).toWellFormed(), plain: "", isTooLong };
  const terminal = readPropertyNo(plain);
  const address = addressIn(plain);
  return {
    ...{ text, plain, isTooLong },
    ...(PROPERTY_NO.test(terminal) && { terminal }),
    ...(plain.includes("@") && isAccount(plain) && { account: plain }),
    ...(SESSION.test(plain) && { session: plain }),
    ...(address && { address }),
  };
}

function addressIn(text: string): SoughtAddress | undefined {
  const family = scanRange(text);
  if (family === undefined) return undefined;
  const { words, prefix } = lastRead;
  const isOne = !text.includes("/") || prefix === BITS[family];
  return { text, isOne, hasHostBits: hasHostBits(words, prefix) };
}
