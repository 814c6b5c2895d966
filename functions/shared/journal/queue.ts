// The door to the followers' queues (SQS): sends, and counts what waits there; it says of each message whether it was taken.
import { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { within } from "../env.ts";
import { type Message, packed } from "./event-message.ts";

let client: SQSClient | undefined;
/** Made when first needed: most runs of a follower never put anything aside. */
function queues(): SQSClient {
  client ??= new SQSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: within(1_000), requestTimeout: within(4_000) },
  });
  return client;
}

/** Those that the queue did not take, each with the reason. */
export async function send(url: string, messages: readonly Message[]): Promise<ReadonlyMap<string, string>> {
  const refused = new Map<string, string>();
  await Promise.all(
    packed(messages).map(async pack => {
      for (const [id, why] of await sendPack(url, pack)) refused.set(id, why);
    }),
  );
  return refused;
}

async function sendPack(url: string, pack: readonly Message[]): Promise<[id: string, why: string][]> {
  const Entries = pack.map(({ text }, at) => ({ Id: String(at), MessageBody: text }));
  try {
    const { Failed = [] } = await queues().send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    return Failed.map(({ Id, Code, Message: said }) => [pack[Number(Id)]?.id ?? "", `${Code} ${said ?? ""}`]);
  } catch (error) {
    return pack.map(({ id }) => [id, String(error)]);
  }
}

/** About how many messages a queue holds, whether or not somebody is working at them. */
export async function waitingIn(url: string): Promise<number> {
  const AttributeNames = [
    "ApproximateNumberOfMessages" as const,
    "ApproximateNumberOfMessagesNotVisible" as const,
  ];
  const { Attributes = {} } = await queues().send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames }),
  );
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}
