// The queues of the journal's followers: what each has yet to do, what it could not do, and the alarms on both.
import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import * as sqs from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { DISPATCHER, ENTRIES, type FunctionEntry, USUAL_SIZE } from "../functions/entries.ts";
import { COMMON_QUEUE, MESSAGE_BYTES } from "../functions/shared/journal/queue-names.ts";
import { alarm } from "./alarms.ts";
import { namesOf } from "./function-name.ts";
import { queueName, unreadQueueName } from "./stages/names.ts";

const COMMON_TO_ALL: sqs.QueueProps = {
  enforceSSL: true,
  // The longest there is. A message that is put aside keeps its age.
  retentionPeriod: Duration.days(14),
  maxMessageSizeBytes: MESSAGE_BYTES,
  removalPolicy: RemovalPolicy.RETAIN,
};
/** How often a follower is given the same message before it is put aside. */
const TRIES = 5;
/** Six times as long as its function has, as AWS advises: another try never meets the one before it. */
const HIDDEN_TIMES = 6;

export class FollowerQueues extends Construct {
  /** For the records that no follower's queue took, and for what Lambda tells of those that no reader of the stream could read. */
  readonly common: sqs.Queue;
  private readonly queues = new Map<string, sqs.Queue>();
  private readonly unread = new Map<string, sqs.Queue>();

  /** The common one is the stack's own, by an id of long standing: what others know it by must not change. */
  constructor(scope: Stack, id: string) {
    super(scope, id);
    this.common = this.unreadQueue(scope, { id: "Unread", alarmId: "UnreadEvents", of: COMMON_QUEUE });
    this.unread.set(COMMON_QUEUE, this.common);
    for (const entry of ENTRIES) if (entry.follows && entry.path !== DISPATCHER) this.add(entry);
  }

  of(entry: string): sqs.Queue {
    const found = this.queues.get(entry);
    if (!found) throw new Error(`${entry} follows nothing and has no queue`);
    return found;
  }

  get sentTo(): readonly sqs.Queue[] {
    return [...this.queues.values(), this.common];
  }

  get unreadOnes(): readonly sqs.Queue[] {
    return [...this.unread.values()];
  }

  /** By the follower's name, as JSON. */
  get addresses(): string {
    return addressesOf(this, [...this.queues, [COMMON_QUEUE, this.common]]);
  }

  get unreadAddresses(): string {
    return addressesOf(this, [...this.unread]);
  }

  private add({ path: entry, size = USUAL_SIZE }: FunctionEntry): void {
    const unread = this.unreadQueue(this, {
      id: `${entry}-unread`,
      alarmId: `${entry}-put-aside`,
      of: entry,
      queueName: unreadQueueName(namesOf(this), entry),
    });
    this.unread.set(entry, unread);
    const queue = new sqs.Queue(this, `${entry}-queue`, {
      ...COMMON_TO_ALL,
      queueName: queueName(namesOf(this), entry),
      visibilityTimeout: Duration.seconds(HIDDEN_TIMES * size.seconds),
      deadLetterQueue: { queue: unread, maxReceiveCount: TRIES },
    });
    this.queues.set(entry, queue);
    alarm(this, `${entry}-behind`, {
      article: "followers-behind",
      about: entry,
      means: `${entry} is behind`,
      metric: queue.metricApproximateAgeOfOldestMessage(),
      threshold: Duration.minutes(15).toSeconds(),
    });
  }

  private unreadQueue(scope: Construct, { id, alarmId, of, queueName }: UnreadQueue): sqs.Queue {
    const queue = new sqs.Queue(scope, id, { ...COMMON_TO_ALL, ...(queueName && { queueName }) });
    alarm(scope, alarmId, {
      article: "unread-events",
      about: of,
      means: "events put aside",
      metric: queue.metricApproximateNumberOfMessagesVisible(),
      threshold: 1,
    });
    return queue;
  }
}

interface UnreadQueue {
  readonly id: string;
  readonly alarmId: string;
  readonly of: string;
  readonly queueName?: string;
}

function addressesOf(scope: Construct, queues: readonly (readonly [string, sqs.Queue])[]): string {
  return Stack.of(scope).toJsonString(
    Object.fromEntries(queues.map(([name, { queueUrl }]) => [name, queueUrl])),
  );
}
