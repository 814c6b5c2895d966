// Reading: pages, filters, ids, the provider's own lists, and a creation that was asked for twice.
import {
  CreateManagedPrefixListCommand,
  DeleteManagedPrefixListCommand,
  type DescribeManagedPrefixListsCommandInput,
  GetManagedPrefixListEntriesCommand,
  ModifyManagedPrefixListCommand,
  paginateDescribeManagedPrefixLists,
  paginateGetManagedPrefixListEntries,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hosts, list, refusal } from "../endpoint.ts";
import { type Endpoint, openEndpoint } from "./endpoint.ts";

let ec2: Endpoint;
beforeAll(async () => {
  ec2 = await openEndpoint();
});
afterAll(() => ec2.close());

const pagesOf = async (input: DescribeManagedPrefixListsCommandInput) => {
  const pages: (string | undefined)[][] = [];
  for await (const { PrefixLists = [] } of paginateDescribeManagedPrefixLists(
    { client: ec2.client },
    input,
  )) {
    pages.push(PrefixLists.map(({ PrefixListId }) => PrefixListId));
  }
  return pages;
};
const idsOf = async (input: DescribeManagedPrefixListsCommandInput) => (await pagesOf(input)).flat();

test("a list of 250 entries is read in three pages, and the last one has no token", async () => {
  const id = await ec2.create({ size: 250, entries: hosts(100) });
  for (const [version, from, count] of [
    [1, 100, 100],
    [2, 200, 50],
  ] as const) {
    const change = { PrefixListId: id, CurrentVersion: version, AddEntries: hosts(count, from) };
    await ec2.client.send(new ModifyManagedPrefixListCommand(change));
    await ec2.settle(id);
  }
  const pages = [];
  for await (const page of paginateGetManagedPrefixListEntries(
    { client: ec2.client },
    { PrefixListId: id },
  )) {
    pages.push(page);
  }
  expect(pages.map(page => [page.Entries?.length, page.NextToken === undefined])).toEqual([
    [100, false],
    [100, false],
    [50, true],
  ]);
  expect(pages.flatMap(page => page.Entries ?? [])).toEqual(hosts(250));
});

test("a list that fills its page exactly has no further page", async () => {
  const id = await ec2.create({ size: 100, entries: hosts(100) });
  const { Entries, NextToken } = await ec2.client.send(
    new GetManagedPrefixListEntriesCommand({ PrefixListId: id }),
  );
  expect([Entries?.length, NextToken]).toEqual([100, undefined]);
});

describe("describing lists", () => {
  let land: string;
  let police: string;
  beforeAll(async () => {
    land = await ec2.create({ name: "docgate-suite-land-vpn" });
    police = await ec2.create({ name: "docgate-suite-police-vpn" });
  });

  test.each([
    [
      "by their whole name",
      () => [{ Name: "prefix-list-name", Values: ["docgate-suite-land-vpn"] }],
      () => [land],
    ],
    [
      "by either of two names",
      () => [{ Name: "prefix-list-name", Values: ["docgate-suite-land-vpn", "docgate-suite-police-vpn"] }],
      () => [land, police],
    ],
    [
      "by a name with a wildcard",
      () => [{ Name: "prefix-list-name", Values: ["docgate-suite-?and-*"] }],
      () => [land],
    ],
    ["by their id", () => [{ Name: "prefix-list-id", Values: [police] }], () => [police]],
    [
      "by two filters that must both hold",
      () => [
        { Name: "prefix-list-id", Values: [police, land] },
        { Name: "prefix-list-name", Values: ["*-land-*"] },
      ],
      () => [land],
    ],
    [
      "by a tag that none of them has",
      () => [
        { Name: "tag:system", Values: ["fire"] },
        { Name: "prefix-list-id", Values: [land] },
      ],
      () => [],
    ],
  ])("finds them %s", async (_title, filters, expected) => {
    expect(await idsOf({ Filters: filters() })).toEqual(expected());
  });

  test("goes through all of them page by page, each once", async () => {
    const pages = await pagesOf({ MaxResults: 1 });
    const inPages = pages.flat();
    expect(Math.max(...pages.map(({ length }) => length))).toBe(1);
    expect(inPages).toEqual(await idsOf({}));
    expect(new Set(inPages).size).toBe(inPages.length);
    expect(inPages).toEqual(expect.arrayContaining([land, police]));
  });

  test("shows the provider's own lists too, unless the owner is asked for", async () => {
    const { OwnerId = "" } = (await list(ec2.client, land)) ?? {};
    const owners = async (input: DescribeManagedPrefixListsCommandInput) => (await idsOf(input)).length;
    expect(await owners({ Filters: [{ Name: "owner-id", Values: ["AWS"] }] })).toBeGreaterThan(0);
    const ours = await idsOf({ Filters: [{ Name: "owner-id", Values: [OwnerId] }] });
    expect(ours).toEqual(expect.arrayContaining([land, police]));
    expect(ours.length).toBeLessThan((await idsOf({})).length);
  });

  test("refuses an unknown filter instead of ignoring it", async () => {
    expect(await refusal(idsOf({ Filters: [{ Name: "colour", Values: ["red"] }] }))).toEqual({
      code: "InvalidParameterValue",
      status: 400,
    });
  });

  test("an id that is asked for and not there is refused, not left out", async () => {
    const call = idsOf({ PrefixListIds: [land, "pl-0123456789abcdef0"] });
    expect((await refusal(call)).code).toBe("InvalidPrefixListID.NotFound");
  });
});

describe("a creation that is asked for twice with one token", () => {
  const request = {
    PrefixListName: "docgate-suite-once",
    AddressFamily: "IPv4",
    MaxEntries: 1,
    ClientToken: `docgate-suite-${process.pid}`,
  };

  test("makes one list, and the same token for another request is refused", async () => {
    const first = await ec2.client.send(new CreateManagedPrefixListCommand(request));
    const second = await ec2.client.send(new CreateManagedPrefixListCommand(request));
    expect(second.PrefixList?.PrefixListId).toBe(first.PrefixList?.PrefixListId);
    const other = ec2.client.send(new CreateManagedPrefixListCommand({ ...request, MaxEntries: 2 }));
    expect((await refusal(other)).code).toBe("IdempotentParameterMismatch");
    const id = first.PrefixList?.PrefixListId ?? "";
    await ec2.settle(id);
    await ec2.client.send(new DeleteManagedPrefixListCommand({ PrefixListId: id }));
  });
});
