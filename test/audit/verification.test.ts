// The verification over HTTP's own ground: over years it ends, it says where it stopped, and it sees answers, texts and counters.
import { randomUUID } from "node:crypto";
import { DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { comparedBy } from "../../functions/audit/compared.ts";
import { auditJournal } from "../../functions/audit/journal-audit.ts";
import { cursorWithin, newestFirst, type TimeSpan } from "../../functions/audit/recorded.ts";
import { dayWithin, FIRST_DAY, Verification } from "../../functions/audit/verification.ts";
import { type Person, personLaw } from "../../functions/people/person.ts";
import { cursorOf } from "../../functions/shared/http/cursor.ts";
import type { Problem } from "../../functions/shared/http/problem.ts";
import { itemAt } from "../../functions/shared/journal/answered.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import { database, type Item, read, table } from "../../functions/shared/journal/journal.ts";
import {
  dayPartitions,
  REQUEST,
  requestKey,
  type Stream,
  seatsKey,
  stream,
} from "../../functions/shared/journal/keys.ts";
import { acting } from "../shared/journal/counter.ts";
import { withJournal } from "../shared/journal/table.ts";

withJournal();

const NOW = new Date("2026-11-28T01:00:00.000Z");
const ALL: TimeSpan = { from: "2020-12-31T16:00:00.000Z", until: "2026-11-29T01:00:00.000Z9" };
/** Round the last of what was enrolled: whoever forges that day need not have six years gone through each time. */
const LATELY: TimeSpan = { ...ALL, from: "2026-11-20T16:00:00.000Z" };
const key = randomUUID();

async function enrolled(at: string, under?: string): Promise<Stream> {
  const of = stream("PERSON", randomUUID());
  const event = { type: "PersonEnrolled", agency: "household-office", status: "civil-servant" } as const;
  const changes = [change(personLaw, await read<Person>(of), [{ event }], acting(new Date(at)))];
  const answered = under && { person: "p", key: under, digest: "d", at, answer: { statusCode: 201 } };
  await commit({ changes, ...(answered && { answered }) });
  return of;
}

let streams: Stream[];
beforeAll(async () => {
  const times = ["2021-06-03T01:00:00.000Z", "2021-06-03T02:00:00.000Z", "2024-02-29T00:00:00.000Z"];
  streams = await Promise.all(times.map(at => enrolled(at)));
  streams.push(await enrolled("2026-11-28T00:30:00.000Z", key));
});

const proved = (span = ALL, isOver = () => false) => new Verification([], NOW, isOver).through(span);
const put = (item: Item) => database.send(new PutItemCommand({ TableName: table(), Item: item }));
const take = (Key: Item) => database.send(new DeleteItemCommand({ TableName: table(), Key }));

describe("over years", () => {
  test("all that changed is proved, and an empty day costs no waiting of its own", async () => {
    let [asked, waits, open] = [0, 0, 0];
    database.middlewareStack.add(
      next => async args => {
        asked += 1;
        if (open++ === 0) waits += 1;
        try {
          return await next(args);
        } finally {
          open -= 1;
        }
      },
      { step: "initialize", name: "counting" },
    );
    const { reached, ...told } = await proved().finally(() => database.middlewareStack.remove("counting"));
    expect([told, reached]).toEqual([{ streams: 4, events: 4, findings: [] }, undefined]);
    const days = (Date.parse("2026-11-29") - Date.parse("2020-12-31")) / 86_400_000 + 1;
    expect(asked).toBeLessThan(days * dayPartitions("").length + 200);
    expect(waits).toBeLessThan(days / 10);
  });

  test("without any time it stops after each step, goes on from there, and ends", async () => {
    let [from, found, pages] = [ALL.from, 0, 0];
    for (; pages < 1_000; pages++) {
      const { reached, streams } = await proved({ ...ALL, from }, () => true);
      found += streams;
      if (reached === undefined) break;
      expect(reached > from).toBe(true);
      from = reached;
    }
    expect(found).toBeGreaterThanOrEqual(4);
    expect(pages).toBeLessThan(120);
  });

  test.each([
    ["0001-01-01", FIRST_DAY],
    ["0000-01-01", FIRST_DAY],
    ["2024-02-29", "2024-02-29"],
    ["9999-12-31", "2026-11-28"],
  ])("asked for since %s it goes from %s", (since, from) => {
    expect(dayWithin(since, "2026-11-28")).toBe(from);
  });

  test.each([
    ["of the last year there is", "9999-12-30T16:00:00.000Z", "9999-12-31T16:00:00.000Z"],
    ["of the year 0", "0000-01-01T00:00:00.000Z", "0000-01-02T00:00:00.000Z"],
    ["that ends before it begins", "2026-11-28T00:00:00.000Z", "2026-11-26T00:00:00.000Z"],
    ["of no days at all", "zz-zz", "zz-zz"],
  ])("a span %s is gone through at once", async (_, from, until) => {
    const rows: unknown[] = [];
    for await (const each of newestFirst({ from, until })) rows.push(each);
    expect(rows).toEqual([]);
  });

  test.each([
    "zz-zz",
    "9999-12-31T00:00:00.000Z",
    "2020-01-01",
    "2026-13-41T00",
    "",
    "2024-01-01\ud800",
    `2024-01-01${"x".repeat(1_020)}`,
  ])("a cursor to %j came from no page of ours", moment => {
    const cursor = cursorOf({ moment: { S: moment } }, "q");
    const refused = expect.objectContaining({ kind: expect.objectContaining({ code: "invalid-cursor" }) });
    expect(() => cursorWithin(ALL, cursor, "q")).toThrow(refused as Problem);
  });

  test("one to a moment or a day within is taken", () => {
    for (const moment of ["2024-01-01", "2024-02-29T00:00:00.000Z#PERSON#王#0000000001"])
      expect(cursorWithin(ALL, cursorOf({ moment: { S: moment } }, "q"), "q")).toBe(moment);
    expect(cursorWithin(ALL, undefined, "q")).toBeUndefined();
  });
});

describe("what lies beside the events", () => {
  const place = { pk: { S: requestKey("p", key) }, sk: { S: REQUEST } };
  const seats = seatsKey("police", "vpn");
  let kept: Item;
  beforeAll(async () => {
    kept = (await itemAt(place)) ?? expect.fail("no kept answer");
  });
  afterEach(async () => {
    await put(kept);
    await take(seats);
  });
  const both = async (at = NOW) => {
    const whole = await auditJournal({ keys: [], earlier: [], at });
    const over = await new Verification([], at, () => false).through(LATELY);
    return [whole.findings, over.findings] as const;
  };

  test("nothing is found where nothing was done", async () => {
    expect(await both()).toEqual([[], []]);
  });

  test.each<[what: string, name: string, value: Item[string]]>([
    ["another answer", "answer", { S: '{"statusCode":200}' }],
    ["another request", "digest", { S: "e" }],
    ["a longer life", "expires", { N: "9999999999" }],
    ["an attribute more", "paid", { S: "1" }],
  ])("an answer forged to %s is found by both", async (_, name, value) => {
    await put({ ...kept, [name]: value });
    const found = [{ flaw: "answer-altered", pk: place.pk.S, sk: REQUEST }];
    expect(await both()).toEqual([found, found]);
  });

  test("one taken away is found by both within its day, and later may be forgotten", async () => {
    await take(place);
    const found = [{ flaw: "answer-missing", pk: place.pk.S, sk: REQUEST }];
    expect(await both()).toEqual([found, found]);
    expect(await both(new Date("2026-11-29T00:30:01.000Z"))).toEqual([[], []]);
  });

  test("one put there with no event is counted as compared with nothing", async () => {
    const forged = {
      pk: { S: requestKey("q", "k") },
      sk: { S: REQUEST },
      answer: { S: "{}" },
      digest: { S: "d" },
    };
    await put(forged);
    const { findings, unvouched } = await auditJournal({ keys: [], earlier: [], at: NOW });
    await take({ pk: forged.pk, sk: forged.sk });
    expect([findings, unvouched]).toEqual([[], 1]);
  });

  test("a forged counter of open sessions is found by both", async () => {
    await put({ ...seats, open: { N: "3" } });
    const found = [{ flaw: "seats-miscounted", pk: seats.pk.S, sk: "STATE" }];
    expect(await both()).toEqual([found, found]);
  });
});

test("what was compared and what was not is said, in both languages, the counters at the end", () => {
  const names = (isLast: boolean) => {
    const { compared, notCompared } = comparedBy({ isLast });
    for (const { words } of [...compared, ...notCompared])
      expect(Object.values(words).every(Boolean) && Object.keys(words)).toEqual(["zh-TW", "en"]);
    return [compared, notCompared].map(all => all.map(({ name }) => name));
  };
  const [compared = [], not = []] = names(true);
  expect(compared).toContain("seats");
  expect(not).toContain("earlier-heads");
  expect(not).not.toContain("rest");
  expect(names(false)[1]).toEqual(expect.arrayContaining(["rest", "seats", "earlier-heads"]));
});
