// Every decision on record is put to the official engine: what it judges otherwise stops all yeses once, until two people have looked;
// what comes twice, late, from another release or broken is never taken for judged.
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { catchUp } from "../../functions/recheck/catching-up.ts";
import { differenceOn } from "../../functions/recheck/difference.ts";
import { officialGate } from "../../functions/recheck/official-gate.ts";
import { handler as recheck } from "../../functions/recheck/recheck.lambda.ts";
import { handler as connect } from "../../functions/sessions/connect.lambda.ts";
import { type Session, sessionLaw } from "../../functions/sessions/session.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import { history, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { readProgress } from "../../functions/shared/journal/rechecked.ts";
import {
  CITY_STOPS,
  type Differing,
  type StopEvent,
  type Stops,
  type Unjudged,
} from "../../functions/stops/stop.ts";
import { happened, knock } from "../gate/city.ts";
import { MORNING } from "../shared/time/frozen.ts";
import { withMornings } from "./mornings.ts";

type Allowed = Extract<SessionEvent, { type: "SessionAllowed" }>;

/** Without a second opinion the yeses go on so long. */
const MINUTES = 30;

const morning = withMornings();
const { clock } = morning;

async function asked(more: object = {}): Promise<string> {
  const question = knock(morning.city, await morning.city.borrower(), more);
  await connect(question);
  return question["connection-id"];
}

/** A yes on record, as an engine that errs would have given it. */
async function wronglyAllowed(change: (event: Allowed) => Allowed = event => event): Promise<string> {
  const [right] = await history<SessionEvent>(stream("SESSION", await asked()));
  const event = right?.event as Allowed;
  const session = randomUUID();
  const wrong = change({
    ...event,
    facts: { ...event.facts, known: { ...event.facts.known, medium: "wifi" } },
  });
  await happened(sessionLaw, stream("SESSION", session), wrong);
  return session;
}

/** As the queue brings it. */
async function brought(...sessions: readonly string[]) {
  const bodies = await Promise.all(
    sessions.map(async session => {
      const [recorded] = await history(stream("SESSION", session));
      return recorded;
    }),
  );
  const Records = bodies.map((recorded, at) => ({
    messageId: String(at),
    attributes: { ApproximateReceiveCount: "1" },
    body: JSON.stringify({
      pk: { S: recorded?.stream },
      sk: { S: `EVENT#${String(recorded?.version).padStart(10, "0")}` },
      version: { N: String(recorded?.version) },
    }),
  }));
  return recheck({ Records } as never);
}

const stops = async () => (await read<Stops>(CITY_STOPS)).state;
const doubt = async () => (await stops())?.doubt as Partial<Differing & Unjudged> | undefined;
const stopEvents = async () => (await history<StopEvent>(CITY_STOPS)).map(({ event }) => event.type);
const happenings = () => morning.logged.map(({ happening }) => happening);
const refusalsOf = async (session: string) =>
  (await read<Session>(stream("SESSION", session))).state?.refusals.map(({ policy }) => policy);

describe("a decision that both engines judge alike", () => {
  test("allowed or refused, changes nothing", async () => {
    const sessions = [await asked(), await asked({ "public-ip": "192.0.2.1" })];
    expect(await brought(...sessions, ...sessions)).toEqual({ batchItemFailures: [] });
    expect(await stops()).toBeUndefined();
    expect(happenings()).toEqual([]);
  });
});

