// What people are told, end to end: an act, the journal, its follower, the mail service, a real SMTP server, and the mail read there.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterAll, assert, beforeAll, expect, test } from "vitest";
import { cityService, signatureOf } from "./city-service.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

let gateway: MovedGateway;
let messenger: Awaited<ReturnType<typeof cityService>>;
beforeAll(async () => {
  messenger = await cityService();
  // Of calls tells called.test.ts.
  gateway = await movedGateway({ parameters: { MessengerUrl: messenger.url, VoiceUrl: "none" } });
  await gateway.at(taipei("2026-11-23T10:00"));
});
afterAll(async () => {
  await gateway.close();
  messenger.close();
});

const taipei = (text: string) => new Date(`${text}+08:00`).toISOString();
const OFFICE = "household-office";
const [worker, personnel] = ["worker@household", "personnel@household"];
const MAIL_ONLY = { mail: "at-once", hours: "working", dailyAt: 8, messenger: false };

async function mailbox(to: string) {
  const folder = join(gateway.data, "mail");
  const mails = await Promise.all(
    (await readdir(folder)).sort().map(async name => PostalMime.parse(await readFile(join(folder, name)))),
  );
  return mails.filter(mail => mail.to?.[0]?.address === to);
}

async function done(call: string, body: object, account = personnel) {
  const answer = await gateway.ask(call, { account, body });
  expect([call, answer.status < 300, answer.body]).toEqual([call, true, answer.body]);
}

const act = (verb: string, body: object, who = worker) => done(`POST /v1/people/${who}/${verb}`, body);
const called = (who: string, fullName: string, mail: string) =>
  done(`POST /v1/directory/${who}/correction`, { fullName, mail });
const enrolled = (who: string) => act("enrol", { agency: OFFICE, status: "civil-servant" }, who);

test("who is suspended has it in their inbox and in their mail, in both languages and by their name, once", async () => {
  await enrolled(worker);
  await called(worker, "測試𠮷𧫢", "worker@city.example");
  await done("POST /v1/notices/wishes", MAIL_ONLY, worker);
  await act("suspend", { reason: "測試" });
  await gateway.settled();
  const mails = await mailbox("worker@city.example");
  expect(mails.map(({ subject }) => subject)).toEqual(["【急】docgate：停止遠端連線：相關連線均已關閉"]);
  const [mail] = mails;
  expect(mail?.from?.address).toBe("docgate@city.example");
  expect(mail?.text).toContain("測試𠮷𧫢 您好：");
  expect(mail?.text).toContain("Remote sessions are suspended");
  const { body } = await gateway.ask("GET /v1/notices", { account: worker });
  const suspended = body.rows.find(({ urgency }: { urgency: string }) => urgency === "urgent");
  expect(suspended).toMatchObject({ page: "/console", read: false, by: personnel });
  await gateway.settled();
  expect(await mailbox("worker@city.example")).toHaveLength(1);
});

test("what is read in the console is read, and counted so; nobody reads another's", async () => {
  const count = async (account: string) => (await gateway.ask("GET /v1/notices/unread", { account })).body;
  const { unread, urgent } = await count(worker);
  expect([unread > 0, urgent]).toEqual([true, 1]);
  const { body } = await gateway.ask("GET /v1/notices", { account: worker });
  await done("POST /v1/notices/read", { places: [body.rows[0].place] }, worker);
  expect((await count(worker)).unread).toBe(unread - 1);
  await done("POST /v1/notices/read", { until: body.rows[0].place }, worker);
  expect(await count(worker)).toEqual({ unread: 0, urgent: 0 });
  const other = await gateway.ask("GET /v1/notices", { account: "archives@national" });
  expect(other.body.rows).toEqual([]);
});

test("a mail server that is down for a day: all of it arrives afterwards, once, in one mail and in office hours", async () => {
  await gateway.mail(false);
  await act("reinstate", { reason: "測試" });
  await gateway.settled();
  for (const hour of ["T11:00", "T13:00", "T17:00", "T22:00"]) await gateway.at(taipei(`2026-11-23${hour}`));
  await act("suspend", { reason: "再次" });
  await gateway.settled();
  await gateway.at(taipei("2026-11-24T03:00"));
  expect(await mailbox("worker@city.example")).toHaveLength(1);
  const health = await gateway.ask("GET /v1/health", { account: "center@city" });
  const check = health.body.checks.find(({ name }: { name: string }) => name === "notices");
  expect(check.status).toBe("warn");
  await gateway.mail(true);
  // At night what is urgent alone; the rest when the office opens.
  await gateway.at(taipei("2026-11-24T05:00"));
  await gateway.at(taipei("2026-11-24T10:00"));
  await gateway.at(taipei("2026-11-24T11:30"));
  const [, urgent, ...rest] = await mailbox("worker@city.example");
  expect(urgent?.subject).toBe("【急】docgate：停止遠端連線：相關連線均已關閉");
  expect(rest).toHaveLength(1);
  expect(rest[0]?.text).toContain("恢復遠端連線");
  const well = await gateway.ask("GET /v1/health", { account: "center@city" });
  expect(well.body.checks.find(({ name }: { name: string }) => name === "notices").status).toBe("ok");
});

