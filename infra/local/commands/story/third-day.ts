// 7.2 (4) by the rules alone, on the facts of the cases: the third home day at 27 weeks and 6 days, and the fourth at 37. `keelung` plays it by rosters.
import { explain } from "../../../../functions/gate/explain.ts";
import type { ProfileId } from "../../../../functions/shared/rules/clauses.ts";
import { factsKnown, refusedInCase, situation } from "../policy/cases.ts";
import type { StoryStep } from "./step.ts";

const GATE = "policies/connect";
const BOTH: readonly ProfileId[] = ["ey-draft", "keelung-pregnancy"];

const refusedUnder = (profiles: readonly ProfileId[], change: object) =>
  refusedInCase(explain(factsKnown({ ...situation(GATE, "home-day"), ...change }, profiles)));

export const THIRD_DAY: readonly StoryStep[] = [
  {
    of: "7.2 (4)",
    when: "2021-06-23 08:30",
    what: {
      "zh-TW": "27 週又 6 天，本週第三個居家日",
      en: "At 27 weeks and 6 days, a third home day of the week",
    },
    refused: ["keelung-pregnancy/3.1"],
    play: async () => ({
      refused: refusedUnder(["keelung-pregnancy"], { tier: "before-28-weeks", homeDays: 3 }),
    }),
  },
  {
    of: "7.2 (4)",
    when: "2021-06-24 08:30",
    what: {
      "zh-TW": "37 週，五個工作日中的第四個居家日，兼採行政院原則",
      en: "At 37 weeks, the fourth home day of five, with the Executive Yuan's principles too",
    },
    refused: ["ey-draft/4c"],
    play: async () => {
      const fourth = { tier: "from-36-weeks", homeDays: 4 };
      const alone = refusedUnder(["keelung-pregnancy"], fourth);
      const amiss = alone.length > 0 ? `Keelung alone refuses it by ${alone.join(" ")}` : undefined;
      return { refused: refusedUnder(BOTH, fourth), amiss };
    },
  },
];
