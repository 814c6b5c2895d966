// One open session a terminal, and one a person and system: over the real database and the stand-in of EC2.
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditJournal } from "../../functions/audit/journal-audit.ts";
import { closeAll } from "../../functions/closing/closing.ts";
import { sweep } from "../../functions/closing/sweep.ts";
import { decide } from "../../functions/gate/decide.ts";
import { type ReadStates, readAhead, readNow } from "../../functions/gate/reads.ts";
import { readVpnQuestion } from "../../functions/gate/vpn-question.ts";
import { liveSessions } from "../../functions/sessions/live.ts";
import { readAt } from "../../functions/sessions/past.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { endingRecord } from "../../functions/sessions/session-records.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import { database, read, readItems, table } from "../../functions/shared/journal/journal.ts";
import { type Seat, seatKey, stream } from "../../functions/shared/journal/keys.ts";
import { holderOf } from "../../functions/shared/journal/seats.ts";
import { type ClosingCity, closingCity, cloudOf } from "../closing/closing-city.ts";
import { acting } from "../shared/journal/counter.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";
import { knock } from "./city.ts";

const MINUTE = 60_000;
const clock = withFrozenClock();
withJournal();
let cloud: Awaited<ReturnType<typeof cloudOf>>;
let city: ClosingCity;
let land: ClosingCity;
beforeAll(async () => {
  cloud = await cloudOf();
  land = await closingCity(cloud, { system: "land" });
  city = await closingCity(cloud, { accounts: 200 });
});
afterAll(() => cloud.close());

type Who = { person: string; propertyNo: string };
const seatsOf = ({ person, propertyNo }: Who, system = "household"): Seat[] => [
  `SEATS#TERMINAL#${propertyNo}`,
  `SEATS#PERSON#${person}#${system}`,
];
async function holders(who: Who, system?: string) {
  const seats = seatsOf(who, system);
  const found = await readItems(seats.map(seatKey));
  return seats.map(seat => holderOf(found.get(seat)));
}
const refusedFor = async (id: string) => (await city.session(id))?.refusals.map(({ policy }) => policy);
const put = (seat: Seat, session?: string) =>
  database.send(
    new PutItemCommand({
      TableName: table(),
      Item: { ...seatKey(seat), ...(session !== undefined && { session: { SS: [session] } }) },
    }),
  );
const theirs = async (...ids: string[]) =>
  (await liveSessions()).filter(({ state }) => ids.includes(state.connection));

describe("the same person from the same terminal", () => {
  test("takes over at once: the old one ended on record and cut, the count as before, the new one decided in full", async () => {
    const worker = await city.atWork();
    const [seats, { connectionId: old }] = [await city.seats(), worker];
    const again = await city.connected(worker);
    expect(again.allowed).toBe(true);
    expect(await city.session(old)).toMatchObject({
      status: "ended",
      refusals: [],
      ended: { why: "taken-over", by: "docgate", cause: { "zh-TW": expect.stringContaining("重新連線") } },
    });
    expect(await city.seats()).toBe(seats);
    expect(await holders(worker)).toEqual([again.connectionId, again.connectionId]);
    expect(await city.cloud(old)).toBe("active");
    await city.tell(stream("SESSION", old));
    expect([await city.cloud(old), await city.cloud(again.connectionId)]).toEqual(["terminating", "active"]);
    await city.wired(worker.propertyNo, { medium: "wifi" });
    expect((await city.connected(worker)).allowed).toBe(false);
    expect((await city.session(again.connectionId))?.status).toBe("allowed");
  });

  test("ten of ten drop without a word and come back at once: ten are in, and the ten of before are ended and cut", async () => {
    const full = await closingCity(cloud, { system: "police", accounts: 10 });
    const workers = [];
    for (let n = 0; n < 10; n++) workers.push(await full.atWork());
    expect((await full.connected(await full.borrower())).allowed).toBe(false);
    const back = await Promise.all(workers.map(worker => full.connected(worker)));
    expect(back.map(({ allowed }) => allowed)).toEqual(Array(10).fill(true));
    const old = await Promise.all(workers.map(({ connectionId }) => full.session(connectionId)));
    expect(old.map(state => state?.ended?.why)).toEqual(Array(10).fill("taken-over"));
    expect([await full.seats(), (await theirs(...back.map(each => each.connectionId))).length]).toEqual([
      10, 10,
    ]);
    await sweep(full.closer);
    const connections = await Promise.all(workers.map(({ connectionId }) => full.cloud(connectionId)));
    expect(connections).toEqual(Array(10).fill("terminating"));
    expect((await auditJournal({ keys: [], earlier: [] })).findings).toEqual([]);
  });

  test("many times at once: one of them is in, and one seat is taken", async () => {
    const who = await city.borrower();
    const seats = await city.seats();
    const asked = await Promise.all(Array.from({ length: 8 }, () => city.connected(who)));
    const open = await theirs(...asked.map(({ connectionId }) => connectionId));
    expect([open.length, await city.seats()]).toEqual([1, seats + 1]);
    expect(await holders(who)).toEqual([open[0]?.state.connection, open[0]?.state.connection]);
  });
});

