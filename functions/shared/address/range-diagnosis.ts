// Why a text that did not read as a range is none: the first reason that applies, in the order of the faults. It accepts nothing.
import { BITS } from "./address.ts";
import { RANGE_FAULTS, type RangeFault } from "./range-fault.ts";

/** The longest form there is, `ffff:…:255.255.255.255/128`, is shorter; what is longer is not searched at all. */
const LONGEST = 64;

/** A text cut up the way it would be if it were a range. */
interface Parts {
  readonly text: string;
  readonly address: string;
  readonly length: string | undefined;
  /** Where dotted numbers would be: all of an IPv4 address, the tail of an IPv6 one. */
  readonly dotted: string;
  readonly isSix: boolean;
}

const SIGNS: { readonly [F in RangeFault]?: (parts: Parts) => boolean } = {
  empty: ({ text }) => text.trim() === "",
  invisible: ({ text }) => /(?!\s)[\p{Cc}\p{Cf}\p{DI}]|[\ufeff\u2800]/u.test(text),
  "white-space": ({ text }) => /\s/.test(text),
  "full-width": ({ text }) => /[\uff01-\uff61\u3002]/.test(text),
  several: ({ text }) => /[,;|、&]|[\da-f]\+[\da-f]/i.test(text),
  span: ({ text }) => /^[\da-f.:/]*[\da-f:][-–—−‐‑~〜至到][\da-f.:/]+$/i.test(text),
  wildcard: ({ text }) => /[*?]|\.x(?=\.|\/|$)/i.test(text),
  url: ({ text }) => /:\/\//.test(text),
  port: ({ text }) => /^\[.*\]:\d+$|^\d+(?:\.\d+){3}:\d+/.test(text),
  brackets: ({ text }) => /[[\](){}<>"'`“”‘’「」]/.test(text),
  zone: ({ text }) => /%/.test(text),
  "not-decimal": ({ text }) => /(?:^|[.:])0x[\da-f]/i.test(text),
  "host-name": ({ text }) => /^(?!\d+\.\d+\.)(?:[\w-]+\.)*[a-z][\w-]*\.?(?:\/|$)/i.test(text),
  mask: ({ text }) => /\/\d+(?:\.\d+){3}$/.test(text),
  "bad-prefix": ({ length, isSix }) => length !== undefined && !isLength(length, BITS[isSix ? 6 : 4]),
  "leading-zeros": ({ dotted }) => isDotted(dotted) && /(?:^|\.)0\d/.test(dotted),
  "four-parts": ({ dotted }) => isDotted(dotted) && !/^\d+(?:\.\d+){3}$/.test(dotted),
  "part-too-large": ({ dotted }) => isDotted(dotted) && dotted.split(".").some(part => Number(part) > 255),
  groups: ({ address, isSix }) => isSix && /^[\da-f:.]+$/i.test(address),
};

export function diagnose(text: string): RangeFault {
  if (text.length > LONGEST) return "too-long";
  const parts = partsOf(text);
  return RANGE_FAULTS.find(fault => SIGNS[fault]?.(parts)) ?? "not-an-address";
}

function partsOf(text: string): Parts {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  const isSix = address.includes(":");
  const tail = address.slice(address.lastIndexOf(":") + 1);
  const dotted = isSix && !tail.includes(".") ? "" : tail;
  return { text, address, length: slash < 0 ? undefined : text.slice(slash + 1), dotted, isSix };
}

function isDotted(text: string): boolean {
  return /^[\d.]+$/.test(text);
}

function isLength(text: string, bits: number): boolean {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= bits;
}
