// A range as the forms have it: what an agency may report of itself, and what others write about such ranges; pure.
import { readListed } from "../shared/address/listed-range.ts";
import { readRange } from "../shared/address/range.ts";
import { type RangeFault, rangeFaultWords } from "../shared/address/range-fault.ts";
import type { RangeLimits } from "../shared/address/sanity.ts";
import type { Words } from "../shared/words.ts";

export type EgressReading =
  | { readonly kind: "range"; readonly range: string }
  | { readonly kind: "refused"; readonly code: RangeFault; readonly words: Words };

/** Held to all that a listed range is held to: a system does not come from a private address. */
export function readEgress(text: string, limits: RangeLimits): EgressReading {
  const read = readListed(text, limits);
  if (read.kind === "range") return { kind: "range", range: read.range.text };
  return { kind: "refused", code: read.fault, words: read.words };
}

/** Brought to its one form and no more: what stands on the archives' own list is compared as it stands, fit or not. */
export function readNamed(text: string): EgressReading {
  const read = readRange(text);
  if (read.kind === "range") return { kind: "range", range: read.range.text };
  return { kind: "refused", code: read.fault, words: rangeFaultWords(read.fault) };
}
