// The agent when its own things fail: a full disk, a lost key, a number mistyped, a clock that is wrong, and a window that shows it all.
import { mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, expect, test } from "vitest";
import { enrolmentCodeIn, keyIn } from "../../functions/posture/enrolment.ts";
import { ticketTaken } from "../../functions/tickets/ticket.ts";
import { keepState, readKeptState } from "../../infra/agent/kept.ts";
import { openKey } from "../../infra/agent/key-store.ts";
import type { Outcome } from "../../infra/agent/loop.ts";
import { openWindow } from "../../infra/agent/window.ts";
import { type Shown, windowPage } from "../../infra/agent/window-page.ts";
import { Agent } from "../../infra/agent/working.ts";

const NUMBER = "3140101-03-0000001";
let folder = "";
let handed: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "docgate-agent-"));
  handed = [];
});
afterEach(() => rm(folder, { recursive: true }));

const started = (outcome: Outcome, aheadMs = 0) =>
  Agent.start({
    gateway: new URL("https://gateway.invalid"),
    ...{ propertyNo: NUMBER, folder, everyMs: 240_000, told: {}, say: () => undefined },
    network: {
      address: async () => "192.0.2.1",
      hand: async (_, report) => {
        handed.push(report);
        return { outcome, aheadMs };
      },
    },
  });

async function until(agent: Agent, isSo: (shown: Shown) => boolean): Promise<Shown> {
  const end = new AbortController();
  const running = agent.run(end.signal);
  await expect.poll(() => isSo(agent.shown())).toBe(true);
  end.abort();
  await running;
  return agent.shown();
}
const wordIn = (report: string) =>
  JSON.parse(Buffer.from(report.split(".")[1] ?? "", "base64url").toString());

test("a full disk: nothing is sent under a number that cannot be kept, and the window says so", async () => {
  await symlink("/dev/full", join(folder, "state.json.next"));
  const shown = await until(await started({ kind: "accepted" }), ({ fault }) => fault !== undefined);
  expect(shown.fault).toContain("磁碟已滿");
  expect(handed).toEqual([]);
});

test("a key that is lost or damaged: a new one, kept aside what there was, and it says that it must be enrolled", async () => {
  const { key } = await openKey(folder);
  await keepState(folder, { taken: 7, heard: true, running: false, at: 1 });
  await writeFile(join(folder, "key.json"), "{}");
  const agent = await started({ kind: "accepted" });
  expect(agent.shown().fault).toContain("重新登錄");
  expect(await readdir(folder)).toContain("key.json.unreadable");
  await until(agent, ({ heard }) => heard);
  expect(wordIn(handed[0] ?? "").sequence).toBe(1);
  expect((await openKey(folder)).key.publicKey).not.toEqual(key.publicKey);
});

test("a state that is damaged is none, and an order to end is kept", async () => {
  await writeFile(join(folder, "state.json"), '{"taken":-1}');
  expect(await readKeptState(folder)).toEqual({ taken: 0, heard: false, running: false, at: 0 });
  await until(await started({ kind: "accepted" }), ({ heard }) => heard);
  expect(await readKeptState(folder)).toMatchObject({ taken: 1, heard: true, running: false });
});

test("the counter's number, in whatever width it is typed, makes a code that the gateway reads; another text makes none", async () => {
  const agent = await started({ kind: "accepted" });
  await agent.number("1234");
  expect(agent.shown()).toMatchObject({ wrongNumber: true });
  await agent.number(" １２３４ 5678 ");
  expect(enrolmentCodeIn(agent.shown().code ?? "")).toMatchObject({
    terminal: NUMBER,
    number: "12345678",
    place: "file",
  });
});

test("a clock an hour ahead: refused by the gateway, and the window says by how much", async () => {
  const stale: Outcome = { kind: "refused", code: "posture-stale", says: "回報的時間過舊或在未來" };
  const shown = await until(await started(stale, 3_600_000), ({ outcome }) => outcome !== undefined);
  const page = windowPage(shown);
  for (const words of ["時鐘快了 60 分鐘", "回報的時間過舊或在未來", "posture-stale"])
    expect(page).toContain(words);
});

test("the window opens by its own address alone, and writes nothing of what it is given as markup", async () => {
  const agent = await started({ kind: "accepted" });
  const shown = () => ({ ...agent.shown(), fault: "<script>" });
  const window = await openWindow(shown, agent);
  const page = await fetch(window.url);
  expect([page.status, (await page.text()).includes("<script>")]).toEqual([200, false]);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  const other = new URL(window.url);
  expect((await fetch(`${other.origin}/${"x".repeat(32)}/`)).status).toBe(404);
  expect((await fetch(`${window.url.replace("127.0.0.1", "localhost")}`)).status).toBe(404);
  const typed = await fetch(`${window.url}number`, {
    method: "POST",
    body: new URLSearchParams({ number: "12345678" }),
  });
  expect(typed.status).toBe(200);
  expect(agent.shown().code).toBeDefined();
  window.close();
});

test("by its window somebody logs in with the terminal's word for them, which is worth nothing to anybody else", async () => {
  const agent = await started({ kind: "accepted" });
  const window = await openWindow(() => agent.shown(), agent);
  const account = new URLSearchParams({ account: " worker@household " });
  const page = await (await fetch(`${window.url}log-in`, { method: "POST", body: account })).text();
  window.close();
  const link = /href="(https:[^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const { origin, pathname, searchParams } = new URL(link);
  expect(`${origin}${pathname}`).toBe("https://gateway.invalid/console/acts/takeTicket");
  expect(searchParams.get("terminal")).toBe(NUMBER);
  const { key } = await openKey(folder);
  const proof = searchParams.get("proof") ?? "";
  // At the moment that it was signed, however long it took to come here.
  const { iat = 0 } = decodeJwt(proof);
  const taken = (person: string) =>
    ticketTaken({
      ...{ terminal: NUMBER, at: new Date(iat * 1_000), minutes: 5, address: "", key: keyIn(key.publicKey) },
      ...{ proof, by: { person, mfa: true } as never },
    });
  expect(taken("worker@household")[0].event).toMatchObject({ proof: "proved" });
  expect(() => taken("worker2@household")).toThrow("ticket-proof");
});

test("without an account nothing is signed, and it is asked for again", async () => {
  const agent = await started({ kind: "accepted" });
  expect(await agent.logIn(" \u3000")).toBeUndefined();
  expect(await agent.logIn("x".repeat(129))).toBeUndefined();
});
