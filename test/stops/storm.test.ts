// Whoever closes wins: while everybody's transactions cancel each other, a stop, a loss, a return, a removal in an emergency, a
// suspension and the end of a session are recorded all the same, and answered as ever.
import type { TransactWriteItemsCommandInput } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { handler as remove } from "../../functions/allowlist/changes/remove.lambda.ts";
import { handler as people } from "../../functions/people/enrol.lambda.ts";
import { handler as sessions } from "../../functions/sessions/ask.lambda.ts";
import { handler as connect } from "../../functions/sessions/connect.lambda.ts";
import { insist, Moved } from "../../functions/shared/journal/commit.ts";
import { database, history, read } from "../../functions/shared/journal/journal.ts";
import { type Stream, stream } from "../../functions/shared/journal/keys.ts";
import { handler as stops } from "../../functions/stops/stop.lambda.ts";
import { handler as incidents } from "../../functions/terminals/incident.lambda.ts";
import { handler as returns } from "../../functions/terminals/return.lambda.ts";
import { type City, cityInOrder, knock } from "../gate/city.ts";
import { withJournal } from "../shared/journal/table.ts";

const ALL = ["center", "administrator", "supervisor", "personnel", "records", "property", "worker"];
const CHARGE = { person: "somebody-in-charge", agency: "household-office" };
let who = CHARGE;
vi.mock(import("../../functions/shared/http/identity.ts"), async original => ({
  ...(await original()),
  identify: async () => ({ ...who, roles: ALL as never, systems: ["household"], mfa: true }),
}));

withJournal();
let city: City;
beforeAll(async () => {
  city = await cityInOrder();
  await city.agencies({
    type: "RulesAdopted",
    profiles: ["tainan-2021"],
    bannedBrands: [],
    loanReminderDays: [],
  });
});
afterEach(() => {
  database.middlewareStack.remove("storm");
  who = CHARGE;
});

/** More than the patience of those who want in. */
const STORM = 25;
type Refuse = (items: readonly object[]) => Error;
const conflict: Refuse = items =>
  Object.assign(new Error("cancelled"), {
    name: "TransactionCanceledException",
    CancellationReasons: items.map(() => ({ Code: "TransactionConflict" })),
  });
const throttled: Refuse = () =>
  Object.assign(new Error("slow down"), {
    name: "ThrottlingException",
    $metadata: { httpStatusCode: 400, attempts: 3 },
  });

/** Refuses the first so many transactions; says what each that was recorded named besides its own events. */
function storm(refuse: Refuse, times = STORM) {
  let left = times;
  const named: string[] = [];
  database.middlewareStack.add(
    next => async args => {
      const { TransactItems } = args.input as Partial<TransactWriteItemsCommandInput>;
      if (TransactItems && left-- > 0) throw refuse(TransactItems);
      for (const { ConditionCheck } of TransactItems ?? []) named.push(ConditionCheck?.Key?.pk?.S ?? "");
      return next(args);
    },
    { step: "initialize", name: "storm" },
  );
  return { named: () => named.filter(name => name !== "") };
}

interface Act {
  readonly handler: unknown;
  readonly route: string;
  readonly params?: Record<string, string>;
  readonly body: object;
}
async function asked({ handler, route, params = {}, body }: Act): Promise<number | undefined> {
  const path = route.split(" ")[1] ?? "";
  const event = {
    version: "2.0",
    routeKey: route,
    rawPath: Object.entries(params).reduce((text, [name, value]) => text.replace(`{${name}}`, value), path),
    rawQueryString: "",
    headers: { authorization: "Bearer x", "content-type": "application/json" },
    pathParameters: params,
    body: JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: { requestId: "r", http: { method: "POST", sourceIp: "198.51.100.7" } },
  };
  const answered = await (handler as (event: object, context: object) => Promise<{ statusCode?: number }>)(
    event,
    {},
  );
  return answered.statusCode;
}

