// Hands what lies in the queues to their readers, as Lambda does: in batches, so many at once; what was not done stays hidden until
// its time-out, and comes again. It reads the queues and deletes from them, and nothing here knows how they put aside.
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { attributesOf } from "../aws/sqs/api.ts";
import type { QueuedMessage, Queues } from "../aws/sqs/queues.ts";
import type { Functions } from "./functions.ts";
import type { QueueReaderModel } from "./template.ts";

export interface QueueReaders {
  /** Resolves when nothing can be received any more and nothing is being worked at: how many were handed on meanwhile. */
  drained(): Promise<number>;
  pause(paused: boolean): void;
  replace(models: readonly QueueReaderModel[]): void;
  close(): Promise<void>;
}

interface Options {
  readonly queues: Queues;
  readonly functions: Pick<Functions, "invoke">;
  readonly log: (line: string) => void;
}

/** What was hidden is seen again without anybody telling. */
const LOOK_EVERY_MS = 1_000;

export function readQueues(first: readonly QueueReaderModel[], options: Options): QueueReaders {
  const { queues } = options;
  let models = first;
  let paused = false;
  let closed = false;
  let handedOn = 0;
  const working = new Set<Promise<void>>();
  const busy = new Map<string, number>();

  function look(): void {
    if (paused || closed) return;
    for (const model of models) while (begins(model));
  }

  function begins(model: QueueReaderModel): boolean {
    const { queue, atOnce, batchSize } = model;
    const now = busy.get(queue) ?? 0;
    if (now >= atOnce) return false;
    const messages = queues.receive(queue, batchSize);
    if (messages.length === 0) return false;
    busy.set(queue, now + 1);
    handedOn += messages.length;
    const work = hand(messages, model, options).finally(() => {
      busy.set(queue, (busy.get(queue) ?? 1) - 1);
      working.delete(work);
      look();
    });
    working.add(work);
    return true;
  }

  let soon = false;
  queues.onArrival(() => {
    if (soon) return;
    soon = true;
    setImmediate(() => {
      soon = false;
      look();
    });
  });
  const looking = setInterval(look, LOOK_EVERY_MS);
  return {
    async drained() {
      const before = handedOn;
      look();
      while (working.size > 0) await Promise.all(working);
      return handedOn - before;
    },
    pause: wanted => {
      paused = wanted;
      look();
    },
    replace: next => {
      models = next;
      look();
    },
    async close() {
      closed = true;
      clearInterval(looking);
      await Promise.all(working);
    },
  };
}

async function hand(
  messages: readonly QueuedMessage[],
  model: QueueReaderModel,
  { queues, functions, log }: Options,
): Promise<void> {
  try {
    const outcome = await functions.invoke(model.function, eventOf(messages, model.queue));
    // A function that fails did nothing, as far as anybody knows.
    if ("error" in outcome) return log(`${model.function}: ${outcome.error.errorMessage}\n`);
    const { batchItemFailures = [] } = (outcome.result ?? {}) as Partial<SQSBatchResponse>;
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const known = new Set(messages.map(({ id }) => id));
    // A name that is none of these means that the answer cannot be believed: all of them come again.
    if ([...failed].some(id => !known.has(id))) return;
    for (const { id, receipt } of messages) if (!failed.has(id)) queues.delete(model.queue, receipt);
  } catch (fault) {
    log(`${model.function}: ${fault}\n`);
  }
}

function eventOf(messages: readonly QueuedMessage[], queue: string): SQSEvent {
  return {
    Records: messages.map(message => ({
      messageId: message.id,
      receiptHandle: message.receipt,
      body: message.body,
      attributes: attributesOf(message),
      messageAttributes: {},
      md5OfBody: "",
      eventSource: "aws:sqs",
      eventSourceARN: `arn:aws:sqs:ap-northeast-1:000000000000:${queue}`,
      awsRegion: "ap-northeast-1",
    })),
  };
}
