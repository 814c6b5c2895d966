// Follows every fact that a session rests on, and a timer: what the gate would refuse now is ended on record and cut in EC2.

import { isAffected } from "../gate/parts.ts";
import { isThere, liveSessions, type SessionRow } from "../sessions/live.ts";
import type { Session } from "../sessions/session.ts";
import type { SessionEvent } from "../sessions/session-event.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { follower } from "../shared/journal/follower.ts";
import { raiseLowGuards } from "../shared/journal/guards.ts";
import { readMany } from "../shared/journal/journal.ts";
import { kindOf, type StreamOf } from "../shared/journal/keys.ts";
import { now } from "../shared/time/clock.ts";
import { type Closer, closeAll } from "./closing.ts";
import { raiseAllGuards } from "./shared-states.ts";
import { sweep } from "./sweep.ts";
import { vpnOf } from "./vpn.ts";

/** Well inside the function's 15 seconds. */
const PATIENCE_MS = 10_000;

const closer: Closer = { vpn: vpnOf(), now };

export const handler = follower({
  async together(recorded) {
    // Before anything else: from then on whoever read before it was recorded cannot come in any more. Left low, all come again.
    const [raised] = await Promise.allSettled([raiseLowGuards(recorded)]);
    const facts = recorded.filter(({ stream }) => kindOf(stream) !== "SESSION");
    const live = facts.length > 0 ? await liveSessions() : [];
    const affected = live.filter(({ state }) => facts.some(({ stream }) => isAffected(state, stream)));
    await closeAll([...(await named(recorded)), ...affected], closer);
    if (raised.status === "rejected") throw raised.reason;
  },
  async timer(at) {
    const until = new Date(at.getTime() + PATIENCE_MS);
    const parts = [
      raiseAllGuards(),
      liveSessions().then(live => closeAll(inTurn(live, at), { ...closer, until })),
      sweep(closer),
    ];
    // None waits for another to go well.
    await Promise.allSettled(parts);
    await Promise.all(parts);
  },
});

/** Should they be too many for one run: who is past a deadline first, then others, beginning elsewhere every minute. */
function inTurn(live: readonly SessionRow[], at: Date): SessionRow[] {
  const iso = at.toISOString();
  const over = live.filter(({ state }) => state.closesAt !== undefined && state.closesAt.at <= iso);
  const rest = live.filter(session => !over.includes(session));
  const from = rest.length === 0 ? 0 : (Math.floor(at.getTime() / 60_000) * 997) % rest.length;
  return [...over, ...rest.slice(from), ...rest.slice(0, from)];
}

const OWN: readonly SessionEvent["type"][] = ["SessionAllowed", "SessionEnded"];

/** One just allowed is asked again, since a board shows it a moment later; one just ended is cut, whoever ended it. */
async function named(recorded: readonly Recorded[]) {
  const streams = recorded
    .filter(({ stream, event }) => kindOf(stream) === "SESSION" && OWN.some(type => type === event.type))
    .map(({ stream }) => stream as StreamOf<Session>);
  return (await readMany([...new Set(streams)])).filter(isThere);
}
