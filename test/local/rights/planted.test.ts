// A function with a call planted in it that its role does not allow: refused here as in the cloud, by the real clients, in the words
// of each service; and what its role does allow is done.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, LOCAL_AWS, startDatabase } from "../../../infra/local/aws/database.ts";
import { openDoor } from "../../../infra/local/aws/database-door.ts";
import { networkAclId, prefixListId, vpnEndpointId } from "../../../infra/local/aws/ec2/seed.ts";
import { type Ec2, startEc2 } from "../../../infra/local/aws/ec2/server.ts";
import { type Kms, startKms } from "../../../infra/local/aws/kms/server.ts";
import type { Statement } from "../../../infra/local/aws/rights/policy.ts";
import { accessKeyOf, Rights, rightsKeeper } from "../../../infra/local/aws/rights/rights.ts";
import { type S3, startS3 } from "../../../infra/local/aws/s3/server.ts";
import { type Functions, runFunctions } from "../../../infra/local/run/functions.ts";
import type { FunctionModel } from "../../../infra/local/run/template.ts";
import { declared } from "../ec2/endpoint.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-planted-"));
const TABLE = "arn:aws:dynamodb:ap-northeast-1:000000000000:table/Journal";
/** Asks whatever it is told to, by the clients of the product, and says how that went. */
const KEY_ALIASES = new Map(["ours", "theirs"].map(name => [`alias/${name}`, "Signing"]));
const MESSAGE = {
  Message: new Uint8Array([1]),
  MessageType: "RAW",
  SigningAlgorithm: "ECDSA_SHA_256",
};

const PLANTED = `
import * as dynamodb from "${import.meta.resolve("@aws-sdk/client-dynamodb")}";
import * as ec2 from "${import.meta.resolve("@aws-sdk/client-ec2")}";
import * as kms from "${import.meta.resolve("@aws-sdk/client-kms")}";
import * as s3 from "${import.meta.resolve("@aws-sdk/client-s3")}";
const clients = { dynamodb: [dynamodb, "DynamoDBClient"], ec2: [ec2, "EC2Client"], kms: [kms, "KMSClient"], s3: [s3, "S3Client"] };
export const handler = async ({ service, command, input }) => {
  const [library, client] = clients[service];
  try {
    await new library[client]({ maxAttempts: 1, forcePathStyle: true }).send(new library[command](input));
    return "done";
  } catch (error) {
    return { name: error.name, status: error.$metadata?.httpStatusCode, message: error.message };
  }
};`;

