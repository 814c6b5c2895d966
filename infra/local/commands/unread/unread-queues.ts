// The queues of unread events, wherever they are: which there are, what lies in them, and how it goes back to its follower.
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  paginateListQueues,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { NAMES } from "../../../../functions/allowlist/names.ts";
import { ENTRIES } from "../../../../functions/entries.ts";
import { queueName, unreadQueueName } from "../../../stages/names.ts";

export interface UnreadQueue {
  /** Whose they are; that of all where it is not one follower's. */
  readonly follower: string | undefined;
  readonly url: string;
}

/** For as long as one looks: nobody else takes it meanwhile, and it is given back afterwards. */
const LOOKING_SECONDS = 120;

export class UnreadQueues {
  private readonly client = new SQSClient({});
  private readonly names: string;
  private readonly urls = new Map<string, string>();

  constructor(names: string = NAMES) {
    this.names = names;
  }

  async find(): Promise<readonly UnreadQueue[]> {
    for await (const { QueueUrls = [] } of paginateListQueues({ client: this.client }, {}))
      for (const url of QueueUrls) this.urls.set(url.split("/").at(-1) ?? "", url);
    const own = ENTRIES.flatMap(({ path, follows }): UnreadQueue[] => {
      const url = this.urls.get(unreadQueueName(this.names, path));
      return follows && url ? [{ follower: path, url }] : [];
    });
    // CloudFormation names it by its stack and its id there.
    const common = [...this.urls].filter(([name]) =>
      new RegExp(`^(${this.names}-state-)?Unread[0-9A-F]{8}`).test(name),
    );
    return [...common.map(([, url]) => ({ follower: undefined, url })), ...own];
  }

  /** All that can be received now, as it lies there; whoever calls gives each back or deletes it. */
  async *received({ url }: UnreadQueue): AsyncGenerator<readonly Message[]> {
    for (;;) {
      const { Messages = [] } = await this.client.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: LOOKING_SECONDS,
          MessageSystemAttributeNames: ["All"],
        }),
      );
      if (Messages.length === 0) return;
      yield Messages;
    }
  }

  async giveBack({ url }: UnreadQueue, messages: readonly Message[]): Promise<void> {
    for (const Entries of batches(messages, each => ({
      ReceiptHandle: each.ReceiptHandle,
      VisibilityTimeout: 0,
    })))
      await this.client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries }));
  }

  async delete({ url }: UnreadQueue, messages: readonly Message[]): Promise<void> {
    for (const Entries of batches(messages, each => ({ ReceiptHandle: each.ReceiptHandle })))
      await this.client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
  }

  /** Back to the follower's queue, by the queues themselves: how many there were. */
  async moveBack({ url }: UnreadQueue): Promise<number> {
    const names = ["QueueArn" as const, "ApproximateNumberOfMessages" as const];
    const asked = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: names });
    const { Attributes = {} } = await this.client.send(asked);
    const count = Number(Attributes.ApproximateNumberOfMessages ?? 0);
    if (count > 0)
      await this.client.send(new StartMessageMoveTaskCommand({ SourceArn: Attributes.QueueArn }));
    return count;
  }

  /** Throws unless the follower's queue took all of them. */
  async send(follower: string, texts: readonly string[]): Promise<void> {
    const url = this.urls.get(queueName(this.names, follower));
    if (!url) throw new Error(`${follower}: 找不到佇列 | there is no queue of that follower`);
    for (const text of texts) {
      const Entries = [{ Id: "0", MessageBody: text }];
      const { Failed = [] } = await this.client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
      if (Failed[0]) throw new Error(`${follower}: ${Failed[0].Code} ${Failed[0].Message ?? ""}`);
    }
  }

  close(): void {
    this.client.destroy();
  }
}

function batches<Part extends object>(messages: readonly Message[], part: (message: Message) => Part) {
  const entries = messages.map((message, at) => ({ Id: String(at % 10), ...part(message) }));
  return Array.from({ length: Math.ceil(entries.length / 10) }, (_, at) =>
    entries.slice(at * 10, at * 10 + 10),
  );
}
