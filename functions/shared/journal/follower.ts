// An entry that follows the journal: events arrive at least once, in any order between streams, and a timer sees to what they missed.
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { log } from "../log.ts";
import { now } from "../time/clock.ts";
import type { Recorded } from "./event.ts";
import { type Item, recordedOf } from "./items.ts";

/** Each must be harmless when repeated, and must not trust that an event is the newest: read the state. */
export type Reactions = {
  /** Does the same work without being told what happened. */
  timer?(at: Date): Promise<void>;
} & (
  | { event(recorded: Recorded, at: Date): Promise<void> }
  /** All that arrived at once, where the work is the same for several events; when it fails, all come again. */
  | { together(recorded: readonly Recorded[], at: Date): Promise<void> }
);

export function follower(reactions: Reactions) {
  return async (event: DynamoDBStreamEvent | { readonly source: string }): Promise<DynamoDBBatchResponse> => {
    if (!("Records" in event)) {
      await reactions.timer?.(now());
      return { batchItemFailures: [] };
    }
    const parts = "together" in reactions ? [event.Records] : event.Records.map(record => [record]);
    for (const records of parts) {
      try {
        await react(reactions, records);
      } catch (error) {
        // From here on they come again: one that fails must not be overtaken by a later one of its stream.
        log("error", "event-unread", { error: String((error as Error)?.stack ?? error).slice(0, 2_000) });
        return { batchItemFailures: [{ itemIdentifier: records[0]?.dynamodb?.SequenceNumber ?? "" }] };
      }
    }
    return { batchItemFailures: [] };
  };
}

async function react(reactions: Reactions, records: readonly DynamoDBRecord[]): Promise<void> {
  const recorded = records.map(({ dynamodb }) => recordedOf(dynamodb?.NewImage as Item));
  if ("together" in reactions) await reactions.together(recorded, now());
  else for (const each of recorded) await reactions.event(each, now());
}
