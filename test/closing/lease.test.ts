// A lease: nothing counts as open more than five minutes after it was last decided to stay, whatever became of those who close.
import { beforeEach, describe, expect, test, vi } from "vitest";
import { laggards } from "../../functions/about/health-readings.ts";
import { inTurn } from "../../functions/closing/turns.ts";
import { LEASE_MS } from "../../functions/sessions/lease.ts";
import { counting, liveOfAgency, liveSessions } from "../../functions/sessions/live.ts";
import { type Session, sessionLaw } from "../../functions/sessions/session.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import { history } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { readRenewed, withRenewals } from "../../functions/shared/journal/renewal.ts";
import { now } from "../../functions/shared/time/clock.ts";
import { happened } from "../gate/city.ts";
import { type ClosingCity, withClosingCity } from "./closing-city.ts";

const fresh = withClosingCity();
let city: ClosingCity;
beforeEach(() => {
  city = fresh();
});

const MINUTE = 60_000;
const pass = (milliseconds: number) => void vi.setSystemTime(now().getTime() + milliseconds);
const fromNow = (milliseconds: number) => new Date(now().getTime() + milliseconds).toISOString();
const timer = () => city.handler({ source: "aws.scheduler" } as never);
const recorded = (id: string) => readRenewed<Session>(stream(sessionLaw, id));

describe("with the stream, the timer and the sweeper all dead", () => {
  test("five minutes after the answer it is over for every reader, and not a moment before", async () => {
    const worker = await city.atWork();
    const own = async () => {
      const live = await liveOfAgency({ agency: city.agency, limit: 9, at: now() });
      const counted = await counting(await liveSessions(), now());
      return [
        live.held.length,
        counted.map(({ state }) => state.status),
        (await city.session(worker.connectionId))?.status,
      ];
    };
    pass(LEASE_MS - 1);
    expect(await own()).toEqual([1, ["allowed"], "allowed"]);
    pass(1);
    expect(await own()).toEqual([0, ["ended"], "ended"]);
    expect((await recorded(worker.connectionId)).state?.status).toBe("allowed");
    expect(await city.session(worker.connectionId)).toMatchObject({
      ended: { why: "deadline", cause: { "zh-TW": "連線未能在時限內重新確認" } },
    });
  });

  test("whoever is next at the terminal gets in, and the one nobody confirmed is ended with that", async () => {
    const worker = await city.atWork();
    const seats = await city.seats();
    pass(LEASE_MS);
    await city.wired(worker.propertyNo);
    const again = await city.connected(worker);
    expect([again.allowed, await city.seats()]).toEqual([true, seats]);
    expect((await recorded(worker.connectionId)).state?.ended?.why).toBe("deadline");
  });

  test("back again they end it on record and cut it, though everything is in order", async () => {
    const worker = await city.atWork();
    pass(LEASE_MS);
    await city.wired(worker.propertyNo);
    await timer();
    expect((await recorded(worker.connectionId)).state?.ended).toMatchObject({
      why: "deadline",
      cause: { en: "the session was not confirmed again in time" },
    });
    expect(await city.cloud(worker.connectionId)).toBe("terminating");
  });

  test("the health page says who is behind, and says nothing while the next run may still come", async () => {
    await city.atWork();
    const behind = async () => (await laggards(now())).filter(({ follower }) => follower === "closing/close");
    pass(LEASE_MS + 80_000);
    expect(await behind()).toEqual([]);
    pass(10_000);
    expect(await behind()).toEqual([{ follower: "closing/close", since: fromNow(-90_000) }]);
  });

  test("an item thrown away early opens nothing: what is on record counts, and that is over", async () => {
    const worker = await city.atWork();
    const held = await recorded(worker.connectionId);
    const [row] = await counting(
      [{ ...held, state: held.state as Session, renewed: undefined }],
      new Date(fromNow(LEASE_MS)),
    );
    expect(row?.state.status).toBe("ended");
  });
});

