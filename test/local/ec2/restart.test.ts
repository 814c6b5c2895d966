// What was acknowledged is still there after a restart; what cannot be kept is not acknowledged; a broken file is not taken for an empty one.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeClientVpnConnectionsCommand, ModifyManagedPrefixListCommand } from "@aws-sdk/client-ec2";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { vpnEndpointId } from "../../../infra/local/aws/ec2/seed.ts";
import {
  createList,
  declared,
  entries,
  hosts,
  list,
  openStandIn,
  refusal,
  type StandIn,
} from "./endpoint.ts";

const SEED = { prefixLists: [], vpnEndpoints: [declared("land")] };
const YES = {
  allow: true,
  "error-msg-on-denied-connection": "",
  "posture-compliance-statuses": [],
  "schema-version": "v2",
};

describe("the state file", () => {
  let folder: string;
  let path: string;
  let ec2: StandIn;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "ec2-"));
    path = join(folder, "ec2.json");
    ec2 = await openStandIn({ path, seed: SEED, ask: async () => YES });
  });
  afterEach(async () => {
    await ec2.close();
    await rm(folder, { recursive: true, force: true });
  });

  const restart = async () => {
    await ec2.close();
    ec2 = await openStandIn({ path, seed: SEED });
  };

  const lists = async () => {
    const saved = JSON.parse(await readFile(path, "utf8")) as { lists: { id: string }[] };
    return saved.lists.map(({ id }) => id).sort();
  };

  test("keeps lists with every version, and a change under way settles after the restart", async () => {
    const id = await createList(ec2.client, { entries: hosts(2) });
    ec2.advance();
    const change = { PrefixListId: id, CurrentVersion: 1, RemoveEntries: hosts(1) };
    await ec2.client.send(new ModifyManagedPrefixListCommand(change));
    await restart();
    expect((await list(ec2.client, id))?.State).toBe("modify-in-progress");
    ec2.advance(5000);
    expect(await list(ec2.client, id)).toMatchObject({ State: "modify-complete", Version: 2 });
    const cidrs = async (version: number) =>
      (await entries(ec2.client, id, version))?.map(({ Cidr }) => Cidr).sort();
    expect(await cidrs(1)).toEqual(["198.18.0.0/32", "198.18.0.1/32"]);
    expect(await cidrs(2)).toEqual(["198.18.0.1/32"]);
  });

  test("keeps the connections that are up", async () => {
    const endpointId = vpnEndpointId("land");
    const attempt = { endpointId, commonName: "LAND-PC-001", username: "wang", publicIp: "203.0.113.7" };
    const { json } = await ec2.control("POST", "vpn/connect", attempt);
    await restart();
    const command = new DescribeClientVpnConnectionsCommand({ ClientVpnEndpointId: endpointId });
    const { Connections } = await ec2.client.send(command);
    expect(Connections).toMatchObject([
      { ...{ Status: { Code: "active" } }, ConnectionId: (json as { connectionId: string }).connectionId },
    ]);
  });

  test("opens what was kept before endpoints had terms, and then has those of the template", async () => {
    await ec2.close();
    const { endpoints, ...rest } = JSON.parse(await readFile(path, "utf8")) as { endpoints: object[] };
    const before = endpoints.map(each => {
      const { id, name, clientCidr, tags, createdAt, issued } = each as Record<string, unknown>;
      return { id, name, clientCidr, tags, createdAt, issued };
    });
    await writeFile(path, JSON.stringify({ ...rest, endpoints: before }));
    ec2 = await openStandIn({ path, seed: SEED });
    expect((await ec2.control("GET", "vpn/endpoints")).json).toEqual(endpoints);
  });

  test("has every acknowledged change on the disk, however many are made at once", async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, () => createList(ec2.client)));
    expect(await lists()).toEqual(ids.sort());
  });

  test("does not acknowledge what it cannot keep", async () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    await rm(folder, { recursive: true });
    expect(await refusal(createList(ec2.client))).toEqual({ code: "InternalError", status: 500 });
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
    await expect(ec2.close()).rejects.toThrow();
    ec2 = await openStandIn();
  });

  test("closing cuts a delayed call, whose change is then not made", async () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    await ec2.control("POST", "faults", {
      kind: "delay",
      action: "CreateManagedPrefixList",
      milliseconds: 3_600_000,
    });
    const doomed = createList(ec2.client).catch(() => "cut");
    while (((await ec2.control("GET", "faults")).json as []).length > 0);
    await restart();
    expect([await doomed, await lists(), told.mock.calls]).toEqual(["cut", [], []]);
    told.mockRestore();
  });

  test.each([
    ["nothing at all", ""],
    ["half a file", '{"lists":['],
    ["something else", '{"lists":[{}]}'],
  ])("refuses to start on a broken file: %s", async (_title, text) => {
    await ec2.close();
    await writeFile(path, text);
    await expect(openStandIn({ path })).rejects.toThrow();
    expect(await readFile(path, "utf8")).toBe(text);
    ec2 = await openStandIn();
  });
});
