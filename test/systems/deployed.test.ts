// The entry that CloudFormation calls: what a stack left of a system, its hours included, is on record and answered; what cannot be
// read fails the deployment and records nothing.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { history, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { handler } from "../../functions/systems/deployed.lambda.ts";
import type { SystemEvent, SystemState } from "../../functions/systems/system.ts";
import { type Listening, listen } from "../../infra/local/run/loopback.ts";
import { withJournal } from "../shared/journal/table.ts";
import { MORNING, withFrozenClock } from "../shared/time/frozen.ts";

withJournal();
withFrozenClock();
const ENDPOINT = "cvpn-endpoint-0123456789abcdef0";
const LEFT = { System: "land", Endpoints: [ENDPOINT], Groups: ["sg-1"], Egress: ["203.0.113.7"] };
const OF = stream("SYSTEM", "land");

let answers: Listening;
const said: { Status: string; Reason?: string }[] = [];
beforeAll(async () => {
  answers = await listen(0, { programsOnly: true });
  answers.serve(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    said.push(JSON.parse(Buffer.concat(parts).toString()));
    response.end();
  });
});
afterAll(() => answers.close());
beforeEach(() => void said.splice(0));

async function told(RequestType: "Create" | "Update" | "Delete", more: object = {}) {
  await handler({
    ...{ RequestType, ResponseURL: `http://127.0.0.1:${answers.port}/x`, StackId: "s", RequestId: "r" },
    ...{ LogicalResourceId: "landDeployed", ResourceProperties: { ...LEFT, ...more } },
  });
  return said.at(-1)?.Status;
}
const recorded = async () => (await history<SystemEvent>(OF)).length;

test("hours are recorded with the rest, once; taken back, they are gone; taken down, so is all", async () => {
  const Hours = { From: "07:30", Until: "18:30" };
  expect(await told("Create", { Hours })).toBe("SUCCESS");
  expect((await read<SystemState>(OF)).state?.deployment).toEqual({
    ...{ endpoints: [ENDPOINT], groups: ["sg-1"], egress: ["203.0.113.7/32"] },
    ...{ hours: { from: "07:30", until: "18:30" }, at: MORNING },
  });
  expect([await told("Update", { Hours }), await recorded()]).toEqual(["SUCCESS", 1]);
  expect(await told("Update", { Hours: { ...Hours, Until: "20:00" } })).toBe("SUCCESS");
  expect(await told("Update")).toBe("SUCCESS");
  expect((await read<SystemState>(OF)).state?.deployment?.hours).toBeUndefined();
  expect(await told("Delete", { Hours })).toBe("SUCCESS");
  expect((await read<SystemState>(OF)).state?.deployment).toMatchObject({ endpoints: [], egress: [] });
  expect(await recorded()).toBe(4);
});

test.each([
  ["a time that there is not", { Hours: { From: "07:30", Until: "25:00" } }],
  ["half a span", { Hours: { From: "07:30" } }],
  ["a system that there is not", { System: "harbour" }],
  ["an endpoint of something else", { Endpoints: ["vpce-1"] }],
  ["a private way out", { Egress: ["10.0.0.1"] }],
])("%s fails the deployment and is not recorded", async (_, more) => {
  const before = await recorded();
  expect(await told("Update", more)).toBe("FAILED");
  expect(await recorded()).toBe(before);
});
