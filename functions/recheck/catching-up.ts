// Judges all that was recorded since the last time, in its order, and keeps how far it came. What is younger than the longest that a
// decision takes to be on record waits for the next run, so that nothing is recorded behind its back.
import { recordedOn } from "../shared/journal/journal.ts";
import { type Counted, keepProgress, type Progress, readProgress } from "../shared/journal/rechecked.ts";
import { log } from "../shared/log.ts";
import { addDays } from "../shared/time/day.ts";
import type { OfficialGate } from "./judged.ts";
import { recheck } from "./rechecking.ts";
import { goOnJudged, standing, stopUnjudged } from "./unjudged.ts";

/** Deciding and recording have twelve seconds together. */
const SETTLED_MS = 20_000;
const BEGINNING_MS = 15 * 60_000;
const LATE_MS = 60_000;
/** Of the function's thirty seconds. */
const RUN_MS = 20_000;

type Page = Awaited<ReturnType<typeof recordedOn>>;

/** `load` gives the official engine, or throws; without it the yeses go on for so many minutes and no longer. */
export async function catchUp(at: Date, load: () => OfficialGate, minutes: number): Promise<void> {
  const begun = await beginning(at);
  // Before anything that may fail: what fails each time comes no further than here.
  await stopUnjudged(begun, at, minutes);
  const reached = await judgeOn(at, begun, load);
  if (reached < before(at, LATE_MS)) log("error", "decisions-unjudged", { since: reached });
  else await goOnJudged(at);
}

/** How far the run before came; where that is no further than the one before it, since when. */
async function beginning(at: Date): Promise<Progress> {
  const kept = await readProgress();
  const begun = before(at, BEGINNING_MS);
  const progress = kept ?? { since: begun, until: begun, judged: 0, differing: 0, unjudgeable: 0 };
  const stands = standing(progress, at);
  if (!stands || stands === progress.standing) return progress;
  const next = { ...progress, standing: stands };
  await keepProgress(kept, next);
  return next;
}

async function judgeOn(at: Date, kept: Progress, load: () => OfficialGate): Promise<string> {
  let progress = kept;
  let official: OfficialGate;
  try {
    official = load();
  } catch (error) {
    log("error", "official-engine-failed", { error: String(error) });
    await keepProgress(kept, { ...progress, failingSince: progress.failingSince ?? at.toISOString() });
    return progress.until;
  }
  const ends = performance.now() + RUN_MS;
  let from = kept;
  for await (const { rows, until } of sinceThen(progress.until, before(at, SETTLED_MS))) {
    const counted = await recheck(rows, official);
    const next = added(progress, { counted, until, at });
    if (!(await keepProgress(from, next))) return next.until;
    from = progress = next;
    if (performance.now() >= ends) break;
  }
  return progress.until;
}

function added(
  { failingSince: _, standing: __, ...progress }: Progress,
  { counted, until, at }: { readonly counted: Counted; readonly until: string; readonly at: Date },
): Progress {
  return {
    ...progress,
    until,
    judged: progress.judged + counted.judged,
    differing: progress.differing + counted.differing,
    unjudgeable: progress.unjudgeable + counted.unjudgeable,
    ...(counted.unjudgeable > 0 && { lastUnjudgeable: at.toISOString() }),
  };
}

interface Told {
  readonly rows: Page["rows"];
  /** All that was recorded by then was told. */
  readonly until: string;
}

/** A page at a time; the last one to the end. */
async function* sinceThen(after: string, until: string): AsyncGenerator<Told> {
  let reached = after;
  for (let day = after.slice(0, 10); day <= until.slice(0, 10); day = addDays(day, 1)) {
    const end = day === until.slice(0, 10) ? until : `${day}T23:59:59.999Z`;
    while (reached < end) {
      const { rows, next }: Page = await recordedOn(day, reached);
      const told = toldBy(
        rows.filter(({ recordedAt }) => reached < recordedAt),
        { isMore: next !== undefined, end },
      );
      reached = told.until;
      yield told;
    }
  }
}

/** A page may end between two of one instant: those of its last one come again with the next page. */
function toldBy(
  rows: Page["rows"],
  { isMore, end }: { readonly isMore: boolean; readonly end: string },
): Told {
  const due = rows.filter(({ recordedAt }) => recordedAt <= end);
  if (!isMore || due.length < rows.length) return { rows: due, until: end };
  const last = due.at(-1)?.recordedAt ?? end;
  const whole = due.filter(({ recordedAt }) => recordedAt < last);
  return { rows: whole.length > 0 ? whole : due, until: whole.at(-1)?.recordedAt ?? last };
}

function before(at: Date, milliseconds: number): string {
  return new Date(at.getTime() - milliseconds).toISOString();
}
