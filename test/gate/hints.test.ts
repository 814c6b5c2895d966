// What the last question found is a guess for the next one: right it saves a read, wrong it costs one, and it decides nothing.
import { beforeAll, expect, test } from "vitest";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { systemLaw } from "../../functions/systems/system.ts";
import { AGENCY } from "../house/city.ts";
import { type City, cityInOrder, happened, knock } from "./city.ts";
import { withFaultyDatabase } from "./faulty-database.ts";

const database = withFaultyDatabase();
let city: City;
beforeAll(async () => {
  city = await cityInOrder({ system: "health" });
});

async function asked(question: ReturnType<typeof knock>) {
  database.seen();
  const answer = (await handler(question)) as Record<string, unknown>;
  const reads = database.seen().filter(action => action === "BatchGetItem").length;
  const { state } = await read<Session>(stream("SESSION", question["connection-id"]));
  return { allow: answer.allow, reads, system: state?.system };
}

test("an endpoint given to another system serves that one from the next question on", async () => {
  const who = await city.borrower();
  expect((await asked(knock(city, who))).allow).toBe(true);
  expect(await asked(knock(city, who))).toEqual({ allow: true, reads: 1, system: "health" });
  await city.systems({ type: "EndpointRemoved", endpoint: city.endpoint, reason: "moved" });
  const { allow, system } = await asked(knock(city, who));
  expect([allow, system]).toEqual([false, undefined]);
  const moved = { type: "EndpointAdded", endpoint: city.endpoint, channel: "vpn" } as const;
  await happened(systemLaw, stream("SYSTEM", "school"), moved);
  const after = await asked(knock(city, who));
  expect([after.allow, after.system]).toEqual([false, "school"]);
  await happened(systemLaw, stream("SYSTEM", "school"), {
    type: "EndpointRemoved",
    endpoint: city.endpoint,
    reason: "back",
  });
  await city.systems({ ...moved, egress: "203.0.113.24/32" });
  expect((await asked(knock(city, who))).system).toBe("health");
});

test("a certificate that names its agency rightly saves the read, and wrongly opens nothing more", async () => {
  const who = await city.borrower();
  const named = async (certificateName: string) => {
    await city.terminals(who.propertyNo, {
      type: "TerminalAmended",
      before: {},
      after: { certificateName },
    });
    return asked(knock(city, who, { "common-name": certificateName }));
  };
  expect(await named(`${who.propertyNo}.${AGENCY}`)).toEqual({ allow: true, reads: 1, system: "health" });
  expect(await named(`${who.propertyNo}.city-hall`)).toEqual({ allow: true, reads: 2, system: "health" });
});
