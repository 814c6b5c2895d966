// Puts every recorded decision to other policies, with the facts it rested on, and tells which would have come out otherwise.

import { refuser } from "../../../../functions/gate/explain.ts";
import { gatePolicies } from "../../../../functions/gate/policies.ts";
import { replay } from "../../../../functions/gate/replay.ts";
import { decisionsIn, factsFrom } from "../../../../functions/sessions/session-records.ts";
import { decisions, type ReplaySpan } from "./decisions.ts";
import { type Differing, Tally } from "./tally.ts";

/** `policies` is a folder; one that cannot be read is a fault at once, never a page of refusals. */
export async function replayed(
  policies: string,
  span: ReplaySpan,
  say: (differing: Differing) => void,
): Promise<Tally> {
  const policiesFor = gatePolicies(policies);
  const refusing = refuser(() => policiesFor);
  const tally = new Tally();
  for await (const { stream, recordedAt, event } of decisions(span)) {
    if (event.type === "SessionUndecided") tally.undecided++;
    const [decision] = decisionsIn(event);
    if (!decision) continue;
    tally.asked++;
    const facts = factsFrom(decision.facts);
    const difference = replay({ facts, refusals: decision.refusals }, refusing);
    if (!difference) continue;
    tally.add(difference);
    const { person, system } = facts;
    const terminal = "terminal" in event ? event.terminal : "";
    const act = "act" in event ? { act: event.act } : {};
    say({ ...difference, session: stream, at: recordedAt, person, terminal, system, ...act });
  }
  return tally;
}