describe("while the timer runs", () => {
  test("it is renewed beside the stream for hours, and nothing is recorded", async () => {
    const worker = await city.atWork();
    for (let minute = 1; minute <= 120; minute++) {
      pass(MINUTE);
      if (minute % 4 === 0) await city.wired(worker.propertyNo);
      await timer();
      const { renewed, state } = await recorded(worker.connectionId);
      const until = Math.max(renewed?.order ?? 0, Date.parse(state?.lease?.until ?? ""));
      expect([until > now().getTime() + 2 * MINUTE, until <= now().getTime() + LEASE_MS]).toEqual([
        true,
        true,
      ]);
    }
    expect(await city.events(worker.connectionId)).toEqual(["SessionAllowed"]);
  });

  test("two runs that were missed end nobody", async () => {
    const worker = await city.atWork();
    for (let minute = 0; minute < 12; minute++) {
      pass(MINUTE);
      if (minute % 4 === 0) await city.wired(worker.propertyNo);
      if (minute % 3 === 2) await timer();
    }
    expect((await city.session(worker.connectionId))?.status).toBe("allowed");
  });

  test("with the stream dead, a fact ends it by the next minute, with its clause", async () => {
    const worker = await city.atWork();
    await city.terminals(worker.propertyNo, { type: "ReturnDeclared" });
    pass(MINUTE);
    await timer();
    expect((await city.session(worker.connectionId))?.ended).toMatchObject({
      why: "fact",
      clause: "tainan-2021/3.5a",
    });
  });

  test("a terminal that falls silent ends it ten minutes and the leave after its last word, and says why", async () => {
    const worker = await city.atWork();
    pass(4 * MINUTE);
    await city.wired(worker.propertyNo);
    let minutes = 0;
    while ((await city.session(worker.connectionId))?.status === "allowed" && minutes < 30) {
      await timer();
      minutes++;
      pass(MINUTE);
    }
    // Its last word, ten minutes, and the five that the regulation gives: for every reader at once, on record by the next run.
    expect([minutes, (await city.session(worker.connectionId))?.ended?.at]).toEqual([15, fromNow(0)]);
    await timer();
    expect((await recorded(worker.connectionId)).state?.ended).toMatchObject({
      why: "deadline",
      cause: { "zh-TW": "連線環境須重新回報" },
    });
  });

  test("who is soon over comes first, however many there are", async () => {
    const early = await city.atWork();
    pass(3 * MINUTE);
    const late = await city.atWork();
    const live = await liveSessions();
    const order = inTurn(await withRenewals(live), now());
    const twice = await counting([...live, ...live], now());
    expect(twice).toHaveLength(4);
    expect(order[0]?.state.connection).toBe(early.connectionId);
    expect(late.connectionId).not.toBe(early.connectionId);
  });
});

test("a session from before there were leases has none until it is decided again, and from then on it has", async () => {
  const worker = await city.atWork();
  const [first] = await history<Extract<SessionEvent, { type: "SessionAllowed" }>>(
    stream("SESSION", worker.connectionId),
  );
  if (!first) throw new Error("nothing is on record");
  const { lease: _, ...before } = first.event;
  const old = { ...before, closesAt: { at: fromNow(10 * MINUTE), reason: { "zh-TW": "舊", en: "old" } } };
  const { connectionId } = worker;
  await happened<Session, SessionEvent>(sessionLaw, stream("SESSION", connectionId), old);
  pass(6 * MINUTE);
  expect(await city.session(connectionId)).toMatchObject({ status: "allowed", closesAt: old.closesAt });
  await timer();
  expect(await city.events(connectionId)).toEqual(["SessionAllowed", "SessionAllowed", "SessionRenewed"]);
  expect((await recorded(connectionId)).state?.lease?.until).toBe(fromNow(LEASE_MS));
  pass(LEASE_MS);
  expect((await city.session(connectionId))?.status).toBe("ended");
});
