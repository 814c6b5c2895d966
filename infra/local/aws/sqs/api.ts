// SQS's JSON protocol on the loopback, for the actions that the product and its commands use; it refuses what AWS refuses.
import { createHash, randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { type RequestHandler, requestBody } from "../../run/loopback.ts";
import { type Admit, answerRefused, askedOf } from "../rights/rights.ts";
import type { QueuedMessage, Queues } from "./queues.ts";

const PREFIX = "AmazonSQS.";
const ACCOUNT = "000000000000";
const MOST_TOGETHER = 10;
const MOST_HIDDEN_SECONDS = 43_200;
/** What a text may hold: of the characters that XML knows, all. */
const FORBIDDEN = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Entry {
  readonly Id: string;
  readonly MessageBody?: string;
  readonly DelaySeconds?: number;
  readonly ReceiptHandle?: string;
  readonly VisibilityTimeout?: number;
}

interface Asked {
  readonly QueueUrl?: string;
  readonly QueueName?: string;
  readonly QueueNamePrefix?: string;
  readonly Entries?: readonly Entry[];
  readonly MaxNumberOfMessages?: number;
  readonly VisibilityTimeout?: number;
  readonly AttributeNames?: readonly string[];
  readonly SourceArn?: string;
}

type Action = (asked: Asked, queues: Queues, url: string) => object;

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ["SendMessageBatch", sendBatch],
  ["ReceiveMessage", receive],
  [
    "DeleteMessageBatch",
    (asked, queues) =>
      receiptBatch(asked, queues, (name, { ReceiptHandle = "" }) => queues.delete(name, ReceiptHandle)),
  ],
  ["ChangeMessageVisibilityBatch", changeVisibility],
  ["GetQueueAttributes", attributes],
  [
    "ListQueues",
    ({ QueueNamePrefix = "" }, queues, url) => ({
      QueueUrls: queues.names
        .filter(name => name.startsWith(QueueNamePrefix))
        .map(name => `${url}/${ACCOUNT}/${name}`),
    }),
  ],
  ["StartMessageMoveTask", startMove],
]);

export function sqsApi(queues: Queues, admit?: Admit): RequestHandler {
  return async (request, response) => {
    const body = (await requestBody(request, 2_000_000)) ?? Buffer.alloc(0);
    const refused = admit?.("sqs", askedOf(request, body));
    if (refused) return answerRefused(response, refused);
    const target = String(request.headers["x-amz-target"] ?? "");
    try {
      const action = target.startsWith(PREFIX) ? ACTIONS.get(target.slice(PREFIX.length)) : undefined;
      if (!action) throw new Refusal("UnknownOperationException", `no such operation: ${target}`);
      say(response, 200, action(parsed(body), queues, `http://${request.headers.host}`));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      say(response, 400, { __type: `com.amazonaws.sqs#${error.code}`, message: error.message });
    }
  };
}

function sendBatch(asked: Asked, queues: Queues): object {
  const name = queueIn(asked, queues);
  const { mostBytes = 0 } = queues.model(name) ?? {};
  const entries = entriesIn(asked);
  const bytes = entries.reduce((sum, { MessageBody = "" }) => sum + Buffer.byteLength(MessageBody), 0);
  if (bytes > mostBytes)
    throw new Refusal("BatchRequestTooLong", `${bytes} bytes together, ${mostBytes} at most`);
  return eachOf(entries, ({ Id, MessageBody = "", DelaySeconds = 0 }) => {
    if (MessageBody === "") throw new Refusal("MissingParameter", "a message needs a body");
    if (FORBIDDEN.test(MessageBody)) throw new Refusal("InvalidMessageContents", "a character that is none");
    const MessageId = queues.send(name, MessageBody, DelaySeconds);
    return { Id, MessageId, MD5OfMessageBody: md5(MessageBody) };
  });
}

function receive(asked: Asked, queues: Queues): object {
  const { MaxNumberOfMessages: most = 1, VisibilityTimeout: hidden } = asked;
  if (!(most >= 1 && most <= MOST_TOGETHER))
    throw new Refusal("InvalidParameterValue", "1 to 10 messages at once");
  if (hidden !== undefined) heedVisibility(hidden);
  const Messages = queues.receive(queueIn(asked, queues), most, hidden).map(asReceived);
  return Messages.length > 0 ? { Messages } : {};
}

