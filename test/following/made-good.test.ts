// What makes a follower good again: events read from the journal when the stream has forgotten them, and views made again.
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeEach, expect, test } from "vitest";
import { laggards } from "../../functions/about/health-readings.ts";
import { board } from "../../functions/shared/journal/board.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import { eventIn } from "../../functions/shared/journal/event-message.ts";
import { stateItem } from "../../functions/shared/journal/items.ts";
import { database, read, readItems, stateKeyOf, table } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { showAgain } from "../../functions/shared/journal/shown-again.ts";
import { findWords } from "../../functions/shared/journal/words-view.ts";
import { handler } from "../../functions/terminals/index.lambda.ts";
import { type Terminal, terminalLaw } from "../../functions/terminals/terminal.ts";
import { rebuildBoards, rebuildIndex } from "../../infra/local/commands/rebuild/views.ts";
import { eventsOfSpan, type Span } from "../../infra/local/commands/unread/span.ts";
import { lineOf, unreadIn } from "../../infra/local/commands/unread/unread-message.ts";
import { acting } from "../shared/journal/counter.ts";
import { withJournal } from "../shared/journal/table.ts";
import { MORNING, withFrozenClock } from "../shared/time/frozen.ts";

const journal = withJournal();
const clock = withFrozenClock();
beforeEach(async () => {
  clock.set(MORNING);
  await journal.renew();
});

const AGENCY = "household-office";
let numbers = 0;

async function registered(minutesAgo = 0): Promise<string> {
  const propertyNo = `3140101-03-${String(++numbers).padStart(7, "0")}`;
  const event = {
    type: "TerminalRegistered",
    propertyNo,
    serial: `SN-${numbers}`,
    agency: AGENCY,
    system: "household",
    role: "exchange-terminal",
    ownership: "agency",
    brand: "Acer",
    certificateName: propertyNo,
    inServiceFrom: "2019-03-01",
    custodian: "keeper",
    accessories: [],
  } as const;
  const at = new Date(Date.parse(MORNING) - minutesAgo * 60_000);
  const held = await read<Terminal>(stream("TERMINAL", propertyNo));
  await commit({ changes: [change(terminalLaw, held, [{ event }], acting(at))] });
  return propertyNo;
}

const found = async () => (await findWords(`TERMINAL#${AGENCY}`, "acer", { limit: 100 })).ids.sort();
const shown = async () => {
  const { rows } = await board<Terminal>({ board: "board1", partition: `TERMINAL#${AGENCY}`, limit: 100 });
  return rows.map(({ state }) => state.propertyNo).sort();
};

/** As Lambda tells of records that its function could not read. */
const pointer = (entry: string, from: number, until: number) =>
  JSON.stringify({
    requestContext: {
      requestId: "r",
      functionArn: `arn:aws:lambda:ap-northeast-1:111122223333:function:docgate-${entry}`,
      condition: "RetryAttemptsExhausted",
      approximateInvokeCount: 6,
    },
    version: "1.0",
    timestamp: MORNING,
    DDBStreamBatchInfo: {
      shardId: "shardId-1",
      startSequenceNumber: "1",
      endSequenceNumber: "9",
      approximateArrivalOfFirstRecord: new Date(Date.parse(MORNING) + from).toISOString(),
      approximateArrivalOfLastRecord: new Date(Date.parse(MORNING) + until).toISOString(),
      batchSize: 2,
      streamArn: "arn",
    },
  });

async function all(span: Span): Promise<{ follower: string; text: string }[]> {
  const events = [];
  for await (const each of eventsOfSpan(span)) events.push(each);
  return events;
}

test("what Lambda only told of is read from the journal, whole, for whoever follows it", async () => {
  const [before, first, last] = [await registered(10), await registered(3), await registered(1)];
  const unread = unreadIn(pointer("closing-close", -3 * 60_000 + 500, -60_000), undefined);
  if (unread.kind !== "span") throw new Error(unread.kind);
  const events = await all(unread);
  const told = events.map(({ follower, text }) => [follower, eventIn(text).recorded?.stream]);
  expect(told).toEqual([first, last].map(number => ["closing/close", `TERMINAL#${number}`]));
  expect(told.flat()).not.toContain(`TERMINAL#${before}`);
  const forAll = unreadIn(pointer("following-dispatch", -60_000, 0), undefined);
  if (forAll.kind !== "span") throw new Error(forAll.kind);
  const others = await all(forAll);
  expect(new Set(others.map(({ follower }) => follower))).toEqual(
    new Set(["terminals/index", "notices/note"]),
  );
});

