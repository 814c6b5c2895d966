// Without a second opinion the gate gives no yes for long: where nothing was judged again for so many minutes all yeses stop, and they
// go on by themselves as soon as everything since then was judged alike. Two people may let them go on before.
import { permitGateway } from "../shared/http/permit.ts";
import { change } from "../shared/journal/change.ts";
import { commit, insist } from "../shared/journal/commit.ts";
import { read } from "../shared/journal/journal.ts";
import type { Progress } from "../shared/journal/rechecked.ts";
import { log } from "../shared/log.ts";
import { CITY_STOPS, isUnjudged, type StopEvent, type Stops, stopLaw } from "../stops/stop.ts";

/** What each run leaves to the next one, and more. */
const USUAL_MS = 120_000;

/** As a run finds it: further behind than usual, and since when nobody has come further. One who slept has only just found that. */
export function standing({ until, standing: before }: Progress, at: Date): Progress["standing"] {
  if (before?.until === until) return before;
  return at.getTime() - Date.parse(until) < USUAL_MS ? undefined : { until, since: at.toISOString() };
}

export async function stopUnjudged(progress: Progress, at: Date, minutes: number): Promise<void> {
  const since = progress.standing?.since;
  if (since === undefined || at.getTime() - Date.parse(since) < minutes * 60_000) return;
  await record(at, ({ doubt, unjudgedUntil = "" }) =>
    doubt || at.toISOString() < unjudgedUntil
      ? undefined
      : { type: "YesesUnjudged", unjudgedSince: progress.until },
  );
}

export function goOnJudged(at: Date): Promise<void> {
  return record(at, ({ doubt }) => (doubt && isUnjudged(doubt) ? { type: "YesesJudgedAgain" } : undefined));
}

async function record(at: Date, eventFor: (stops: Stops) => StopEvent | undefined): Promise<void> {
  await insist(async () => {
    const stops = await read<Stops>(CITY_STOPS);
    const event = eventFor(stops.state ?? { active: {} });
    if (!event) return;
    if (event.type === "YesesUnjudged") log("error", "yeses-unjudged", { since: event.unjudgedSince });
    const permit = permitGateway({ name: "recheckDecision", kind: "write", request: event.type, at });
    await commit({ changes: [change(stopLaw, stops, [{ event }], permit)] });
  });
}
