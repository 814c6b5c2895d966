// What the stream shows goes to the queue of each follower that it concerns. Why a dispatcher with a standard queue a follower:
// - The stream serves two readers a shard: closing is one and this is the other, however many followers there will be.
// - Followers read the state, so repeats and disorder do no harm. A FIFO queue would keep an order that nobody needs and let a
//   poison record hold up the later ones of its group; a topic or a bus would only add a second hop before the same queues.
// - Invoking followers at once would make one that is slow or broken the trouble of all. A queue keeps what it was given for 14
//   days, while its follower is away, being rebuilt or wrong, and a message that fails comes back alone.
// - Nothing of the event is read here but its kind, so no event is a poison to the dispatcher.
import type { DynamoDBRecord } from "aws-lambda";
import { type Message, messageText } from "../shared/journal/event-message.ts";
import type { Item } from "../shared/journal/items.ts";
import { COMMON_QUEUE } from "../shared/journal/queue-names.ts";

export interface Fed {
  readonly path: string;
  readonly follows: readonly string[];
}

/** Sends to the queue of that name, and tells by their ids which messages were not taken. */
export type Sending = (queue: string, messages: readonly Message[]) => Promise<ReadonlyMap<string, string>>;

/** The records that must come again: a follower's queue did not take them, and neither did the common one. */
export async function dispatch(
  records: readonly DynamoDBRecord[],
  followers: readonly Fed[],
  sending: Sending,
): Promise<ReadonlySet<string>> {
  const left = await Promise.all(followers.map(each => feed(each, records, sending)));
  return new Set(left.flat());
}

async function feed({ path, follows }: Fed, records: readonly DynamoDBRecord[], sending: Sending) {
  const messages = records.flatMap(({ dynamodb }) => {
    const item = dynamodb?.NewImage as Item | undefined;
    if (!item || !follows.includes(item.kind?.S ?? "")) return [];
    return [{ id: dynamodb?.SequenceNumber ?? "", text: messageText(item) }];
  });
  if (messages.length === 0) return [];
  const refused = await sending(path, messages);
  if (refused.size === 0) return [];
  // One queue that is gone must not hold up the others: its share is kept, with its name, until somebody has it played.
  const kept = messages.filter(({ id }) => refused.has(id));
  const still = await sending(
    COMMON_QUEUE,
    kept.map(({ id, text }) => ({ id, text: keptFor(path, text) })),
  );
  return [...still.keys()];
}

/** What was meant for a follower, as the common queue keeps it. */
function keptFor(follower: string, text: string): string {
  return JSON.stringify({ follower, event: JSON.parse(text) as unknown });
}
