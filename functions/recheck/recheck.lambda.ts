// Follows the journal, and a timer: every decision of the gate is put to the official engine as well, those on record and those that
// renew a lease.
import { minutesIn } from "../shared/env.ts";
import { follower } from "../shared/journal/follower.ts";
import { log } from "../shared/log.ts";
import { ticks } from "../shared/time/clock.ts";
import { catchUp } from "./catching-up.ts";
import type { OfficialGate } from "./judged.ts";
import { SECOND_OPINION_MINUTES } from "./names.ts";
import { officialGate } from "./official-gate.ts";
import { recheckOpen } from "./open-sessions.ts";
import { recheck } from "./rechecking.ts";

/** Of the function's thirty seconds. */
const PATIENCE_MS = 25_000;

export const handler = follower({
  async together(recorded) {
    await recheck(recorded, loaded());
  },
  async timer(at) {
    const until = ticks() + PATIENCE_MS;
    await catchUp(at, officialGate, minutesIn("SECOND_OPINION_MINUTES", SECOND_OPINION_MINUTES));
    const official = loadedIfItCan();
    if (official) await recheckOpen(at, official, until);
  },
});

function loadedIfItCan(): OfficialGate | undefined {
  try {
    return officialGate();
  } catch {
    // Said already by who caught up, and waited for there.
    return undefined;
  }
}

/** Where it cannot be had the events come again, and then lie among those put aside: the timer goes over them all the same. */
function loaded() {
  try {
    return officialGate();
  } catch (error) {
    log("error", "official-engine-failed", { error: String(error) });
    throw error;
  }
}
