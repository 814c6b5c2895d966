// What the official engine says of decisions that the gate took, and what becomes of those that it never judges.
import { catchUp } from "../../../functions/recheck/catching-up.ts";
import { SECOND_OPINION_MINUTES } from "../../../functions/recheck/names.ts";
import { recheck } from "../../../functions/recheck/rechecking.ts";
import type { Recorded } from "../../../functions/shared/journal/event.ts";
import type { Happenings } from "./happening.ts";

export const OF_THE_SECOND_OPINION: Happenings = {
  "decision-differs": () => recheck([aYes], official("the same")),
  "decision-unjudgeable": () => recheck([aYes], official("another")),
  "official-engine-failed": unjudged,
  "decisions-unjudged": unjudged,
  "yeses-unjudged": unjudged,
};

const aYes = {
  stream: "SESSION#rechecked",
  version: 1,
  recordedAt: "2026-11-25T02:00:00.000Z",
  event: { type: "SessionAllowed", policies: "the same", facts: { rules: "in-force", read: [] } },
} as unknown as Recorded;

/** One that would have refused. */
const official = (release: string) => ({
  release,
  ask: () => ({ allowed: false, because: ["some-policy"] }),
});

/** As a run finds it that nobody has come further for an hour. */
async function unjudged() {
  const noEngine = () => {
    throw new Error("no such program");
  };
  const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  for (const hours of [0, 1]) await catchUp(later(hours), noEngine, SECOND_OPINION_MINUTES.usual);
}
