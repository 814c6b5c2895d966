// A journal from before there were guards and shards: what is open goes on, is counted, ends where it was counted, and is audited.
import { randomUUID } from "node:crypto";
import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeEach, expect, test } from "vitest";
import { auditJournal } from "../../functions/audit/journal-audit.ts";
import { seatsMiscounted } from "../../functions/audit/seats-audit.ts";
import { decide } from "../../functions/gate/decide.ts";
import { readNow } from "../../functions/gate/reads.ts";
import { readVpnQuestion } from "../../functions/gate/vpn-question.ts";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import { givenBack } from "../../functions/sessions/gate-part.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { sessionLaw } from "../../functions/sessions/session.ts";
import { decisionOf, recordedQuestion } from "../../functions/sessions/session-records.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import { database, read, table } from "../../functions/shared/journal/journal.ts";
import { GUARD, stream } from "../../functions/shared/journal/keys.ts";
import { wholeTable } from "../../functions/shared/journal/whole-table.ts";
import { now } from "../../functions/shared/time/clock.ts";
import { acting } from "../shared/journal/counter.ts";
import { withJournal } from "../shared/journal/table.ts";
import { type City, cityInOrder, knock } from "./city.ts";

const journal = withJournal();
let city: City;
beforeEach(async () => {
  await journal.renew();
  city = await cityInOrder({ system: "land", accounts: 6 });
});

type Who = Awaited<ReturnType<City["borrower"]>>;

/** One after the other, since the agency's review names each. */
async function borrowers(many: number): Promise<readonly Who[]> {
  const people: Who[] = [];
  while (people.length < many) people.push(await city.borrower());
  return people;
}

/** Let in as the house did it then: every state named, one counter for all, and no number on the session. */
async function letInBefore(who: Who, planned = 6): Promise<string> {
  const question = knock(city, who);
  const verdict = await decide(readVpnQuestion(question, "saml").question, now().toISOString());
  const id = question["connection-id"];
  const facts = { ...recordedQuestion(verdict.reads), ...decisionOf(verdict.facts, verdict) };
  const session = await read<Session>(stream("SESSION", id));
  const takes = givenBack(id, { ...who, terminal: who.propertyNo, system: city.system });
  await commit({
    changes: [change(sessionLaw, session, [{ event: { type: "SessionAllowed", ...facts } }], acting())],
    unmoved: verdict.reads.rested,
    seats: [
      { system: city.system, channel: "vpn", taken: { of: planned } },
      ...takes.map(each => ({ ...each, taken: { from: undefined } })),
    ],
  });
  return id;
}

/** Guards were no part of it. */
async function withoutGuards(): Promise<void> {
  for await (const { pk, sk } of wholeTable())
    if (sk?.S === GUARD && pk)
      await database.send(new DeleteItemCommand({ TableName: table(), Key: { pk, sk } }));
}

const counts = async () => {
  const { counts, open } = await readNow([], { system: "land", channel: "vpn" });
  return { before: counts?.before, inShards: counts?.shards.reduce((sum, each) => sum + each, 0), open };
};
const ask = async (who: Who) => (await handler(knock(city, who))) as { readonly allow: boolean };
const findings = async () => [
  ...(await auditJournal({ keys: [], earlier: [] })).findings,
  ...(await seatsMiscounted(["land"], ["vpn"])),
];

test("its open sessions count against the plan from the first question on, and not one more is let in", async () => {
  const people = await borrowers(4);
  for (const who of people) await letInBefore(who);
  await withoutGuards();
  const comers = await borrowers(5);
  const answers = await Promise.all(comers.map(ask));
  expect(answers.filter(({ allow }) => allow).length).toBe(2);
  expect(await counts()).toEqual({ before: 4, inShards: 2, open: 6 });
  expect(await findings()).toEqual([]);
});

test("its sessions end where they were counted, and their seats are free in the shards", async () => {
  const people = await borrowers(6);
  const ids: string[] = [];
  for (const who of people) ids.push(await letInBefore(who));
  await withoutGuards();
  const comer = await city.borrower();
  expect((await ask(comer)).allow).toBe(false);
  await city.hungUp(ids[0] ?? "");
  expect((await ask(comer)).allow).toBe(true);
  expect(await counts()).toEqual({ before: 5, inShards: 1, open: 6 });
  for (const id of ids.slice(1)) await city.hungUp(id);
  expect(await counts()).toEqual({ before: 0, inShards: 1, open: 1 });
  expect(await findings()).toEqual([]);
});

test("whoever comes again takes over their session from before, though every seat is taken, and sits in a shard then", async () => {
  const people = await borrowers(6);
  const ids: string[] = [];
  for (const who of people) ids.push(await letInBefore(who));
  await withoutGuards();
  expect((await ask(people[2] as Who)).allow).toBe(true);
  const old = await read<Session>(stream("SESSION", ids[2] ?? ""));
  expect(old.state?.ended?.why).toBe("taken-over");
  expect(await counts()).toEqual({ before: 5, inShards: 1, open: 6 });
  expect(await findings()).toEqual([]);
});

test("a stop in it closes the gate, and one that is thrown now closes it to whoever read before", async () => {
  await withoutGuards();
  const who = await city.borrower();
  const facts = { because: "x", agency: "", system: "", person: "" };
  const stop = { ...facts, stop: randomUUID(), scope: { kind: "city", id: "" } } as const;
  await city.stops({ type: "ConnectionsStopped", ...stop });
  await withoutGuards();
  expect((await ask(who)).allow).toBe(false);
  await city.stops({ type: "StopLifted", stop: stop.stop, because: "x" });
  expect((await ask(who)).allow).toBe(true);
});
