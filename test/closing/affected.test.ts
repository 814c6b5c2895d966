// Whom a recorded fact concerns, and what finding them costs: one of a crowd by two requests, a system by its own board alone.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { affectedBy } from "../../functions/closing/affected.ts";
import { decide } from "../../functions/gate/decide.ts";
import { readVpnQuestion } from "../../functions/gate/vpn-question.ts";
import { handler as connect } from "../../functions/sessions/connect.lambda.ts";
import { idOf } from "../../functions/sessions/live.ts";
import { verdictRecord } from "../../functions/sessions/session-records.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import type { Recorded } from "../../functions/shared/journal/event.ts";
import { database } from "../../functions/shared/journal/journal.ts";
import { type Stream, stream } from "../../functions/shared/journal/keys.ts";
import { now } from "../../functions/shared/time/clock.ts";
import { type City, cityInOrder, knock } from "../gate/city.ts";
import { acting } from "../shared/journal/counter.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

type Who = { person: string; propertyNo: string };
const CROWD = 12;
withFrozenClock();
withJournal();
let city: City;
let land: City;
let who: Who;
let id: string;
let ofLand: string;
const asked: { rows: number; requests: number } = { rows: 0, requests: 0 };

async function letIn(to: City): Promise<{ who: Who; id: string }> {
  const borrower = await to.borrower();
  const question = knock(to, borrower);
  expect(await connect(question)).toMatchObject({ allow: true });
  return { who: borrower, id: question["connection-id"] };
}

beforeAll(async () => {
  city = await cityInOrder({ system: "household", accounts: 100 });
  land = await cityInOrder({ system: "land" });
  for (let at = 0; at < CROWD; at++) await letIn(city);
  ({ who, id } = await letIn(city));
  ofLand = (await letIn(land)).id;
  database.middlewareStack.add(
    next => async args => {
      const answer = await next(args);
      const { Items = [], Responses = {} } = answer.output as {
        Items?: object[];
        Responses?: Record<string, object[]>;
      };
      asked.requests++;
      asked.rows += Items.length + Object.values(Responses).flat().length;
      return answer;
    },
    { step: "initialize", name: "counted" },
  );
});
afterAll(() => void database.middlewareStack.remove("counted"));

/** Whom it concerns, and what that took. */
async function found(...facts: Pick<Recorded, "stream" | "event">[]) {
  Object.assign(asked, { rows: 0, requests: 0 });
  const sessions = await affectedBy(facts as Recorded[]);
  return { ids: sessions.map(idOf), ...asked };
}
const fact = (of: Stream) => ({ stream: of, event: { type: "Something" } });
const stop = (kind: string, of: string) => ({
  stream: stream("STOP", "city"),
  event: { type: "ConnectionsStopped", scope: { kind, id: of } },
});

test("a fact of one terminal reads its seat and its session, whoever else is connected", async () => {
  const theirs = { ids: [id], requests: 2, rows: 2 };
  expect(await found(fact(stream("TERMINAL", who.propertyNo)))).toEqual(theirs);
  expect(await found(fact(stream("POSTURE", who.propertyNo)))).toEqual(theirs);
  expect(await found(stop("terminal", who.propertyNo))).toEqual(theirs);
});

test("a fact of one person reads their seat in each system, in one request", async () => {
  const theirs = { ids: [id], requests: 2, rows: 2 };
  expect(await found(fact(stream("PERSON", who.person)))).toEqual(theirs);
  expect(await found(stop("person", who.person))).toEqual(theirs);
});

test("many facts of many terminals are no more requests than of one", async () => {
  const facts = Array.from({ length: 20 }, () => fact(stream("POSTURE", who.propertyNo)));
  expect(
    await found(...facts, fact(stream("TERMINAL", who.propertyNo)), fact(stream("PERSON", who.person))),
  ).toEqual({
    ids: [id],
    requests: 2,
    rows: 3,
  });
});

test("a terminal that nobody is connected with costs two requests and no row", async () => {
  expect(await found(fact(stream("POSTURE", "3140101-03-0000001")))).toEqual({
    ids: [],
    requests: 2,
    rows: 0,
  });
});

test("a stop of one session reads that one", async () => {
  expect(await found(stop("session", id))).toEqual({ ids: [id], requests: 1, rows: 1 });
});

test("a fact of a system reads its own board and no other", async () => {
  for (const one of [fact(stream("SYSTEM", "land")), fact(stream("REPORT", "land")), stop("system", "land")])
    expect(await found(one)).toEqual({ ids: [ofLand], requests: 1, rows: 1 });
  expect((await found(fact(stream("LIST", "land", "vdi", "inbound")))).ids).toEqual([]);
});

test("an agency's fact, and a stop of one or of the city, reach whoever is connected into whatever", async () => {
  for (const one of [fact(stream("AGENCY", city.agency)), stop("agency", "another"), stop("city", "city")])
    expect((await found(one)).ids).toHaveLength(CROWD + 2);
});

test("a stop that is lifted closes nobody, and nothing is read for it", async () => {
  const event = { type: "StopLifted" };
  expect(await found({ stream: stream("STOP", "city"), event })).toEqual({
    ids: [],
    requests: 0,
    rows: 0,
  });
});

test("one let in before there were seats is found as well", async () => {
  const borrower = await city.borrower();
  const question = knock(city, borrower, { "connection-id": `cvpn-connection-${randomUUID()}` });
  const verdict = await decide(readVpnQuestion(question, "saml").question, now().toISOString());
  const record = verdictRecord(verdict, acting(now()), 0);
  await commit({ ...record, seats: (record.seats ?? []).filter(move => !("seat" in move)) });
  for (const of of [stream("TERMINAL", borrower.propertyNo), stream("PERSON", borrower.person)])
    expect((await found(fact(of))).ids).toEqual([question["connection-id"]]);
});
