// A range as every list and report takes it: written in its one form and fit for a list within given limits; pure.

import { type Words, words } from "../words.ts";
import { type Range, readRange } from "./range.ts";
import { type RangeFault, rangeFaultWords } from "./range-fault.ts";
import { type RangeLimits, unfit } from "./sanity.ts";

export type ListedReading =
  | { readonly kind: "range"; readonly range: Range }
  | { readonly kind: "refused"; readonly fault: RangeFault; readonly words: Words };

export function readListed(text: string, limits: RangeLimits): ListedReading {
  const read = readRange(text);
  if (read.kind === "refused") return { ...read, words: rangeFaultWords(read.fault) };
  const found = unfit(read.range, limits);
  if (!found) return read;
  const { "zh-TW": zh, en } = rangeFaultWords(found.fault);
  const both = words(`${zh}（${found.block}）`, `${en} (${found.block})`);
  return { kind: "refused", fault: found.fault, words: both };
}
