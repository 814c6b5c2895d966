// Who lets the gate decide again after the engines differed, or goes on without the second one: one who has looked into it, and another
// who agrees; pure.
import { SESSION_PROBLEM } from "../sessions/problems.ts";
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { isUnjudged, NO_STOPS, type StopEvent, type Stops } from "./stop.ts";

type Drafts = readonly [Draft<StopEvent>];

/** What was proposed before it replaces; whoever proposed that may say it better. */
export function proposeReopening({ doubt }: Stops = NO_STOPS, because: string): Drafts {
  if (!doubt) throw new Problem(SESSION_PROBLEM["engines-agree"]);
  return [{ event: { type: "ReopeningProposed", because } }];
}

/** So long two people may let the gate go on without a second opinion; then they are asked again. */
const UNJUDGED_MS = 24 * 3_600_000;

interface Agreed {
  readonly by: string;
  readonly because: string;
  readonly at: string;
}

export function confirmReopening({ doubt }: Stops = NO_STOPS, { by, because, at }: Agreed): Drafts {
  if (!doubt) throw new Problem(SESSION_PROBLEM["engines-agree"]);
  if (!doubt.proposed) throw new Problem(SESSION_PROBLEM["reopening-not-proposed"]);
  if (isSameAccount(doubt.proposed.by, by)) throw new Problem(SESSION_PROBLEM["reopening-of-ones-own"]);
  const unjudgedUntil = new Date(Date.parse(at) + UNJUDGED_MS).toISOString();
  return [{ event: { type: "YesesReopened", because, ...(isUnjudged(doubt) && { unjudgedUntil }) } }];
}
