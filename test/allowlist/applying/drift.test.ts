// What a hand changed in EC2 is found by the next run, told from what a dead run left, and made right; over the real journal.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hosts } from "../../shared/address/ranges.ts";
import { withJournal } from "../../shared/journal/table.ts";
import { type OpenFirewall, openFirewall, ownLists } from "./applying.ts";

withJournal();

const [A, C] = ["203.0.113.0/25", "198.51.100.7/32"];

let ec2: OpenFirewall;
const own = ownLists("vdi");
beforeEach(async () => {
  ec2 = await openFirewall(own());
});
afterEach(() => ec2.close());

const types = async () => (await ec2.events()).map(({ type }) => type);

describe("drift", () => {
  test("what a hand added and took away is journaled with the difference and made right again", async () => {
    await ec2.approve([A, C]);
    await ec2.apply();
    await ec2.edit(["192.0.2.0/24"], [A]);
    await ec2.apply();
    expect(await ec2.holds()).toEqual([C, A]);
    const drift = (await ec2.events()).find(event => event.type === "DriftFound");
    expect(drift).toMatchObject({ added: ["192.0.2.0/24"], removed: [A], version: 3 });
    expect(await types()).toEqual([
      "ChangeApproved",
      "ApplyBegun",
      "RangesApplied",
      "DriftFound",
      "ApplyBegun",
      "RangesApplied",
    ]);
  });

  test("a hand that fills a list nobody has touched is found as well", async () => {
    await ec2.edit([A]);
    await ec2.apply();
    expect(await ec2.holds()).toEqual([]);
    expect(await types()).toEqual(["DriftFound", "ApplyBegun", "RangesApplied"]);
  });

  test("what a hand did and undid is no drift; its version is known from then on", async () => {
    await ec2.approve([A]);
    await ec2.apply();
    await ec2.edit([C]);
    await ec2.edit([], [C]);
    await ec2.apply();
    expect((await ec2.inForce()).confirmed?.version).toBe(4);
    expect(await types()).not.toContain("DriftFound");
  });

  test("a hand that adds what was just approved is found, and nothing needs a call", async () => {
    await ec2.approve([A]);
    await ec2.apply();
    await ec2.approve([A, C]);
    await ec2.edit([C]);
    await ec2.apply();
    expect((await types()).slice(-2)).toEqual(["DriftFound", "RangesApplied"]);
    expect((await ec2.inForce()).driftFrom).toBeUndefined();
  });

  test("a hand that edits half-way through a dead run's work is told from that work", async () => {
    await ec2.approve(hosts(150));
    const dying = { ...ec2.lists, find: ec2.lists.find };
    let calls = 0;
    dying.change = async (list, difference) => {
      if (++calls === 2) throw new Error("the run dies");
      await ec2.lists.change(list, difference);
    };
    await expect(ec2.apply(dying)).rejects.toThrow("the run dies");
    await ec2.edit([A]);
    ec2.advance(60_000);
    await ec2.apply();
    expect(await ec2.holds()).toEqual(hosts(150).sort());
    const drift = (await ec2.events()).find(event => event.type === "DriftFound");
    expect(drift).toMatchObject({ added: [A], removed: [] });
  });
});