/** As a function and a client are given it. */
export function attributesOf({ sent, firstReceived, tries }: QueuedMessage) {
  return {
    ApproximateReceiveCount: String(tries),
    SentTimestamp: String(sent),
    SenderId: ACCOUNT,
    ApproximateFirstReceiveTimestamp: String(firstReceived),
  };
}

function asReceived(message: QueuedMessage): object {
  const { id, body, receipt } = message;
  return {
    MessageId: id,
    ReceiptHandle: receipt,
    Body: body,
    MD5OfBody: md5(body),
    Attributes: attributesOf(message),
  };
}

function changeVisibility(asked: Asked, queues: Queues): object {
  return receiptBatch(asked, queues, (name, { ReceiptHandle = "", VisibilityTimeout = -1 }) => {
    heedVisibility(VisibilityTimeout);
    return queues.setVisibility(name, ReceiptHandle, VisibilityTimeout);
  });
}

function receiptBatch(asked: Asked, queues: Queues, act: (name: string, entry: Entry) => boolean): object {
  const name = queueIn(asked, queues);
  return eachOf(entriesIn(asked), entry => {
    if (!act(name, entry)) throw new Refusal("ReceiptHandleIsInvalid", "received again since, or gone");
    return { Id: entry.Id };
  });
}

function attributes(asked: Asked, queues: Queues): object {
  const name = queueIn(asked, queues);
  const { visible, hidden } = queues.counts(name);
  const known: Record<string, string> = {
    QueueArn: `arn:aws:sqs:ap-northeast-1:${ACCOUNT}:${name}`,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(hidden),
  };
  const wanted = asked.AttributeNames ?? [];
  const unknown = wanted.find(each => known[each] === undefined);
  if (unknown !== undefined) throw new Refusal("InvalidAttributeName", `Unknown Attribute ${unknown}`);
  return { Attributes: Object.fromEntries(wanted.map(each => [each, known[each]])) };
}

function startMove({ SourceArn = "" }: Asked, queues: Queues): object {
  const name = SourceArn.split(":").at(-1) ?? "";
  if (!queues.model(name)) throw new Refusal("ResourceNotFoundException", "the source queue does not exist");
  if (!queues.isForDeadLetters(name))
    throw new Refusal("InvalidParameterValue", "Source queue must be configured as a Dead Letter Queue.");
  queues.move(name);
  return { TaskHandle: randomUUID() };
}

/** What fails of a batch fails by itself. */
function eachOf(entries: readonly Entry[], act: (entry: Entry) => object): object {
  const [Successful, Failed]: [object[], object[]] = [[], []];
  for (const entry of entries) {
    try {
      Successful.push(act(entry));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return Failed.length > 0 ? { Successful, Failed } : { Successful };
}

function entriesIn({ Entries = [] }: Asked): readonly Entry[] {
  if (Entries.length === 0) throw new Refusal("EmptyBatchRequest", "a batch of none");
  if (Entries.length > MOST_TOGETHER) throw new Refusal("TooManyEntriesInBatchRequest", "10 at most");
  const ids = Entries.map(({ Id }) => Id);
  if (new Set(ids).size < ids.length) throw new Refusal("BatchEntryIdsNotDistinct", "the same Id twice");
  if (ids.some(id => !/^[\w-]{1,80}$/.test(id))) throw new Refusal("InvalidBatchEntryId", "not an Id");
  return Entries;
}

function queueIn({ QueueUrl = "" }: Asked, queues: Queues): string {
  const name = QueueUrl.split("/").at(-1) ?? "";
  if (!queues.model(name)) throw new Refusal("QueueDoesNotExist", "The specified queue does not exist.");
  return name;
}

function heedVisibility(seconds: number): void {
  if (!(seconds >= 0 && seconds <= MOST_HIDDEN_SECONDS))
    throw new Refusal("InvalidParameterValue", "a visibility time-out of 0 to 43200 seconds");
}

function parsed(body: Buffer): Asked {
  try {
    return JSON.parse(body.toString() || "{}") as Asked;
  } catch {
    throw new Refusal("InvalidParameterValue", "the body is not JSON");
  }
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

function say(response: ServerResponse, status: number, body: object): void {
  const headers = { "content-type": "application/x-amz-json-1.0", "x-amzn-requestid": randomUUID() };
  response.writeHead(status, headers).end(JSON.stringify(body));
}
