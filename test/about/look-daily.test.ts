// What is told once a day: a key that signs for more than a year, a day's copy of the journal that failed after it was begun or hangs; and what could
// not be found out, which is no "well".
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Export } from "../../functions/about/exports.ts";
import { handler } from "../../functions/about/look-daily.lambda.ts";
import { oldKey, unfinishedExport } from "../../functions/about/overdue.ts";
import { signingKeyMade } from "../../functions/shared/signing/signing.ts";
import { LOCAL_AWS } from "../../infra/local/aws/database.ts";
import { type Kms, startKms } from "../../infra/local/aws/kms/server.ts";
import { type Listening, listen, requestBody } from "../../infra/local/run/loopback.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

const HOUR_MS = 3_600_000;
const clock = withFrozenClock();
const folder = mkdtempSync(join(tmpdir(), "docgate-daily-"));
const TABLE = "arn:aws:dynamodb:ap-northeast-1:000000000000:table/Journal";
let kms: Kms;
let made: Date;
let dynamodb: Listening;
/** By their ids, as DescribeExport tells them. */
let exports: Readonly<Record<string, object>> = {};
const asked: object[] = [];

beforeAll(async () => {
  kms = await startKms({ port: 0, folder, keys: ["Signing"] });
  dynamodb = await listen(0, { programsOnly: true });
  dynamodb.serve(async (request, response) => {
    const body = JSON.parse(String(await requestBody(request, 1_000))) as Record<string, string>;
    asked.push(body);
    const ids = Object.keys(exports);
    const isList = String(request.headers["x-amz-target"]).endsWith(".ListExports");
    // A page of one, so that the next one has to be asked for.
    const at = Number(body.NextToken ?? 0);
    const page = {
      ExportSummaries: ids.slice(at, at + 1).map(id => ({ ExportArn: `${TABLE}/export/${id}` })),
      ...(at + 1 < ids.length && { NextToken: String(at + 1) }),
    };
    const described = { ExportDescription: exports[String(body.ExportArn).split("/").at(-1) ?? ""] };
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify(isList ? page : described));
  });
  Object.assign(process.env, {
    AWS_REGION: LOCAL_AWS.region,
    AWS_ACCESS_KEY_ID: LOCAL_AWS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_KMS: kms.url,
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${dynamodb.port}`,
    SIGNING_KEYS: JSON.stringify({ current: "Signing", retired: [] }),
  });
  made = await signingKeyMade();
});
afterAll(async () => {
  await dynamodb.close();
  await kms.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  exports = {};
  process.env.EXPORTED_TABLE = TABLE;
});

/** What somebody is told of on the day that begins so many hours after the key was made. */
async function told(hours: number): Promise<unknown[]> {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  clock.set(new Date(made.getTime() + hours * HOUR_MS).toISOString());
  await handler({ source: "aws.events" } as never);
  const lines = logged.mock.calls.map(([line]) => line);
  logged.mockRestore();
  return lines;
}
const exported = (ExportStatus: string, hours: number, more: object = {}) => ({
  ...{ ExportStatus, ExportTime: (made.getTime() + hours * HOUR_MS) / 1_000 },
  ...more,
});

test("a young key and yesterday's copy that is whole are nothing to tell, nor a stage's first day without any", async () => {
  expect(await told(48)).toEqual([]);
  exports = { "01": exported("COMPLETED", 24), "02": exported("IN_PROGRESS", 48) };
  expect(await told(48)).toEqual([]);
});

test("a copy that failed after it was begun is told with its reason, whatever order they come in", async () => {
  const why = { FailureCode: "S3AccessDenied", FailureMessage: "the bucket refuses" };
  exports = {
    "03": exported("FAILED", 47, why),
    "01": exported("COMPLETED", 0),
    "02": exported("COMPLETED", 1),
  };
  expect(await told(48)).toEqual([
    {
      happening: "export-unfinished",
      why: expect.stringMatching(/is FAILED, S3AccessDenied: the bucket refuses$/),
    },
  ]);
  expect(asked).toContainEqual({ TableArn: TABLE, MaxResults: 25, NextToken: "2" });
});

test("where the stage has none made, DynamoDB is asked for nothing", async () => {
  process.env.EXPORTED_TABLE = "none";
  exports = { "01": exported("FAILED", 0) };
  const before = asked.length;
  expect([await told(48), asked.length]).toEqual([[], before]);
});

test("what cannot be found out is told", async () => {
  const at = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  process.env.AWS_ENDPOINT_URL_DYNAMODB = "http://127.0.0.1:9";
  expect(await told(48)).toEqual([
    { happening: "export-unfinished", why: expect.stringMatching(/^not found out: /) },
  ]);
  process.env.AWS_ENDPOINT_URL_DYNAMODB = at;
});

test("a key is told of from a year on", async () => {
  expect(await told(365 * 24 + 1)).toEqual([
    { happening: "signing-key-old", why: expect.stringContaining("365 days old") },
  ]);
  const after = (days: number) => oldKey(made, new Date(made.getTime() + days * 24 * HOUR_MS));
  expect([after(364), after(365)]).toEqual([undefined, "the key that signs is 365 days old"]);
});

const AT = new Date("2026-11-29T00:00:00Z");
const copy = (status: string, hoursAgo: number): Export => ({
  ...{ status, why: undefined },
  of: new Date(AT.getTime() - hoursAgo * HOUR_MS),
});
test.each<[what: string, exports: Export[], told: RegExp | undefined]>([
  ["the next one hangs", [copy("COMPLETED", 31), copy("IN_PROGRESS", 7)], /is IN_PROGRESS$/],
  ["the next one has six hours", [copy("COMPLETED", 29), copy("IN_PROGRESS", 5)], undefined],
  ["mended by hand", [copy("FAILED", 8), copy("COMPLETED", 2)], undefined],
  ["the first one failed", [copy("FAILED", 8)], /is FAILED$/],
  ["none is begun any more", [copy("COMPLETED", 100)], /2026-11-24T20:00:00.000Z, is COMPLETED$/],
])("%s", (_, exports, words) => {
  const why = unfinishedExport(exports, AT);
  if (words) expect(why).toMatch(words);
  else expect(why).toBeUndefined();
});
