// Closed again the moment something stops holding: by whichever recorded fact, at whichever deadline, and nobody else with them.
import { beforeEach, describe, expect, test, vi } from "vitest";
import { closeAll } from "../../functions/closing/closing.ts";
import { liveSessions } from "../../functions/sessions/live.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { now } from "../../functions/shared/time/clock.ts";
import { type ClosingCity, withClosingCity } from "./closing-city.ts";

const fresh = withClosingCity();
let city: ClosingCity;
beforeEach(() => {
  city = fresh();
});

type Who = { person: string; propertyNo: string };
const MINUTE = 60_000;
const later = (milliseconds: number) => new Date(now().getTime() + milliseconds);

describe("a recorded fact", () => {
  const facts: readonly (readonly [string, string, (who: Who) => Promise<string>])[] = [
    [
      "return declared",
      "tainan-2021/3.5a",
      async ({ propertyNo }) => {
        await city.terminals(propertyNo, { type: "ReturnDeclared" });
        return stream("TERMINAL", propertyNo);
      },
    ],
    [
      "a hold on the borrower",
      "tainan-2021/3.5d",
      async ({ person }) => {
        await city.people(person, { type: "HoldBegun", propertyNo: "1-1", cause: "lost" });
        return stream("PERSON", person);
      },
    ],
    [
      "Wi-Fi reported",
      "tainan-2021/3.4b",
      async ({ propertyNo }) => {
        await city.wired(propertyNo, { medium: "wifi" });
        return stream("POSTURE", propertyNo);
      },
    ],
  ];

  test.each(facts)(
    "%s: ended on record first, then cut in EC2, the seat free, the next question refused",
    async (_, clause, happen) => {
      const [worker, other] = [await city.atWork(), await city.atWork()];
      const seats = await city.seats();
      const of = await happen(worker);
      await city.tell(of as `TERMINAL#${string}`);
      const session = await city.session(worker.connectionId);
      expect(session).toMatchObject({ status: "ended", ended: { why: "fact", clause, by: "docgate" } });
      expect(await city.cloud(worker.connectionId)).toBe("terminating");
      expect(await city.seats()).toBe(seats - 1);
      expect((await city.connected(worker)).allowed).toBe(false);
      expect([
        (await city.session(other.connectionId))?.status,
        await city.cloud(other.connectionId),
      ]).toEqual(["allowed", "active"]);
    },
  );

  test("told twice, and of something older, it does nothing more", async () => {
    const worker = await city.atWork();
    await city.terminals(worker.propertyNo, { type: "ReturnDeclared" });
    const of = stream("TERMINAL", worker.propertyNo);
    await city.tell(of, of);
    await city.tell(of);
    expect(await city.events(worker.connectionId)).toEqual(["SessionAllowed", "SessionEnded"]);
  });

  test("that fell between the question and its answer reaching the boards closes by the session's own event", async () => {
    const worker = await city.atWork();
    await city.terminals(worker.propertyNo, { type: "ReturnDeclared" });
    await city.tell(stream("SESSION", worker.connectionId));
    expect((await city.session(worker.connectionId))?.status).toBe("ended");
  });

  test("recorded by a clock a little ahead, or while the states were read, closes nobody by being too new", async () => {
    const worker = await city.atWork();
    const { person, connectionId } = worker;
    await city.review([person]);
    const behind = { ...city.closer, now: () => later(-1_000) };
    const theirs = (await liveSessions()).filter(({ state }) => state.connection === connectionId);
    await closeAll(theirs, behind);
    expect((await city.session(connectionId))?.status).toBe("allowed");
  });

  test("a stop closes whatever it reaches, and says so", async () => {
    const worker = await city.atWork();
    const scope = { kind: "terminal", id: worker.propertyNo } as const;
    const stop = { stop: "s1", scope, because: "test", agency: city.agency, system: city.system, person: "" };
    await city.stops({ type: "ConnectionsStopped", ...stop });
    await city.tell(stream("STOP", "city"));
    expect((await city.session(worker.connectionId))?.ended?.why).toBe("stop");
    expect(await city.cloud(worker.connectionId)).toBe("terminating");
  });

  test("a brand banned while the terminal is out closes it, by the house's own rule, and keeps it out", async () => {
    const worker = await city.atWork();
    const banning = (...bannedBrands: string[]) =>
      city.agencies({ type: "RulesAdopted", profiles: ["tainan-2021"], bannedBrands, loanReminderDays: [] });
    await banning(" ＡＣＥＲ");
    await city.tell(stream("AGENCY", city.agency));
    const session = await city.session(worker.connectionId);
    expect(session).toMatchObject({
      status: "ended",
      ended: { why: "fact" },
      refusals: [{ policy: "brand-allowed" }],
    });
    expect(await city.cloud(worker.connectionId)).toBe("terminating");
    expect((await city.connected(worker)).allowed).toBe(false);
    await banning();
    expect((await city.connected(worker)).allowed).toBe(true);
  });

  test("a range taken off closes those who came through it, and nobody else", async () => {
    await city.list("inbound", ["198.51.100.0/24", "203.0.113.128/25"]);
    const [through, beside] = [await city.atWork("203.0.113.130"), await city.atWork()];
    await city.list("inbound", ["198.51.100.0/24"]);
    await city.tell(stream("LIST", city.system, "vpn", "inbound"));
    const refusals = (await city.session(through.connectionId))?.refusals ?? [];
    expect(refusals.map(({ clause, policy }) => clause ?? policy)).toEqual([
      "address-listed",
      "tainan-2021/4f",
    ]);
    expect((await city.session(beside.connectionId))?.status).toBe("allowed");
  });

  test("an endpoint taken away, and the archives' answer withdrawn, close everybody on it", async () => {
    const worker = await city.atWork();
    await city.report([{ ...city.reportLine, status: "forwarded" } as typeof city.reportLine]);
    await city.tell(stream("REPORT", city.system));
    expect((await city.session(worker.connectionId))?.ended?.clause).toBe("tainan-2021/4a");
    await city.report([city.reportLine]);
    const again = await city.atWork();
    await city.systems({ type: "EndpointRemoved", endpoint: city.endpoint, reason: "test" });
    await city.tell(stream("SYSTEM", city.system));
    expect((await city.session(again.connectionId))?.status).toBe("ended");
  });
});

