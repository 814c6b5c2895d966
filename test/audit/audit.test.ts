// The audit finds whatever was changed after it was recorded, at every place of a journal, and nothing where nothing was.
import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { DeleteItemCommand, DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, describe, expect, test } from "vitest";
import { auditJournal } from "../../functions/audit/journal-audit.ts";
import { auditStream } from "../../functions/audit/stream-audit.ts";
import { LAWS } from "../../functions/laws.ts";
import { type Person, personLaw } from "../../functions/people/person.ts";
import { keepBlob } from "../../functions/shared/journal/blob.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import type { Happening, Head, Law } from "../../functions/shared/journal/event.ts";
import { type Item, read } from "../../functions/shared/journal/journal.ts";
import { type Stream, stream } from "../../functions/shared/journal/keys.ts";
import { LOCAL_AWS } from "../../infra/local/aws/database.ts";
import { acting } from "../shared/journal/counter.ts";
import { withJournal } from "../shared/journal/table.ts";

const journal = withJournal();
const law = personLaw as unknown as Law<unknown, Happening>;
let client: DynamoDBClient;
let person: Stream;
let items: Item[];

async function live(): Promise<Stream> {
  const of = stream("PERSON", randomUUID());
  const events = [
    { type: "PersonEnrolled", agency: "household-office", status: "civil-servant" },
    { type: "Suspended", reason: "調查中", clause: "ey-draft/14a" },
    { type: "Reinstated", reason: "查無違規" },
    { type: "LeaveGranted", from: "2021-06-15T00:00:00.000Z", until: "2021-06-15T09:00:00.000Z" },
  ] as const;
  for (const event of events) {
    await commit({ changes: [change(personLaw, await read<Person>(of), [{ event }], acting())] });
  }
  return of;
}

const audited = (earlier: readonly Head[] = []) => auditJournal({ keys: [], earlier });
const all = async () => (await client.send(new ScanCommand({ TableName: journal.table() }))).Items ?? [];
const put = (item: Item) => client.send(new PutItemCommand({ TableName: journal.table(), Item: item }));
const flaws = (changed: readonly Item[]) =>
  auditStream(person, changed, law).findings.map(({ flaw }) => flaw);

beforeAll(async () => {
  client = new DynamoDBClient({ endpoint: journal.url(), ...LOCAL_AWS });
  person = await live();
  await live();
  await keepBlob("切結內容");
  items = (await all()).filter(({ pk }) => pk?.S === person);
});

test("a journal that nobody touched has nothing to find", async () => {
  const { findings, events } = await audited();
  expect([findings, events]).toEqual([[], 8]);
  expect(flaws(items)).toEqual([]);
});

/** The value with each of its bytes changed in turn. */
function* changedBytes(value: Item[string]): Generator<Item[string]> {
  const [kind, text] = value.S === undefined ? ["N", value.N ?? ""] : ["S", value.S];
  for (let byte = 0; byte < text.length; byte++) {
    const letter = text[byte] === "7" ? "8" : "7";
    yield { [kind]: text.slice(0, byte) + letter + text.slice(byte + 1) } as unknown as Item[string];
  }
}

test.each([0, 1, 2, 3, 4])("one byte changed anywhere in item %i of the stream is found", at => {
  const missed: string[] = [];
  // A partition key of its own would be another stream: the walk over the whole table sees it there.
  for (const [name, value] of Object.entries(items[at] ?? {}).filter(([name]) => name !== "pk")) {
    for (const changed of changedBytes(value)) {
      const forged = items.with(at, { ...items[at], [name]: changed });
      if (flaws(forged).length === 0) missed.push(`${name}: ${JSON.stringify(changed)}`);
    }
  }
  expect(missed).toEqual([]);
});

