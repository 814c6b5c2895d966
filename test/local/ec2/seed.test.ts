// What the template declares is there after every start, under the same ids, with the entries that were put in since.
import {
  DeleteManagedPrefixListCommand,
  DescribeClientVpnEndpointsCommand,
  GetManagedPrefixListAssociationsCommand,
  paginateGetManagedPrefixListAssociations,
} from "@aws-sdk/client-ec2";
import { describe, expect, test } from "vitest";
import { Ec2Account } from "../../../infra/local/aws/ec2/account.ts";
import { begun } from "../../../infra/local/aws/ec2/prefix-list.ts";
import { type PrefixListSeed, prefixListId, sow, vpnEndpointId } from "../../../infra/local/aws/ec2/seed.ts";
import { declared, entries, list, openStandIn, refusal } from "./endpoint.ts";

const TAGS = [{ key: "system", value: "land" }];
const LIST: PrefixListSeed = {
  name: "docgate-land-vpn-inbound",
  family: "IPv4",
  maxEntries: 100,
  tags: TAGS,
};
const ENDPOINT = declared("docgate-land-vpn", { tags: TAGS });

describe("the seed", () => {
  const account = () =>
    new Ec2Account({ region: "ap-northeast-1", owner: "111122223333", clock: () => 0, settleMs: 0 });

  test("ids follow from names alone", () => {
    expect([prefixListId(LIST.name), vpnEndpointId(ENDPOINT.name)]).toEqual([
      expect.stringMatching(/^pl-[0-9a-f]{17}$/),
      expect.stringMatching(/^cvpn-endpoint-[0-9a-f]{17}$/),
    ]);
    expect(prefixListId("another")).not.toBe(prefixListId(LIST.name));
  });

  test("declared lists start empty and complete, declared endpoints available", async () => {
    const ec2 = await openStandIn({ seed: { prefixLists: [LIST], vpnEndpoints: [ENDPOINT] } });
    const id = prefixListId(LIST.name);
    expect(await list(ec2.client, id)).toMatchObject({
      State: "create-complete",
      Version: 1,
      MaxEntries: 100,
      Tags: [{ Key: "system", Value: "land" }],
    });
    expect(await entries(ec2.client, id)).toEqual([]);
    const { ClientVpnEndpoints } = await ec2.client.send(new DescribeClientVpnEndpointsCommand({}));
    expect(ClientVpnEndpoints).toMatchObject([
      {
        ClientVpnEndpointId: vpnEndpointId(ENDPOINT.name),
        Status: { Code: "available" },
        ClientCidrBlock: "10.64.0.0/16",
        Tags: [{ Key: "system", Value: "land" }],
      },
    ]);
    await ec2.close();
  });

  test("sown again, a list takes the new ceiling and keeps its version and entries", () => {
    const there = account();
    sow(there, { prefixLists: [LIST], vpnEndpoints: [] });
    const id = prefixListId(LIST.name);
    there.put({ ...there.list(id), version: 7, entries: [{ cidr: "203.0.113.0/28" }] });
    sow(there, { prefixLists: [{ ...LIST, maxEntries: 200 }], vpnEndpoints: [] });
    expect(there.list(id)).toMatchObject({
      version: 7,
      entries: [{ cidr: "203.0.113.0/28" }],
      maxEntries: 200,
    });
  });

  test("a change that was under way when the stand-in stopped is finished, not forgotten", () => {
    const there = account();
    const seed = { prefixLists: [LIST], vpnEndpoints: [] };
    sow(there, seed);
    const change = { added: [{ cidr: "203.0.113.0/28" }], removed: [] };
    const next = { name: LIST.name, maxEntries: 100, change };
    there.put(begun(there.list(prefixListId(LIST.name)), "modify", { next, until: 5000 }));
    sow(there, seed);
    expect(there.list(prefixListId(LIST.name))).toMatchObject({
      version: 2,
      entries: change.added,
      state: { phase: "complete", verb: "modify" },
    });
  });

  test("a list that was being deleted while the template still names it starts anew", () => {
    const there = account();
    const seed = { prefixLists: [LIST], vpnEndpoints: [] };
    sow(there, seed);
    const full = { ...there.list(prefixListId(LIST.name)), entries: [{ cidr: "203.0.113.0/28" }] };
    there.put(begun(full, "delete", { next: { name: LIST.name, maxEntries: 100 }, until: 5000 }));
    sow(there, seed);
    expect(there.list(prefixListId(LIST.name))).toMatchObject({ version: 1, entries: [] });
  });

  test("a ceiling below what the list holds, or another family, stops the start", () => {
    const there = account();
    sow(there, { prefixLists: [LIST], vpnEndpoints: [] });
    there.put({
      ...there.list(prefixListId(LIST.name)),
      entries: [{ cidr: "192.0.2.0/25" }, { cidr: "192.0.2.128/25" }],
    });
    expect(() => sow(there, { prefixLists: [{ ...LIST, maxEntries: 1 }], vpnEndpoints: [] })).toThrow(
      /cannot become IPv4, at most 1/,
    );
    expect(() => sow(there, { prefixLists: [{ ...LIST, family: "IPv6" }], vpnEndpoints: [] })).toThrow(
      /cannot become IPv6/,
    );
  });

  test("what refers to a list is shown page by page, and keeps it from being deleted", async () => {
    const associations = Array.from({ length: 12 }, (_, index) => `sg-${index}`);
    const ec2 = await openStandIn({ seed: { prefixLists: [{ ...LIST, associations }], vpnEndpoints: [] } });
    const id = prefixListId(LIST.name);
    const shown = [];
    for await (const page of paginateGetManagedPrefixListAssociations(
      { client: ec2.client, pageSize: 5 },
      { PrefixListId: id },
    )) {
      shown.push(page.PrefixListAssociations?.map(({ ResourceId }) => ResourceId));
    }
    expect(shown.map(page => page?.length)).toEqual([5, 5, 2]);
    expect(shown.flat()).toEqual(associations);
    expect(
      (await refusal(ec2.client.send(new DeleteManagedPrefixListCommand({ PrefixListId: id })))).code,
    ).toBe("DependencyViolation");
    await ec2.close();
  });

  test("a list that nothing refers to has an empty list of associations", async () => {
    const ec2 = await openStandIn({ seed: { prefixLists: [LIST], vpnEndpoints: [] } });
    const command = new GetManagedPrefixListAssociationsCommand({ PrefixListId: prefixListId(LIST.name) });
    expect((await ec2.client.send(command)).PrefixListAssociations).toEqual([]);
    await ec2.close();
  });
});
