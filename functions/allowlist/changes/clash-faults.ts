// Entries that would meet others they must not: on their own list never, on another system's only with a reason; pure.

import { wordsOf } from "../../shared/address/range-fault.ts";
import type { Fault } from "../../shared/http/problem.ts";
import { systemOf } from "../../shared/rules/systems.ts";
import type { Words } from "../../shared/words.ts";
import type { EntryFacts } from "../lists/entry.ts";
import { type Clash, clashes, type Elsewhere } from "./clashes.ts";
import type { Fresh } from "./edit.ts";

/** `kept` stays on the list as it is; the faults are those of the fresh entries alone, each at its own place. */
export function clashFaults(
  kept: readonly EntryFacts[],
  fresh: readonly Fresh[],
  elsewhere: readonly Elsewhere[],
): Fault[] {
  const list = [...kept.map(({ range }) => range), ...fresh.map(({ facts }) => facts.range)];
  return clashes(list, elsewhere).flatMap(clash => {
    const mine = fresh[clash.place - kept.length];
    if (clash.fault === "other-system")
      return mine && !mine.facts.sharedReason ? [faultAt(mine, clash, clash.with)] : [];
    // Of two nested ones the narrower is named: where that one stays, the wider is what must not come.
    const wider = mine ?? fresh.find(({ facts }) => facts.range === clash.with);
    return wider ? [faultAt(wider, clash, mine ? clash.with : (list[clash.place] as string))] : [];
  });
}

function faultAt({ pointer }: Fresh, { fault, system }: Clash, other: string): Fault {
  const { "zh-TW": zh, en } = wordsOf(fault);
  const whose = system === undefined ? undefined : systemOf(system);
  const words: Words = {
    "zh-TW": `${zh}：${whose ? `${whose["zh-TW"]} ` : ""}${other}`,
    en: `${en}: ${whose ? `${whose.en} ` : ""}${other}`,
  };
  return { pointer: pointer("range"), code: fault, words };
}