let parts: (Database | Ec2 | Kms | S3)[];
let functions: Functions;
beforeAll(async () => {
  const file = join(folder, "planted.mjs");
  writeFileSync(file, PLANTED);
  const role = (name: string, ...statements: Statement[]): FunctionModel => ({
    ...{ name, file, entry: name, timeoutSeconds: 15, role: `${name}Role` },
    policies: statements.length > 0 ? [{ Statement: statements }] : [],
    environment: { AWS_ACCESS_KEY_ID: accessKeyOf(name) },
  });
  const allow = (Action: string[], Resource: string, Condition?: object): Statement => ({
    ...{ Effect: "Allow", Action, Resource, ...(Condition && { Condition }) },
  });
  const seats = {
    "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["SEATS#*"] },
    Null: { "dynamodb:LeadingKeys": "false" },
  };
  const ours = { StringEquals: { "aws:ResourceTag/product": "docgate" } };
  const models = [
    role("nothing"),
    role("nobody"),
    role(
      "reader",
      allow(["dynamodb:GetItem", "dynamodb:BatchGetItem"], TABLE),
      allow(["kms:GetPublicKey"], "*"),
      allow(["kms:Sign"], "arn:aws:kms:*:*:key/*", { StringEquals: { "kms:RequestAlias": "alias/ours" } }),
    ),
    role(
      "worker",
      allow(["dynamodb:PutItem", "dynamodb:ConditionCheckItem"], TABLE),
      allow(["dynamodb:UpdateItem"], TABLE, seats),
      allow(["ec2:DescribeClientVpnConnections", "ec2:GetManagedPrefixListEntries"], "*", ours),
      allow(["ec2:CreateNetworkAclEntry"], "arn:aws:ec2:*:*:network-acl/*", ours),
      allow(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::Packs/*"),
    ),
  ];
  const rights = new Rights(models.slice(0, 1).concat(models.slice(2)), { partitionKey: () => "pk" });
  const { admit } = rights;
  const database = await startDatabase({ folder, port: 0 });
  const door = await openDoor({ url: database.url, close: async () => {} }, rightsKeeper(admit));
  const tags = [{ key: "product", value: "docgate" }];
  const list = { family: "IPv4", maxEntries: 9 } as const;
  const seed = {
    prefixLists: [
      { ...list, name: "ours", tags },
      { ...list, name: "theirs", tags: [] },
    ],
    vpnEndpoints: [declared("land", { tags })],
    networkAcls: [
      { name: "ours", tags, subnets: [], entries: [] },
      { name: "theirs", tags: [], subnets: [], entries: [] },
    ],
  };
  const ec2 = await startEc2({ seed, admit });
  const kms = await startKms({
    port: 0,
    folder: join(folder, "kms"),
    keys: ["Signing"],
    aliases: KEY_ALIASES,
    admit,
  });
  const s3 = await startS3({
    port: 0,
    folder: join(folder, "s3"),
    buckets: new Map([["Packs", {}]]),
    rights,
  });
  parts = [door, ec2, kms, s3, database];
  const owner = new DynamoDBClient({ endpoint: database.url, ...LOCAL_AWS });
  const key = (AttributeName: string, KeyType: "HASH" | "RANGE") => ({ AttributeName, KeyType });
  await owner.send(
    new CreateTableCommand({
      TableName: "Journal",
      KeySchema: [key("pk", "HASH"), key("sk", "RANGE")],
      AttributeDefinitions: ["pk", "sk"].map(AttributeName => ({ AttributeName, AttributeType: "S" })),
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  owner.destroy();
  const environment = {
    AWS_REGION: LOCAL_AWS.region,
    AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: door.url,
    AWS_ENDPOINT_URL_EC2: ec2.url,
    AWS_ENDPOINT_URL_KMS: kms.url,
    AWS_ENDPOINT_URL_S3: s3.url,
  };
  functions = runFunctions(models, { environment, log: () => {} });
});
afterAll(async () => {
  await functions.close();
  for (const part of parts) await part.close();
  rmSync(folder, { recursive: true });
});

async function asks(name: string, service: string, command: string, input: object) {
  const outcome = await functions.invoke(name, { service, command, input });
  return "result" in outcome ? outcome.result : outcome;
}
const Key = { pk: { S: "STATE#a" }, sk: { S: "x" } };
const TableName = "Journal";
const update = (pk: string) => ({
  ...{ TableName, Key: { pk: { S: pk }, sk: { S: "x" } }, UpdateExpression: "SET a = :a" },
  ExpressionAttributeValues: { ":a": { N: "1" } },
});
const denial = (acl: string) => ({
  ...{ NetworkAclId: networkAclId(acl), RuleNumber: 1, Egress: true },
  ...{ Protocol: "-1", RuleAction: "deny", CidrBlock: "0.0.0.0/0" },
});
const put = (pk: string) => ({ Put: { TableName, Item: { pk: { S: pk }, sk: { S: "x" } } } });

describe("refused", () => {
  test.each<[who: string, service: string, command: string, input: object, refusal: object]>([
    [
      "nothing",
      "dynamodb",
      "GetItemCommand",
      { TableName, Key },
      { name: "AccessDeniedException", status: 400 },
    ],
    [
      "reader",
      "dynamodb",
      "PutItemCommand",
      { TableName, Item: Key },
      { name: "AccessDeniedException", status: 400 },
    ],
    ["reader", "dynamodb", "ScanCommand", { TableName }, { name: "AccessDeniedException" }],
    [
      "reader",
      "dynamodb",
      "QueryCommand",
      { TableName, KeyConditionExpression: "pk = :p", ExpressionAttributeValues: { ":p": { S: "a" } } },
      { name: "AccessDeniedException" },
    ],
    ["reader", "dynamodb", "GetItemCommand", { TableName: "Other", Key }, { name: "AccessDeniedException" }],
    ["worker", "dynamodb", "DeleteItemCommand", { TableName, Key }, { name: "AccessDeniedException" }],
    ["worker", "dynamodb", "UpdateItemCommand", update("STATE#a"), { name: "AccessDeniedException" }],
    [
      "worker",
      "dynamodb",
      "TransactWriteItemsCommand",
      { TransactItems: [put("a"), { Update: update("STATE#b") }] },
      { name: "AccessDeniedException" },
    ],
    [
      "worker",
      "dynamodb",
      "TransactWriteItemsCommand",
      { TransactItems: [put("a"), { Delete: { TableName, Key } }] },
      { name: "AccessDeniedException" },
    ],
    [
      "worker",
      "dynamodb",
      "ExecuteStatementCommand",
      { Statement: "SELECT * FROM Journal" },
      { name: "AccessDeniedException" },
    ],
    [
      "nobody",
      "dynamodb",
      "GetItemCommand",
      { TableName, Key },
      { name: "UnrecognizedClientException", status: 400 },
    ],
    [
      "worker",
      "ec2",
      "GetManagedPrefixListEntriesCommand",
      { PrefixListId: prefixListId("theirs") },
      { name: "UnauthorizedOperation", status: 403 },
    ],
    [
      "worker",
      "ec2",
      "ModifyManagedPrefixListCommand",
      { PrefixListId: prefixListId("ours") },
      { name: "UnauthorizedOperation" },
    ],
    [
      "worker",
      "ec2",
      "DescribeClientVpnConnectionsCommand",
      { ClientVpnEndpointId: vpnEndpointId("gone") },
      { name: "UnauthorizedOperation" },
    ],
    ["worker", "ec2", "DescribeManagedPrefixListsCommand", {}, { name: "UnauthorizedOperation" }],
    ["worker", "ec2", "CreateNetworkAclEntryCommand", denial("theirs"), { name: "UnauthorizedOperation" }],
    ["nobody", "ec2", "DescribeManagedPrefixListsCommand", {}, { name: "AuthFailure", status: 401 }],
    [
      "reader",
      "kms",
      "SignCommand",
      { KeyId: "Signing", ...MESSAGE },
      { name: "AccessDeniedException", status: 400 },
    ],
    [
      "reader",
      "kms",
      "SignCommand",
      { KeyId: "alias/theirs", ...MESSAGE },
      { name: "AccessDeniedException", status: 400 },
    ],
    [
      "reader",
      "s3",
      "PutObjectCommand",
      { Bucket: "Packs", Key: "a", Body: "x" },
      { name: "AccessDenied", status: 403 },
    ],
    [
      "worker",
      "s3",
      "DeleteObjectCommand",
      { Bucket: "Packs", Key: "a" },
      { name: "AccessDenied", status: 403 },
    ],
    [
      "worker",
      "s3",
      "GetObjectCommand",
      { Bucket: "Packs", Key: "not-there" },
      { name: "AccessDenied", status: 403 },
    ],
    [
      "nobody",
      "s3",
      "GetObjectCommand",
      { Bucket: "Packs", Key: "a" },
      { name: "InvalidAccessKeyId", status: 403 },
    ],
  ])("%s asks %s for %s %j", async (who, service, command, input, refusal) => {
    expect(await asks(who, service, command, input)).toMatchObject(refusal);
  });

  test("with who asked, for what, of what, and that nothing allows it", async () => {
    const { message } = (await asks("reader", "dynamodb", "PutItemCommand", { TableName, Item: Key })) as {
      message: string;
    };
    expect(message).toBe(
      `User: arn:aws:sts::000000000000:assumed-role/readerRole/reader is not authorized to perform: dynamodb:PutItem on resource: ${TABLE} because no identity-based policy allows the dynamodb:PutItem action`,
    );
  });
});

describe("done", () => {
  test.each<[who: string, service: string, command: string, input: object]>([
    ["reader", "dynamodb", "GetItemCommand", { TableName, Key }],
    ["reader", "dynamodb", "BatchGetItemCommand", { RequestItems: { Journal: { Keys: [Key] } } }],
    ["reader", "kms", "GetPublicKeyCommand", { KeyId: "Signing" }],
    ["reader", "kms", "SignCommand", { KeyId: "alias/ours", ...MESSAGE }],
    ["worker", "dynamodb", "UpdateItemCommand", update("SEATS#a")],
    [
      "worker",
      "dynamodb",
      "TransactWriteItemsCommand",
      {
        TransactItems: [
          put("b"),
          { Update: update("SEATS#b") },
          { ConditionCheck: { TableName, Key, ConditionExpression: "attribute_not_exists(pk)" } },
        ],
      },
    ],
    ["worker", "ec2", "GetManagedPrefixListEntriesCommand", { PrefixListId: prefixListId("ours") }],
    ["worker", "ec2", "DescribeClientVpnConnectionsCommand", { ClientVpnEndpointId: vpnEndpointId("land") }],
    ["worker", "ec2", "CreateNetworkAclEntryCommand", denial("ours")],
    ["worker", "s3", "PutObjectCommand", { Bucket: "Packs", Key: "b", Body: "x" }],
    ["worker", "s3", "GetObjectCommand", { Bucket: "Packs", Key: "b" }],
  ])("%s asks %s for %s %j", async (who, service, command, input) => {
    expect(await asks(who, service, command, input)).toBe("done");
  });
});
