// Timer: sends what is due, and nothing else does.
import { follower } from "../shared/journal/follower.ts";
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import { deliverDue } from "./delivering.ts";

/** Well inside the function's time, with one more that is slow to answer. */
const PATIENCE_MS = 20_000;

export const handler = follower({
  async event() {},
  async timer(at) {
    await loadedCalendars();
    const until = performance.now() + PATIENCE_MS;
    await deliverDue({ at, goesOn: () => performance.now() < until });
  },
});
