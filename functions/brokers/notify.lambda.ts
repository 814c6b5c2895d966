// Follows the sessions, and a timer: brokers are told what became of theirs, and which ends nobody has confirmed is seen to.
import { isThere } from "../sessions/live.ts";
import { sessionLaw } from "../sessions/session.ts";
import { follower } from "../shared/journal/follower.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { withRenewals } from "../shared/journal/renewal.ts";
import { log } from "../shared/log.ts";
import { tellBrokers } from "./telling.ts";
import { noteOverdue, unclosedSessions } from "./unclosed.ts";

/** Well inside the function's 15 seconds, with one more that is slow to answer. */
const PATIENCE_MS = 8_000;
/** An end that was heard and not obeyed is told again, every minute, for so long; then people are to look. */
const AGAIN_MS = 24 * 60 * 60_000;

const TELLING = ["SessionAllowed", "SessionRenewed", "SessionEnded", "SeenAfterClosing"];

export const handler = follower({
  async together(recorded, at) {
    const streams = recorded
      .filter(({ event }) => TELLING.includes(event.type))
      .map(each => stream(sessionLaw, each.stream.slice("SESSION#".length)));
    const sessions = await withRenewals((await readMany([...new Set(streams)])).filter(isThere));
    await tellBrokers(sessions, timing(at));
  },
  async timer(at) {
    const overdue = await noteOverdue(at);
    for (const { stream: session, state } of overdue)
      log("error", "session-not-closed", { session, endpoint: state.endpoint });
    const recent = (await unclosedSessions()).filter(
      ({ state }) => at.getTime() - Date.parse(state.ended?.at ?? "") < AGAIN_MS,
    );
    await tellBrokers(recent, timing(at));
  },
});

function timing(at: Date) {
  return { until: new Date(at.getTime() + PATIENCE_MS), lot: Math.random };
}
