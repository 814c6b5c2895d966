// A gateway whose policies were compiled wrongly, one of them: the official engine notices by the first yes that it leads to, within
// seconds; nobody is let in any more, until two people have looked into it.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openGate, type Trip } from "./open-gate.ts";
import { forgetWrong } from "./wrongly-built.ts";

vi.mock("../../infra/local/run/build.ts", async original =>
  (await import("./wrongly-built.ts")).buildingWrongly(await original()),
);

let opened: Awaited<ReturnType<typeof openGate>>;
let trip: Trip;
beforeAll(async () => {
  opened = await openGate();
  trip = opened.trip;
});
afterAll(async () => {
  await opened.gateway.close();
  forgetWrong();
});

const CENTER = { account: "center@city" };
const ADMIN = { account: "admin@household" };
const doubt = async () => (await opened.gateway.ask("GET /v1/doubt", CENTER)).body;
const check = async () => {
  const { body } = await opened.gateway.ask("GET /v1/health", CENTER);
  return body.checks.find(({ name }: { name: string }) => name === "recheck");
};

test("over Wi-Fi the gate opens, wrongly; that is noticed, and closed, and the next question is refused", async () => {
  const { gate } = opened;
  await gate.plug(trip, "wifi");
  const yes = await gate.connect(trip);
  expect(yes.allowed).toBe(true);
  await gate.control("drain");
  const { isOpen, doubt: found } = await doubt();
  expect([isOpen, found.decided, found.official]).toEqual([false, [], ["tainan-wired-only"]]);
  const { body } = await opened.gateway.ask(`GET /v1/sessions/${found.session}`, ADMIN);
  expect(body.status).toBe("ended");
  expect(await check()).toMatchObject({ status: "bad" });
  await gate.plug(trip, "wired");
  await gate.connect(trip);
  const { body: mine } = await opened.gateway.ask("GET /v1/sessions?person=worker@household", {
    account: "worker@household",
  });
  expect(mine.rows.map(({ refusals }: { refusals: { policy: string }[] }) => refusals[0]?.policy)).toContain(
    "engines-differ",
  );
});

test("one person alone does not let it decide again, and neither does whoever may not", async () => {
  const { ask } = opened.gateway;
  const post = (what: string, account: string, reason = "已查明：編譯有誤") =>
    ask(`POST /v1/doubt/${what}`, { account, body: { reason } });
  expect((await post("confirmation", "admin@household")).body.code).toBe("reopening-not-proposed");
  expect((await post("proposal", "worker@household")).body.code).toBe("not-permitted");
  expect((await post("proposal", "center@city")).body.doubt.proposed.by).toBe("center@city");
  expect((await post("confirmation", "center@city")).body.code).toBe("reopening-of-ones-own");
  expect((await opened.gate.connect(trip)).allowed).toBe(false);
});

test("a second person does; the gate opens by wire, and what was looked into stops nothing again", async () => {
  const { gate, gateway } = opened;
  const agreed = await gateway.ask("POST /v1/doubt/confirmation", { ...ADMIN, body: { reason: "已核對" } });
  expect(agreed.body).toEqual({ isOpen: true });
  expect((await gateway.ask("POST /v1/doubt/proposal", { ...ADMIN, body: { reason: "x" } })).body.code).toBe(
    "engines-agree",
  );
  expect((await gate.connect(trip)).allowed).toBe(true);
  await gateway.settled();
  expect(await doubt()).toEqual({ isOpen: true });
});
