// Changes of a list that EC2 refuses, with its code and status: the list stays as it was.
import {
  DeleteManagedPrefixListCommand,
  ModifyManagedPrefixListCommand,
  type ModifyManagedPrefixListCommandInput,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createList, entries, hosts, list, refusal } from "../endpoint.ts";
import { type Endpoint, openEndpoint } from "./endpoint.ts";

const A = "203.0.113.0/28";
const B = "198.51.100.7/32";

let ec2: Endpoint;
let id: string;
beforeAll(async () => {
  ec2 = await openEndpoint();
  id = await ec2.create({ size: 2, entries: [{ Cidr: A }] });
});
afterAll(() => ec2.close());

type Changes = Omit<ModifyManagedPrefixListCommandInput, "PrefixListId" | "CurrentVersion">;
const changes: readonly (readonly [code: string, title: string, changes: Changes])[] = [
  [
    "InvalidParameterCombination",
    "entries and size in one call",
    { AddEntries: [{ Cidr: B }], MaxEntries: 5 },
  ],
  [
    "InvalidParameterValue",
    "a range both added and removed",
    { AddEntries: [{ Cidr: A }], RemoveEntries: [{ Cidr: A }] },
  ],
  ["InvalidParameterValue", "a range added twice", { AddEntries: [{ Cidr: B }, { Cidr: B }] }],
  ["InvalidParameterValue", "more than a hundred additions", { AddEntries: hosts(101) }],
  ["InvalidParameterValue", "more than a hundred removals", { RemoveEntries: hosts(101) }],
  ["InvalidParameterValue", "host bits set", { AddEntries: [{ Cidr: "198.51.100.7/24" }] }],
  ["InvalidParameterValue", "an address without a length", { AddEntries: [{ Cidr: "198.51.100.7" }] }],
  ["InvalidParameterValue", "leading zeros", { AddEntries: [{ Cidr: "198.051.100.7/32" }] }],
  ["InvalidParameterValue", "a length beyond the family", { AddEntries: [{ Cidr: "198.51.100.7/33" }] }],
  ["InvalidParameterValue", "a range of the other family", { AddEntries: [{ Cidr: "2001:db8::/32" }] }],
  ["InvalidParameterValue", "no range at all", { AddEntries: [{ Cidr: "anywhere" }] }],
  [
    "InvalidParameterValue",
    "a description that is too long",
    { AddEntries: [{ Cidr: B, Description: "x".repeat(256) }] },
  ],
  ["InvalidParameterValue", "a size of nothing", { MaxEntries: 0 }],
  ["InvalidParameterValue", "a size beyond the quota", { MaxEntries: 1001 }],
  ["InvalidParameterValue", "a name of the provider's", { PrefixListName: "com.amazonaws.mine" }],
  ["InvalidParameterValue", "a name that is too long", { PrefixListName: "n".repeat(256) }],
  ["InvalidPrefixListModification", "removing what is not there", { RemoveEntries: [{ Cidr: B }] }],
  [
    "InvalidPrefixListModification",
    "adding what is there",
    { AddEntries: [{ Cidr: A, Description: "again" }] },
  ],
  ["PrefixListMaxEntriesExceeded", "more than the list may hold", { AddEntries: hosts(2) }],
  ["InvalidRequest", "a call that changes nothing", {}],
];

describe("a change that EC2 refuses leaves the list as it was", () => {
  test.each(changes)("%s: %s", async (code, _title, input) => {
    const call = { PrefixListId: id, CurrentVersion: 1, ...input };
    expect(await refusal(ec2.client.send(new ModifyManagedPrefixListCommand(call)))).toEqual({
      code,
      status: 400,
    });
    expect([(await list(ec2.client, id))?.Version, await entries(ec2.client, id)]).toEqual([
      1,
      [{ Cidr: A }],
    ]);
  });

  test("IncorrectState: any change while one is under way", async () => {
    const busy = await createList(ec2.client);
    const change = { PrefixListId: busy, CurrentVersion: 1, AddEntries: [{ Cidr: B }] };
    expect(await refusal(ec2.client.send(new ModifyManagedPrefixListCommand(change)))).toEqual({
      code: "IncorrectState",
      status: 400,
    });
    const message = await ec2.client
      .send(new DeleteManagedPrefixListCommand({ PrefixListId: busy }))
      .catch(String);
    expect(message).toContain("in the current state (create-in-progress)");
    await ec2.settle(busy);
    await ec2.client.send(new DeleteManagedPrefixListCommand({ PrefixListId: busy }));
  });
});
