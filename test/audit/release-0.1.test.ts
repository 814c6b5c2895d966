// A journal that release 0.1 wrote (the story of its letter, June 2021, kept as its table held it) is read, audited and continued by this one;
// what a later release of a law folded is refused in a sentence and kept, and what an earlier one folded is folded again.
import { readFileSync } from "node:fs";
import { BatchWriteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { auditJournal } from "../../functions/audit/journal-audit.ts";
import { LAWS } from "../../functions/laws.ts";
import { type Person, personLaw } from "../../functions/people/person.ts";
import { documentOf } from "../../functions/shared/http/problem-document.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import type { Head } from "../../functions/shared/journal/event.ts";
import { history, type Item, read } from "../../functions/shared/journal/journal.ts";
import type { Stream } from "../../functions/shared/journal/keys.ts";
import { LAW_RELEASES, OtherLaw } from "../../functions/shared/journal/law-releases.ts";
import type { PublicKey } from "../../functions/shared/signing/signed.ts";
import { LOCAL_AWS } from "../../infra/local/aws/database.ts";
import { rebuildStates } from "../../infra/local/commands/rebuild/views.ts";
import { acting } from "../shared/journal/counter.ts";
import { withJournal } from "../shared/journal/table.ts";

interface Kept {
  readonly heads: readonly Head[];
  readonly keys: readonly PublicKey[];
  readonly items: readonly Item[];
}
const file = readFileSync(new URL("kept/release-0.1.json", import.meta.url), "utf8");
const kept = JSON.parse(file, (key, value: unknown) =>
  key === "B" ? Buffer.from(String(value), "base64") : value,
) as Kept;
const PERSON: Stream = "PERSON#worker@household";

const journal = withJournal();
let client: DynamoDBClient;
beforeAll(async () => {
  client = new DynamoDBClient({ endpoint: journal.url(), ...LOCAL_AWS });
  for (let at = 0; at < kept.items.length; at += 25) {
    const Put = kept.items.slice(at, at + 25).map(Item => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [journal.table()]: Put } }));
  }
});
afterEach(() => {
  delete LAW_RELEASES.PERSON;
});

const audited = (earlier = kept.heads) =>
  auditJournal({ keys: kept.keys, earlier, at: new Date("2021-07-01T00:00:00Z") });
const suspended = async (reason: string) => {
  const event = { type: "Suspended", reason, clause: "ey-draft/14a" } as const;
  await commit({ changes: [change(personLaw, await read<Person>(PERSON), [{ event }], acting())] });
};
const flawsAt = async (of: Stream) =>
  (await audited([])).findings.filter(({ pk }) => pk === of).map(({ flaw }) => flaw);

test("today's laws fold each of its events to the state that it kept: a law that does not must be given another release", async () => {
  const { findings, heads, events } = await audited();
  expect(findings).toEqual([]);
  expect([heads.length, events]).toEqual([29, 98]);
  expect(kept.items.filter(({ law }) => law)).toEqual([]);
});

test("it is continued: the next event follows its last, and all that was recorded before is still there", async () => {
  const before = kept.heads.find(({ stream }) => stream === PERSON);
  await suspended("查證中");
  const events = await history(PERSON, before?.version);
  expect(events.map(({ event }) => event.type).at(-1)).toBe("Suspended");
  expect(events[1]?.previous).toBe(before?.hash);
  expect((await audited()).findings).toEqual([]);
});

describe("a state of another release of its law", () => {
  test("a later one is refused in a sentence, and nothing is written on top of it", async () => {
    LAW_RELEASES.PERSON = { now: 2, from: 1 };
    await suspended("以較新版登錄");
    delete LAW_RELEASES.PERSON;
    const refused = await suspended("以較舊版登錄").catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(OtherLaw);
    expect(String(refused)).toMatch(
      /release 2 of its law, which this code does not know: nothing was changed/,
    );
    expect(documentOf(refused, "zh-TW")).toMatchObject({ status: 503, code: "law-of-another-release" });
    expect(await flawsAt(PERSON)).toEqual(["state-of-another-law"]);
    LAW_RELEASES.PERSON = { now: 2, from: 1 };
    expect((await history(PERSON)).at(-1)?.event).toMatchObject({ reason: "以較新版登錄" });
    expect((await audited()).findings).toEqual([]);
    // What the first release folded still stands under this one.
    await suspended("仍可續登");
  });

  test("an earlier one that no longer stands is folded again from its events, and then goes on", async () => {
    LAW_RELEASES.PERSON = { now: 3, from: 3 };
    await expect(read(PERSON)).rejects.toThrow(/must be folded again \(npm run rebuild -- states\)/);
    expect(await flawsAt(PERSON)).toEqual(["state-of-another-law"]);
    expect(await rebuildStates(() => {})).toMatchObject({ changed: 1 });
    expect(await rebuildStates(() => {})).toMatchObject({ changed: 0 });
    expect((await read<Person>(PERSON)).state).toMatchObject({ agency: "household-office" });
    await suspended("重新推算之後");
    expect((await audited()).findings).toEqual([]);
  });
});

test("a law is known for every kind that it kept", () => {
  const kinds = new Set(kept.heads.map(({ stream }) => stream.split("#")[0]));
  expect([...kinds].filter(kind => !LAWS[kind as keyof typeof LAWS])).toEqual([]);
});
