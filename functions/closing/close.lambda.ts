// Follows every fact that a session rests on, and a timer: what the gate would refuse now is ended on record and cut in EC2.

import { isThere, liveSessions } from "../sessions/live.ts";
import type { Session } from "../sessions/session.ts";
import type { SessionEvent } from "../sessions/session-event.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { follower } from "../shared/journal/follower.ts";
import { raiseLowGuards } from "../shared/journal/guards.ts";
import { readMany } from "../shared/journal/journal.ts";
import { kindOf, type StreamOf } from "../shared/journal/keys.ts";
import { withRenewals } from "../shared/journal/renewal.ts";
import { now } from "../shared/time/clock.ts";
import { affectedBy } from "./affected.ts";
import { type Closer, closeAll } from "./closing.ts";
import { raiseAllGuards } from "./shared-states.ts";
import { sweep } from "./sweep.ts";
import { inTurn, recordedLately } from "./turns.ts";
import { vpnOf } from "./vpn.ts";

/** Well inside the function's time: asking again, and waiting for EC2, which takes five calls a second for as long as it must. */
const PATIENCE_MS = 10_000;
const CUTTING_MS = 50_000;

const closer: Closer = { vpn: vpnOf(), now };

export const handler = follower({
  async together(recorded) {
    // Before anything else: from then on whoever read before it was recorded cannot come in any more. Left low, all come again.
    const [raised] = await Promise.allSettled([raiseLowGuards(recorded)]);
    const facts = recorded.filter(({ stream }) => kindOf(stream) !== "SESSION");
    const [own, affected] = await Promise.all([named(recorded), affectedBy(facts)]);
    // What was ended elsewhere is cut where EC2 takes it at once, and otherwise by the timer: no fact waits behind it.
    await closeAll([...own, ...affected], { ...closer, ...(facts.length === 0 && { cutWithinMs: 0 }) });
    if (raised.status === "rejected") throw raised.reason;
  },
  async timer(at) {
    const until = new Date(at.getTime() + PATIENCE_MS);
    const live = liveSessions();
    const parts = [
      raiseAllGuards(),
      live.then(withRenewals).then(open => closeAll(inTurn(open, at), { ...closer, until })),
      recordedLately(at)
        .then(affectedBy)
        .then(affected => closeAll(affected, closer)),
      sweep({ ...closer, cutWithinMs: CUTTING_MS }, live),
    ];
    // None waits for another to go well.
    await Promise.allSettled(parts);
    await Promise.all(parts);
  },
});

const OWN: readonly SessionEvent["type"][] = ["SessionAllowed", "SessionEnded"];

/** One just allowed is asked again, since a board shows it a moment later; one just ended is cut, whoever ended it. */
async function named(recorded: readonly Recorded[]) {
  const streams = recorded
    .filter(({ stream, event }) => kindOf(stream) === "SESSION" && OWN.some(type => type === event.type))
    .map(({ stream }) => stream as StreamOf<Session>);
  return (await readMany([...new Set(streams)])).filter(isThere);
}
