// What an agency adopted and laid down that leaves nothing allowed, now or from a day that is coming; pure.
import { ACTIVITIES, ACTIVITY_WORDS } from "../shared/rules/activities.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import type { Day } from "../shared/time/day.ts";
import type { Words } from "../shared/words.ts";
import type { Agency } from "./agency.ts";
import { bindingProfiles, type Occasion, rulesOf, startsAfter } from "./rules.ts";

export interface RuleFault {
  readonly agency: string;
  readonly words: Words;
}

/** Each named once, for whichever of the systems it is. */
export function ruleFaults(agency: string, state: Agency, today: Day): readonly RuleFault[] {
  const found = ACTIVITIES.flatMap(activity =>
    [today, ...startsAfter(state, { activity, on: today })].flatMap(on =>
      differing(state, { activity, on }).flatMap(system => {
        const rules = rulesOf(state, { activity, system, on });
        if (rules.status === "combined") return [];
        return rules.because
          .filter(({ kind }) => kind === "nothing-allowed")
          .map(({ words }) => worded(words, ACTIVITY_WORDS[activity], on === today ? undefined : on));
      }),
    ),
  );
  const once = new Map(found.map(words => [words.en, words]));
  return [...once.values()].map(words => ({ agency, words }));
}

/** Systems that the same regulations bind have the same faults: one stands for all of them. */
function differing(state: Agency, occasion: Omit<Occasion, "system">) {
  const bound = SYSTEMS.map(
    system => [bindingProfiles(state, { ...occasion, system }).join(), system] as const,
  );
  return [...new Map(bound).values()];
}

function worded(fault: Words, activity: Words, from: Day | undefined): Words {
  return {
    "zh-TW": `${activity["zh-TW"]}${from ? `（${from} 起）` : ""}：${fault["zh-TW"]}`,
    en: `${activity.en}${from ? ` (from ${from})` : ""}: ${fault.en}`,
  };
}
