// What stands for the voice service on this machine: it takes what is signed, once, shows it, and refuses the rest as the real one must.
import { createHmac } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Calls } from "../../../infra/local/aws/mail/calls.ts";
import { startMailPage } from "../../../infra/local/aws/mail/page.ts";
import { Sink } from "../../../infra/local/aws/mail/sink.ts";

const SECRET = "s".repeat(64);
const folder = mkdtempSync(join(tmpdir(), "docgate-calls-"));
let sink: Sink;
let page: Awaited<ReturnType<typeof startMailPage>>;
beforeAll(async () => {
  sink = await Sink.open(join(folder, "mail"), 0);
  page = await startMailPage(0, { sink, calls: new Calls(join(folder, "calls"), SECRET) }, () => {});
});
afterAll(async () => {
  await page.close();
  await sink.close();
  rmSync(folder, { recursive: true });
});

const CALL = {
  type: "call",
  timestamp: "2026-11-28T14:00:00.000Z",
  data: { account: "worker@household", spoken: { "zh-TW": "急件<b>", en: "Urgent" }, notices: [] },
};
async function ask(call: object, { id = "call-0a", secret = SECRET, also = "" } = {}): Promise<number> {
  const body = JSON.stringify(call);
  const stamp = "1795960800";
  const signature = createHmac("sha256", secret).update(`${id}.${stamp}.${body}`).digest("base64");
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": stamp,
    "webhook-signature": `v1,${signature}`,
  };
  const { status } = await fetch(page.calls, { method: "POST", headers, body: body + also });
  return status;
}
const shown = async () => (await fetch(page.url)).text();

test("a call that is signed is kept once and shown as text; the same one again is the same", async () => {
  expect(await shown()).not.toContain("語音聯絡");
  expect([await ask(CALL), await ask(CALL)]).toEqual([200, 200]);
  const text = await shown();
  expect(text.match(/急件&lt;b&gt;/g)).toHaveLength(1);
  expect(text).toContain("worker@household");
});

test("what another secret signed, was changed on its way, or is no call, is refused and kept nowhere", async () => {
  const before = readdirSync(join(folder, "calls"));
  expect(await ask(CALL, { id: "call-0b", secret: "t".repeat(64) })).toBe(401);
  expect(await ask(CALL, { id: "call-0c", also: " " })).toBe(401);
  expect(await ask({ ...CALL, type: "notices" }, { id: "call-0d" })).toBe(400);
  expect(await ask(CALL, { id: "../call-0e" })).toBe(400);
  expect(readdirSync(join(folder, "calls"))).toEqual(before);
});
