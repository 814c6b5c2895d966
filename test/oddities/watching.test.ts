// The watch on a real journal: ten refusals are one finding, however often and in whatever order it is told; a quiet person is none.

import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { OddRule } from "../../functions/oddities/names.ts";
import { oddityOf } from "../../functions/oddities/oddity.ts";
import { handler as watch } from "../../functions/oddities/watch.lambda.ts";
import { handler as connect } from "../../functions/sessions/connect.lambda.ts";
import { sessionLaw } from "../../functions/sessions/session.ts";
import { history, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { messageOf } from "../devices/happening.ts";
import { happened, knock } from "../gate/city.ts";
import { withMornings } from "../recheck/mornings.ts";
import { MORNING } from "../shared/time/frozen.ts";

const MINUTE = 60_000;
const ELSEWHERE = "192.0.2.1";
const morning = withMornings();
const { clock } = morning;
type Who = Awaited<ReturnType<typeof morning.city.borrower>>;

/** So many requests, so many minutes apart; each comes to the watch, or none of them does. */
async function asks(who: Who, times: number, { minutes = 1, told = true, ...more }: Asking = {}) {
  const ids: string[] = [];
  for (let time = 0; time < times; time++) {
    if (time > 0) clock.advance(minutes * MINUTE);
    const question = knock(morning.city, who, { "public-ip": ELSEWHERE, ...more });
    await connect(question);
    ids.push(question["connection-id"]);
    if (told) await tell(question["connection-id"]);
  }
  return ids;
}
interface Asking {
  readonly minutes?: number;
  readonly told?: boolean;
  readonly [asked: string]: unknown;
}

/** The number of a session that is let in. */
async function allowed(who: Who): Promise<string> {
  await morning.city.wired(who.propertyNo);
  const [session = ""] = await asks(who, 1, { "public-ip": "198.51.100.7" });
  expect((await read(stream(sessionLaw, session))).state?.status).toBe("allowed");
  return session;
}

async function actRefused(session: string, times: number, policy = "twse-nothing-lands"): Promise<void> {
  const of = stream(sessionLaw, session);
  for (let time = 0; time < times; time++) {
    const decision = { facts: {}, refusals: [{ policy }] };
    await happened(sessionLaw, of, { type: "ActRefused", act: randomUUID(), asked: {}, decision } as never);
    await watch({ Records: [messageOf(of, (await read(of)).version)] } as never);
  }
}

const tell = (...sessions: readonly string[]) =>
  watch({ Records: sessions.map(id => messageOf(`SESSION#${id}`, 1)) } as never);
const wake = () => watch({ source: "timer" });
const found = (person: string, rule: OddRule = "refusals") => history(oddityOf(person, rule));
const state = async (person: string, rule: OddRule = "refusals") =>
  (await read(oddityOf(person, rule))).state;

describe("ten refusals within an hour", () => {
  test("are on record once, with whose they were, when and how many; the ninth was not", async () => {
    const who = await morning.city.borrower();
    await asks(who, 9);
    expect(await found(who.person)).toEqual([]);
    clock.advance(MINUTE);
    const [tenth] = await asks(who, 1);
    const at = clock.now().toISOString();
    expect(await state(who.person)).toEqual({
      ...{ agency: morning.city.agency, system: "household", session: tenth, count: 10, least: 10 },
      ...{ from: MORNING, until: at, foundAt: at, foundTimes: 1 },
    });
    await asks(who, 6);
    expect(await found(who.person)).toHaveLength(1);
  });

  test("told twice, at once, in the other order, late or by nobody but the timer, are found once", async () => {
    const [one, other] = [await morning.city.borrower(), await morning.city.borrower()];
    const ids = [...(await asks(one, 10, { told: false })), ...(await asks(other, 10, { told: false }))];
    await Promise.all([tell(...ids.toReversed()), tell(...ids), wake()]);
    await wake();
    await tell(...ids);
    for (const { person } of [one, other]) expect(await found(person)).toHaveLength(1);
  });

  test("lost by the stream are found by the timer alone", async () => {
    const who = await morning.city.borrower();
    await asks(who, 10, { told: false });
    clock.advance(20 * MINUTE);
    await wake();
    expect(await state(who.person)).toMatchObject({ count: 10 });
  });

  test("on the next day again are another finding", async () => {
    const who = await morning.city.borrower();
    await asks(who, 10);
    clock.advance(25 * 60 * MINUTE);
    await asks(who, 10);
    expect(await state(who.person)).toMatchObject({ foundTimes: 2 });
  });

  test("are fewer where the agency laid down fewer for itself, and never more", async () => {
    const overlay = { activity: "exchange", parameter: "oddRefusals", document: "d" } as const;
    const [quick, usual] = [await morning.city.borrower(), await morning.city.borrower()];
    await morning.city.agencies({ type: "OverlaySet", ...overlay, value: 4 } as never);
    await asks(quick, 4);
    expect(await state(quick.person)).toMatchObject({ count: 4, least: 4 });
    await morning.city.agencies({ type: "OverlaySet", ...overlay, value: 40 } as never);
    await asks(usual, 10);
    expect(await state(usual.person)).toMatchObject({ count: 10, least: 10 });
  });
});

test("acts that are refused inside sessions count with the requests, whichever session; what is done too late does not", async () => {
  const who = await morning.city.borrower();
  const first = await allowed(who);
  clock.advance(3 * 60 * MINUTE);
  const second = await allowed(who);
  await actRefused(first, 5);
  await actRefused(second, 12, "session-not-open");
  await actRefused(second, 4);
  expect(await found(who.person)).toEqual([]);
  await asks(who, 1);
  expect(await state(who.person)).toMatchObject({ count: 10, from: clock.now().toISOString() });
});

describe("a quiet person", () => {
  test("who is let in, or refused now and then, is none", async () => {
    const who = await morning.city.borrower();
    await asks(who, 1, { "public-ip": "198.51.100.7" });
    await asks(who, 9, { minutes: 7 });
    await wake();
    for (const rule of ["refusals", "terminals", "networks", "hours"] as const)
      expect(await found(who.person, rule)).toEqual([]);
  });

  test("whom a stop of all keeps out is none", async () => {
    const who = await morning.city.borrower();
    const scope = { kind: "city", id: "city" } as const;
    const facts = {
      scope,
      because: "drill",
      agency: "",
      system: "",
      person: "",
      authority: "center",
    } as const;
    await morning.city.stops({ type: "ConnectionsStopped", stop: "s", ...facts } as never);
    await asks(who, 12, { "public-ip": "198.51.100.7" });
    expect(await found(who.person)).toEqual([]);
  });
});

test("three computers are found by their own rule, of whoever is not enrolled as well", async () => {
  const terminals = [1, 2, 3].map(() => morning.city.borrower());
  const who = { person: "stranger" };
  for (const { propertyNo } of await Promise.all(terminals)) await asks({ ...who, propertyNo }, 1);
  expect(await state("stranger", "terminals")).toMatchObject({ count: 3, agency: morning.city.agency });
});

test("three networks within a quarter of an hour are odd, even where each was let in", async () => {
  const who = await morning.city.borrower();
  await asks(who, 1, { "public-ip": "198.51.100.7" });
  await asks(who, 1, { "public-ip": "203.0.113.9" });
  expect(await found(who.person, "networks")).toEqual([]);
  await asks(who, 1, { "public-ip": "192.0.2.1" });
  expect(await state(who.person, "networks")).toMatchObject({ count: 3 });
});

describe("refused when nobody is at work", () => {
  const set = (from: string, until: string) =>
    morning.city.agencies({
      type: "WorkingHoursSet",
      windows: [{ kind: "office", from, until }],
      outsideHours: "allowed",
    } as never);

  test("three times is odd by night, not by day, and not where no hours are set", async () => {
    const [owl, unknown] = [await morning.city.borrower(), await morning.city.borrower()];
    clock.set("2026-11-25T18:00:00.000Z");
    await asks(unknown, 3);
    expect(await found(unknown.person, "hours")).toEqual([]);
    await set("08:00", "17:00");
    await asks(owl, 2);
    expect(await found(owl.person, "hours")).toEqual([]);
    await actRefused(await allowed(owl), 3);
    expect(await found(owl.person, "hours")).toEqual([]);
    await asks(owl, 1);
    expect(await state(owl.person, "hours")).toMatchObject({ count: 3 });
  });
});
