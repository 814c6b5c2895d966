// What keeps open sessions open is put to the official engine as well. A lease is renewed beside the stream, and nothing of the decision
// that renews it is on record: so it is made again here, of the same question and the same states, each open session once in as many
// minutes as it is renewed in. Nothing is written unless the engines differ.
import { decide } from "../gate/decide.ts";
import { readingOnce, readNow } from "../gate/reads.ts";
import { isInTurn } from "../sessions/lease.ts";
import { liveSessions, type SessionRow } from "../sessions/live.ts";
import { decisionOf, questionAgain } from "../sessions/session-records.ts";
import { log } from "../shared/log.ts";
import { ticks } from "../shared/time/clock.ts";
import { judged, type OfficialGate } from "./judged.ts";
import { stopYeses } from "./rechecking.ts";

const AT_ONCE = 8;

/** Those whose turn it is, until the clock of `ticks` says so; how many were judged. */
export async function recheckOpen(at: Date, official: OfficialGate, until: number): Promise<number> {
  const waiting = (await liveSessions()).filter(session => isInTurn(session, at));
  const [all, read] = [waiting.length, readingOnce(readNow)];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await recheckOne(next, at, { official, read });
      if (ticks() >= until) return;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (waiting.length > 0) log("warn", "renewals-unjudged", { left: waiting.length });
  return all - waiting.length;
}

interface By {
  readonly official: OfficialGate;
  readonly read: typeof readNow;
}

/** One that cannot be decided is not renewed either, and whoever closes says so. */
async function recheckOne(session: SessionRow, at: Date, { official, read }: By): Promise<void> {
  const recordedAt = at.toISOString();
  const verdict = await decide(questionAgain(session), recordedAt, read).catch(() => undefined);
  if (!verdict) return;
  const result = judged(decisionOf(verdict.facts, verdict), official);
  if (result.kind === "differs")
    await stopYeses({ stream: session.stream, recordedAt }, result, official.release);
}
