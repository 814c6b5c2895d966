// Every entry with the rights of its own role from the template: each right is one that something asks for, and taken away it is
// missed by its name.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENTRIES } from "../../../functions/entries.ts";
import { createTables, LOCAL_AWS, startDatabase } from "../../../infra/local/aws/database.ts";
import { openDoor } from "../../../infra/local/aws/database-door.ts";
import type { PolicyDocument, Statement } from "../../../infra/local/aws/rights/policy.ts";
import { accessKeyOf, Rights, rightsKeeper, type Service } from "../../../infra/local/aws/rights/rights.ts";
import { build } from "../../../infra/local/run/build.ts";
import { runFunctions } from "../../../infra/local/run/functions.ts";
import { type FunctionModel, type Model, readModel } from "../../../infra/local/run/template.ts";
import { local } from "../../../infra/stages/local.ts";

let model: Model;
let journal = "";
beforeAll(async () => {
  const parameters = {
    TokenIssuer: "-",
    TokenKeysUrl: "-",
    TokenAudience: "-",
    ApiUrl: "-",
    QueuesUrl: "-",
  };
  model = readModel((await build()).folder, parameters);
  journal = model.tables[0]?.name ?? "";
});

interface Sample {
  readonly service: Service;
  readonly target?: string;
  readonly body: object | string;
  readonly method?: string;
  readonly path?: string;
}

/** What a right is to, where it is to no more than some. */
interface Named {
  readonly place?: string | undefined;
  readonly queue?: string | undefined;
  readonly secret?: string | undefined;
  readonly of?: string | undefined;
  readonly object?: string | undefined;
  readonly key?: string | undefined;
}

/** A request that takes this right, as the clients send it. */
function sampleOf(
  action: string,
  {
    place = "SEATS#a",
    queue = "a-queue",
    secret = "a-secret",
    of: table = journal,
    object = `${bucket()}/a/b.zip`,
    key = SIGNING_ALIAS,
  }: Named = {},
): Sample {
  const [service, operation = ""] = action.split(":") as [Service, string];
  const of = (pk: string) => ({ TableName: table, Key: { pk: { S: pk }, sk: { S: "x" } } });
  const database = (target: string, body: object): Sample => ({
    service,
    target: `DynamoDB_20120810.${target}`,
    body,
  });
  const queued = (target: string, more: object): Sample => ({
    service,
    target: `AmazonSQS.${target}`,
    body: { QueueUrl: `http://localhost/000000000000/${queue}`, ...more },
  });
  const samples: Readonly<Record<string, () => Sample>> = {
    "dynamodb:GetItem": () => database("GetItem", of("LOGOUT#x")),
    "dynamodb:BatchGetItem": () =>
      database("BatchGetItem", { RequestItems: { [table]: { Keys: [of("a").Key] } } }),
    "dynamodb:Query": () =>
      database("Query", { TableName: table, IndexName: "byTime", KeyConditionExpression: "#day = :day" }),
    "dynamodb:ListExports": () => database("ListExports", { TableArn: table }),
    "dynamodb:DescribeExport": () =>
      database("DescribeExport", {
        ExportArn: `arn:aws:dynamodb:ap-northeast-1:000000000000:table/${journal}/export/1`,
      }),
    "dynamodb:PutItem": () =>
      database("TransactWriteItems", { TransactItems: [{ Put: { TableName: table, Item: of("a").Key } }] }),
    "dynamodb:ConditionCheckItem": () =>
      database("TransactWriteItems", { TransactItems: [{ ConditionCheck: of("a") }] }),
    "dynamodb:DeleteItem": () => database("TransactWriteItems", { TransactItems: [{ Delete: of("a") }] }),
    "dynamodb:UpdateItem": () => database("TransactWriteItems", { TransactItems: [{ Update: of(place) }] }),
    "sqs:SendMessage": () => queued("SendMessageBatch", { Entries: [{ Id: "0", MessageBody: "{}" }] }),
    "sqs:GetQueueAttributes": () => queued("GetQueueAttributes", { AttributeNames: ["QueueArn"] }),
    "ses:SendEmail": () => ({
      ...{ service, path: "/v2/email/outbound-emails" },
      body: { FromEmailAddress: local.mailFrom },
    }),
    "s3:GetObject": () => ({ service, method: "GET", path: `/${object}`, body: "" }),
    "s3:PutObject": () => ({ service, method: "PUT", path: `/${object}`, body: "" }),
  };
  const known = samples[action];
  if (known) return known();
  // Functions ask by the alias, whoever audits by the key.
  if (service === "kms") return { service, target: `TrentService.${operation}`, body: { KeyId: key } };
  if (service === "secretsmanager")
    return { service, target: `secretsmanager.${operation}`, body: { SecretId: secret } };
  if (service === "ec2")
    return {
      service,
      body: `Action=${operation}&PrefixListId=pl-1&ClientVpnEndpointId=cvpn-endpoint-1&GroupId=${groupId()}`,
    };
  throw new Error(`nothing here asks for ${action}: give it a request`);
}
const bucket = () => [...model.resources("AWS::S3::Bucket").keys()][0] ?? "";
const groupId = () => `${[...model.resources("AWS::EC2::VPC").keys()][0]}.DefaultSecurityGroup`;
const keyId = () => [...model.resources("AWS::KMS::Key").keys()][0] ?? "";
const SIGNING_ALIAS = "alias/docgate-signing";