describe("a deadline", () => {
  test("passed: everybody who asks is refused at once, who is in has the minutes the regulation gives, and not one more", async () => {
    const worker = await city.atWork();
    const closesAt = Date.parse((await city.session(worker.connectionId))?.closesAt?.at ?? "");
    const at = (milliseconds: number) => ({ ...city.closer, now: () => new Date(closesAt + milliseconds) });
    // The timer has been here all the while, and so the lease never ended before.
    const timer = async (from: number, to: number) => {
      for (let minute = from; minute <= to; minute++)
        await closeAll(await liveSessions(), at(minute * MINUTE));
    };
    await timer(-8, 0);
    expect((await city.session(worker.connectionId))?.status).toBe("allowed");
    await timer(1, 4);
    await closeAll(await liveSessions(), at(5 * MINUTE - 1));
    expect((await city.session(worker.connectionId))?.status).toBe("allowed");
    await closeAll(await liveSessions(), at(5 * MINUTE));
    expect((await city.session(worker.connectionId))?.ended).toMatchObject({
      why: "deadline",
      cause: { "zh-TW": "連線環境須重新回報" },
    });
    expect(await city.cloud(worker.connectionId)).toBe("terminating");
  });

  test("while somebody takes their leave, the terminal may go on telling of its link", async () => {
    const worker = await city.atWork();
    const until = later(MINUTE).toISOString();
    await city.list("inbound", ["198.51.100.0/24"], undefined, { until });
    await city.tell(stream("LIST", city.system, "vpn", "inbound"));
    expect((await city.session(worker.connectionId))?.closesAt?.at).toBe(until);
    const signedAt = later(2 * MINUTE).toISOString();
    const report = { sequence: 1_000, signedAt, claims: { medium: "wired" } } as const;
    await city.postures(worker.propertyNo, { type: "PostureReported", ...report });
    await closeAll(await liveSessions(), { ...city.closer, now: () => later(3 * MINUTE) });
    expect((await city.session(worker.connectionId))?.status).toBe("allowed");
    await closeAll(await liveSessions(), { ...city.closer, now: () => later(6 * MINUTE + 1) });
    expect((await city.session(worker.connectionId))?.ended?.cause["zh-TW"]).toBe("白名單位址到期");
  });

  test("while somebody takes their leave, a return declared ends that too", async () => {
    const worker = await city.atWork();
    const closesAt = Date.parse((await city.session(worker.connectionId))?.closesAt?.at ?? "");
    await city.terminals(worker.propertyNo, { type: "ReturnDeclared" });
    await closeAll(await liveSessions(), { ...city.closer, now: () => new Date(closesAt + 1) });
    expect((await city.session(worker.connectionId))?.ended?.why).toBe("fact");
  });

  test("of a recall that begins later stands on the session at once, and ends it at its moment, not a minute of leave", async () => {
    const worker = await city.atWork();
    const effectiveAt = later(MINUTE).toISOString();
    await city.people(worker.person, { type: "Recalled", reason: "test", effectiveAt });
    await city.tell(stream("PERSON", worker.person));
    expect((await city.session(worker.connectionId))?.closesAt).toMatchObject({
      at: effectiveAt,
      reason: { "zh-TW": "召回生效" },
    });
    const at = (milliseconds: number) => ({
      ...city.closer,
      now: () => new Date(Date.parse(effectiveAt) + milliseconds),
    });
    const theirs = async () =>
      (await liveSessions()).filter(({ state }) => state.connection === worker.connectionId);
    await closeAll(await theirs(), at(-1));
    expect((await city.session(worker.connectionId))?.status).toBe("allowed");
    await closeAll(await theirs(), at(0));
    expect((await city.session(worker.connectionId))?.status).toBe("ended");
  });

  test("that is only said again moves on beside the record, and not on it", async () => {
    const worker = await city.atWork();
    const before = (await city.session(worker.connectionId))?.closesAt?.at ?? "";
    vi.setSystemTime(later(MINUTE));
    await city.wired(worker.propertyNo);
    await city.tell(stream("POSTURE", worker.propertyNo));
    expect(((await city.session(worker.connectionId))?.closesAt?.at ?? "") > before).toBe(true);
    expect(await city.events(worker.connectionId)).toEqual(["SessionAllowed"]);
  });
});

