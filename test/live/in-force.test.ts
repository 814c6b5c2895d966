// From approval to the firewall in the running gateway: in force by itself, ended on its minute, taken off at once, drift made right.
import { describe, expect, test } from "vitest";
import type { ListChange } from "../../infra/local/aws/ec2/account.ts";
import { added, ask, at, control, ec2, enact, LIST, ONE, WHY, withLists } from "./listing.ts";

withLists("2021-06-03T09:00:00+08:00", [[ONE, "household"]]);

const NAME = "docgate-household-vdi-inbound";

async function versions(family: 4 | 6): Promise<ListChange[]> {
  const all = await ec2<ListChange[]>("history");
  return all.filter(({ prefixListName }) => prefixListName === `${NAME}-v${family}`);
}
const holds = async (family: 4 | 6 = 4) => [...((await versions(family)).at(-1)?.cidrs ?? [])].sort();
const standing = async () => {
  const { body } = await ask(`GET ${LIST}`, { account: ONE });
  return body.inForce.map(({ family, standing }: { family: number; standing: string }) => [family, standing]);
};

describe("a list of a running gateway", () => {
  test("approved, comes into force in both families without anybody's help, and says so", async () => {
    await enact(added("203.0.113.0/29", "203.0.113.8/29", "2001:db8:1::/64"));
    await control("drain");
    expect([await holds(4), await holds(6)]).toEqual([["203.0.113.0/28"], ["2001:db8:1::/64"]]);
    expect(await standing()).toEqual([
      [4, "in-force"],
      [6, "in-force"],
    ]);
  });

  test("one range to come and one to go: in on the minute, out on the minute", async () => {
    const range = { range: "203.0.113.40/32", owner: "戶政事務所" };
    const coming = { ...range, from: "2021-06-04T08:00:00+08:00", until: "2021-06-04T17:00:00+08:00" };
    await enact({ ...WHY, add: [coming] });
    await control("drain");
    expect(await holds()).toEqual(["203.0.113.0/28"]);
    await at("2021-06-04T08:00:00+08:00");
    expect(await holds()).toEqual(["203.0.113.0/28", "203.0.113.40/32"]);
    await at("2021-06-04T17:00:00+08:00");
    expect(await holds()).toEqual(["203.0.113.0/28"]);
  });

  test("taken off in an emergency by one person, is out as soon as it is recorded", async () => {
    const body = { ranges: ["203.0.113.8/29"], because: "位址遭冒用" };
    expect((await ask(`POST ${LIST}/removals`, { account: ONE, body })).status).toBe(201);
    await control("drain");
    expect(await holds()).toEqual(["203.0.113.0/29"]);
    // The half that stays was never out.
    const steps = (await versions(4)).slice(-3).map(({ cidrs }) => cidrs);
    expect(steps.every(cidrs => cidrs.some(cidr => /^203\.0\.113\.0\/2[89]$/.test(cidr)))).toBe(true);
  });

  test("changed by a hand in EC2, is found by the timer, journaled with the difference, and made right", async () => {
    const prefixListId = (await versions(4))[0]?.prefixListId;
    await ec2("prefix-lists/edit", {
      prefixListId,
      add: [{ cidr: "192.0.2.0/24" }],
      remove: ["203.0.113.0/29"],
    });
    await control("timers");
    expect(await holds()).toEqual(["203.0.113.0/29"]);
    const { body } = await ask("GET /v1/lists/household/vdi/inbound/history", { account: ONE });
    expect(JSON.stringify(body)).toContain('"added":["192.0.2.0/24"],"removed":["203.0.113.0/29"]');
    expect(await standing()).toEqual([
      [4, "in-force"],
      [6, "in-force"],
    ]);
  });
});
