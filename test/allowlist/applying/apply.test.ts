// Lists come into force in EC2, end there on time, and what a hand changed is found; over the real journal and the stand-in.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CEILING } from "../../../functions/allowlist/names.ts";
import { hosts } from "../../shared/address/ranges.ts";
import { withJournal } from "../../shared/journal/table.ts";
import { type OpenFirewall, openFirewall, ownLists } from "./applying.ts";

withJournal();

const [A, B, C, WHOLE] = ["203.0.113.0/25", "203.0.113.128/25", "198.51.100.7/32", "203.0.113.0/24"];
const SIX = "2001:db8:7::/48";

let ec2: OpenFirewall;
const own = ownLists("vdi");
beforeEach(async () => {
  ec2 = await openFirewall(own());
});
afterEach(() => ec2.close());

const types = async () => (await ec2.events()).map(({ type }) => type);

describe("in force", () => {
  test("what is wanted is added as its covering set in one call, confirmed with EC2's version and ranges", async () => {
    await ec2.approve([A, B, C]);
    await ec2.apply();
    expect(await ec2.holds()).toEqual([C, WHOLE]);
    const { confirmed, claim } = await ec2.inForce();
    expect([confirmed?.version, confirmed?.count, claim]).toEqual([2, 2, undefined]);
    expect(await ec2.confirmed()).toEqual([C, WHOLE]);
    expect(await types()).toEqual(["ChangeApproved", "ApplyBegun", "RangesApplied"]);
    expect((await ec2.history()).map(({ state }) => state)).toEqual([
      "create-complete",
      "modify-in-progress",
      "modify-complete",
    ]);
  });

  test("applied again, nothing is called and nothing is recorded", async () => {
    await ec2.approve([A]);
    await ec2.apply();
    const before = [await types(), (await ec2.history()).length];
    await ec2.apply();
    expect([await types(), (await ec2.history()).length]).toEqual(before);
  });

  test("a list never touched rests: nothing recorded, nothing called", async () => {
    await ec2.apply();
    expect([await types(), (await ec2.history()).length]).toEqual([[], 1]);
  });

  test("a full list is replaced in as few calls as its changes need", async () => {
    await ec2.approve(hosts(CEILING));
    await ec2.apply();
    await ec2.approve(hosts(CEILING, 500));
    await ec2.apply();
    expect(await ec2.holds()).toEqual(hosts(CEILING, 500).sort());
    const calls = (await ec2.history()).filter(({ state }) => state === "modify-in-progress");
    expect(calls).toHaveLength(2 + 4);
  });

  test("an entry that ends leaves by the timer, one that begins enters, each on its minute", async () => {
    const minutes = (from: number) => new Date(Date.parse(ec2.at()) + from * 60_000).toISOString();
    await ec2.approve([{ range: A, until: minutes(10) }, { range: B, from: minutes(5) }, C]);
    await ec2.apply();
    expect(await ec2.holds()).toEqual([C, A]);
    ec2.advance(5 * 60_000);
    await ec2.apply();
    expect(await ec2.holds()).toEqual([C, WHOLE]);
    ec2.advance(5 * 60_000);
    await ec2.apply();
    expect(await ec2.holds()).toEqual([C, B]);
  });

  test("a list smaller than its ceiling grows in a call of its own, one call before what does not fit", async () => {
    await ec2.close();
    ec2 = await openFirewall({ system: "fire", channel: "vdi", direction: "inbound" }, { maxEntries: 2 });
    await ec2.approve(hosts(5));
    await ec2.apply();
    const steps = (await ec2.history()).filter(({ state }) => state === "modify-complete");
    expect(steps.map(({ maxEntries, cidrs }) => [maxEntries, cidrs.length])).toEqual([
      [CEILING, 0],
      [CEILING, 5],
    ]);
  });

  test("a prefix list that EC2 does not have is an error, and keeps no other from its own", async () => {
    await ec2.approve([A]);
    const missing = { system: "police", channel: "vdi", direction: "inbound" } as const;
    await expect(ec2.apply(undefined, [missing])).rejects.toThrow("docgate-police-vdi-inbound-v4");
    expect(await ec2.holds()).toEqual([A]);
  });

  test("more than fits is refused once, with the numbers, and what nobody wants still goes", async () => {
    await ec2.approve([A, C]);
    await ec2.apply();
    const { confirmed } = await ec2.inForce();
    await ec2.approve([C, ...hosts(CEILING)]);
    await ec2.apply();
    await ec2.apply();
    const refusals = (await ec2.events()).filter(event => event.type === "ApplyRefused");
    expect(refusals.map(event => "needed" in event && [event.needed, event.ceiling])).toEqual([
      [CEILING + 1, CEILING],
    ]);
    expect(await ec2.holds()).toEqual([C]);
    // What began meanwhile is not in force, and the moment of the last complete state says so.
    expect((await ec2.inForce()).confirmed?.at).toBe(confirmed?.at);
    await ec2.approve([C, ...hosts(CEILING - 1)]);
    await ec2.apply();
    expect((await ec2.holds()).length).toBe(CEILING);
    expect((await ec2.inForce()).refused).toBeUndefined();
  });
});

describe("IPv6", () => {
  test("each family has its own prefix list", async () => {
    await ec2.close();
    ec2 = await openFirewall({ system: "school", channel: "vdi", direction: "inbound" });
    await ec2.approve([A, SIX]);
    await ec2.apply();
    expect([await ec2.holds(4), await ec2.holds(6)]).toEqual([[A], [SIX]]);
    expect([await ec2.confirmed(4), await ec2.confirmed(6)]).toEqual([[A], [SIX]]);
  });

  test("an open list holds everything, until it is restricted again", async () => {
    await ec2.close();
    ec2 = await openFirewall({ system: "school", channel: "vdi", direction: "outbound" });
    await ec2.approve([A], { kind: "open", reason: "test" });
    await ec2.apply();
    expect([await ec2.holds(4), await ec2.holds(6)]).toEqual([["0.0.0.0/0"], ["::/0"]]);
    await ec2.approve([A], { kind: "restrict" });
    await ec2.apply();
    expect([await ec2.holds(4), await ec2.holds(6)]).toEqual([[A], []]);
  });
});
