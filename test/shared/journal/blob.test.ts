// Texts kept by their digest: given back byte for byte however long, those asked for at once in one request, and never in part.
import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { keepBlob, readBlob } from "../../../functions/shared/journal/blob.ts";
import { database, table } from "../../../functions/shared/journal/journal.ts";
import { blobKey } from "../../../functions/shared/journal/keys.ts";
import { sentDuring } from "../../bench/decision/requests.ts";
import { Random } from "../../bench/measure/random.ts";
import { withJournal } from "./table.ts";

withJournal();

const random = new Random(7);
const noise = (length: number) =>
  Array.from({ length }, () => String.fromCodePoint(0x4e00 + random.below(20_000))).join("");

test("texts asked for at once come in one request, each under its own digest", async () => {
  const texts = ["甲", "乙", "丙", ""];
  const digests = await Promise.all(texts.map(keepBlob));
  let read: string[] = [];
  const sent = await sentDuring(async () => {
    read = await Promise.all([...digests, digests[0] ?? ""].map(readBlob));
  });
  expect(read).toEqual([...texts, "甲"]);
  expect(sent.map(([name]) => name)).toEqual(["BatchGetItem"]);
});

test("a text longer than an item comes back whole", async () => {
  const text = noise(400_000);
  expect(await readBlob(await keepBlob(text))).toBe(text);
});

test("one that is missing fails alone, and one that lost its end is never given in part", async () => {
  const [there, cut] = [await keepBlob("there"), await keepBlob(noise(400_000))];
  await database.send(new DeleteItemCommand({ TableName: table(), Key: blobKey(cut, 1) }));
  const nowhere = "0".repeat(64);
  const answers = await Promise.allSettled([there, nowhere, cut].map(readBlob));
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
});
