// The gate on the database's bad days: always a well-formed no in time, never a yes without its record, and nothing lost.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ask } from "../../functions/gate/answer.ts";
import type { Reads } from "../../functions/gate/part.ts";
import { readNow, remember } from "../../functions/gate/reads.ts";
import { readVpnQuestion } from "../../functions/gate/vpn-question.ts";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { CONFLICT_TIMES, Conflicts } from "../../infra/local/aws/conflicts.ts";
import { verdictOf } from "../../infra/local/aws/ec2/vpn-answer.ts";
import { MORNING, withFrozenClock } from "../shared/time/frozen.ts";
import { type City, cityInOrder, knock } from "./city.ts";
import {
  failing,
  full,
  gone,
  half,
  incomplete,
  lost,
  only,
  pass,
  silent,
  slow,
  throttled,
  throttling,
  withFaultyDatabase,
} from "./faulty-database.ts";

const clock = withFrozenClock();
const database = withFaultyDatabase();
let city: City;
let question: ReturnType<typeof knock>;
let who: Awaited<ReturnType<City["borrower"]>>;
beforeAll(async () => {
  city = await cityInOrder();
});
beforeEach(async () => {
  clock.set(MORNING);
  who = await city.borrower();
});

const fresh = () => {
  question = knock(city, who);
  return question;
};
const verdict = async () => verdictOf(await handler(question), "v2");
const session = async () => (await read<Session>(stream("SESSION", question["connection-id"]))).state;
const seats = async () => (await readNow([], { system: city.system, channel: "vpn" })).open;
const HURRIED = { decidingMs: 400, recordingMs: 400 };

test("a decision costs one read and one transaction, once its list is known", async () => {
  fresh();
  await verdict();
  fresh();
  database.seen();
  expect((await verdict()).allow).toBe(true);
  expect(database.seen()).toEqual(["BatchGetItem", "TransactWriteItems"]);
  await city.wired(who.propertyNo, { medium: "wifi" });
  fresh();
  database.seen();
  expect((await verdict()).allow).toBe(false);
  expect(database.seen()).toEqual(["BatchGetItem", "TransactWriteItems"]);
  await city.wired(who.propertyNo);
});

test("one that takes over a session costs no more where the function let that one in, and else one read more", async () => {
  fresh();
  await verdict();
  const old = question["connection-id"];
  fresh();
  database.seen();
  expect((await verdict()).allow).toBe(true);
  expect(database.seen()).toEqual(["BatchGetItem", "TransactWriteItems"]);
  const elsewhere = { session: "of-another-function", person: who.person, terminal: who.propertyNo };
  remember({ question: elsewhere, through: { system: city.system, channel: "vpn" } } as Reads);
  fresh();
  database.seen();
  expect((await verdict()).allow).toBe(true);
  expect(database.seen()).toEqual(["BatchGetItem", "BatchGetItem", "TransactWriteItems"]);
  expect((await read<Session>(stream("SESSION", old))).state?.ended?.why).toBe("taken-over");
});

describe("a database that is", () => {
  test.each([
    ["gone", gone],
    ["failing", failing],
    ["answering by halves", half],
    ["throttled", throttled],
    ["throttled in its transactions", only("TransactWriteItems", throttling)],
    ["full", full],
  ])("%s: a well-formed no, on record as soon as it is back", async (_, mischief) => {
    fresh();
    database.suffer(mischief);
    expect(await verdict()).toMatchObject({ allow: false, postures: ["gate-unavailable"] });
    database.suffer(pass);
    expect(await session()).toBeUndefined();
    const missed = question;
    fresh();
    expect((await verdict()).allow).toBe(true);
    question = missed;
    expect(await session()).toMatchObject({ status: "refused", refusals: [{ policy: "gate-unavailable" }] });
  });

  test.each([
    ["giving half of what it is asked for at a time", only("BatchGetItem", incomplete)],
    ["slow", slow(30)],
    ["slow, among transactions that cancel each other", new Conflicts(CONFLICT_TIMES, slow(30)).keeper],
  ])("%s: a yes all the same, on what it gave in the end", async (_, mischief) => {
    fresh();
    database.suffer(mischief);
    expect((await verdict()).allow).toBe(true);
    expect((await session())?.status).toBe("allowed");
  });

  test("silent: a no in its time, not in the database's", async () => {
    fresh();
    let asked = 0;
    let given = 0;
    database.suffer(way => {
      asked += 1;
      way.response.on("close", () => {
        given += 1;
      });
      return silent(way);
    });
    expect(await ask(readVpnQuestion(question, "saml").question, HURRIED)).toBe("gate-unavailable");
    // Nobody has given up on the database yet: the no did not wait for that.
    expect([asked > 0, given]).toEqual([true, 0]);
  });

  test("losing its answer after it took the record: the yes stands, once", async () => {
    fresh();
    const before = await seats();
    let once = true;
    database.suffer(way => {
      const mischief = way.action === "TransactWriteItems" && once ? lost : pass;
      if (mischief === lost) once = false;
      return mischief(way);
    });
    expect((await verdict()).allow).toBe(true);
    expect([await seats(), (await session())?.status]).toEqual([before + 1, "allowed"]);
  });

  test("so slow with the record that nobody waits: what it recorded as a yes is ended, and its seat is free", async () => {
    fresh();
    const before = await seats();
    let answer = () => {};
    const heard = new Promise<void>(done => {
      answer = done;
    });
    let recorded = () => {};
    const taken = new Promise<void>(done => {
      recorded = done;
    });
    let first = true;
    database.suffer(async way => {
      if (way.action !== "TransactWriteItems" || !first) return pass(way);
      first = false;
      await way.forward();
      recorded();
      await heard;
      way.response.destroy();
    });
    const asked = ask(readVpnQuestion(question, "saml").question, { decidingMs: 3_000, recordingMs: 3_000 });
    await taken;
    expect(await asked).toBe("gate-unavailable");
    answer();
    expect(await session()).toMatchObject({ status: "ended", ended: { why: "never-opened" } });
    expect(await seats()).toBe(before);
  });

  test("taking the record, but so late that the time it allowed is over: no, and its seat is free", async () => {
    fresh();
    const before = await seats();
    let late = true;
    database.suffer(async way => {
      // Past every deadline by the time the record is known to have been made.
      if (way.action === "TransactWriteItems" && late) clock.advance(86_400_000);
      if (way.action === "TransactWriteItems") late = false;
      await pass(way);
    });
    expect(await verdict()).toMatchObject({ allow: false, postures: ["gate-unavailable"] });
    expect(await session()).toMatchObject({ status: "ended", ended: { why: "never-opened" } });
    expect(await seats()).toBe(before);
  });

  test("without a text that a list names: closed, since nobody knows who is on it", async () => {
    const other = await cityInOrder({ system: "land" });
    const worker = await other.borrower();
    const gap = { entries: "0".repeat(64), count: 1 };
    await other.lists("inbound", { type: "ChangeApproved", number: 2, ...gap });
    question = knock(other, worker);
    expect(await verdict()).toMatchObject({ allow: false, postures: ["gate-unavailable"] });
    expect(await session()).toMatchObject({ status: "refused" });
  });

  test("not refusing writes but reads of its states only: no", async () => {
    fresh();
    database.suffer(only("BatchGetItem", failing));
    expect((await verdict()).allow).toBe(false);
    database.suffer(pass);
    expect(await session()).toMatchObject({ status: "refused" });
  });
});