test("a message in the common queue says whose it is; one that is none of ours is left where it lies", () => {
  const event = { pk: { S: "LIST#x" }, sk: { S: "EVENT#0000000001" }, version: { N: "1" } };
  const kept = unreadIn(JSON.stringify({ follower: "allowlist/applying/apply", event }), undefined);
  expect(kept).toEqual({ kind: "event", follower: "allowlist/applying/apply", text: JSON.stringify(event) });
  expect(lineOf(kept)).toContain("LIST#x EVENT#0000000001");
  for (const body of ["", "{", "{}", "null", '{"follower":1}'])
    expect(unreadIn(body, undefined).kind).toBe("unknown");
});

test("the word index is made again from nothing, and what it has is not written again", async () => {
  const numbers = [await registered(), await registered(100_000)];
  expect(await found()).toEqual([]);
  expect(await rebuildIndex(() => {})).toEqual({ seen: 2, changed: 2 });
  expect(await found()).toEqual(numbers);
  const late = await registered();
  expect(await rebuildIndex(() => {})).toEqual({ seen: 3, changed: 1 });
  expect(await found()).toEqual([...numbers, late]);
});

test("the timer finds what the stream did not bring lately, also across midnight, and leaves older ones to the rebuilding", async () => {
  clock.set("2026-11-28T00:10:00Z");
  const since = (Date.parse(MORNING) - Date.parse("2026-11-28T00:10:00Z")) / 60_000;
  const lately = [await registered(since + 1), await registered(since + 20)];
  await registered(since + 45);
  await handler({ source: "aws.scheduler" });
  expect(await found()).toEqual(lately);
});

test("health tells since when words are not followed, also behind many that are", async () => {
  const at = new Date("2026-11-28T09:00:00Z");
  const ago = (minutes: number) => (Date.parse(MORNING) - at.getTime()) / 60_000 + minutes;
  const behind = async () => (await laggards(at)).map(({ follower, since }) => [follower, since]);
  await registered(ago(0.1));
  expect(await behind()).toEqual([]);
  await registered(ago(90));
  expect(await behind()).toEqual([]);
  for (let n = 0; n < 25; n++) await registered(ago(2));
  await rebuildIndex(() => {});
  expect(await behind()).toEqual([]);
  await registered(ago(15));
  expect(await behind()).toEqual([["terminals/index", "2026-11-28T08:45:00.000Z"]]);
  await registered(ago(1));
  expect(await behind()).toEqual([["terminals/index", "2026-11-28T08:45:00.000Z"]]);
  await rebuildIndex(() => {});
  expect(await behind()).toEqual([]);
});

test("a state that lies on another board than its law says is put where it belongs; what is right is left", async () => {
  const [number, other] = [await registered(), await registered()];
  const held = await read<Terminal>(stream("TERMINAL", number));
  const next = { ...held, state: held.state as Terminal };
  const wrong = stateItem({ next, boards: { board2: ["TERMINAL#elsewhere", "x"] } });
  await database.send(new PutItemCommand({ TableName: table(), Item: { ...wrong, more: { S: "kept" } } }));
  expect(await shown()).toEqual([other]);
  expect(await rebuildBoards(() => {})).toEqual({ seen: 2, changed: 1 });
  expect(await shown()).toEqual([number, other]);
  const item = (await readItems([stateKeyOf(held.stream)])).get(held.stream);
  expect([item?.more?.S, await read(held.stream)]).toEqual(["kept", held]);
  expect(await rebuildBoards(() => {})).toEqual({ seen: 2, changed: 0 });
});

test("a state that moves while it is looked at is left to whoever moved it", async () => {
  const number = await registered();
  const of = stream("TERMINAL", number);
  const old = (await readItems([stateKeyOf(of)])).get(of) ?? {};
  const event = { type: "TerminalAmended", before: {}, after: { serial: "SN-X" } } as const;
  await commit({ changes: [change(terminalLaw, await read<Terminal>(of), [{ event }], acting())] });
  expect(await showAgain({ ...old, board1: { S: "elsewhere" } }, terminalLaw as never)).toBe(false);
  expect((await read<Terminal>(of)).state?.serial).toBe("SN-X");
});
