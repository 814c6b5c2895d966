// Whether a text is a range that a system can come from: the door of all lists, with what it means on this form; pure.
import { readListed } from "../allowlist/listed-range.ts";
import type { RangeFault } from "../shared/range-fault.ts";
import type { Words } from "../shared/words.ts";

export type EgressReading =
  | { readonly kind: "range"; readonly range: string }
  | { readonly kind: "refused"; readonly code: RangeFault; readonly words: Words };

export function readEgress(text: string): EgressReading {
  const read = readListed(text);
  if (read.kind === "range") return { kind: "range", range: read.range.text };
  return { kind: "refused", code: read.fault, words: read.words };
}
