// Every decision of the gate that the journal holds, in no particular order; reads only.
import type { SessionEvent } from "../../../../functions/sessions/session-event.ts";
import type { Recorded } from "../../../../functions/shared/journal/event.ts";
import { recordedOf } from "../../../../functions/shared/journal/items.ts";
import { EVENT } from "../../../../functions/shared/journal/keys.ts";
import { tablePages } from "../../../../functions/shared/journal/whole-table.ts";

/** Taipei days do not matter here: recorded on or after `from`, before `until`, both as the journal writes instants. */
export interface ReplaySpan {
  readonly from: string;
  readonly until: string;
}

const OF_SESSIONS = {
  // Of an event what was recorded: by what it hangs on the one before it is nobody's question here.
  ProjectionExpression: "pk, body",
  // A moment begins with when it was recorded and goes on, so that those of `until` itself lie behind it.
  FilterExpression: "kind = :session AND begins_with(sk, :event) AND moment BETWEEN :from AND :until",
};

export type PastDecision = Pick<Recorded<SessionEvent>, "stream" | "recordedAt" | "event">;

export async function* decisions({ from, until }: ReplaySpan): AsyncGenerator<PastDecision> {
  const ExpressionAttributeValues = {
    ...{ ":session": { S: "SESSION" }, ":event": { S: EVENT } },
    ...{ ":from": { S: from }, ":until": { S: until } },
  };
  for await (const items of tablePages({ ...OF_SESSIONS, ExpressionAttributeValues }))
    for (const item of items) yield recordedOf<SessionEvent>(item);
}
