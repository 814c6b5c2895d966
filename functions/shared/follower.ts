// An entry that follows the journal: events arrive at least once, in any order between streams, and a timer stands behind.
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { now } from "./clock.ts";
import type { Recorded } from "./event.ts";
import { type Item, recordedOf } from "./journal.ts";
import { log } from "./log.ts";

export interface Reactions {
  /** Must be harmless when repeated, and must not trust that this event is the newest: read the state. */
  event(recorded: Recorded, at: Date): Promise<void>;
  /** Does the same work without being told what happened. */
  timer?(at: Date): Promise<void>;
}

export function follower({ event: react, timer }: Reactions) {
  return async (event: DynamoDBStreamEvent | { readonly source: string }): Promise<DynamoDBBatchResponse> => {
    if (!("Records" in event)) {
      await timer?.(now());
      return { batchItemFailures: [] };
    }
    for (const { dynamodb } of event.Records) {
      try {
        await react(recordedOf(dynamodb?.NewImage as Item), now());
      } catch (error) {
        // From here on they come again: one that fails must not be overtaken by a later one of its stream.
        log("error", "event-unread", { error: String((error as Error)?.stack ?? error).slice(0, 2_000) });
        return { batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? "" }] };
      }
    }
    return { batchItemFailures: [] };
  };
}
