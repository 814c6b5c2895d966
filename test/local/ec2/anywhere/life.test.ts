// A prefix list from its making to its end, as any EC2 shows it: states, versions, sizes, names.
import {
  CreateManagedPrefixListCommand,
  DeleteManagedPrefixListCommand,
  ModifyManagedPrefixListCommand,
  RestoreManagedPrefixListVersionCommand,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entries, list, refusal } from "../endpoint.ts";
import { type Endpoint, openEndpoint } from "./endpoint.ts";

const A = { Cidr: "203.0.113.0/28", Description: "甲 & <A>" };
const B = { Cidr: "198.51.100.7/32", Description: '乙 "B"' };
const C = { Cidr: "192.0.2.0/24" };

let ec2: Endpoint;
beforeAll(async () => {
  ec2 = await openEndpoint();
});
afterAll(() => ec2.close());

const modify = (input: Omit<ConstructorParameters<typeof ModifyManagedPrefixListCommand>[0], "DryRun">) =>
  ec2.client.send(new ModifyManagedPrefixListCommand(input));
const shown = async (id: string) => {
  const { State, Version, MaxEntries, PrefixListName } = (await list(ec2.client, id)) ?? {};
  return [State, Version, MaxEntries, PrefixListName];
};

describe("the life of a prefix list", () => {
  test("a new list is being created first, then complete at version 1, with its arn, owner and tags", async () => {
    const made = await ec2.client.send(
      new CreateManagedPrefixListCommand({
        PrefixListName: "docgate-suite",
        AddressFamily: "IPv6",
        MaxEntries: 3,
        Entries: [{ Cidr: "2001:db8::/48", Description: "辦公室" }],
        TagSpecifications: [{ ResourceType: "prefix-list", Tags: [{ Key: "system", Value: "land" }] }],
      }),
    );
    const id = made.PrefixList?.PrefixListId ?? "";
    expect(id).toMatch(/^pl-[0-9a-f]{17}$/);
    expect(made.PrefixList?.State).toBe("create-in-progress");
    await ec2.settle(id);
    const after = await list(ec2.client, id);
    expect(after).toMatchObject({
      PrefixListId: id,
      PrefixListName: "docgate-suite",
      AddressFamily: "IPv6",
      State: "create-complete",
      MaxEntries: 3,
      Version: 1,
      Tags: [{ Key: "system", Value: "land" }],
    });
    expect(after?.PrefixListArn).toBe(`arn:aws:ec2:ap-northeast-1:${after?.OwnerId}:prefix-list/${id}`);
    expect(await entries(ec2.client, id)).toEqual([{ Cidr: "2001:db8::/48", Description: "辦公室" }]);
    await ec2.client.send(new DeleteManagedPrefixListCommand({ PrefixListId: id }));
  });

  test("a list without entries answers with an empty list, not with nothing", async () => {
    expect(await entries(ec2.client, await ec2.create())).toEqual([]);
  });

  test("adding and removing in one call makes one new version, in force once it is complete", async () => {
    const id = await ec2.create({ entries: [A, B] });
    const answer = await modify({
      PrefixListId: id,
      CurrentVersion: 1,
      AddEntries: [C],
      RemoveEntries: [{ Cidr: A.Cidr }],
    });
    expect(answer.PrefixList?.State).toBe("modify-in-progress");
    await ec2.settle(id);
    expect(await shown(id)).toEqual(["modify-complete", 2, 10, "docgate-suite"]);
    expect(await entries(ec2.client, id)).toEqual([B, C]);
  });

  test("every stored version keeps its entries, and an earlier one is restored as a new version", async () => {
    const id = await ec2.create({ entries: [A] });
    await modify({ PrefixListId: id, CurrentVersion: 1, AddEntries: [B] });
    await ec2.settle(id);
    await modify({ PrefixListId: id, CurrentVersion: 2, AddEntries: [C], RemoveEntries: [{ Cidr: A.Cidr }] });
    await ec2.settle(id);
    const versions = [
      await entries(ec2.client, id, 1),
      await entries(ec2.client, id, 2),
      await entries(ec2.client, id, 3),
    ];
    expect(versions.map(cidrs)).toEqual([cidrs([A]), cidrs([A, B]), cidrs([B, C])]);

    const restore = { PrefixListId: id, PreviousVersion: 1, CurrentVersion: 3 };
    const answer = await ec2.client.send(new RestoreManagedPrefixListVersionCommand(restore));
    expect(answer.PrefixList?.State).toBe("restore-in-progress");
    await ec2.settle(id);
    expect(await shown(id)).toEqual(["restore-complete", 4, 10, "docgate-suite"]);
    expect(await entries(ec2.client, id)).toEqual([A]);
  });

  test("a new size or a new name makes no new version", async () => {
    const id = await ec2.create({ entries: [A] });
    await modify({ PrefixListId: id, CurrentVersion: 1, MaxEntries: 20 });
    await ec2.settle(id);
    expect(await shown(id)).toEqual(["modify-complete", 1, 20, "docgate-suite"]);
    await modify({ PrefixListId: id, CurrentVersion: 1, PrefixListName: "docgate-suite-renamed" });
    await ec2.settle(id);
    expect(await shown(id)).toEqual(["modify-complete", 1, 20, "docgate-suite-renamed"]);
  });

  test("a hundred added and a hundred removed pass in one call", async () => {
    const hundred = (third: number) =>
      Array.from({ length: 100 }, (_, last) => ({ Cidr: `198.51.${third}.${last}/32` }));
    const id = await ec2.create({ size: 200, entries: hundred(0) });
    await modify({ PrefixListId: id, CurrentVersion: 1, AddEntries: hundred(1), RemoveEntries: hundred(0) });
    await ec2.settle(id);
    expect(cidrs(await entries(ec2.client, id))).toEqual(cidrs(hundred(1)));
  });

  test("a deleted list is gone", async () => {
    const id = await ec2.create();
    const answer = await ec2.client.send(new DeleteManagedPrefixListCommand({ PrefixListId: id }));
    expect(answer.PrefixList?.State).toBe("delete-in-progress");
    await ec2.settle(id);
    expect((await refusal(list(ec2.client, id))).code).toBe("InvalidPrefixListID.NotFound");
  });
});

function cidrs(of: readonly { Cidr?: string | undefined }[] | undefined): (string | undefined)[] | undefined {
  return of?.map(({ Cidr }) => Cidr).sort();
}
