// A kept answer is given again only as the journal vouches for it, and only to who may still have it.
import { randomUUID } from "node:crypto";
import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import type { Repeat } from "../../../functions/shared/http/http.ts";
import { answer } from "../../../functions/shared/http/http.ts";
import type { Caller } from "../../../functions/shared/http/identity.ts";
import { type Place, permit } from "../../../functions/shared/http/permit.ts";
import { Problem } from "../../../functions/shared/http/problem.ts";
import { write } from "../../../functions/shared/http/write.ts";
import { answeredBefore, UnprovedAnswer } from "../../../functions/shared/journal/answered.ts";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import { bodyOf, hashOf } from "../../../functions/shared/journal/event.ts";
import { database, history, type Item, read, table } from "../../../functions/shared/journal/journal.ts";
import { REQUEST, requestKey } from "../../../functions/shared/journal/keys.ts";
import { acting, type Counter, counted, counter, counterLaw } from "./counter.ts";
import { withJournal } from "./table.ts";

withJournal();

const AT = new Date("2026-11-28T01:00:00.000Z");
const officer: Caller = {
  person: "supervisor@household",
  agency: "household-office",
  roles: ["supervisor"],
  systems: [],
  mfa: true,
};
const HOME: Place = { type: "Agency", id: "household-office", agency: "household-office" };

/** One request under one key, as the onion hands it on. */
function asking(person: Caller, key: string, { digest = "d", places = [HOME] } = {}) {
  const granted: Place[] = [];
  const repeat: Repeat = { key, digest, granted };
  const may = (place: Place) => {
    const permitted = permit(person, { name: "recordDrill", kind: "write", request: "r", at: AT }, place);
    granted.push(place);
    return permitted;
  };
  return { person, at: AT, repeat, may, places };
}

const stream = counter();
const said = (body: string | undefined) => JSON.parse(body ?? "") as { total: number; hash: string };
const write1 = (asked: ReturnType<typeof asking>) =>
  write(asked, async () => {
    for (const place of asked.places) asked.may(place);
    const changed = change(counterLaw, await read<Counter>(stream), counted(1), acting(AT));
    return { changes: [changed], answer: answer(201, { ...changed.next.state, hash: changed.next.head }) };
  });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "answered",
    (error: unknown) => (error instanceof Problem ? error.kind.code : String(error)),
  );
const place = (key: string): { pk: { S: string }; sk: { S: string } } => ({
  pk: { S: requestKey(officer.person, key) },
  sk: { S: REQUEST },
});
async function change1(key: string, name: string, value: Item[string]): Promise<void> {
  const names = { "#n": name };
  const Update = { TableName: table(), Key: place(key), UpdateExpression: "SET #n = :v" };
  const values = { ":v": value };
  await database.send(
    new UpdateItemCommand({ ...Update, ExpressionAttributeNames: names, ExpressionAttributeValues: values }),
  );
}

test("the answer tells the hash that its own event has, and a repeat is told the same", async () => {
  const key = randomUUID();
  const first = await write1(asking(officer, key));
  const { head } = await read(stream);
  expect(said(first.body).hash).toBe(head);
  const event = (await history(stream)).at(-1);
  expect(event?.answered).toMatchObject({ person: officer.person, key });
  expect(event?.hash).toBe(
    hashOf(event?.previous ?? "", stream, event?.version ?? 0, bodyOf(event as never)),
  );
  const again = await write1(asking(officer, key));
  expect(again.body).toBe(first.body);
  expect(again.headers?.["idempotency-replayed"]).toBe("true");
});

test.each<[what: string, name: string, value: Item[string]]>([
  ["another answer", "answer", { S: JSON.stringify({ statusCode: 201, body: '{"total":999}' }) }],
  ["another request", "digest", { S: "e" }],
  ["a longer life", "expires", { N: "9999999999" }],
  ["fewer permissions", "places", { S: "[]" }],
  ["another event", "version", { N: "1" }],
  ["no event at all", "stream", { S: "" }],
  ["more than was kept", "paid", { S: "1" }],
])("with %s it is forged, and not given", async (_, name, value) => {
  const key = randomUUID();
  await write1(asking(officer, key));
  await change1(key, name, value);
  const before = (await read(stream)).version;
  expect(await codeOf(write1(asking(officer, key)))).toBe("kept-answer-unproved");
  expect((await read(stream)).version).toBe(before);
});

test("one written beside the journal, as answers were kept before, is not given either", async () => {
  const key = randomUUID();
  const forged = { digest: { S: "d" }, answer: { S: '{"statusCode":201}' }, expires: { N: "9999999999" } };
  await database.send(new PutItemCommand({ TableName: table(), Item: { ...place(key), ...forged } }));
  await expect(answeredBefore(officer.person, key, AT)).rejects.toBeInstanceOf(UnprovedAnswer);
});

test("where its event is gone it is not given", async () => {
  const [key, one] = [randomUUID(), counter()];
  const changed = change(counterLaw, await read<Counter>(one), counted(1), acting(AT));
  const answered = { person: officer.person, key, digest: "d", at: AT.toISOString(), answer: {} };
  await commit({ changes: [changed], answered });
  const Key = { pk: { S: one }, sk: { S: "EVENT#0000000001" } };
  await database.send(new DeleteItemCommand({ TableName: table(), Key }));
  await expect(answeredBefore(officer.person, key, AT)).rejects.toBeInstanceOf(UnprovedAnswer);
});

test.each<[who: string, now: Partial<Caller>, code: string]>([
  ["has still both", {}, "answered"],
  ["has the role no more", { roles: [] }, "not-permitted"],
  ["has another role", { roles: ["auditor"] }, "not-permitted"],
  ["came without a second factor", { mfa: false }, "mfa-required"],
  ["has moved to another agency", { agency: "police-bureau" }, "not-permitted"],
])("the same person who %s: %s", async (_, now, code) => {
  const key = randomUUID();
  await write1(asking(officer, key));
  expect(await codeOf(write1(asking({ ...officer, ...now }, key)))).toBe(code);
});

test("all that had to be permitted is asked again, not the first of it alone", async () => {
  const key = randomUUID();
  const elsewhere: Place = { type: "Agency", id: "police-bureau", agency: "police-bureau" };
  const refused = asking(officer, key, { places: [HOME, elsewhere] });
  expect(await codeOf(write1(refused))).toBe("not-permitted");
  expect(refused.repeat.granted).toEqual([HOME]);
});
