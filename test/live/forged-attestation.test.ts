// An attestation that was not made by the scan officer through the gateway releases nothing, however it got into the table.
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { gzipSync } from "node:zlib";
import {
  DynamoDBClient,
  ListTablesCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LOCAL_AWS } from "../../infra/local/aws/database.ts";
import { cleanScan, disinfection, prepareAgency, registration, sendOut } from "./custody-story.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

const records = "records@household";
let gateway: MovedGateway;
let database: DynamoDBClient;
let table = "";

beforeAll(async () => {
  gateway = await movedGateway();
  database = new DynamoDBClient({ ...LOCAL_AWS, endpoint: gateway.endpoints.aws.dynamodb });
  const { TableNames = [] } = await database.send(new ListTablesCommand({}));
  table = TableNames.find(name => name.includes("Journal")) ?? "";
});
afterAll(async () => {
  database.destroy();
  await gateway.close();
});

const post = (path: string, account: string, body: object = {}) =>
  gateway.ask(`POST ${path}`, { account, body });

interface Attested {
  readonly place: string;
  readonly pk: string;
  readonly document: string;
  readonly jws: string;
}

async function attested(...numbers: readonly string[]): Promise<Attested[]> {
  const places = numbers.map(no => `/v1/terminals/${no}`);
  await gateway.at("2021-06-07T09:30:00+08:00");
  await prepareAgency(gateway.ask);
  for (const no of numbers) {
    await post("/v1/terminals", records, registration(no));
    await sendOut(gateway.ask, no);
  }
  await gateway.at("2021-06-18T17:10:00+08:00");
  for (const place of places) await post(`${place}/return`, records);
  await gateway.at("2021-06-21T11:30:30+08:00");
  const made: Attested[] = [];
  for (const [n, place] of places.entries()) {
    await post(`${place}/disinfection`, records, { ...disinfection, reason: "整批登錄" });
    const report = String(n).padStart(64, "a");
    await post(`${place}/scan`, records, { ...cleanScan, report });
    const { body } = await post(`${place}/attestation`, "scan@household", { loan: 1, report });
    const { document } = body.custody.loan.attestation;
    const { body: jws } = await gateway.ask(`GET ${place}/loans/1/attestation`, { account: records });
    made.push({ place, pk: `TERMINAL#${numbers[n]}`, document, jws });
  }
  return made;
}

async function keep(digest: string, text: string): Promise<void> {
  const keys = { pk: { S: `BLOB#${digest}` }, sk: { S: "CHUNK#0000" } };
  const Item = { ...keys, chunks: { N: "1" }, bytes: { B: gzipSync(text) } };
  await database.send(new PutItemCommand({ TableName: table, Item }));
}

/** Puts another document behind the attestation, as somebody with the table in their hands could. */
async function replace(pk: string, document: string, forged: string): Promise<string> {
  const digest = createHash("sha256").update(forged).digest("hex");
  await keep(digest, forged);
  const { body } = await gateway.ask(`GET /v1/terminals/${pk.slice("TERMINAL#".length)}`, {
    account: records,
  });
  const { version: _, hash: __, ...state } = body;
  await database.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { pk: { S: pk }, sk: { S: "STATE" } },
      UpdateExpression: "SET body = :body",
      ExpressionAttributeValues: { ":body": { S: JSON.stringify(state).replace(document, digest) } },
    }),
  );
  return digest;
}

const signedByAnother = (jws: string) => {
  const [head = "", body = ""] = jws.split(".");
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signature = sign("sha256", Buffer.from(`${head}.${body}`), {
    key: privateKey,
    dsaEncoding: "ieee-p1363",
  });
  return `${head}.${body}.${signature.toString("base64url")}`;
};

test("one signed by another key, replayed from another terminal, or altered where it lies, releases nothing", async () => {
  const [one, two] = await attested("3140101-03-0000001", "3140101-03-0000002");
  if (!one || !two) throw new Error("both are attested");
  let lies = one.document;
  for (const forged of [signedByAnother(one.jws), two.jws]) {
    lies = await replace(one.pk, lies, forged);
    const { status, body } = await post(`${one.place}/release`, records, { missing: [] });
    expect([status, body.code, body.clauses]).toEqual([409, "attestation-not-proved", ["tainan-2021/3.5d"]]);
  }
  await replace(one.pk, lies, one.jws);
  expect((await post(`${one.place}/release`, records, { missing: [] })).status).toBe(200);

  await keep(two.document, `${two.jws}A`);
  const altered = await post(`${two.place}/release`, records, { missing: [] });
  expect([altered.status, altered.body.code]).toEqual([500, "fault"]);
  const { body } = await gateway.ask(`GET ${two.place}`, { account: records });
  expect(body.custody.stage).toBe("attested");
});
