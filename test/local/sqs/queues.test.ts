// The stand-in for SQS, through the real client: hidden while worked at, put aside after so many tries, and no kinder than AWS.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { LOCAL_AWS } from "../../../infra/local/aws/database.ts";
import { accessKeyOf, Rights } from "../../../infra/local/aws/rights/rights.ts";
import { sqsApi } from "../../../infra/local/aws/sqs/api.ts";
import { Queues, queueModel } from "../../../infra/local/aws/sqs/queues.ts";
import { type Listening, listen } from "../../../infra/local/run/loopback.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-queues-"));
let listening: Listening;
let sqs: SQSClient;
let queues: Queues;
let files = 0;
let now = 0;

beforeAll(async () => {
  listening = await listen(0, { programsOnly: true });
  sqs = new SQSClient({ endpoint: `http://127.0.0.1:${listening.port}`, maxAttempts: 1, ...LOCAL_AWS });
});
afterAll(async () => {
  sqs.destroy();
  await listening.close();
  rmSync(folder, { recursive: true });
});

const HOUR = 3_600_000;
function open(file: string): void {
  queues = new Queues(join(folder, file), () => now);
  const deadLetterTargetArn = "arn:aws:sqs:ap-northeast-1:000000000000:aside";
  queues.declare([
    queueModel("work", {
      VisibilityTimeout: 90,
      MaximumMessageSize: 262_144,
      MessageRetentionPeriod: 1_209_600,
      RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 3 },
    }),
    queueModel("aside", { MessageRetentionPeriod: 1_209_600 }),
  ]);
  listening.serve(sqsApi(queues));
}
beforeEach(() => {
  now = 1_000 * HOUR;
  open(`${++files}.sqlite`);
});
afterEach(() => queues.close());

const url = (name: string) => `http://127.0.0.1:${listening.port}/000000000000/${name}`;
const send = (...bodies: string[]) =>
  sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: url("work"),
      Entries: bodies.map((MessageBody, at) => ({ Id: String(at), MessageBody })),
    }),
  );
async function receive(name = "work", more: object = {}) {
  const asked = { QueueUrl: url(name), MaxNumberOfMessages: 10, ...more };
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(asked));
  return Messages;
}
const bodies = async (name?: string) => (await receive(name)).map(({ Body }) => Body);
const remove = (receipt = "") =>
  sqs.send(
    new DeleteMessageBatchCommand({ QueueUrl: url("work"), Entries: [{ Id: "0", ReceiptHandle: receipt }] }),
  );

test("what is received is hidden for its time, and comes again unless it was deleted", async () => {
  await send("a", "b");
  const [first] = await receive();
  expect(await bodies()).toEqual([]);
  await remove(first?.ReceiptHandle);
  now += 89_000;
  expect(await bodies()).toEqual([]);
  now += 1_000;
  expect(await bodies()).toEqual([first?.Body === "a" ? "b" : "a"]);
});

test("a receipt is good until the message is received again", async () => {
  await send("a");
  const [first] = await receive();
  now += 90_000;
  await receive();
  expect((await remove(first?.ReceiptHandle)).Failed).toMatchObject([{ Code: "ReceiptHandleIsInvalid" }]);
});

test("after its tries it lies, whole, in the other queue, which a restart keeps, and goes back when it is moved", async () => {
  await send("poison");
  for (let tries = 1; tries <= 3; tries++) {
    expect((await receive("work", { MessageSystemAttributeNames: ["All"] }))[0]?.Attributes).toMatchObject({
      ApproximateReceiveCount: String(tries),
    });
    now += 90_000;
  }
  expect(await bodies()).toEqual([]);
  queues.close();
  open(`${files}.sqlite`);
  expect(await bodies("aside")).toEqual(["poison"]);
  now += 31_000;
  await sqs.send(
    new StartMessageMoveTaskCommand({ SourceArn: "arn:aws:sqs:ap-northeast-1:000000000000:aside" }),
  );
  expect([await bodies("aside"), await bodies()]).toEqual([[], ["poison"]]);
});

test("nothing is kept longer than the queue keeps it", async () => {
  await send("a");
  now += 14 * 24 * HOUR + 1;
  expect(await bodies()).toEqual([]);
});

test("what one looks at and gives back is there at once", async () => {
  await send("a");
  const [seen] = await receive();
  const Entries = [{ Id: "0", ReceiptHandle: seen?.ReceiptHandle, VisibilityTimeout: 0 }];
  await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url("work"), Entries }));
  const AttributeNames = ["ApproximateNumberOfMessages" as const];
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url("work"), AttributeNames }),
  );
  expect(Attributes).toEqual({ ApproximateNumberOfMessages: "1" });
});

test("a character that is none fails by itself, and the others of the request are taken", async () => {
  const { Successful = [], Failed } = await send("good", "bad \ufffe", "bad \u0001");
  expect(Successful.map(({ Id }) => Id)).toEqual(["0"]);
  expect(Failed).toMatchObject([
    { Id: "1", Code: "InvalidMessageContents", SenderFault: true },
    { Id: "2", Code: "InvalidMessageContents" },
  ]);
});

test.each<[string, () => Promise<unknown>]>([
  ["EmptyBatchRequest", () => send()],
  ["TooManyEntriesInBatchRequest", () => send(...Array<string>(11).fill("x"))],
  ["BatchRequestTooLong", () => send("x".repeat(200_000), "x".repeat(100_000))],
  ["QueueDoesNotExist", () => receive("nowhere")],
  ["InvalidParameterValue", () => receive("work", { MaxNumberOfMessages: 11 })],
  ["InvalidParameterValue", () => receive("work", { VisibilityTimeout: 43_201 })],
  [
    "InvalidParameterValue",
    () =>
      sqs.send(
        new StartMessageMoveTaskCommand({ SourceArn: "arn:aws:sqs:ap-northeast-1:000000000000:work" }),
      ),
  ],
])("refuses with %s what AWS refuses", async (name, act) => {
  await expect(act()).rejects.toMatchObject({ name });
});

test("a function does what its role allows, by the batch as by the one, and nothing else reaches the queues", async () => {
  const Resource = "arn:aws:sqs:ap-northeast-1:000000000000:work";
  const Statement = { Effect: "Allow", Action: "sqs:SendMessage", Resource };
  const model = { name: "sender", file: "", entry: "", timeoutSeconds: 1, role: "r", environment: {} };
  const { admit } = new Rights([{ ...model, policies: [{ Statement }] }], { partitionKey: () => "pk" });
  listening.serve(sqsApi(queues, admit));
  const endpoint = `http://127.0.0.1:${listening.port}`;
  const credentials = { ...LOCAL_AWS.credentials, accessKeyId: accessKeyOf("sender") };
  const sender = new SQSClient({ ...LOCAL_AWS, endpoint, credentials, maxAttempts: 1 });
  const sent = (name: string) => {
    const Entries = [{ Id: "0", MessageBody: "from a function" }];
    return sender.send(new SendMessageBatchCommand({ QueueUrl: url(name), Entries }));
  };
  expect((await sent("work")).Successful).toHaveLength(1);
  await expect(sent("aside")).rejects.toThrow(
    /not authorized to perform: sqs:SendMessage on resource: .*aside/,
  );
  await expect(sender.send(new ReceiveMessageCommand({ QueueUrl: url("work") }))).rejects.toMatchObject({
    name: "AccessDeniedException",
  });
  sender.destroy();
  expect([await bodies(), await bodies("aside")]).toEqual([["from a function"], []]);
});
