// Follows the journal, and a timer: every decision of the gate is put to the official engine as well.
import { minutesIn } from "../shared/env.ts";
import { follower } from "../shared/journal/follower.ts";
import { log } from "../shared/log.ts";
import { catchUp } from "./catching-up.ts";
import { SECOND_OPINION_MINUTES } from "./names.ts";
import { officialGate } from "./official-gate.ts";
import { recheck } from "./rechecking.ts";

export const handler = follower({
  async together(recorded) {
    await recheck(recorded, loaded());
  },
  timer: at => catchUp(at, officialGate, minutesIn("SECOND_OPINION_MINUTES", SECOND_OPINION_MINUTES)),
});

/** Where it cannot be had the events come again, and then lie among those put aside: the timer goes over them all the same. */
function loaded() {
  try {
    return officialGate();
  } catch (error) {
    log("error", "official-engine-failed", { error: String(error) });
    throw error;
  }
}