describe("an item", () => {
  const without = (at: number) => items.filter((_, index) => index !== at);
  test.each([0, 1, 2, 3, 4])("number %i taken away is found", at => {
    expect(flaws(without(at))).not.toEqual([]);
  });

  test.each([0, 1, 2])("number %i changing places with the next is found", at => {
    const [one, next] = [items[at], items[at + 1]] as [Item, Item];
    const swapped = items.map((item, index) =>
      index === at ? { ...next, sk: one.sk } : index === at + 1 ? { ...one, sk: next.sk } : item,
    ) as Item[];
    expect(flaws(swapped)).not.toEqual([]);
  });

  test("put in between, or with an attribute more or less, is found", () => {
    const extra = { ...items[0], sk: { S: "EVENT#0000000009" } } as Item;
    const note = { ...items[0], sk: { S: "NOTE" } } as Item;
    const { kind: _, ...less } = items[0] as Item;
    const more = { ...items[0], paid: { S: "1" } } as Item;
    expect(flaws([...items.slice(0, 4), extra, ...items.slice(4)])).toEqual(["event-missing"]);
    expect(flaws([...items, note])).toEqual(["item-foreign"]);
    expect(flaws([less as Item, ...items.slice(1)])).toEqual(["event-altered"]);
    expect(flaws([more, ...items.slice(1)])).toEqual(["event-altered"]);
  });

  test("whose hash was computed anew after a change breaks the chain behind it", () => {
    const forged = structuredClone(items);
    const body = forged[0]?.body?.S?.replace("civil-servant", "contract") ?? "";
    forged[0] = { ...forged[0], body: { S: body } };
    expect(flaws(forged)).toContain("event-altered");
  });
});

describe("in the table itself", () => {
  test("a stream moved under another name, a kept text altered and a stranger's item are found", async () => {
    const before = await all();
    const state = items.at(-1) as Item;
    const text = before.find(({ pk }) => pk?.S?.startsWith("BLOB#")) as Item;
    await put({ ...state, pk: { S: "PERSON#somebody" } });
    await put({ ...text, bytes: { B: Buffer.from("x") } });
    await put({ pk: { S: "NOTE#1" }, sk: { S: "-" } });
    const { findings } = await audited();
    expect(findings.map(({ flaw }) => flaw).sort()).toEqual([
      "item-foreign",
      "state-altered",
      "text-altered",
    ]);
    for (const key of [
      { pk: { S: "PERSON#somebody" }, sk: state.sk },
      { pk: { S: "NOTE#1" }, sk: { S: "-" } },
    ]) {
      await client.send(new DeleteItemCommand({ TableName: journal.table(), Key: key as Item }));
    }
    await put(text);
    expect((await audited()).findings).toEqual([]);
  });

  test("a stream whose end was cut off consistently, or that is gone, is found by what an earlier audit kept", async () => {
    const { heads } = await audited();
    expect((await audited(heads)).findings).toEqual([]);
    const [cut, gone] = [heads[0], { stream: "PERSON#gone", version: 1, hash: "0" }] as [Head, Head];
    const { findings } = await audited([{ ...cut, version: 5 }, gone, ...heads.slice(1)]);
    expect(findings).toEqual([
      { flaw: "event-missing", pk: cut.stream, sk: "EVENT#0000000005" },
      { flaw: "event-missing", pk: "PERSON#gone", sk: "EVENT#0000000001" },
    ]);
  });

  test("the checkpoint is the same for the same journal, and another after one event", async () => {
    const [one, two] = [await audited(), await audited()];
    await live();
    const three = await audited();
    expect([two.checkpoint === one.checkpoint, three.checkpoint === one.checkpoint]).toEqual([true, false]);
  });
});

test("every law there is can be audited", () => {
  const written = globSync("functions/**/*.ts").flatMap(file =>
    [...readFileSync(file, "utf8").matchAll(/: Law<[^>]*> = \{\s*kind: "(\w+)"/g)].map(([, kind]) => kind),
  );
  expect(Object.keys(LAWS).sort()).toEqual(written.sort());
  for (const [kind, law] of Object.entries(LAWS)) expect(law.kind).toBe(kind);
});