test("what cannot be brought for three days is given up loudly, and personnel are told", async () => {
  await gateway.mail(false);
  await act("reinstate", { reason: "三度" });
  await gateway.settled();
  for (const at of ["25T09:00", "26T09:00", "27T09:00", "27T12:00"])
    await gateway.at(taipei(`2026-11-${at}`));
  await gateway.mail(true);
  await gateway.at(taipei("2026-11-30T09:00"));
  const mails = await mailbox("worker@city.example");
  expect(mails).toHaveLength(3);
  const health = await gateway.ask("GET /v1/health", { account: "center@city" });
  expect(health.body.checks.find(({ name }: { name: string }) => name === "notices").status).toBe("bad");
  const { body } = await gateway.ask("GET /v1/notices", { account: personnel });
  expect(body.rows.map(({ title }: { title: Record<string, string> }) => title["zh-TW"])).toContain(
    "有人員的通知逾期未能送達，請查明聯絡資料",
  );
});

test("whoever runs it sees how deliveries stand, by name and reason and without what they say; nobody else does", async () => {
  const seen = async (standing: string, account = "admin@household") =>
    gateway.ask(`GET /v1/deliveries?standing=${standing}`, { account });
  const { body: failed } = await seen("failed");
  const lost = failed.rows.filter(({ account }: { account: string }) => account === worker);
  expect(lost).toMatchObject([{ channel: "mail", state: "given-up" }]);
  expect(lost[0].why).toBeTruthy();
  expect(lost[0].attempts).toBeGreaterThan(3);
  const { body: sent } = await seen("sent");
  expect(sent.rows.map(({ state }: { state: string }) => state)).toContain("sent");
  expect(JSON.stringify([failed, sent])).not.toMatch(/city\.example|測試|恢復遠端連線|Person/);
  expect((await seen("waiting", "auditor@city")).status).toBe(200);
  for (const account of [worker, personnel, "records@household"])
    expect([account, (await seen("failed", account)).status]).toEqual([account, 403]);
});

test("an address that comes back is not tried again, personnel are told, and a corrected one is tried at once", async () => {
  await called(worker, "測試", "bounce@simulator.amazonses.com");
  await act("suspend", { reason: "四度" });
  await gateway.settled();
  // The mail service tells of it after it took the mail.
  await expect
    .poll(async () => (await gateway.ask("GET /v1/notices/wishes", { account: worker })).body)
    .toMatchObject({ address: "bounce@simulator.amazonses.com", bounced: true });
  await expect
    .poll(
      async () => (await gateway.ask("GET /v1/notices", { account: personnel })).body.rows[0].title["zh-TW"],
    )
    .toBe("有人員的電子郵件遭退回，請更正聯絡資料");
  await called(worker, "測試", "again@city.example");
  await act("recall", { reason: "五度", effectiveAt: taipei("2026-12-01T08:00") });
  await gateway.settled();
  expect(await mailbox("again@city.example")).toHaveLength(1);
  const again = await gateway.ask("GET /v1/notices/wishes", { account: worker });
  expect(again.body.bounced).toBe(false);
});

test("a person erased from the directory is mailed no more, and their inbox stays", async () => {
  await done(`POST /v1/directory/${worker}/erasure`, {});
  await act("lift-recall", { reason: "六度" });
  await gateway.settled();
  expect(await mailbox("again@city.example")).toHaveLength(1);
  const { body } = await gateway.ask("GET /v1/notices", { account: worker });
  expect(body.rows[0].title["zh-TW"]).toBe("召回已解除");
});

test("a messenger that answers 200 and loses it: signed, and what stays unread goes by mail an hour later", async () => {
  await enrolled("scan@household");
  await called("scan@household", "掃毒", "scan@city.example");
  const before = messenger.heard.length;
  await act("suspend", { reason: "七度" }, "scan@household");
  await gateway.settled();
  expect(await mailbox("scan@city.example")).toEqual([]);
  const [message = assert.fail("nothing was sent")] = messenger.heard.slice(before);
  const { headers, body } = message;
  expect(headers["webhook-signature"]).toBe(signatureOf(message, gateway.endpoints.servicesSecret));
  expect(JSON.parse(body).data).toMatchObject({ account: "scan@household", notices: [{ urgent: true }] });
  expect(body).not.toContain("scan@city.example");
  await gateway.at(taipei("2026-11-30T10:30"));
  await gateway.settled();
  expect(await mailbox("scan@city.example")).toHaveLength(1);
});

test("no name and no address is in the journal, in the notices or in a log", async () => {
  const { DynamoDBClient, ListTablesCommand, ScanCommand } = await import("@aws-sdk/client-dynamodb");
  const { LOCAL_AWS } = await import("../../infra/local/aws/database.ts");
  const client = new DynamoDBClient({ endpoint: gateway.endpoints.aws.dynamodb, ...LOCAL_AWS });
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const kept = TableNames.filter(name => !name.startsWith("Directory"));
  expect(kept.length).toBeGreaterThan(1);
  for (const TableName of kept) {
    const { Items = [] } = await client.send(new ScanCommand({ TableName }));
    const text = JSON.stringify(Items);
    for (const personal of ["測試𠮷𧫢", "worker@city.example", "scan@city.example"])
      expect([TableName, text.includes(personal)]).toEqual([TableName, false]);
  }
  client.destroy();
});
