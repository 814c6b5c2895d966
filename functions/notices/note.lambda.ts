// Follows the journal, and a timer: what concerns somebody is put into their box and queued. Nothing is sent here, nor in any decision.
import { follower } from "../shared/journal/follower.ts";
import { recordedOn } from "../shared/journal/journal.ts";
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import { noteRecorded } from "./noting.ts";
import { servicesHere } from "./services.ts";

/** What the queue lost is found in the journal itself. */
const AGAIN_MS = 30 * 60_000;
/** Well inside the function's time: in a crowded morning the next round goes on with what is newer. */
const PATIENCE_MS = 8_000;

export const handler = follower({
  async event(recorded, at) {
    await loadedCalendars();
    await noteRecorded(recorded, noting(at));
  },
  async timer(at) {
    await loadedCalendars();
    const from = new Date(at.getTime() - AGAIN_MS).toISOString();
    let after: string | undefined = from;
    const day = from.slice(0, 10);
    const until = performance.now() + PATIENCE_MS;
    while (after !== undefined && performance.now() < until) {
      const { rows, next } = await recordedOn(day, after);
      for (const recorded of rows) await noteRecorded(recorded, noting(at));
      after = next;
    }
  },
});

function noting(at: Date) {
  return { at, has: servicesHere() };
}