describe("a decision that the official engine judges otherwise", () => {
  test("is on record with what each of them says, rings, and stops the yeses with a reason of their own", async () => {
    const session = await wronglyAllowed();
    await brought(session);
    expect((await read(differenceOn(session))).state).toMatchObject({
      decidedAt: MORNING,
      decided: [],
      official: ["tainan-wired-only"],
    });
    expect((await stops())?.doubt).toMatchObject({ session, decided: [], official: ["tainan-wired-only"] });
    expect(happenings()).toEqual(["decision-differs"]);
    expect(await refusalsOf(await asked())).toEqual(["engines-differ"]);
  });

  test("twice, at once and again later, is one difference and one stop", async () => {
    const [one, other] = [await wronglyAllowed(), await wronglyAllowed()];
    await Promise.all([brought(other, one), brought(one, other), brought(one)]);
    await brought(other);
    expect(await stopEvents()).toEqual(["YesesStopped"]);
    expect(await history(differenceOn(one))).toHaveLength(1);
    expect(await history(differenceOn(other))).toHaveLength(1);
  });

  test("that was looked into does not stop anything again, and a new one does", async () => {
    const session = await wronglyAllowed();
    await brought(session);
    await morning.city.stops({ type: "ReopeningProposed", because: "looked" });
    await morning.city.stops({ type: "YesesReopened", because: "agreed" });
    await brought(session);
    expect(await stops()).toEqual({ active: {} });
    await brought(await wronglyAllowed());
    expect((await stops())?.doubt).toBeDefined();
  });

  test("refused for less, more or nothing by one of them, differs as well", async () => {
    const refused = await asked({ "public-ip": "192.0.2.1" });
    const [right] = await history<SessionEvent>(stream("SESSION", refused));
    const event = right?.event as Extract<SessionEvent, { type: "SessionRefused" }>;
    const session = randomUUID();
    const wrong = { ...event, refusals: [...event.refusals, { policy: "tainan-wired-only" }] } as const;
    await happened(sessionLaw, stream("SESSION", session), wrong);
    await brought(session);
    expect((await read(differenceOn(session))).state).toMatchObject({
      decided: [...event.refusals.map(({ policy }) => policy), "tainan-wired-only"].sort(),
      official: event.refusals.map(({ policy }) => policy).sort(),
    });
  });

  test("allowed while no regulation was in force, differs without any policy being asked", async () => {
    const session = await wronglyAllowed(event => ({
      ...event,
      facts: { ...event.facts, rules: "nothing-allowed" },
    }));
    await brought(session);
    expect((await doubt())?.official).toEqual(["nothing-allowed"]);
  });
});

describe("what cannot be judged is not taken for judged", () => {
  test.each<[string, (event: Allowed) => Allowed]>([
    ["of another release", event => ({ ...event, policies: "0123456789abcdef" })],
    ["before releases were kept", ({ policies: _, ...event }) => event],
    ["beyond reading", ({ facts: _, ...event }) => event as Allowed],
  ])("%s", async (_, change) => {
    await brought(await wronglyAllowed(change));
    expect(await stops()).toBeUndefined();
    expect(happenings()).toEqual(["decision-unjudgeable"]);
    clock.advance(30_000);
    await catchUp(clock.now(), officialGate, MINUTES);
    expect(await readProgress()).toMatchObject({ judged: 1, differing: 0, unjudgeable: 1 });
  });

  test("by an engine that does not load: it rings, nothing is counted, yeses go on; later all of it is judged", async () => {
    const session = await wronglyAllowed();
    clock.advance(100_000);
    const broken = () => {
      throw new Error("no such program");
    };
    await catchUp(clock.now(), broken, MINUTES);
    expect(happenings()).toEqual(["official-engine-failed", "decisions-unjudged"]);
    expect(await readProgress()).toMatchObject({ judged: 0, failingSince: clock.after(0) });
    expect(await stops()).toBeUndefined();
    clock.advance(60_000);
    await catchUp(clock.now(), officialGate, MINUTES);
    expect((await doubt())?.session).toBe(session);
    expect(await readProgress()).toEqual({
      since: expect.any(String),
      until: clock.after(-20_000),
      judged: 2,
      differing: 1,
      unjudgeable: 0,
    });
  });
});

describe("the timer", () => {
  test("finds what the stream lost, counts each decision once, and waits for what may still come", async () => {
    const [session] = [await wronglyAllowed(), await asked()];
    clock.advance(19_000);
    await catchUp(clock.now(), officialGate, MINUTES);
    expect(await readProgress()).toMatchObject({ judged: 0 });
    clock.advance(60_000);
    const run = () => catchUp(clock.now(), officialGate, MINUTES);
    await Promise.all([run(), run()]);
    expect((await doubt())?.session).toBe(session);
    clock.advance(60_000);
    await catchUp(clock.now(), officialGate, MINUTES);
    expect(await readProgress()).toMatchObject({ judged: 3, differing: 1, unjudgeable: 0 });
    expect(happenings()).not.toContain("decisions-unjudged");
  });

  test("goes on over midnight from where it was, however long it was away", async () => {
    await catchUp(clock.now(), officialGate, MINUTES);
    clock.set("2026-11-25T23:59:50.000Z");
    const late = await wronglyAllowed();
    clock.set("2026-11-27T03:00:00.000Z");
    const later = await wronglyAllowed();
    clock.advance(30_000);
    await catchUp(clock.now(), officialGate, MINUTES);
    expect(await readProgress()).toMatchObject({ differing: 2, until: clock.after(-20_000) });
    for (const session of [late, later])
      expect((await read(differenceOn(session))).state?.official).toContain("tainan-wired-only");
  });
});