describe("while one is open", () => {
  test("somebody else on that terminal is refused, and told why", async () => {
    const worker = await city.atWork();
    const other = await city.borrower();
    const asked = await city.connected({ person: other.person, propertyNo: worker.propertyNo });
    expect(asked.allowed).toBe(false);
    expect(await refusedFor(asked.connectionId)).toContain("terminal-free");
    expect((await city.session(worker.connectionId))?.status).toBe("allowed");
  });

  test("the person on another terminal is refused in that system, let in by another one, and in again once it ended", async () => {
    const worker = await city.atWork();
    const second = await city.borrower(undefined, worker.person);
    const asked = await city.connected(second);
    expect(asked).toMatchObject({ allowed: false, message: expect.stringContaining("先結束那條連線") });
    expect(await refusedFor(asked.connectionId)).toEqual(["person-free"]);
    expect((await land.connected(await land.borrower(undefined, worker.person))).allowed).toBe(true);
    const session = await read<Session>(stream("SESSION", worker.connectionId));
    const byHand = { why: "ended-by-hand", cause: { "zh-TW": "結束", en: "done" } } as const;
    await commit(endingRecord({ ...session, state: session.state as Session }, byHand, acting()));
    expect((await city.connected(second)).allowed).toBe(true);
  });

  test("on two terminals at once exactly one is let in", async () => {
    const one = await city.borrower();
    const two = await city.borrower(undefined, one.person);
    const asked = await Promise.all([one, two].map(who => city.connected(who)));
    expect(asked.filter(({ allowed }) => allowed)).toHaveLength(1);
    const refused = asked.find(({ allowed }) => !allowed)?.connectionId ?? "";
    expect(await refusedFor(refused)).toEqual(["person-free"]);
  });
});

