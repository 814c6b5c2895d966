// Hands records to a reader of the stream at least once and in order, as a Lambda event source does: it retries, bisects, and tells
// a queue of what no attempt could read, as Lambda tells it: where the record lay, and nothing of what it said.
import { randomUUID } from "node:crypto";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { LOCAL_AWS } from "../aws/database.ts";
import type { Queues } from "../aws/sqs/queues.ts";
import { matches } from "./filter.ts";
import type { Functions } from "./functions.ts";
import { itemMoment, type JournalItem } from "./journal-pages.ts";
import type { FollowerModel } from "./template.ts";

export interface DeliveryOptions {
  readonly queues: Pick<Queues, "send">;
  readonly functions: Pick<Functions, "invoke">;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

export class Delivery {
  private readonly model: FollowerModel;
  private readonly options: DeliveryOptions;

  constructor(model: FollowerModel, options: DeliveryOptions) {
    this.model = model;
    this.options = options;
  }

  /** Returns when each record was read or put aside; throws when stopped before that. */
  async deliver(items: readonly JournalItem[]): Promise<void> {
    let rest = items
      .map(item => recordOf(item, this.model.table))
      .filter(record => this.model.filters.some(pattern => matches(pattern, record)));
    for (let attempt = 1; rest.length > 0; attempt++) {
      if (this.options.signal.aborted) throw new Error("stopped before everything was handed on");
      const read = await this.readFromFront(rest);
      rest = rest.slice(read);
      if (read > 0) attempt = 1;
      if (rest.length > 0 && attempt >= this.model.attempts) {
        this.putAside(rest[0]);
        rest = rest.slice(1);
        attempt = 0;
      } else if (rest.length > 0) {
        await new Promise(resume => setTimeout(resume, Math.min(20 * 2 ** attempt, 2_000)));
      }
    }
  }

  /** How many records from the front went well. */
  private async readFromFront(records: readonly DynamoDBRecord[]): Promise<number> {
    const event: DynamoDBStreamEvent = { Records: [...records] };
    const outcome = await this.options.functions.invoke(this.model.function, event);
    if ("error" in outcome) return records.length === 1 ? 0 : this.bisect(records);
    const { batchItemFailures = [] } = (outcome.result ?? {}) as {
      batchItemFailures?: { itemIdentifier: string }[];
    };
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const at = records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ""));
    return at < 0 ? records.length : at;
  }

  /** A batch that fails as a whole is cut in half until the record at fault is alone. */
  private async bisect(records: readonly DynamoDBRecord[]): Promise<number> {
    const half = Math.ceil(records.length / 2);
    const read = await this.readFromFront(records.slice(0, half));
    return read < half ? read : half + (await this.readFromFront(records.slice(half)));
  }

  private putAside(record: DynamoDBRecord | undefined): void {
    const { ApproximateCreationDateTime = 0, SequenceNumber = "" } = record?.dynamodb ?? {};
    const arrived = new Date(ApproximateCreationDateTime * 1000).toISOString();
    const told = {
      requestContext: {
        requestId: randomUUID(),
        functionArn: `arn:aws:lambda:${LOCAL_AWS.region}:000000000000:function:${this.model.function}`,
        condition: "RetryAttemptsExhausted",
        approximateInvokeCount: this.model.attempts,
      },
      version: "1.0",
      timestamp: new Date().toISOString(),
      DDBStreamBatchInfo: {
        shardId: "shardId-local",
        startSequenceNumber: SequenceNumber,
        endSequenceNumber: SequenceNumber,
        approximateArrivalOfFirstRecord: arrived,
        approximateArrivalOfLastRecord: arrived,
        batchSize: 1,
        streamArn: record?.eventSourceARN,
      },
    };
    this.options.queues.send(this.model.unread, JSON.stringify(told));
    this.options.log(
      `follower ${this.model.function}: no attempt could read a record; the queue of unread events is told\n`,
    );
  }
}

function recordOf(item: JournalItem, table: string): DynamoDBRecord {
  const moment = itemMoment(item);
  type Image = NonNullable<NonNullable<DynamoDBRecord["dynamodb"]>["NewImage"]>;
  return {
    eventID: moment,
    eventName: "INSERT",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: LOCAL_AWS.region,
    eventSourceARN: `arn:aws:dynamodb:${LOCAL_AWS.region}:000000000000:table/${table}/stream/local`,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.parse(moment.slice(0, 24)) / 1000),
      Keys: { pk: item.pk, sk: item.sk } as Image,
      NewImage: item as Image,
      SequenceNumber: moment,
      StreamViewType: "NEW_IMAGE",
    },
  };
}
