// Whatever is recorded between the gate's reading and its writing counts: the yes that was about to be recorded becomes a no.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { read, readMany } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { Conflicts } from "../../infra/local/aws/conflicts.ts";
import { type City, cityInOrder, knock } from "./city.ts";
import { pass, withFaultyDatabase } from "./faulty-database.ts";

const database = withFaultyDatabase();
let city: City;
beforeAll(async () => {
  city = await cityInOrder({ system: "district" });
});

type Who = Awaited<ReturnType<City["borrower"]>>;
const stop = randomUUID();
const FACTS: readonly (readonly [
  string,
  string,
  (who: Who) => Promise<void>,
  ((who: Who) => Promise<void>)?,
])[] = [
  [
    "a declared return",
    "tainan-2021/3.5d",
    ({ propertyNo }) => city.terminals(propertyNo, { type: "ReturnDeclared" }),
  ],
  [
    "a loss",
    "tainan-2021/3.2c",
    ({ propertyNo }) => city.terminals(propertyNo, { type: "LossReported", loss: {} as never }),
  ],
  ["a suspension", "not-suspended", ({ person }) => city.people(person, { type: "Suspended", reason: "x" })],
  [
    "a recall",
    "not-recalled",
    ({ person }) =>
      city.people(person, { type: "Recalled", reason: "x", effectiveAt: "2020-01-01T00:00:00.000Z" }),
  ],
  ["leaving the agency", "person-known", ({ person }) => city.people(person, { type: "PersonLeft" })],
  ["Wi-Fi", "tainan-2021/3.4b", ({ propertyNo }) => city.wired(propertyNo, { medium: "wifi" })],
  [
    "a stop",
    "nothing-stopped",
    ({ person }) =>
      city.stops({
        type: "ConnectionsStopped",
        stop,
        scope: { kind: "person", id: person },
        because: "x",
        agency: "",
        system: "",
        person,
      }),
    () => city.stops({ type: "StopLifted", stop, because: "x" }),
  ],
  ["the review without the person", "tainan-2021/3.1a", () => city.review(["nobody"])],
  [
    "an emergency removal",
    "address-listed",
    () => city.list("inbound", ["192.0.2.0/24"], ["198.51.100.0/24", "192.0.2.0/24"]),
    () => city.list("inbound", ["198.51.100.0/24"]),
  ],
  [
    "drift in the firewall",
    "tainan-2021/4f",
    () => city.inForce("outbound", []),
    () => city.inForce("outbound", ["198.51.100.0/24"]),
  ],
  [
    "a withdrawn report",
    "tainan-2021/4a",
    () => city.report([{ ...city.reportLine, status: "withdrawn" }]),
    () => city.report([city.reportLine]),
  ],
  [
    "a smaller plan",
    "tainan-2021/3.4d",
    () => city.systems({ type: "CapacityPlanned", accounts: 0, seats: 0, bandwidthMbps: 1, planRef: "x" }),
    () => city.systems({ type: "CapacityPlanned", accounts: 50, seats: 1, bandwidthMbps: 1, planRef: "x" }),
  ],
];

const CONFLICTS = new Conflicts({ holdMs: 2, cancelAfterMs: 1 }).keeper;
const CASES = FACTS.flatMap(([title, clause, fact, undo]) => [
  { title, clause, fact, undo, onward: pass },
  { title: `${title}, among transactions that cancel each other`, clause, fact, undo, onward: CONFLICTS },
]);
test.each(CASES)(
  "$title, recorded while the gate decides, closes it by $clause",
  async ({ clause, fact, undo, onward }) => {
    const who = await city.borrower();
    database.before("TransactWriteItems", () => fact(who), onward);
    const answer = (await handler(knock(city, who))) as Record<string, unknown>;
    expect([answer.allow, answer["posture-compliance-statuses"]]).toEqual([
      false,
      expect.arrayContaining([clause]),
    ]);
    await undo?.(who);
  },
);

test("their own question from another terminal, answered while the gate decides, leaves one of the two", async () => {
  const who = await city.borrower();
  const third = await city.borrower(undefined, who.person);
  let meanwhile: Record<string, unknown> = {};
  database.before("TransactWriteItems", async () => {
    meanwhile = (await handler(knock(city, third))) as Record<string, unknown>;
  });
  const answer = (await handler(knock(city, who))) as Record<string, unknown>;
  expect([meanwhile.allow, answer.allow]).toEqual([true, false]);
  expect(answer["posture-compliance-statuses"]).toContain("person-free");
});

test("one's own question asked twice, the other answered while the gate decides, leaves the later record", async () => {
  const who = await city.borrower();
  const first = knock(city, who);
  database.before("TransactWriteItems", async () => void (await handler(first)));
  const later = knock(city, who);
  expect(((await handler(later)) as Record<string, unknown>).allow).toBe(true);
  const states = await readMany([first, later].map(each => stream("SESSION", each["connection-id"])));
  expect(states.map(({ state }) => (state as Session).status)).toEqual(["ended", "allowed"]);
});

test("a fact that is being recorded in the very moment of the yes: whoever comes second decides again and sees it", async () => {
  const who = await city.borrower();
  database.suffer(CONFLICTS);
  const question = knock(city, who);
  const [answer] = await Promise.all([
    handler(question),
    city.terminals(who.propertyNo, { type: "ReturnDeclared" }),
  ]);
  const again = await handler(knock(city, who));
  expect(again.allow).toBe(false);
  const { state } = await read<Session>(stream("SESSION", question["connection-id"]));
  expect(state?.status === "allowed").toBe(answer.allow);
});

test("an event that concerns nobody here costs another look and changes nothing", async () => {
  const who = await city.borrower();
  database.before("TransactWriteItems", () => city.wired(who.propertyNo));
  expect(((await handler(knock(city, who))) as Record<string, unknown>).allow).toBe(true);
});