describe("every end gives the seats back", () => {
  test.each<readonly [string, string, (worker: Who & { connectionId: string }) => Promise<unknown>]>([
    [
      "a recorded fact",
      "fact",
      async ({ propertyNo }) => {
        await city.terminals(propertyNo, { type: "ReturnDeclared" });
        await city.tell(stream("TERMINAL", propertyNo));
      },
    ],
    [
      "a deadline",
      "deadline",
      async ({ connectionId }) => {
        const inAnHour = () => new Date(clock.after(3_600_000));
        await closeAll(await theirs(connectionId), { ...city.closer, now: inAnHour });
      },
    ],
    [
      "a line hung up",
      "hung-up",
      async ({ connectionId }) => {
        await city.control("POST", "vpn/disconnect", { connectionId });
        await sweep(city.closer);
      },
    ],
    [
      "a stop",
      "stop",
      async ({ propertyNo }) => {
        const scope = { kind: "terminal", id: propertyNo } as const;
        const stop = { stop: "s", scope, because: "-", agency: city.agency, system: city.system, person: "" };
        await city.stops({ type: "ConnectionsStopped", ...stop });
        await city.tell(stream("STOP", "city"));
        await city.stops({ type: "StopLifted", stop: "s", because: "-" });
      },
    ],
  ])("%s", async (_, why, end) => {
    const worker = await city.atWork();
    expect(await holders(worker)).toEqual([worker.connectionId, worker.connectionId]);
    await end(worker);
    expect((await city.session(worker.connectionId))?.ended?.why).toBe(why);
    expect(await holders(worker)).toEqual([undefined, undefined]);
  });

  test("but none that somebody else has, and it never fails for that; the audit finds such a seat", async () => {
    const [worker, other] = [await city.atWork(), await city.atWork()];
    const [seat = "SEATS#TERMINAL#"] = seatsOf(worker);
    await put(seat, other.connectionId);
    const { findings } = await auditJournal({ keys: [], earlier: [] });
    expect(findings).toEqual([{ flaw: "seat-misheld", pk: seat, sk: "STATE" }]);
    await city.control("POST", "vpn/disconnect", { connectionId: worker.connectionId });
    await sweep(city.closer);
    expect((await city.session(worker.connectionId))?.status).toBe("ended");
    expect(await holders(worker)).toEqual([other.connectionId, undefined]);
    await put(seat);
    expect((await auditJournal({ keys: [], earlier: [] })).findings).toEqual([]);
  });

  test("one that was left behind keeps nobody out, and the audit finds it", async () => {
    const [who, gone] = [await city.borrower(), await city.atWork()];
    await city.control("POST", "vpn/disconnect", { connectionId: gone.connectionId });
    await sweep(city.closer);
    for (const seat of seatsOf(who)) await put(seat, gone.connectionId);
    const { findings } = await auditJournal({ keys: [], earlier: [] });
    expect(findings.map(({ flaw }) => flaw)).toEqual(["seat-misheld", "seat-misheld"]);
    const asked = await city.connected(who);
    expect([asked.allowed, await holders(who)]).toEqual([true, [asked.connectionId, asked.connectionId]]);
  });
});

describe("a session from before there were seats", () => {
  test("is given its own when it is asked again, once", async () => {
    const worker = await city.atWork();
    for (const seat of seatsOf(worker)) await put(seat);
    for (let times = 0; times < 2; times++) await closeAll(await theirs(worker.connectionId), city.closer);
    expect(await holders(worker)).toEqual([worker.connectionId, worker.connectionId]);
    expect(await city.events(worker.connectionId)).toEqual(["SessionAllowed", "SessionRenewed"]);
  });

  test("whose place another one has is ended, and nobody but the one is left", async () => {
    const worker = await city.atWork();
    for (const seat of seatsOf(worker)) await put(seat);
    const newer = await city.connected(worker);
    expect((await theirs(worker.connectionId, newer.connectionId)).length).toBe(2);
    await closeAll(await theirs(worker.connectionId, newer.connectionId), city.closer);
    expect((await city.session(worker.connectionId))?.ended?.why).toBe("fact");
    expect(await holders(worker)).toEqual([newer.connectionId, newer.connectionId]);
  });
});

test("explained for now, for then and for later: by what was open at that moment, and never by one's own", async () => {
  const before = clock.after(0);
  clock.advance(MINUTE);
  const worker = await city.atWork();
  const second = await city.borrower(undefined, worker.person);
  clock.advance(MINUTE);
  const during = clock.after(0);
  clock.advance(MINUTE);
  const explained = async (who: Who, at: string, by: ReadStates) => {
    const { question } = readVpnQuestion(knock(city, who), "saml");
    const { facts } = await decide({ ...question, session: "(explanation)" }, at, by);
    return [facts.known.terminalSession, facts.known.personSession];
  };
  expect(await explained(worker, during, readNow)).toEqual(["own", "here"]);
  expect(await explained(second, during, readNow)).toEqual(["none", "elsewhere"]);
  await city.control("POST", "vpn/disconnect", { connectionId: worker.connectionId });
  await sweep(city.closer);
  expect(await explained(second, during, readNow)).toEqual(["none", "none"]);
  expect(await explained(second, during, readAt(during))).toEqual(["none", "elsewhere"]);
  expect(await explained(worker, during, readAt(during))).toEqual(["own", "here"]);
  expect(await explained(second, before, readAt(before))).toEqual([undefined, "none"]);
  await city.connected(worker);
  expect(await explained(second, "2099-01-01T00:00:00.000Z", readAhead)).toEqual(["none", "none"]);
});