test("more than a run has time for: the rest stays for the next, and none is forgotten", async () => {
  const workers = [];
  for (let at = 0; at < 14; at++) workers.push(await city.atWork());
  for (const { propertyNo } of workers) await city.terminals(propertyNo, { type: "ReturnDeclared" });
  const ids = new Set(workers.map(({ connectionId }) => stream("SESSION", connectionId)));
  const theirs = async () => (await liveSessions()).filter(({ stream }) => ids.has(stream));
  await closeAll(await theirs(), { ...city.closer, until: city.closer.now() });
  expect(await theirs()).toHaveLength(2);
  await closeAll(await theirs(), city.closer);
  expect(await theirs()).toEqual([]);
});

test("when less is planned than is open, the latest go, and no more than have to", async () => {
  const workers = [];
  for (let at = 0; at < 6; at++) {
    workers.push(await city.atWork());
    vi.setSystemTime(later(1_000));
  }
  await city.systems({ type: "CapacityPlanned", accounts: 4, seats: 0, bandwidthMbps: 1, planRef: "less" });
  await city.tell(stream("SYSTEM", city.system));
  const statuses = await Promise.all(workers.map(({ connectionId }) => city.session(connectionId)));
  expect(statuses.map(state => state?.status)).toEqual([
    ...Array(4).fill("allowed"),
    ...Array(2).fill("ended"),
  ]);
  expect(await city.seats()).toBe(4);
});
