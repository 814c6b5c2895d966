// Calls about prefix lists that EC2 refuses, each with its code and status.
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
import { createList, hosts, refusal } from "../endpoint.ts";
import { type Endpoint, openEndpoint } from "./endpoint.ts";

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
    "a restore of the version that is in force",
    (client, PrefixListId) =>
      client.send(
        new RestoreManagedPrefixListVersionCommand({ PrefixListId, PreviousVersion: 1, CurrentVersion: 1 }),
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
