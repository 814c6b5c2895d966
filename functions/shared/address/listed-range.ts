// A range as every list and report takes it: written in its one form and fit for a list under the rules in force here; pure.

import { isOn } from "../env.ts";
import { everybodys } from "../rules/profiles.ts";
import type { Words } from "../words.ts";
import { BITS } from "./address.ts";
import { type Range, readRange } from "./range.ts";
import { type RangeFault, wordsOf } from "./range-fault.ts";
import { type Limits, unfit } from "./sanity.ts";

export type ListedReading =
  | { readonly kind: "range"; readonly range: Range }
  | { readonly kind: "refused"; readonly fault: RangeFault; readonly words: Words };

/** A list is one for all agencies of its system, so what binds everybody limits it; addresses for examples are taken only where the stack was told to. */
export function limitsHere(): Limits {
  return {
    // Without a rule, nothing wider than one address.
    widest: { 4: everybodys("widestIpv4Prefix") ?? BITS[4], 6: everybodys("widestIpv6Prefix") ?? BITS[6] },
    documentation: isOn("DOCUMENTATION_RANGES") ? "allowed" : "refused",
  };
}

export function readListed(text: string, limits: Limits = limitsHere()): ListedReading {
  const read = readRange(text);
  if (read.kind === "refused") return { ...read, words: wordsOf(read.fault) };
  const found = unfit(read.range, limits);
  if (!found) return read;
  const { "zh-TW": zh, en } = wordsOf(found.fault);
  const words = { "zh-TW": `${zh}（${found.block}）`, en: `${en} (${found.block})` };
  return { kind: "refused", fault: found.fault, words };
}
