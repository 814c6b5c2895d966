// The dispatcher: every follower gets what concerns it and no other waits for it; what no queue takes comes again, and nothing is lost.
import type { DynamoDBRecord } from "aws-lambda";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dispatch, type Fed } from "../../functions/following/dispatching.ts";
import { eventIn, type Message, messageText, packed } from "../../functions/shared/journal/event-message.ts";
import { recordedOf } from "../../functions/shared/journal/items.ts";
import { COMMON_QUEUE, MESSAGE_BYTES } from "../../functions/shared/journal/queue-names.ts";

const FOLLOWERS: readonly Fed[] = [
  { path: "terminals/index", follows: ["TERMINAL"] },
  { path: "allowlist/applying/apply", follows: ["LIST"] },
  { path: "notices/send", follows: ["TERMINAL", "LIST"] },
];

function item(kind: string, version: number, said = "") {
  const body = JSON.stringify({ event: { type: "Happened", said } });
  return {
    pk: { S: `${kind}#1` },
    sk: { S: `EVENT#${String(version).padStart(10, "0")}` },
    version: { N: String(version) },
    kind: { S: kind },
    body: { S: body },
  };
}

function record(kind: string, version: number, said?: string): DynamoDBRecord {
  return {
    dynamodb: { SequenceNumber: `${kind}-${version}`, NewImage: item(kind, version, said) },
  } as DynamoDBRecord;
}

/** Queues of which some refuse everything. */
function queues(refusing: readonly string[] = []) {
  const taken: Record<string, string[]> = {};
  const sending = async (queue: string, messages: readonly Message[]) => {
    if (refusing.includes(queue)) return new Map(messages.map(({ id }) => [id, "refused"]));
    for (const { text } of messages) {
      const said = JSON.parse(text);
      const { item } = eventIn(JSON.stringify(said.event ?? said));
      const name = `${item.pk?.S} ${Number(item.version?.N)}`;
      taken[queue] = [...(taken[queue] ?? []), said.follower ? `${said.follower} ${name}` : name];
    }
    return new Map<string, string>();
  };
  return { taken, sending };
}

const RECORDS = [record("TERMINAL", 1), record("LIST", 1), record("SESSION", 1), record("TERMINAL", 2)];

test("each follower's queue gets the kinds it follows and nothing else", async () => {
  const { taken, sending } = queues();
  expect([...(await dispatch(RECORDS, FOLLOWERS, sending))]).toEqual([]);
  expect(taken).toEqual({
    "terminals/index": ["TERMINAL#1 1", "TERMINAL#1 2"],
    "allowlist/applying/apply": ["LIST#1 1"],
    "notices/send": ["TERMINAL#1 1", "LIST#1 1", "TERMINAL#1 2"],
  });
});

test("what a follower's own queue refuses is kept for it in the common one, and the others have theirs", async () => {
  const { taken, sending } = queues(["terminals/index"]);
  expect([...(await dispatch(RECORDS, FOLLOWERS, sending))]).toEqual([]);
  expect(taken[COMMON_QUEUE]).toEqual(["terminals/index TERMINAL#1 1", "terminals/index TERMINAL#1 2"]);
  expect(taken["notices/send"]).toHaveLength(3);
});

test("only what not even the common queue takes comes again", async () => {
  const { taken, sending } = queues(["allowlist/applying/apply", COMMON_QUEUE]);
  expect([...(await dispatch(RECORDS, FOLLOWERS, sending))]).toEqual(["LIST-1"]);
  expect(taken["terminals/index"]).toHaveLength(2);
});

test("the dispatcher opens no event: one that says nonsense goes where the others go", async () => {
  const { taken, sending } = queues();
  const poison = {
    dynamodb: { SequenceNumber: "x", NewImage: { ...item("TERMINAL", 9), body: { S: "{" } } },
  };
  const noText = { dynamodb: { SequenceNumber: "y" } };
  const sent: string[] = [];
  await dispatch([poison, noText] as DynamoDBRecord[], FOLLOWERS, async (queue, messages) => {
    sent.push(...messages.map(({ id }) => `${queue} ${id}`));
    return new Map();
  });
  expect(sent).toEqual(["terminals/index x", "notices/send x"]);
  expect([taken, sending.length]).toEqual([{}, 2]);
});

test("what a message says is the event, whatever characters are in it, and no queue refuses it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), said => {
      const whole = item("TERMINAL", 1, said);
      const text = messageText(whole);
      expect(text).not.toMatch(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
      expect(eventIn(text).recorded).toEqual(recordedOf(whole));
    }),
  );
});

test("one too large for a queue goes as its place in the journal", () => {
  const large = item("TERMINAL", 3, "大".repeat(90_000));
  const text = messageText(large);
  expect(text.length).toBeLessThan(200);
  expect(eventIn(text)).toEqual({
    item: { pk: large.pk, sk: large.sk, version: large.version },
    recorded: undefined,
  });
});

test("requests hold ten messages at most, and no more bytes than a queue takes at once", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: MESSAGE_BYTES - 1_024 }), { maxLength: 40 });
  fc.assert(
    fc.property(sizes, all => {
      const messages = all.map((size, at) => ({ id: String(at), text: "x".repeat(size) }));
      const packs = packed(messages);
      expect(packs.flat()).toEqual(messages);
      for (const pack of packs) {
        expect(pack.length).toBeLessThanOrEqual(10);
        expect(pack.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(MESSAGE_BYTES);
      }
    }),
    { numRuns: 50 },
  );
});
