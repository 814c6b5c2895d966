// Forty at one door in the same moment, while transactions that meet cancel each other as in DynamoDB: nobody is refused for it, a
// stop in their midst is written, and the seats come out exact.
import { beforeAll, expect, test } from "vitest";
import { seatsMiscounted } from "../../functions/audit/seats-audit.ts";
import { Conflicts } from "../../infra/local/aws/conflicts.ts";
import { pass } from "../../infra/local/aws/database-door.ts";
import { type City, cityInOrder } from "./city.ts";
import { crowdOf, type Knocker, knocks, stopping } from "./crowd.ts";
import { withFaultyDatabase } from "./faulty-database.ts";

const database = withFaultyDatabase();
const [COUNT, SEATS] = [40, 25];
let city: City;
let crowd: readonly Knocker[];
beforeAll(async () => {
  city = await cityInOrder({ accounts: SEATS });
  crowd = await crowdOf(city, COUNT);
});

test("forty at once for twenty-five seats: twenty-five are let in, the others find it full, none is refused for contention", async () => {
  const conflicts = new Conflicts();
  database.suffer(conflicts.keeper);
  const answering = Promise.all(crowd.map(who => knocks(city, who)));
  const stop = await stopping();
  const outcomes = Map.groupBy(await answering, ({ outcome }) => outcome);
  database.suffer(pass);
  expect(conflicts.refused).toBeGreaterThan(0);
  expect(stop.outcome).toBe("written");
  expect(Object.fromEntries([...outcomes].map(([outcome, all]) => [outcome, all.length]))).toEqual({
    allowed: SEATS,
    "tainan-2021/3.4d": COUNT - SEATS,
  });
  expect(await seatsMiscounted([city.system], ["vpn"])).toEqual([]);
});
