// Follows the journal, and a timer: whoever asked the gate is looked at, and what is odd of it goes on record. Repeats and disorder do no
// harm: what was found is not found again that day.
import type { Recorded } from "../shared/journal/event.ts";
import { follower, settleOrLog } from "../shared/journal/follower.ts";
import { recordedSince } from "../shared/journal/journal.ts";
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import { askersIn, watch } from "./watching.ts";

/** Thrice as long as from one run to the next; a board may be a moment behind when an event comes. */
const LOOK_BACK_MS = 30 * 60_000;

export const handler = follower({
  async together(recorded, at) {
    await loadedCalendars();
    for (const [person, since] of await askersIn(recorded)) await watch(person, since, at);
  },
  async timer(at) {
    await loadedCalendars();
    const from = new Date(at.getTime() - LOOK_BACK_MS).toISOString();
    const all: Recorded[] = [];
    for await (const rows of recordedSince(from, at.toISOString())) all.push(...rows);
    for (const [person, since] of await askersIn(all)) {
      await settleOrLog("request-unwatched", () => watch(person, since, at));
    }
  },
});
