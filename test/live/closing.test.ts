// Closing in the running gateway: by the journal's stream, by the timer alone, and with both dead at the next question.
import { DeleteItemCommand, DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../functions/sessions/session.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { LOCAL_AWS } from "../../infra/local/aws/database.ts";
import { type RunningCity, runningCity } from "../gate/running-city.ts";
import { MORNING } from "../shared/time/frozen.ts";
import { type MovedGateway, movedGateway } from "./moved-clock.ts";

let gateway: MovedGateway;
let city: RunningCity;
beforeAll(async () => {
  gateway = await movedGateway();
  await gateway.at(MORNING);
  city = await runningCity(gateway.endpoints);
});
afterAll(() => gateway.close());

const CUT = ["terminating", "terminated"];
const sessionOf = async (id: string) => (await read<Session>(stream("SESSION", id))).state;

async function atWork() {
  const worker = await city.borrower();
  const outcome = await city.connect(worker);
  expect(outcome).toMatchObject({ allowed: true });
  return { ...worker, id: outcome.connectionId };
}

test("a return declared cuts the session without anybody's help, and the client that comes back is refused with the clause", async () => {
  const worker = await atWork();
  await city.terminals(worker.propertyNo, { type: "ReturnDeclared" });
  await city.control("drain");
  expect((await sessionOf(worker.id))?.ended).toMatchObject({ why: "fact", clause: "tainan-2021/3.5a" });
  expect(CUT).toContain(await city.statusOf(worker.id));
  const again = await city.connect(worker);
  expect(again.allowed === false && again.message).toContain("tainan-2021/3.5a");
});

test("a range taken off the list is out of the firewall, and those who came through it are cut", async () => {
  await city.list("inbound", ["198.51.100.0/24", "203.0.113.128/25"]);
  await city.control("drain");
  const worker = await city.borrower();
  const through = await city.connect(worker, "203.0.113.130");
  expect(through).toMatchObject({ allowed: true });
  await city.list("inbound", ["198.51.100.0/24"]);
  await city.control("drain");
  expect((await sessionOf(through.connectionId))?.status).toBe("ended");
  expect(CUT).toContain(await city.statusOf(through.connectionId));
});

test("with the stream dead, the timer closes and cuts", async () => {
  const worker = await atWork();
  await city.control("drain");
  await city.control("pause", { paused: true });
  await city.terminals(worker.propertyNo, { type: "ReturnDeclared" });
  expect((await sessionOf(worker.id))?.status).toBe("allowed");
  await city.control("timers");
  expect((await sessionOf(worker.id))?.status).toBe("ended");
  expect(CUT).toContain(await city.statusOf(worker.id));
  await city.control("pause", { paused: false });
});

const HOUR = 3_600_000;
test.each([
  ["the link has to be reported again", 2 * HOUR, "3.4b", false],
  ["the loan is due", 12 * 24 * HOUR, "3.2c", true],
])(
  "with stream and timer both dead, the next question after the deadline is refused: %s",
  async (_, later, clause, reports) => {
    const worker = await atWork();
    await city.control("drain");
    await city.control("pause", { paused: true });
    const at = new Date(Date.parse(MORNING) + later).toISOString();
    await city.control("clock", { at });
    if (reports) {
      const claims = { medium: "wired" } as const;
      await city.postures(worker.propertyNo, {
        type: "PostureReported",
        sequence: 1_000,
        signedAt: at,
        claims,
      });
    }
    const again = await city.connect(worker);
    // Nobody has closed anything: the deadline itself refuses. After eight hours the service ends a connection by itself.
    const cloud = later < 8 * HOUR ? "active" : undefined;
    expect([(await sessionOf(worker.id))?.status, await city.statusOf(worker.id)]).toEqual([
      "allowed",
      cloud,
    ]);
    expect(again).toMatchObject({ allowed: false });
    const refused = (await sessionOf(again.connectionId))?.refusals.map(each => each.clause);
    expect(refused).toContain(`tainan-2021/${clause}`);
    await city.control("pause", { paused: false });
    await city.control("timers");
    expect((await sessionOf(worker.id))?.status).toBe("ended");
    await gateway.at(MORNING);
  },
);

test("a connection the journal knows nothing of is journaled and cut by the timer", async () => {
  const worker = await atWork();
  await city.control("drain");
  await forget(worker.id);
  await city.control("timers");
  expect(await sessionOf(worker.id)).toMatchObject({
    status: "ended",
    stray: true,
    terminal: worker.propertyNo,
  });
  expect(CUT).toContain(await city.statusOf(worker.id));
});

/** As a journal that was put back to an earlier moment. */
async function forget(id: string): Promise<void> {
  const client = new DynamoDBClient({ endpoint: gateway.endpoints.aws.dynamodb, ...LOCAL_AWS });
  const TableName = gateway.endpoints.table;
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: stream("SESSION", id) } },
    }),
  );
  for (const { pk, sk } of Items)
    if (pk && sk) await client.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }));
  client.destroy();
}
