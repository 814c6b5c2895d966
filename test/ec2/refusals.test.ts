// Every refusal of the prefix-list actions, with the code and status that EC2 gives.
import {
  CreateManagedPrefixListCommand,
  DeleteManagedPrefixListCommand,
  type EC2Client,
  GetManagedPrefixListAssociationsCommand,
  GetManagedPrefixListEntriesCommand,
  ModifyManagedPrefixListCommand,
  type ModifyManagedPrefixListCommandInput,
  RestoreManagedPrefixListVersionCommand,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createList, type Endpoint, entries, hosts, list, openEndpoint, refusal } from "./endpoint.ts";

const A = "203.0.113.0/28";
const B = "198.51.100.7/32";
const UNKNOWN = "pl-0123456789abcdef0";

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

type Send = (client: EC2Client, id: string) => Promise<unknown>;
const modify = (input: ModifyManagedPrefixListCommandInput) => new ModifyManagedPrefixListCommand(input);
const calls: readonly (readonly [code: string, status: number, title: string, send: Send])[] = [
  [
    "PrefixListVersionMismatch",
    400,
    "a change made for another version",
    (client, PrefixListId) =>
      client.send(modify({ PrefixListId, CurrentVersion: 7, AddEntries: [{ Cidr: B }] })),
  ],
  [
    "InvalidParameterValue",
    400,
    "a version that cannot be",
    (client, PrefixListId) =>
      client.send(modify({ PrefixListId, CurrentVersion: 0, AddEntries: [{ Cidr: B }] })),
  ],
  [
    "PrefixListVersionMismatch",
    400,
    "a restore made for another version",
    (client, PrefixListId) =>
      client.send(
        new RestoreManagedPrefixListVersionCommand({ PrefixListId, PreviousVersion: 1, CurrentVersion: 7 }),
      ),
  ],
  [
    "InvalidParameterValue",
    400,
    "a restore of a version that never was",
    (client, PrefixListId) =>
      client.send(
        new RestoreManagedPrefixListVersionCommand({ PrefixListId, PreviousVersion: 9, CurrentVersion: 1 }),
      ),
  ],
  [
    "InvalidParameterValue",
    400,
    "entries of a version that never was",
    (client, PrefixListId) =>
      client.send(new GetManagedPrefixListEntriesCommand({ PrefixListId, TargetVersion: 9 })),
  ],
  [
    "InvalidParameterValue",
    400,
    "a page of more than a hundred entries",
    (client, PrefixListId) =>
      client.send(new GetManagedPrefixListEntriesCommand({ PrefixListId, MaxResults: 101 })),
  ],
  [
    "InvalidParameterValue",
    400,
    "a page of fewer than five associations",
    (client, PrefixListId) =>
      client.send(new GetManagedPrefixListAssociationsCommand({ PrefixListId, MaxResults: 4 })),
  ],
  [
    "InvalidNextToken",
    400,
    "a page token of nobody's",
    (client, PrefixListId) =>
      client.send(new GetManagedPrefixListEntriesCommand({ PrefixListId, NextToken: "nonsense" })),
  ],
  [
    "InvalidPrefixListID.NotFound",
    400,
    "an unknown list",
    client => client.send(modify({ PrefixListId: UNKNOWN, CurrentVersion: 1, AddEntries: [{ Cidr: B }] })),
  ],
  [
    "InvalidPrefixListID.NotFound",
    400,
    "the end of an unknown list",
    client => client.send(new DeleteManagedPrefixListCommand({ PrefixListId: UNKNOWN })),
  ],
  [
    "InvalidPrefixListId.Malformed",
    400,
    "an id that is none",
    client => client.send(new DeleteManagedPrefixListCommand({ PrefixListId: "list-of-ours" })),
  ],
  [
    "MissingParameter",
    400,
    "no id",
    client => client.send(new DeleteManagedPrefixListCommand({ PrefixListId: undefined })),
  ],
  [
    "InvalidParameterValue",
    400,
    "a family that is none",
    client =>
      client.send(
        new CreateManagedPrefixListCommand({ PrefixListName: "x", MaxEntries: 1, AddressFamily: "IPX" }),
      ),
  ],
  [
    "PrefixListMaxEntriesExceeded",
    400,
    "a new list with more than it may hold",
    client => createList(client, { size: 1, entries: hosts(2) }),
  ],
  [
    "InvalidParameterValue",
    400,
    "a new list with more than a hundred entries",
    client => createList(client, { size: 200, entries: hosts(101) }),
  ],
  [
    "DryRunOperation",
    412,
    "a trial run",
    (client, PrefixListId) => client.send(new DeleteManagedPrefixListCommand({ PrefixListId, DryRun: true })),
  ],
];

describe("a call that EC2 refuses", () => {
  test.each(calls)("%s (%i): %s", async (code, status, _title, send) => {
    expect(await refusal(send(ec2.client, id))).toEqual({ code, status });
  });

  test("shrinking a list below what it holds is refused", async () => {
    const full = await ec2.create({ size: 3, entries: hosts(3) });
    const call = modify({ PrefixListId: full, CurrentVersion: 1, MaxEntries: 2 });
    expect((await refusal(ec2.client.send(call))).code).toBe("PrefixListMaxEntriesExceeded");
  });

  test("restoring more than the list may hold now is refused", async () => {
    const shrunk = await ec2.create({ size: 3, entries: hosts(3) });
    await ec2.client.send(modify({ PrefixListId: shrunk, CurrentVersion: 1, RemoveEntries: hosts(2) }));
    await ec2.settle(shrunk);
    await ec2.client.send(modify({ PrefixListId: shrunk, CurrentVersion: 2, MaxEntries: 2 }));
    await ec2.settle(shrunk);
    const restore = { PrefixListId: shrunk, PreviousVersion: 1, CurrentVersion: 2 };
    const call = ec2.client.send(new RestoreManagedPrefixListVersionCommand(restore));
    expect((await refusal(call)).code).toBe("PrefixListMaxEntriesExceeded");
  });
});
