// Document management in a stage: what it makes where it is named, and the room it takes beside what was there before it.
import { describe, expect, test } from "vitest";
import { SYSTEMS } from "../../functions/shared/rules/systems.ts";
import { overlap } from "../../infra/ranges.ts";
import { stageFaults } from "../../infra/stages/faults.ts";
import { ownRange, sharedSubnetRange } from "../../infra/stages/plan.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import { tokyo } from "../../infra/stages/tokyo.ts";
import { staged } from "./staged.ts";

const land = tokyo.systems.land as NonNullable<Stage["systems"]["land"]>;

describe("a system beside one for exchange", () => {
  const beside: Stage = {
    ...tokyo,
    systems: {
      ...tokyo.systems,
      "land-dm": { ...land, clientRange: "10.192.48.0/20", targets: ["10.90.9.0/24"] },
    },
  };

  test("has subnets, an endpoint and lists of its own where its stage names it, and none where it does not", () => {
    expect(stageFaults(beside)).toEqual([]);
    const made = (stage: Stage, type: string) =>
      staged(stage)
        .ofType(`AWS::EC2::${type}`)
        .filter(([, each]) => JSON.stringify(each).includes("land-dm")).length;
    expect(["NetworkAcl", "ClientVpnEndpoint", "PrefixList"].map(type => made(beside, type))).toEqual([
      1, 1, 3,
    ]);
    expect(["NetworkAcl", "ClientVpnEndpoint"].map(type => made(tokyo, type))).toEqual([0, 0]);
  });

  test("takes no room that another has, and moves nothing that was there before it", () => {
    const own = SYSTEMS.map(system => ownRange("10.40.0.0/16", system));
    const shared = (["attachment", "public"] as const).flatMap(use =>
      [0, 1].map(zone => sharedSubnetRange("10.40.0.0/16", use, zone)),
    );
    const all = [...own, ...shared];
    const met = all.flatMap((one, at) => all.slice(at + 1).filter(other => overlap(one, other)));
    expect(met).toEqual([]);
    expect([own[0]?.text, own[8]?.text, shared[0]?.text]).toEqual([
      "10.40.0.0/21",
      "10.40.64.0/21",
      "10.40.72.0/28",
    ]);
  });

  test("is refused in a /17 that has no room for it", () => {
    const own = { ...land, clientRange: "10.192.48.0/20", targets: ["10.90.9.0/24"] };
    const narrow: Stage = {
      ...tokyo,
      network: { kind: "new", range: "10.80.0.0/17" },
      systems: { ...tokyo.systems, "land-dm": own, "school-dm": { ...own, clientRange: "10.192.64.0/20" } },
    };
    const said = stageFaults(narrow).map(fault => JSON.stringify(fault));
    expect(said.filter(each => each.includes("no room for"))).toHaveLength(1);
    expect(said.join()).toMatch(/沒有 school-dm 的位置.*no room for school-dm: make it a \/16/);
  });
});
