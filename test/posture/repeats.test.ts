// A report that says what the last one said is no event: it renews one item, which the gate reads and which never goes back.
import { beforeEach, describe, expect, test, vi } from "vitest";
import { decide } from "../../functions/gate/decide.ts";
import { readNow } from "../../functions/gate/reads.ts";
import { handler } from "../../functions/posture/posture.lambda.ts";
import { newestOf, postureLaw } from "../../functions/posture/posture.ts";
import { readAt } from "../../functions/sessions/past.ts";
import { history } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { readRenewed } from "../../functions/shared/journal/renewal.ts";
import { verifyDocument } from "../../functions/shared/signing/signed.ts";
import { newTerminalKey, signedReport, type TerminalKey } from "../../infra/local/commands/posture-report.ts";
import { OWN, registered } from "../policies/as-if-none-city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { MORNING, withFrozenClock } from "../shared/time/frozen.ts";

vi.mock("../../functions/shared/http/identity.ts", () => import("./as-records.ts"));
const clock = withFrozenClock();
withJournal();
const MINUTE = 60_000;
let terminal = "";
let key: TerminalKey;

const asked = async (path: string, body: object) => {
  const { statusCode, body: text = "{}" } = (await handler(
    {
      ...{ routeKey: `POST /v1/terminals/{propertyNo}/${path}`, rawPath: "/", rawQueryString: "" },
      headers: { "content-type": "application/json" },
      pathParameters: { propertyNo: terminal },
      requestContext: { requestId: "request", http: { sourceIp: "198.51.100.7", method: "POST" } },
      body: JSON.stringify(body),
    } as never,
    {} as never,
  )) as { statusCode: number; body?: string };
  return {
    status: statusCode,
    ...(JSON.parse(text) as { code?: string; sequence?: number; reportedAt?: string }),
  };
};
const signed = (sequence: number, claims: object = {}) =>
  signedReport(key, { terminal, medium: "wired", iat: Math.floor(Date.now() / 1000), sequence, ...claims });
const send = (sequence: number, claims?: object) => asked("posture", { report: signed(sequence, claims) });
const posture = () => readRenewed(stream(postureLaw, terminal));
const events = async () => (await history(stream(postureLaw, terminal))).map(({ event }) => event);
const factsAt = async (at: string, read = readNow) => {
  const none = { session: "s", connection: "s", endpoint: "", address: "", person: "" };
  const { facts } = await decide({ ...none, terminal, details: { factors: 2 } }, at, read);
  return facts;
};

beforeEach(async () => {
  clock.set(MORNING);
  terminal = await registered(OWN, "household");
  key = newTerminalKey();
  await asked("posture-key", { key: key.enrolled });
  await send(1);
});