const newest = async (of: Stream) => (await history(of)).at(-1)?.event.type;
const stopping = {
  handler: stops,
  route: "POST /v1/stops",
  body: { scope: { kind: "city", id: "city" }, reason: "test" },
};

describe.each([
  ["conflicts", conflict],
  ["a throttled database", throttled],
] as const)("%s", (_, refuse) => {
  test("a stop of the whole city", async () => {
    storm(refuse);
    expect(await asked(stopping)).toBe(201);
    expect(await newest(stream("STOP", "city"))).toBe("ConnectionsStopped");
    for (const stop of Object.keys(
      (await read<{ active: object }>(stream("STOP", "city"))).state?.active ?? {},
    ))
      await city.stops({ type: "StopLifted", stop, because: "test" });
  });

  test("a loss, which names nothing of anybody else's", async () => {
    const { propertyNo } = await city.borrower();
    const { named } = storm(refuse);
    const route = "POST /v1/terminals/{propertyNo}/loss";
    expect(
      await asked({ handler: incidents, route, params: { propertyNo }, body: { loss: "stolen", note: "x" } }),
    ).toBe(200);
    expect(await newest(stream("TERMINAL", propertyNo))).toBe("IncidentOpened");
    expect(named()).toEqual([]);
  });

  test("a removal in an emergency", async () => {
    await city.list("inbound", ["198.51.100.0/24", "203.0.113.128/25"]);
    storm(refuse);
    who = { ...CHARGE, agency: "civil-affairs-bureau" };
    const params = { system: "household", channel: "vpn", direction: "inbound" };
    const body = { ranges: ["203.0.113.128/25"], because: "test" };
    const route = "POST /v1/lists/{system}/{channel}/{direction}/removals";
    expect(await asked({ handler: remove, route, params, body })).toBe(201);
    expect(await newest(stream("LIST", "household", "vpn", "inbound"))).toBe("EntriesRemoved");
  });

  test("a suspension", async () => {
    const worker = await city.borrower();
    storm(refuse);
    const route = "POST /v1/people/{person}/suspend";
    const params = { person: worker.person };
    expect(await asked({ handler: people, route, params, body: { reason: "test" } })).toBe(200);
    expect(await newest(stream("PERSON", worker.person))).toBe("Suspended");
  });

  test("the end of a session by hand", async () => {
    const question = knock(city, await city.borrower());
    expect(await connect(question)).toMatchObject({ allow: true });
    storm(refuse);
    const route = "POST /v1/sessions/{session}/end";
    const params = { session: question["connection-id"] };
    expect(await asked({ handler: sessions, route, params, body: { reason: "test" } })).toBe(200);
    expect(await newest(stream("SESSION", question["connection-id"]))).toBe("SessionEnded");
  });

  test("a return, which names nothing of anybody else's either", async () => {
    const { person, propertyNo } = await city.borrower();
    const { named } = storm(refuse);
    who = { ...CHARGE, person };
    const route = "POST /v1/terminals/{propertyNo}/return";
    expect(await asked({ handler: returns, route, params: { propertyNo }, body: {} })).toBe(200);
    expect(await newest(stream("TERMINAL", propertyNo))).toBe("ReturnDeclared");
    expect(named()).toEqual([]);
  });
});

test("time is the end of it: past that it says that the ground moves", async () => {
  let tries = 0;
  const moving = () => {
    tries++;
    throw new Moved("everything");
  };
  await expect(insist(async () => moving(), 60)).rejects.toThrow(Moved);
  expect(tries).toBeGreaterThan(1);
});

test("a stop whose answer was lost is not thrown twice", async () => {
  const before = (await history(stream("STOP", "city"))).length;
  let isLost = false;
  database.middlewareStack.add(
    next => async args => {
      const answer = await next(args);
      if (!("TransactItems" in args.input) || isLost) return answer;
      isLost = true;
      throw throttled([]);
    },
    { step: "initialize", name: "storm" },
  );
  expect(await asked(stopping)).toBe(201);
  expect(await history(stream("STOP", "city"))).toHaveLength(before + 1);
});
