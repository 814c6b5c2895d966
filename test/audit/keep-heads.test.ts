// How far each stream had come on a day lies where nobody writes over it, and tells an audit of what was cut short since.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { auditJournal } from "../../functions/audit/journal-audit.ts";
import { handler as keepHeads } from "../../functions/audit/keep-heads.lambda.ts";
import { personLaw } from "../../functions/people/person.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import type { Head } from "../../functions/shared/journal/event.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { eventKey, stream } from "../../functions/shared/journal/keys.ts";
import { LOCAL_AWS } from "../../infra/local/aws/database.ts";
import { type S3, startS3 } from "../../infra/local/aws/s3/server.ts";
import { acting } from "../shared/journal/counter.ts";
import { withJournal } from "../shared/journal/table.ts";
import { MORNING, withFrozenClock } from "../shared/time/frozen.ts";

const journal = withJournal();
const clock = withFrozenClock();
const DAY = MORNING.slice(0, 10);
const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), "docgate-heads-"));
const lock = { DefaultRetention: { Mode: "COMPLIANCE", Days: 1 } };
const locking = {
  ObjectLockEnabled: true,
  ObjectLockConfiguration: { ObjectLockEnabled: "Enabled", Rule: lock },
};
let s3: S3;
let client: S3Client;
beforeAll(async () => {
  s3 = await startS3({ port: 0, folder, buckets: new Map([["kept", locking]]) });
  Object.assign(process.env, { KEPT_BUCKET: "kept", AWS_ENDPOINT_URL_S3: s3.url });
  client = new S3Client({ endpoint: s3.url, maxAttempts: 1, ...LOCAL_AWS });
});
afterAll(async () => {
  client.destroy();
  await s3.close();
  rmSync(folder, { recursive: true });
});

const wake = () => keepHeads({ source: "aws.events" } as never);
const kept = async (day: string) => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: "kept", Key: `heads/${day}.json` }));
  return JSON.parse((await Body?.transformToString()) ?? "") as Head[];
};
const person = stream("PERSON", "worker@household");
const enrolled = { type: "PersonEnrolled", agency: "household-office", status: "civil-servant" } as const;
const suspended = { type: "Suspended", reason: "調查中", clause: "ey-draft/14a" } as const;
const happened = async (event: typeof enrolled | typeof suspended) =>
  commit({
    changes: [change(personLaw, await read(stream(personLaw, "worker@household")), [{ event }], acting())],
  });

test("a day is kept once it is over, and never written over", async () => {
  await happened(enrolled);
  await happened(suspended);
  await wake();
  await expect(kept(DAY)).rejects.toThrow();
  clock.set(new Date(Date.parse(MORNING) + DAY_MS).toISOString());
  await wake();
  const first = await kept(DAY);
  expect(first).toEqual([{ stream: person, version: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  const { findings } = await auditJournal({ keys: [], earlier: first });
  expect(findings).toEqual([]);
});

test("a stream that was cut short since is found by it alone, and the next runs keep what was there", async () => {
  const before = await kept(DAY);
  const database = new DynamoDBClient({ endpoint: journal.url(), ...LOCAL_AWS });
  const gone = { pk: { S: person }, sk: { S: eventKey(2) } };
  await database.send(new DeleteItemCommand({ TableName: journal.table(), Key: gone }));
  database.destroy();
  await wake();
  expect(await kept(DAY)).toEqual(before);
  const { findings } = await auditJournal({ keys: [], earlier: before });
  expect(findings.map(({ flaw }) => flaw)).toContain("event-missing");
});

test("where the stage keeps none, nothing is asked of anybody", async () => {
  const logged = vi.spyOn(console, "error");
  Object.assign(process.env, { KEPT_BUCKET: "none", AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9" });
  await wake();
  expect(logged).not.toHaveBeenCalled();
});
