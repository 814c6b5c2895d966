// The watch: every state a list was ever in, in order, so that a checker can prove what was never missing; and drift by hand.
import { ModifyManagedPrefixListCommand } from "@aws-sdk/client-ec2";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ListChange } from "../../../infra/local/aws/ec2/account.ts";
import { createList, entries, list, openStandIn, SETTLE_MS, START, type StandIn } from "./endpoint.ts";

const A = "203.0.113.0/28";
const B = "198.51.100.7/32";

describe("the watch", () => {
  let ec2: StandIn;
  let id: string;
  beforeEach(async () => {
    ec2 = await openStandIn();
    id = await createList(ec2.client, { size: 2, entries: [{ Cidr: A }] });
    ec2.advance();
  });
  afterEach(() => ec2.close());

  const at = (milliseconds: number) => new Date(START + milliseconds).toISOString();
  const history = async (query = "") => (await ec2.control("GET", `history${query}`)).json as ListChange[];
  const edit = (change: object) => ec2.control("POST", "prefix-lists/edit", { prefixListId: id, ...change });

  test("shows each change from its beginning to its settling, at the moment it happened", async () => {
    const change = {
      PrefixListId: id,
      CurrentVersion: 1,
      AddEntries: [{ Cidr: B }],
      RemoveEntries: [{ Cidr: A }],
    };
    await ec2.client.send(new ModifyManagedPrefixListCommand(change));
    ec2.advance(SETTLE_MS * 60);
    const common = { prefixListId: id, prefixListName: "docgate-suite", maxEntries: 2 };
    expect(await history()).toEqual([
      { ...common, sequence: 1, at: at(0), state: "create-in-progress", version: 1, cidrs: [A] },
      { ...common, sequence: 2, at: at(SETTLE_MS), state: "create-complete", version: 1, cidrs: [A] },
      { ...common, sequence: 3, at: at(SETTLE_MS), state: "modify-in-progress", version: 1, cidrs: [A] },
      { ...common, sequence: 4, at: at(2 * SETTLE_MS), state: "modify-complete", version: 2, cidrs: [B] },
    ]);
  });

  test("can be read from where one stopped, and for one list alone", async () => {
    const other = await createList(ec2.client);
    ec2.advance();
    expect((await history("?after=2")).map(({ sequence }) => sequence)).toEqual([3, 4]);
    expect((await history(`?prefixListId=${other}`)).map(({ sequence }) => sequence)).toEqual([3, 4]);
  });

  test("shows changes of several lists in the order in which they settled", async () => {
    const other = await createList(ec2.client);
    ec2.advance();
    const rename = (PrefixListId: string) =>
      ec2.client.send(new ModifyManagedPrefixListCommand({ PrefixListId, PrefixListName: "renamed" }));
    await rename(other);
    ec2.advance(1);
    await rename(id);
    ec2.advance();
    const complete = (await history("?after=4")).filter(({ state }) => state === "modify-complete");
    expect(complete.map(({ prefixListId }) => prefixListId)).toEqual([other, id]);
  });

  test("a hand in the console makes a version of its own, in force at once", async () => {
    expect((await edit({ add: [{ cidr: B, description: "by hand" }], remove: [A] })).status).toBe(200);
    expect(await list(ec2.client, id)).toMatchObject({ State: "create-complete", Version: 2 });
    expect(await entries(ec2.client, id)).toEqual([{ Cidr: B, Description: "by hand" }]);
  });

  test.each([
    ["InvalidPrefixListModification", { remove: [B] }],
    ["InvalidParameterValue", { add: [{ cidr: "10.0.0.1/8" }] }],
    ["InvalidPrefixListID.NotFound", { prefixListId: "pl-0123456789abcdef0", add: [{ cidr: B }] }],
    ["MalformedRequest", { add: [B] }],
  ])("a hand is bound by the same law: %s", async (code, change) => {
    expect(await edit(change)).toMatchObject({ status: 400, json: { code } });
  });

  test("a hand has to wait as well while a change is under way", async () => {
    const busy = await createList(ec2.client);
    const answer = await edit({ prefixListId: busy, add: [{ cidr: B }] });
    expect(answer).toMatchObject({ status: 400, json: { code: "IncorrectState" } });
  });

  test("a route that is none is refused", async () => {
    expect((await ec2.control("POST", "nowhere", {})).status).toBe(404);
  });
});
