// Reads the table's stream once for all followers but closing: each gets what concerns it in a queue of its own.
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { FED } from "../entries.ts";
import { env } from "../shared/env.ts";
import { send } from "../shared/journal/queue.ts";
import { log } from "../shared/log.ts";
import { dispatch } from "./dispatching.ts";

export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const queues = JSON.parse(env("FOLLOWER_QUEUES")) as Record<string, string>;
  const left = await dispatch(Records, FED, async (name, messages) => {
    const refused = await send(queues[name] ?? "", messages);
    const [because] = refused.values();
    if (because !== undefined) log("error", "queue-refused", { queue: name, count: refused.size, because });
    return refused;
  });
  return { batchItemFailures: [...left].map(itemIdentifier => ({ itemIdentifier })) };
}
