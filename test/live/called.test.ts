// Who is called of what is urgent, end to end: an act, the journal, its follower, and the city's own voice service as a real server.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterAll, assert, beforeAll, expect, test } from "vitest";
import { cityService, signatureOf } from "./city-service.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

let gateway: MovedGateway;
let voice: Awaited<ReturnType<typeof cityService>>;
beforeAll(async () => {
  voice = await cityService();
  gateway = await movedGateway({ parameters: { VoiceUrl: voice.url } });
  await gateway.at(taipei("2026-11-28T22:00"));
});
afterAll(async () => {
  await gateway.close();
  voice.close();
});

const taipei = (text: string) => new Date(`${text}+08:00`).toISOString();
const personnel = "personnel@household";

async function done(call: string, body: object, account = personnel) {
  const answer = await gateway.ask(call, { account, body });
  expect([call, answer.status < 300, answer.body]).toEqual([call, true, answer.body]);
}
const act = (verb: string, who: string, body: object = { reason: "測試" }) =>
  done(`POST /v1/people/${who}/${verb}`, body);

async function enrolled(who: string, wishes: object = {}) {
  await act("enrol", who, { agency: "household-office", status: "civil-servant" });
  const [local] = who.split("@");
  await done(`POST /v1/directory/${who}/correction`, { fullName: "測試", mail: `${local}@city.example` });
  const usual = { mail: "at-once", hours: "working", dailyAt: 8, messenger: true };
  await done("POST /v1/notices/wishes", { ...usual, ...wishes }, who);
}

const calls = (who: string) =>
  voice.heard.map(({ body }) => JSON.parse(body)).filter(({ data }) => data.account === who);
async function subjectsTo(address: string) {
  const folder = join(gateway.data, "mail");
  const names = (await readdir(folder)).sort();
  const mails = await Promise.all(
    names.map(async name => PostalMime.parse(await readFile(join(folder, name)))),
  );
  return mails.filter(({ to }) => to?.[0]?.address === address).map(({ subject }) => subject);
}
async function standing(standing: string, who: string) {
  const { body } = await gateway.ask(`GET /v1/deliveries?standing=${standing}`, {
    account: "admin@household",
  });
  return body.rows.filter(({ account }: { account: string }) => account === who);
}
async function health() {
  const { body } = await gateway.ask("GET /v1/health", { account: "center@city" });
  return body.checks.find(({ name }: { name: string }) => name === "notices");
}

test("keelung-pregnancy/5.3.4: an urgent notice is routed to the voice service by default, once, at night and though its reader wished for no message at all", async () => {
  const who = "worker@household";
  await enrolled(who, { mail: "none", messenger: false });
  await act("suspend", who);
  await gateway.settled();
  await gateway.settled();
  const [call, ...more] = calls(who);
  expect(more).toEqual([]);
  expect(call).toMatchObject({ type: "call", data: { account: who, notices: [{ urgent: true }] } });
  expect(call.data.spoken).toEqual({
    "zh-TW": "docgate 急件通知。停止遠端連線：相關連線均已關閉。請登入主控台查看。",
    en: "Urgent, from docgate. Remote sessions are suspended; open ones are closed. See the console.",
  });
  const [message = assert.fail("nobody was called")] = voice.heard;
  expect(message.headers["webhook-id"]).toMatch(/^call-[0-9a-f]{32}$/);
  expect(message.headers["webhook-signature"]).toBe(signatureOf(message, gateway.endpoints.servicesSecret));
  expect(message.body).not.toMatch(/測試|city\.example/);
  expect(await standing("sent", who)).toMatchObject([{ channel: "voice", state: "sent", urgent: true }]);
});

test("what is usual or routine calls nobody: it goes by mail when the office opens", async () => {
  const who = "scan@household";
  await enrolled(who);
  await act("suspend", who);
  await gateway.settled();
  expect(calls(who)).toHaveLength(1);
  await act("reinstate", who);
  await gateway.settled();
  await gateway.at(taipei("2026-11-30T09:00"));
  await gateway.settled();
  expect(calls(who)).toHaveLength(1);
  // The urgent one at once though it was called of, as a service that says 200 may have lost it; the others together.
  expect(await subjectsTo("scan@city.example")).toEqual([
    "【急】docgate：停止遠端連線：相關連線均已關閉",
    "docgate：通知 2 則 | 2 notices",
  ]);
});

test("a voice service that is down is asked ever more slowly, and health says so; mail goes all the same, and what was read meanwhile calls nobody", async () => {
  const [who, reader] = ["records@household", "property@household"];
  await enrolled(who);
  await enrolled(reader);
  voice.answers(503);
  await act("suspend", who);
  await act("suspend", reader);
  await gateway.settled();
  expect(await subjectsTo("records@city.example")).toContain("【急】docgate：停止遠端連線：相關連線均已關閉");
  expect((await health()).status).toBe("warn");
  const [waiting] = await standing("waiting", who);
  expect(waiting).toMatchObject({ channel: "voice", why: "refused", attempts: 1 });
  await gateway.at(taipei("2026-11-30T10:00"));
  expect((await standing("waiting", who))[0].attempts).toBeGreaterThan(1);
  const { body } = await gateway.ask("GET /v1/notices", { account: reader });
  await done("POST /v1/notices/read", { until: body.rows[0].place }, reader);
  voice.answers(200);
  await gateway.at(taipei("2026-11-30T12:00"));
  await gateway.settled();
  expect([calls(who).length, calls(reader).length]).toEqual([1, 0]);
  expect((await health()).status).toBe("ok");
});

test("who cannot be called for three days: given up loudly, and personnel are told", async () => {
  const who = "supervisor@household";
  await enrolled(who);
  voice.answers(503);
  await act("suspend", who);
  await gateway.settled();
  await gateway.at(taipei("2026-12-03T13:00"));
  await gateway.settled();
  voice.answers(200);
  await gateway.at(taipei("2026-12-03T15:00"));
  expect(calls(who)).toEqual([]);
  expect(await standing("failed", who)).toMatchObject([
    { channel: "voice", state: "given-up", why: "refused" },
  ]);
  expect((await health()).status).toBe("bad");
  const { body } = await gateway.ask("GET /v1/notices", { account: personnel });
  expect(body.rows.map(({ title }: { title: Record<string, string> }) => title["zh-TW"])).toContain(
    "有人員的通知逾期未能送達，請查明聯絡資料",
  );
});
