// What the gate records passes the audit, and a counter that does not fit its sessions is found.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { auditJournal } from "../../functions/audit/journal-audit.ts";
import { closeAll } from "../../functions/closing/closing.ts";
import { decide } from "../../functions/gate/decide.ts";
import { readVpnQuestion } from "../../functions/gate/vpn-question.ts";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import { liveSessions } from "../../functions/sessions/live.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { endingRecord, verdictRecord } from "../../functions/sessions/session-records.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { seatsKey, stream } from "../../functions/shared/journal/keys.ts";
import { now } from "../../functions/shared/time/clock.ts";
import { LOCAL_AWS } from "../../infra/local/aws/database.ts";
import { acting } from "../shared/journal/counter.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";
import { cityInOrder, knock } from "./city.ts";

withFrozenClock();
const journal = withJournal();
const flaws = async () =>
  (await auditJournal({ keys: [], earlier: [] })).findings.map(({ flaw, pk }) => [flaw, pk]);

test("sessions allowed, refused, repeated and ended leave nothing to find; a counter altered by hand does", async () => {
  const city = await cityInOrder();
  const [who, other] = [await city.borrower(), await city.borrower()];
  const questions = [
    knock(city, who),
    knock(city, other),
    knock(city, who, { "public-ip": "192.0.2.1" }),
  ] as const;
  for (const question of [...questions, questions[0]]) await handler(question);
  const session = await read<Session>(stream("SESSION", questions[1]["connection-id"]));
  const ending = { why: "hung-up", cause: { "zh-TW": "掛斷", en: "hung up" } } as const;
  await commit(endingRecord({ ...session, state: session.state as Session }, ending, acting()));
  expect(await flaws()).toEqual([]);
  const client = new DynamoDBClient({ endpoint: journal.url(), ...LOCAL_AWS });
  const { state: open } = await read<Session>(stream("SESSION", questions[0]["connection-id"]));
  const Item = { ...seatsKey(city.system, "vpn", open?.shard), open: { N: "0" } };
  await client.send(new PutItemCommand({ TableName: journal.table(), Item }));
  client.destroy();
  expect(await flaws()).toEqual([["seats-miscounted", `SEATS#household#vpn#${open?.shard}`]]);
});

test("a session let in before there were seats needs none, and may have its own", async () => {
  const city = await cityInOrder({ system: "land" });
  const question = knock(city, await city.borrower());
  const verdict = await decide(readVpnQuestion(question, "saml").question, now().toISOString());
  const { terminalSession: _, personSession: __, ...before } = verdict.facts.known;
  const old = verdictRecord({ ...verdict, facts: { ...verdict.facts, known: before } }, acting(), 0);
  const counted = (old.seats ?? []).filter(move => !("seat" in move));
  await commit({ ...old, seats: counted });
  expect((await flaws()).filter(([, pk]) => !pk?.includes("household"))).toEqual([]);
  await closeAll(await liveSessions(), { vpn: NO_VPN, now });
  expect((await flaws()).filter(([, pk]) => !pk?.includes("household"))).toEqual([]);
});

const NO_VPN = { connections: async () => [], end: async () => "gone" as const };