function asks(fn: FunctionModel, { service, target, body, method = "POST", path = "/" }: Sample) {
  const credential = `AWS4-HMAC-SHA256 Credential=${accessKeyOf(fn.name)}/20210601/ap-northeast-1/x/aws4_request`;
  const headers = { authorization: credential, ...(target && { "x-amz-target": target }) };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const asked = { method, url: new URL(path, "http://localhost"), headers, body: text };
  const rights = new Rights([fn], { partitionKey: (_, index) => (index ? "day" : "pk") });
  return rights.admit(service, asked, {
    tagsOf: () => ({ product: "docgate" }),
    keyOf: said => (said === SIGNING_ALIAS ? keyId() : said),
  });
}

/** What the service does in the function's name or the runtime for it is not asked for by a request of ours. */
const BY_THE_SERVICE =
  /^(logs|xray):|^dynamodb:(ListStreams|DescribeStream|GetRecords|GetShardIterator)$|^sqs:(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueueUrl)$/;

function actionsOf({ policies }: Pick<FunctionModel, "policies">): string[] {
  const all = policies
    .flatMap(({ Statement }) => [Statement].flat())
    .flatMap(({ Action }) => Action as string | string[]);
  return [...new Set(all)].filter(action => !BY_THE_SERVICE.test(action));
}

const QUEUE = /^arn:aws:sqs:.*:(.+)$/;

function namedIn(fn: FunctionModel, action: string): Named {
  return {
    place: placeOf(fn, action),
    queue: toWhat(fn, action, QUEUE)[0],
    secret: toWhat(fn, action, /^(arn:aws:secretsmanager:.+)$/)[0],
    object: toWhat(fn, action, /^arn:aws:s3:::(.+)$/)[0]?.replace("*", "a"),
    key: toWhat(fn, action, /^arn:aws:kms:.*:key\/([^*]+)$/)[0],
    of: toWhat(fn, action, /^arn:aws:dynamodb:.*:table\/([^/]+)$/)[0],
  };
}

/** The names of those that the right is to. */
function toWhat({ policies }: FunctionModel, action: string, arn: RegExp): string[] {
  return policies
    .flatMap(({ Statement }) => [Statement].flat())
    .filter(({ Action }) => [Action].flat().includes(action))
    .flatMap(({ Resource }) => [Resource].flat().map(String))
    .flatMap(resource => arn.exec(resource)?.[1] ?? []);
}

