// A yes rests on what the whole city shares by one guard each, and sits in the shard of the same number: it names nothing of which
// there is only one.
import type { TransactWriteItemsCommandInput } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { readNow } from "../../functions/gate/reads.ts";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { database, read } from "../../functions/shared/journal/journal.ts";
import { GUARD, isShared, isStream, SHARDS, stream } from "../../functions/shared/journal/keys.ts";
import { withJournal } from "../shared/journal/table.ts";
import { type City, cityInOrder, knock } from "./city.ts";

withJournal();
let city: City;
const sent: string[][] = [];
beforeAll(async () => {
  city = await cityInOrder({ system: "police", accounts: 100 });
  database.middlewareStack.add(
    next => args => {
      const { TransactItems } = args.input as TransactWriteItemsCommandInput;
      const keys = TransactItems?.map(each => {
        const { Put, ConditionCheck, Update } = each;
        return (Put?.Item ?? ConditionCheck?.Key ?? Update?.Key)?.pk?.S ?? "";
      });
      if (keys) sent.push(keys);
      return next(args);
    },
    { step: "initialize", name: "keys" },
  );
});
beforeEach(() => void sent.splice(0));
afterAll(() => database.middlewareStack.remove("keys"));

type Who = Awaited<ReturnType<City["borrower"]>>;
const letIn = async (who: Who) => {
  const question = knock(city, who);
  sent.splice(0);
  const { allow } = (await handler(question)) as { readonly allow: boolean };
  expect(allow).toBe(true);
  const { state } = await read<Session>(stream("SESSION", question["connection-id"]));
  return { id: question["connection-id"], shard: state?.shard ?? -1, keys: sent.at(-1) ?? [] };
};
const counts = async () => {
  const { counts } = await readNow([], { system: city.system, channel: "vpn" });
  return counts?.shards.map((open, shard) => [shard, open]).filter(([, open]) => open !== 0);
};

test("one number for all: the guards of the stops, the system, both lists, the report, the agency and the hazardous products, and the seat", async () => {
  // The first who comes through an endpoint rests on all nine systems, since any could be the one that it leads into.
  await letIn(await city.borrower());
  const { keys, shard } = await letIn(await city.borrower());
  expect(keys.filter(key => isStream(key) && isShared(key))).toEqual([]);
  const k = `#${shard}`;
  expect(keys.filter(key => key.startsWith(GUARD)).sort()).toEqual([
    `GUARD#AGENCY#household-office${k}`,
    `GUARD#LIST#police#vpn#inbound${k}`,
    `GUARD#LIST#police#vpn#outbound${k}`,
    `GUARD#PRODUCTS#city${k}`,
    `GUARD#REPORT#police${k}`,
    `GUARD#STOP#city${k}`,
    `GUARD#SYSTEM#police${k}`,
  ]);
  expect(keys).toContain(`SEATS#police#vpn${k}`);
  // Its own are proved as they were read: their states are nobody else's.
  expect(keys.filter(key => /^(TERMINAL|PERSON|POSTURE)#/.test(key)).length).toBe(3);
});

test("the number is drawn from all that have room; who comes again stays where they sat; who goes gives it back there", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.999_999);
  const [who, other] = [await city.borrower(), await city.borrower()];
  const before = await counts();
  const first = await letIn(who);
  expect(first.shard).toBe(SHARDS - 1);
  vi.spyOn(Math, "random").mockReturnValue(0);
  const second = await letIn(other);
  expect(second.shard).toBe(0);
  const again = await letIn(who);
  expect([again.shard, again.keys.filter(key => key.startsWith("SEATS#police"))]).toEqual([SHARDS - 1, []]);
  await city.hungUp(again.id);
  await city.hungUp(second.id);
  expect(await counts()).toEqual(before);
  vi.restoreAllMocks();
});

test("a plan of five, whatever is drawn: five are let in, and then it says that there is no seat", async () => {
  const small = await cityInOrder({ system: "fire", accounts: 5 });
  for (let each = 0; each < 5; each++)
    expect(await handler(knock(small, await small.borrower()))).toMatchObject({ allow: true });
  const refused = await handler(knock(small, await small.borrower()));
  expect(refused).toMatchObject({
    allow: false,
    "posture-compliance-statuses": expect.arrayContaining(["tainan-2021/3.4d"]),
  });
});

test("a plan that shrinks below what is open lets in nobody until there is room, and then no more than there is", async () => {
  const small = await cityInOrder({ system: "health", accounts: 6 });
  const plan = { seats: 1, bandwidthMbps: 1, planRef: "x" };
  const ids: string[] = [];
  for (let each = 0; each < 6; each++) {
    const question = knock(small, await small.borrower());
    await handler(question);
    ids.push(question["connection-id"]);
  }
  const comers = [await small.borrower(), await small.borrower(), await small.borrower()];
  const asked = async () =>
    (await Promise.all(comers.map(who => handler(knock(small, who))))) as { readonly allow: boolean }[];
  const letInOf = async () => (await asked()).filter(({ allow }) => allow).length;
  // Each of six shards has one; of the four that are dealt out now, none is to the last two.
  await small.systems({ type: "CapacityPlanned", accounts: 4, ...plan });
  const left: number[] = [];
  for (const id of ids.slice(0, 3)) {
    left.push(await letInOf());
    await small.hungUp(id);
  }
  expect([left, await letInOf()]).toEqual([[0, 0, 0], 1]);
  expect((await readNow([], { system: "health", channel: "vpn" })).open).toBe(4);
});
