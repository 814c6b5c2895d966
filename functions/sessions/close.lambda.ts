// Follows every fact that a session rests on, and a timer: what the gate would refuse now is ended on record and cut in EC2.

import type { Held } from "../shared/change.ts";
import { now } from "../shared/clock.ts";
import type { Recorded } from "../shared/event.ts";
import { follower } from "../shared/follower.ts";
import { readMany } from "../shared/journal.ts";
import { kindOf } from "../shared/keys.ts";
import { type Closer, closeAll } from "./closing.ts";
import { isThere, liveSessions } from "./live.ts";
import type { Session, SessionEvent } from "./session.ts";
import { sweep } from "./sweep.ts";
import { isTouched } from "./touched.ts";
import { vpnOf } from "./vpn.ts";

const closer: Closer = { vpn: vpnOf(), now };

export const handler = follower({
  async together(recorded) {
    const facts = recorded.filter(({ stream }) => kindOf(stream) !== "SESSION");
    const live = facts.length > 0 ? await liveSessions() : [];
    const touched = live.filter(({ state }) => facts.some(fact => isTouched(state, fact)));
    await closeAll([...(await named(recorded)), ...touched], closer);
  },
  async timer() {
    const parts = [liveSessions().then(live => closeAll(live, closer)), sweep(closer)];
    // Neither waits for the other to go well.
    await Promise.allSettled(parts);
    await Promise.all(parts);
  },
});

const OWN: readonly SessionEvent["type"][] = ["SessionAllowed", "SessionEnded"];

/** One just allowed is asked again, since a board shows it a moment later; one just ended is cut, whoever ended it. */
async function named(recorded: readonly Recorded[]) {
  const streams = recorded
    .filter(({ stream, event }) => kindOf(stream) === "SESSION" && OWN.some(type => type === event.type))
    .map(({ stream }) => stream);
  const sessions = (await readMany([...new Set(streams)])) as Held<Session>[];
  return sessions.filter(isThere);
}