/** Where it may change what is there in place. */
function placeOf({ policies }: FunctionModel, action: string): string | undefined {
  const statements = policies.flatMap(({ Statement }) => [Statement].flat());
  const of = statements.find(({ Action, Condition }) => Condition && [Action].flat().includes(action));
  const condition = of?.Condition as Record<string, Record<string, string | string[]>> | undefined;
  const patterns = condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"];
  return [patterns].flat().map(pattern => pattern && String(pattern).replace("*", "a"))[0];
}

function without(fn: FunctionModel, taken: string): FunctionModel {
  const kept = (statement: Statement) => ({
    ...statement,
    Action: [statement.Action].flat().filter(action => action !== taken),
  });
  const policies = fn.policies.map(
    ({ Statement }): PolicyDocument => ({
      Statement: [Statement]
        .flat()
        .map(kept)
        .filter(({ Action }) => Action.length > 0),
    }),
  );
  return { ...fn, policies };
}

function ownOf(path: string): FunctionModel {
  const found = model.functions.find(({ entry }) => entry === path);
  if (!found) throw new Error(`${path} is not deployed`);
  return found;
}

describe.each(ENTRIES.map(({ path }) => path))("%s", path => {
  const own = () => ownOf(path);

  test("may what its role says, and misses each right by its name", () => {
    for (const action of actionsOf(own())) {
      const sample = sampleOf(action, namedIn(own(), action));
      expect([action, asks(own(), sample)]).toEqual([action, undefined]);
      const refused = asks(without(own(), action), sample);
      expect(refused?.body).toContain(`is not authorized to perform: ${action} on resource`);
    }
  });

  test("may nothing that its role does not say", () => {
    const others = [
      "dynamodb:BatchGetItem",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "kms:Sign",
      "s3:PutObject",
      "ec2:TerminateClientVpnConnections",
      "ec2:ModifyManagedPrefixList",
      "sqs:SendMessage",
      "sqs:GetQueueAttributes",
      "ses:SendEmail",
    ];
    for (const action of others.filter(each => !actionsOf(own()).includes(each)))
      expect(asks(own(), sampleOf(action))?.body).toContain(`perform: ${action} on`);
  });
});

