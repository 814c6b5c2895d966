// Entries that would meet others they must not: on their own list never, on another system's only with a reason; pure.

import { type Clash, clashes, type Elsewhere } from "../../shared/address/clashes.ts";
import { wordsOf } from "../../shared/address/range-fault.ts";
import type { Fault } from "../../shared/http/problem.ts";
import { systemOf } from "../../shared/rules/systems.ts";
import type { Words } from "../../shared/words.ts";
import type { EntryFacts } from "../lists/entry.ts";
import type { Fresh } from "./edit.ts";

type Sees = (system: string) => boolean;

/**
 * `kept` stays on the list as it is; the faults are those of the fresh entries alone, each at its own place. What stands on
 * another system's list is named only to whoever sees that list.
 */
export function clashFaults(
  kept: readonly EntryFacts[],
  fresh: readonly Fresh[],
  elsewhere: readonly Elsewhere[],
  sees: Sees,
): Fault[] {
  const list = [...kept.map(({ range }) => range), ...fresh.map(({ facts }) => facts.range)];
  return clashes(list, elsewhere).flatMap(clash => {
    const mine = fresh[clash.place - kept.length];
    if (clash.fault === "other-system")
      return mine && !mine.facts.sharedReason ? [faultElsewhere(mine, clash, sees)] : [];
    // Of two nested ones the narrower is named: where that one stays, the wider is what must not come.
    const wider = mine ?? fresh.find(({ facts }) => facts.range === clash.with);
    const other = mine ? clash.with : (list[clash.place] as string);
    return wider ? [faultAt(wider, clash.fault, { "zh-TW": other, en: other })] : [];
  });
}

function faultElsewhere(mine: Fresh, { fault, with: other, system = "" }: Clash, sees: Sees): Fault {
  if (!sees(system)) return { pointer: mine.pointer("range"), code: fault, words: wordsOf(fault) };
  const { "zh-TW": zh, en } = systemOf(system);
  return faultAt(mine, fault, { "zh-TW": `${zh} ${other}`, en: `${en} ${other}` });
}

function faultAt({ pointer }: Fresh, fault: Clash["fault"], other: Words): Fault {
  const said = wordsOf(fault);
  const words: Words = { "zh-TW": `${said["zh-TW"]}：${other["zh-TW"]}`, en: `${said.en}: ${other.en}` };
  return { pointer: pointer("range"), code: fault, words };
}
