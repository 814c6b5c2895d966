// What happens in the journal while a test of followers looks on: events on record now, an approval to work at home, the queue's message.
import type { SQSRecord } from "aws-lambda";
import type { ApprovalEvent, Asked } from "../../functions/approvals/approval.ts";
import { change, type Draft } from "../../functions/shared/journal/change.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import type { Happening, Law } from "../../functions/shared/journal/event.ts";
import { messageText } from "../../functions/shared/journal/event-message.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { eventKey, stream } from "../../functions/shared/journal/keys.ts";
import { AGENCY } from "../house/city.ts";
import { actorOf } from "../house/given.ts";

export function recordedAt(clock: { now(): Date }) {
  return async <S, E extends Happening>(law: Law<S, E>, id: string, ...events: [E, ...E[]]) => {
    const drafts = events.map(event => ({ event })) as unknown as [Draft<E>, ...Draft<E>[]];
    const facts = {
      by: actorOf("somebody"),
      action: "test",
      request: "test",
      recordedAt: clock.now().toISOString(),
    };
    const changed = change(law, await read(stream(law, id)), drafts, facts as never);
    await commit({ changes: [changed] });
  };
}

const asked: Asked = {
  ...{ regulation: "ey-draft", activity: "document-management", from: "2021-06-11", to: "2021-09-10" },
  ...{ agency: AGENCY, priority: false, apart: "d", work: [], environment: true, room: true },
};

/** Applied for and granted. */
export const granted: [ApprovalEvent, ApprovalEvent] = [
  { type: "HomeWorkApplied", application: "1", ...asked },
  { type: "HomeWorkDecided", application: "1", granted: true, as: "superior" },
];

/** As the dispatcher's queue brings it. */
export function messageOf(of: string, version: number): SQSRecord {
  const place = { pk: { S: of }, sk: { S: eventKey(version) }, version: { N: String(version) } };
  const attributes = { ApproximateReceiveCount: "1" };
  return { messageId: "1", body: messageText(place), attributes } as SQSRecord;
}
