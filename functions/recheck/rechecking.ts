// Every decision on record is put to the official engine once more, and what it judges otherwise stops all yeses.
//
// - The stream brings a decision within seconds. It is judged as often as it comes, in whatever order: a difference is a stream of
//   its own, recorded once, in the transaction that stops the yeses.
// - The timer judges all decisions again in the order in which they were recorded, counts them, and keeps how far it came: what the
//   stream lost is found by it, however long both were away. What it counts is what the health page says.
// - A decision that cannot be judged (of another release, or beyond reading) is counted as that and logged, never as judged.
// - Where nothing is judged any more, as when the official engine cannot be loaded, an alarm rings at once, and after so many minutes
//   the yeses stop as well (unjudged.ts). Nothing is passed over meanwhile: once it loads, all since then is judged.
import type { SessionEvent } from "../sessions/session-event.ts";
import { permitGateway } from "../shared/http/permit.ts";
import { change } from "../shared/journal/change.ts";
import { commit, insist } from "../shared/journal/commit.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { raiseLowGuards } from "../shared/journal/guards.ts";
import { read } from "../shared/journal/journal.ts";
import { kindOf } from "../shared/journal/keys.ts";
import type { Counted } from "../shared/journal/rechecked.ts";
import { log } from "../shared/log.ts";
import { now } from "../shared/time/clock.ts";
import { CITY_STOPS, isUnjudged, type Stops, stopLaw } from "../stops/stop.ts";
import { differenceLaw, differenceOn } from "./difference.ts";
import { type Judged, judgedOf, type OfficialGate } from "./judged.ts";

export type Differs = Extract<Judged, { kind: "differs" }>;

export async function recheck(recorded: readonly Recorded[], official: OfficialGate): Promise<Counted> {
  const counted = { judged: 0, differing: 0, unjudgeable: 0 };
  for (const each of recorded) {
    if (kindOf(each.stream) !== "SESSION") continue;
    for (const result of judgedSafely(each as Recorded<SessionEvent>, official)) {
      if (result.kind === "unasked") continue;
      counted[result.kind === "unjudgeable" ? "unjudgeable" : "judged"]++;
      if (result.kind !== "differs") continue;
      counted.differing++;
      await stopYeses(each, result, official.release);
    }
  }
  return counted;
}

function judgedSafely(recorded: Recorded<SessionEvent>, official: OfficialGate): readonly Judged[] {
  const { stream, version } = recorded;
  const unjudgeable = (why: string) => log("warn", "decision-unjudgeable", { stream, version, why });
  try {
    const all = judgedOf(recorded.event, official);
    if (all.some(({ kind }) => kind === "unjudgeable")) unjudgeable("decided by another release");
    return all;
  } catch (error) {
    unjudgeable(String(error));
    return [{ kind: "unjudgeable" }];
  }
}

/** It gives way to no crowd. Where it is on record already, only what read before may not heed it yet is seen to. */
export async function stopYeses(
  { stream, recordedAt }: Pick<Recorded, "stream" | "recordedAt">,
  { decided, official }: Differs,
  policies: string,
): Promise<void> {
  const session = stream.slice("SESSION#".length);
  log("error", "decision-differs", { session, decided, official });
  await insist(async () => {
    const [difference, stops] = await Promise.all([read(differenceOn(session)), read<Stops>(CITY_STOPS)]);
    if (difference.state) return raiseLowGuards([stops]);
    const permit = permitGateway({ name: "recheckDecision", kind: "write", request: session, at: now() });
    // Where it is only that nobody had judged, this is worse, and does not end by itself.
    const isStopped = stops.state?.doubt && !isUnjudged(stops.state.doubt);
    const differed = {
      type: "DecisionDiffered",
      decidedAt: recordedAt,
      decided,
      official,
      policies,
    } as const;
    const stopped = { type: "YesesStopped", session, decided, official } as const;
    await commit({
      changes: [
        change(differenceLaw, difference, [{ event: differed }], permit),
        ...(isStopped ? [] : [change(stopLaw, stops, [{ event: stopped }], permit)]),
      ],
    });
  });
}
