// What a decision sends to the database, taken down once and sent again by itself: through the client library, and bare.
import { Agent, request } from "node:http";
import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from "@aws-sdk/client-dynamodb";
import { database } from "../../../functions/shared/journal/journal.ts";

type Sent = readonly [name: string, input: object];

/** Everything that goes over the wire while `work` runs, blobs and all. */
export async function sentDuring(work: () => Promise<unknown>): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  database.middlewareStack.add(
    (next, context) => args => {
      sent.push([String(context.commandName).replace(/Command$/, ""), args.input]);
      return next(args);
    },
    { step: "initialize", name: "taking-down" },
  );
  try {
    await work();
  } finally {
    database.middlewareStack.remove("taking-down");
  }
  return sent;
}

/** The same two requests about another connection. */
export function another(sent: readonly Sent[], from: string, to: string): readonly Sent[] {
  return JSON.parse(JSON.stringify(sent).replaceAll(from, to)) as readonly Sent[];
}

export async function byLibrary(sent: readonly Sent[]): Promise<void> {
  for (const [name, input] of sent)
    if (name === "BatchGetItem")
      await database.send(new BatchGetItemCommand(input as BatchGetItemCommandInput));
    else await database.send(new TransactWriteItemsCommand(input as TransactWriteItemsCommandInput));
}

const agent = new Agent({ keepAlive: true });

/** Not even signed: the least that two requests can cost here. */
export async function bare(url: string, sent: readonly Sent[]): Promise<void> {
  for (const [name, input] of sent) JSON.parse(await post(url, name, JSON.stringify(input)));
}

function post(url: string, name: string, body: string): Promise<string> {
  return new Promise((done, failed) => {
    const headers = {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${name}`,
      "content-length": Buffer.byteLength(body),
      "x-amz-date": "20210611T003000Z",
      authorization:
        "AWS4-HMAC-SHA256 Credential=bench/20210611/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
    };
    const asking = request(url, { method: "POST", agent, headers }, response => {
      let text = "";
      response.setEncoding("utf8").on("data", part => (text += part));
      response.on("end", () =>
        response.statusCode === 200 ? done(text) : failed(new Error(`${name}: ${text.slice(0, 300)}`)),
      );
    });
    asking.on("error", failed);
    asking.end(body);
  });
}
