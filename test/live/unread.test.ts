// A gateway whose followers have a bad day: a poison record, a dispatcher dead for longer than the stream keeps, and what makes it good.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LOCAL_AWS } from "../../infra/local/aws/database.ts";
import { type Gateway, startGateway } from "../../infra/local/run/gateway.ts";
import { PATIENCE } from "../patience.ts";
import { asker, propertyNo } from "./asking.ts";
import { registration } from "./custody-story.ts";

const records = "records@household";
let data = "";
let gateway: Gateway;
let ask: ReturnType<typeof asker>["ask"];

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "docgate-unread-"));
  gateway = await startGateway({ data, port: 0, mostWarm: 40, patience: PATIENCE });
  ({ ask } = asker(gateway.endpoints));
});
afterAll(async () => {
  await control("clock");
  await gateway.close();
  await rm(data, { recursive: true });
});

async function control(name: string, body: object = {}): Promise<void> {
  const answer = await fetch(`${gateway.endpoints.control}/${name}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  // Whoever was logged in is not, at another time.
  if (name === "clock") ({ ask } = asker(gateway.endpoints));
}

const later = (seconds: number) =>
  control("clock", { at: new Date(Date.now() + seconds * 1_000).toISOString() });

function npmRun(command: string): Promise<{ code: number; said: string }> {
  const [script = "", ...args] = `${command} --data ${data}`.split(" ");
  return new Promise(done =>
    execFile(process.execPath, [`infra/local/commands/${script}.ts`, ...args], (fault, stdout, stderr) =>
      done({ code: Number(fault?.code ?? 0), said: stdout + stderr }),
    ),
  );
}

async function register(number = propertyNo()): Promise<string> {
  const made = await ask("POST /v1/terminals", { account: records, body: registration(number) });
  expect(made.status).toBe(201);
  return number;
}

async function isFound(number: string): Promise<boolean> {
  const { body } = await ask(`GET /v1/terminals?q=${number}`, { account: records });
  return body.rows.some((row: { propertyNo: string }) => row.propertyNo === number);
}

/** A message as the dispatcher sends it for an event that is too large: it fails until the event is there. */
async function sendPlaceOf(number: string): Promise<void> {
  const sqs = new SQSClient({ endpoint: gateway.endpoints.aws.sqs, ...LOCAL_AWS });
  const place = { pk: { S: `TERMINAL#${number}` }, sk: { S: "EVENT#0000000001" }, version: { N: "1" } };
  const QueueUrl = `${gateway.endpoints.aws.sqs}/000000000000/docgate-terminals-index`;
  await sqs.send(
    new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: "0", MessageBody: JSON.stringify(place) }] }),
  );
  sqs.destroy();
}

async function unread(): Promise<{ status: string; words: { en: string } }> {
  const { body } = await ask("GET /v1/health", { account: "auditor@city" });
  return body.checks.find(({ name }: { name: string }) => name === "unread");
}

test("a registration is found by its words, through dispatcher and queue", async () => {
  const number = await register();
  await control("drain");
  expect(await isFound(number)).toBe(true);
  expect(await npmRun("unread list")).toMatchObject({ code: 0 });
});

const missing = propertyNo();

test("a poison record delays no other, is put aside after five tries, shown, and played once it is mended", async () => {
  await sendPlaceOf(missing);
  const number = await register();
  await control("drain");
  expect(await isFound(number)).toBe(true);
  expect((await unread()).status).toBe("ok");
  for (let tries = 0; tries < 5; tries++) {
    await later(91);
    await control("drain");
  }
  expect(await unread()).toMatchObject({
    status: "warn",
    words: { en: "put aside: the search of terminals 1" },
  });
  const { code, said } = await npmRun("unread list");
  expect([code, said]).toEqual([
    1,
    expect.stringContaining(`terminals/index  TERMINAL#${missing} EVENT#0000000001`),
  ]);
  // Looking changes nothing.
  expect((await npmRun("unread list --follower terminals/index")).said).toContain("1 put aside");
});

test("what was missed longer than the stream keeps is played or rebuilt, and nothing that was recorded is lost", async () => {
  await control("pause", { paused: true });
  const other = propertyNo();
  await Promise.all([missing, other].map(register));
  await later(25 * 3_600);
  await control("pause", { paused: false });
  await control("drain");
  await control("timers");
  expect(await Promise.all([missing, other].map(isFound))).toEqual([false, false]);

  expect(await npmRun("unread play --follower terminals/index")).toMatchObject({ code: 0 });
  await control("drain");
  expect(await Promise.all([missing, other].map(isFound))).toEqual([true, false]);
  expect((await unread()).status).toBe("ok");

  expect((await npmRun("rebuild index")).said).toContain("1 changed");
  expect(await isFound(other)).toBe(true);
  expect((await npmRun("rebuild index")).said).toContain("0 changed");
  expect((await npmRun("rebuild boards")).said).toContain("0 changed");
});

test("a dispatcher dead for an hour catches up, and the timer has found meanwhile what it did not bring", async () => {
  await control("pause", { paused: true });
  const number = await register();
  await control("timers");
  expect(await isFound(number)).toBe(true);
  await control("pause", { paused: false });
  await control("drain");
  expect((await unread()).status).toBe("ok");
});
