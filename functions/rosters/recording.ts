// Records a week that was judged, twenty people a transaction, one after another: each counts on top of the one before.
import type { Permit } from "../shared/http/permit.ts";
import { commit } from "../shared/journal/commit.ts";
import type { WeekRead } from "./ground.ts";
import { changesOf, type JudgedRow } from "./week-set.ts";

/** A transaction takes 100 items: of each row an event, a state, and two that must not move. */
const ROWS_AT_ONCE = 20;
/** Within what an API waits for an answer. */
const RECORDING_MS = 18_000;

/** How many are left; asked again, those that are recorded already change nothing. */
export async function recordWeek(
  judged: readonly JudgedRow[],
  found: WeekRead,
  permit: Permit,
): Promise<number> {
  const rows = judged.filter(({ drafts }) => drafts !== undefined);
  const ends = performance.now() + RECORDING_MS;
  let { homeWeek } = found;
  let done = 0;
  while (done < rows.length && performance.now() < ends) {
    const some = rows.slice(done, done + ROWS_AT_ONCE);
    const next = changesOf(some, found, { homeWeek, permit });
    const unmoved = some.flatMap(({ of }) => [of.person, of.approvals]).filter(({ version }) => version > 0);
    await commit({ changes: next.changes, unmoved });
    homeWeek = next.homeWeek;
    done += some.length;
  }
  return rows.length - Math.min(done, rows.length);
}