describe("whoever takes the auditors' role", () => {
  const auditors = (): FunctionModel => {
    const [[role = "", { Policies = [] } = {}] = []] = [...model.resources("AWS::IAM::Role")].filter(
      ([, { RoleName }]) => RoleName === "docgate-auditors",
    );
    const policies = (Policies as { PolicyDocument: PolicyDocument }[]).map(each => each.PolicyDocument);
    return { ...ownOf("about/about"), name: "auditors", role, policies };
  };

  test("reads the journal, the packs and the public half of the key, and nothing else is in it", () => {
    expect(actionsOf(auditors()).toSorted()).toEqual([
      "cloudformation:DescribeStacks",
      "cloudformation:ListStackResources",
      ...["BatchGetItem", "DescribeContinuousBackups", "DescribeTable", "GetItem", "Query", "Scan"].map(
        action => `dynamodb:${action}`,
      ),
      "kms:GetPublicKey",
      "s3:GetObject",
    ]);
    for (const action of ["dynamodb:Query", "dynamodb:BatchGetItem", "kms:GetPublicKey", "s3:GetObject"])
      expect(asks(auditors(), sampleOf(action, namedIn(auditors(), action)))).toBeUndefined();
  });

  test.each(["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "kms:Sign", "s3:PutObject"])(
    "is refused %s",
    action => {
      expect(asks(auditors(), sampleOf(action))?.body).toContain(`perform: ${action} on`);
    },
  );
});

test("the dispatcher sends to the queues of followers and to the common one, and to none of what was put aside for one", () => {
  const dispatcher = ownOf("following/dispatch");
  const sending = (queue: string) => asks(dispatcher, sampleOf("sqs:SendMessage", { queue }));
  const { FOLLOWER_QUEUES = "" } = dispatcher.environment;
  const queues = Object.values(JSON.parse(FOLLOWER_QUEUES) as Record<string, string>);
  const names = queues.map(url => url.split("/").at(-1) ?? "");
  expect(names.map(sending)).toEqual(names.map(() => undefined));
  expect(names).toEqual(expect.arrayContaining(["docgate-closing-close", "docgate-stops-cut"]));
  expect(sending("docgate-stops-cut-unread")?.body).toContain("perform: sqs:SendMessage on");
});

test("the closer sends to no follower's queue but its own", () => {
  const sending = (queue: string) => asks(ownOf("closing/close"), sampleOf("sqs:SendMessage", { queue }));
  expect(sending("docgate-closing-close")).toBeUndefined();
  expect(sending("docgate-stops-cut")?.body).toContain("perform: sqs:SendMessage on");
});

test("health counts what was put aside, and neither reads nor sends any of it", () => {
  const health = ownOf("about/health");
  const [queue = ""] = toWhat(health, "sqs:GetQueueAttributes", QUEUE);
  expect(actionsOf(health).filter(action => action.startsWith("sqs:"))).toEqual(["sqs:GetQueueAttributes"]);
  for (const operation of [
    "ReceiveMessage",
    "SendMessageBatch",
    "DeleteMessageBatch",
    "StartMessageMoveTask",
  ]) {
    const body = { QueueUrl: `http://localhost/000000000000/${queue}` };
    expect(asks(health, { service: "sqs", target: `AmazonSQS.${operation}`, body })?.body).toContain(
      `perform: sqs:${operation.replace("Batch", "")} on`,
    );
  }
});

test("the gate without the right to read refuses, well-formed, and lets nobody in", async () => {
  const folder = mkdtempSync(join(tmpdir(), "docgate-rights-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const connect = model.functions.find(({ entry }) => entry === "sessions/connect");
  if (!connect) throw new Error("there is no gate");
  const database = await startDatabase({ folder, port: 0 });
  await createTables(database.url, model);
  const question = {
    "connection-id": "cvpn-connection-1",
    "endpoint-id": "e",
    "common-name": "3140101-03-0000123",
    username: "worker",
    "public-ip": "203.0.113.7",
    "schema-version": "v3",
  };
  const answers: Record<string, unknown>[] = [];
  for (const fn of [
    connect,
    without(connect, "dynamodb:BatchGetItem"),
    without(connect, "dynamodb:PutItem"),
  ]) {
    const { admit } = new Rights([fn], { partitionKey: () => "pk" });
    const door = await openDoor({ url: database.url, close: async () => {} }, rightsKeeper(admit));
    const environment = {
      AWS_REGION: LOCAL_AWS.region,
      AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: door.url,
    };
    const own = { ...fn, environment: { ...fn.environment, AWS_ACCESS_KEY_ID: accessKeyOf(fn.name) } };
    const functions = runFunctions([own], { environment, log: () => {} });
    const outcome = await functions.invoke(fn.name, {
      ...question,
      "connection-id": `cvpn-connection-${answers.length}`,
    });
    answers.push(("result" in outcome ? outcome.result : {}) as Record<string, unknown>);
    await functions.close();
    await door.close();
  }
  await database.close();
  const statuses = answers.map(answer => answer["posture-compliance-statuses"]);
  expect(answers.map(({ allow }) => allow)).toEqual([false, false, false]);
  expect(statuses[0]).toContain("terminal-known");
  expect(statuses.slice(1)).toEqual([["gate-unavailable"], ["gate-unavailable"]]);
});

test("mail goes out from the stage's own address alone", () => {
  const deliver = ownOf("notices/deliver");
  const sending = (from: string) =>
    asks(deliver, { ...sampleOf("ses:SendEmail"), body: { FromEmailAddress: from } });
  expect(sending(local.mailFrom ?? "")).toBeUndefined();
  expect(sending("mayor@city.example")?.body).toContain("perform: ses:SendEmail on");
  expect(sending("docgate@elsewhere.example")?.body).toContain("perform: ses:SendEmail on");
});