describe("what the last one said", () => {
  test("adds no event, is answered as ever, and lies there whole with its signature", async () => {
    clock.advance(4 * MINUTE);
    const report = signed(2);
    expect(await asked("posture", { report })).toMatchObject({
      status: 200,
      sequence: 2,
      reportedAt: clock.after(0),
    });
    expect((await events()).length).toBe(2);
    const { state, renewed } = await posture();
    expect(renewed?.body).toMatchObject({ report });
    expect(verifyDocument(report, state ? [state.key] : []).status).toBe("valid");
  });

  test("is read by the gate in the same request, with the record it renews", async () => {
    for (const sequence of [2, 3, 4]) {
      clock.advance(4 * MINUTE);
      await send(sequence);
    }
    clock.advance(MINUTE);
    const facts = await factsAt(clock.after(0));
    expect(facts.known).toMatchObject({ medium: "wired", postureMinutes: 1 });
    expect(facts.records.postureMinutes).toEqual({
      ...{ stream: `POSTURE#${terminal}`, version: 2, saidAgainAt: clock.after(-MINUTE) },
    });
    expect(facts.deadlines).toContainEqual(
      expect.objectContaining({ at: clock.after(9 * MINUTE), fact: "postureMinutes", repeats: true }),
    );
  });

  test("sent twice, or older than one that was taken, renews nothing", async () => {
    const [second, third] = [signed(2), signed(3)];
    expect((await asked("posture", { report: second })).status).toBe(200);
    expect((await asked("posture", { report: third })).status).toBe(200);
    for (const report of [second, third])
      expect(await asked("posture", { report })).toMatchObject({ status: 409, code: "posture-replayed" });
    expect((await posture()).renewed?.order).toBe(3);
  });

  test("of two sent at once one is taken, and the number never goes back", async () => {
    const report = signed(2);
    const answers = await Promise.all([1, 2, 3].map(() => asked("posture", { report })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

describe("is journaled", () => {
  test.each<readonly [string, number, number, object]>([
    ["another medium", 1, 3, { medium: "wifi" }],
    ["a claim more", 1, 3, { antivirus: true }],
    ["a number left out", 1, 4, {}],
    ["a silence in which the link was unknown", 10, 3, {}],
  ])("%s, with until when the state before was said", async (_, minutes, sequence, claims) => {
    clock.advance(4 * MINUTE);
    await send(2);
    const confirmedUntil = clock.after(0);
    clock.advance(minutes * MINUTE);
    expect((await send(sequence, claims)).status).toBe(200);
    expect((await events()).at(-1)).toMatchObject({ type: "PostureReported", sequence, confirmedUntil });
    expect(newestOf(await posture())?.report?.reportedAt).toBe(clock.after(0));
  });

  test("another key: what the old one went on saying says nothing any more", async () => {
    await send(2);
    key = newTerminalKey();
    await asked("posture-key", { key: key.enrolled });
    expect(newestOf(await posture())).toMatchObject({ sequence: 0 });
    expect((await factsAt(clock.after(MINUTE))).known.medium).toBeUndefined();
    expect((await send(1)).status).toBe(200);
  });
});

test("a moment that has passed is told as it was: fresh while it was said again, unknown in the silence, and so for ever", async () => {
  for (const sequence of [2, 3, 4, 5]) {
    clock.advance(4 * MINUTE);
    await send(sequence);
  }
  const moment = (minutes: number) => new Date(Date.parse(MORNING) + minutes * MINUTE).toISOString();
  const minutesAt = async (minutes: number) =>
    (await factsAt(moment(minutes), readAt(moment(minutes)))).known.postureMinutes;
  const told = async () => Promise.all([13, 16, 20, 30].map(minutesAt));
  clock.advance(60 * MINUTE);
  // Without the spans the last event alone would say 13, 16, 20 and 30 minutes.
  expect(await told()).toEqual([0, 0, 4, 14]);
  await send(6, { medium: "wifi" });
  expect(await told()).toEqual([0, 0, 4, 14]);
});

describe("a number that is missing", () => {
  test("is held against the newest there is, said anew or again, and on record though all else repeats", async () => {
    for (const sequence of [2, 3]) await send(sequence);
    const heardAt = clock.after(0);
    clock.advance(4 * MINUTE);
    await send(6);
    const gap = { after: 3, before: 6, from: heardAt, until: clock.after(0) };
    expect((await events()).at(-1)).toMatchObject({ type: "PostureReported", sequence: 6, gap });
    expect((await posture()).state?.gaps).toEqual({ count: 1, missing: 2, last: gap });
  });

  test("stays on record while nothing new is said, and what repeats has none of its own", async () => {
    await send(4);
    for (const sequence of [5, 6, 7]) await send(sequence);
    expect((await events()).filter(event => "gap" in event)).toHaveLength(1);
    expect(newestOf(await posture())).toMatchObject({ sequence: 7, gaps: { count: 1, missing: 2 } });
  });

  test("that comes in later all the same closes nothing", async () => {
    const late = signed(2);
    await send(3);
    expect(await asked("posture", { report: late })).toMatchObject({ code: "posture-replayed" });
    expect((await posture()).state?.gaps).toMatchObject({ count: 1, missing: 1 });
  });
});
