// Without a second opinion the gate gives yeses for so many minutes and no longer: then it waits for one, or for two people.
import { expect, test, vi } from "vitest";
import { catchUp } from "../../functions/recheck/catching-up.ts";
import { SECOND_OPINION_MINUTES } from "../../functions/recheck/names.ts";
import { officialGate } from "../../functions/recheck/official-gate.ts";
import { handler as connect } from "../../functions/sessions/connect.lambda.ts";
import { type Session, sessionLaw } from "../../functions/sessions/session.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import { minutesIn } from "../../functions/shared/env.ts";
import { history, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { stopsPart } from "../../functions/stops/gate-part.ts";
import { confirmReopening, proposeReopening } from "../../functions/stops/reopening.ts";
import { CITY_STOPS, type StopEvent, type Stops } from "../../functions/stops/stop.ts";
import { happened, knock } from "../gate/city.ts";
import { MORNING } from "../shared/time/frozen.ts";
import { withMornings } from "./mornings.ts";

const MINUTES = 30;
const MINUTE_MS = 60_000;

const morning = withMornings();
const { clock } = morning;

const broken = () => {
  throw new Error("no such program");
};

/** The timer, each minute of so many. */
async function runs(minutes: number, load = officialGate) {
  for (let run = 0; run < minutes; run++) {
    clock.advance(MINUTE_MS);
    await catchUp(clock.now(), load, MINUTES);
  }
}

async function refusals(): Promise<readonly string[] | undefined> {
  const question = knock(morning.city, await morning.city.borrower());
  await connect(question);
  const { state } = await read<Session>(stream("SESSION", question["connection-id"]));
  if (state?.status === "allowed") await morning.city.hungUp(question["connection-id"]);
  return state?.refusals.map(({ policy }) => policy);
}

const stops = async () => (await read<Stops>(CITY_STOPS)).state ?? { active: {} };
const stopEvents = async () => (await history<StopEvent>(CITY_STOPS)).map(({ event }) => event);
const types = async () => (await stopEvents()).map(({ type }) => type);

test("an engine that does not load rings at once, stops the yeses after its minutes, once, and they come back with it", async () => {
  await runs(3);
  await runs(MINUTES, broken);
  expect(await types()).toEqual([]);
  expect(await refusals()).toEqual([]);
  await runs(5, broken);
  expect(await types()).toEqual(["YesesUnjudged"]);
  expect(morning.logged.filter(({ happening }) => happening === "yeses-unjudged")).toHaveLength(1);
  expect(await refusals()).toEqual(["unjudged"]);
  await runs(1);
  expect(await types()).toEqual(["YesesUnjudged", "YesesJudgedAgain"]);
  expect(await refusals()).toEqual([]);
});

test("a new deployment whose engine never loads has its minutes, too", async () => {
  await runs(MINUTES, broken);
  expect(await types()).toEqual([]);
  await runs(2, broken);
  expect(await types()).toEqual(["YesesUnjudged"]);
});

test("a clock that jumps, or a city that slept, has not gone on without it", async () => {
  await runs(2);
  await catchUp(clock.now(), officialGate, MINUTES);
  clock.advance(30 * 24 * 60 * MINUTE_MS);
  await catchUp(clock.now(), officialGate, MINUTES);
  expect(await types()).toEqual([]);
});

test("two people let it go on for a day; then they are asked again", async () => {
  await runs(MINUTES + 5, broken);
  const because = "官方引擎的套件重新部署中";
  await morning.city.stops(proposeReopening(await stops(), because)[0].event);
  const agreed = { by: "another@city", because, at: clock.now().toISOString() };
  await morning.city.stops(confirmReopening(await stops(), agreed)[0].event);
  expect(await refusals()).toEqual([]);
  await runs(40, broken);
  expect(await refusals()).toEqual([]);
  clock.advance(24 * 60 * MINUTE_MS);
  await runs(1, broken);
  expect((await types()).at(-1)).toBe("YesesUnjudged");
  expect(await refusals()).toEqual(["unjudged"]);
});

test("what it judges otherwise once it is back is worse, and does not end by itself", async () => {
  const question = knock(morning.city, await morning.city.borrower());
  await connect(question);
  const [right] = await history<SessionEvent>(stream("SESSION", question["connection-id"]));
  const event = right?.event as Extract<SessionEvent, { type: "SessionAllowed" }>;
  const facts = { ...event.facts, known: { ...event.facts.known, medium: "wifi" as const } };
  await happened(sessionLaw, stream("SESSION", "wrongly"), { ...event, facts });
  await runs(MINUTES + 5, broken);
  await runs(2);
  expect(await types()).toEqual(["YesesUnjudged", "YesesStopped"]);
  expect(await refusals()).toEqual(["engines-differ"]);
});

test("open sessions are looked at when the yeses stop, and not when they come back", () => {
  const touched = (event: StopEvent) => stopsPart.touches?.STOP?.({ event } as never);
  expect(touched({ type: "YesesUnjudged", unjudgedSince: MORNING })).toEqual({});
  expect(touched({ type: "YesesJudgedAgain" })).toBeUndefined();
});

test.each(["4", "1441", "1.5", "soon", ""])("%j minutes are a fault of the deployment", minutes => {
  vi.stubEnv("SECOND_OPINION_MINUTES", minutes);
  expect(() => minutesIn("SECOND_OPINION_MINUTES", SECOND_OPINION_MINUTES)).toThrow("whole number");
  vi.unstubAllEnvs();
});
