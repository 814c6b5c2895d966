// The connections as EC2 shows them: to whom, since when, page by page.
import {
  DescribeClientVpnConnectionsCommand,
  DescribeClientVpnEndpointsCommand,
  paginateDescribeClientVpnConnections,
} from "@aws-sdk/client-ec2";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FIRE, LAND, openVpn, POLICE, type Vpn } from "./callers.ts";
import { refusal } from "./endpoint.ts";

describe("connections", () => {
  let vpn: Vpn;
  beforeEach(async () => {
    vpn = await openVpn();
  });
  afterEach(() => vpn.close());

  test("nobody connected is an empty list", async () => {
    expect(await vpn.shown()).toEqual([]);
  });

  test("an active connection is shown with everything but the client's public address", async () => {
    const id = await vpn.knock();
    expect(await vpn.shown()).toEqual([
      {
        ClientVpnEndpointId: LAND,
        Timestamp: "2026-11-20 08:00:00",
        ConnectionId: id,
        Username: "wang",
        ConnectionEstablishedTime: "2026-11-20 08:00:00",
        IngressBytes: "0",
        EgressBytes: "0",
        IngressPackets: "0",
        EgressPackets: "0",
        ClientIp: "10.64.0.2",
        CommonName: "LAND-PC-001",
        Status: { Code: "active" },
        ConnectionEndTime: "-",
        PostureComplianceStatuses: ["wired"],
      },
    ]);
  });

  test("a certificate alone shows no user name", async () => {
    await vpn.knock("", POLICE);
    expect((await vpn.shown(undefined, POLICE)).map(({ Username }) => Username)).toEqual([undefined]);
  });

  test("connections are found by id or by user, and by nothing else", async () => {
    const [, second = ""] = [await vpn.knock("wang"), await vpn.knock("lin")];
    const found = async (Name: string, ...Values: string[]) =>
      (await vpn.shown({ Name, Values })).map(({ Username }) => Username);
    expect(await found("connection-id", second)).toEqual(["lin"]);
    expect(await found("username", "wang", "chen")).toEqual(["wang"]);
    expect(await found("username", "WANG")).toEqual([]);
    expect((await refusal(vpn.shown({ Name: "status", Values: ["active"] }))).code).toBe(
      "InvalidParameterValue",
    );
  });

  test("pages hold five at least, and every connection comes once", async () => {
    for (let count = 0; count < 12; count += 1) await vpn.knock();
    const pages = [];
    const config = { client: vpn.client, pageSize: 5 };
    for await (const { Connections } of paginateDescribeClientVpnConnections(config, {
      ClientVpnEndpointId: LAND,
    })) {
      pages.push(Connections?.map(({ ConnectionId }) => ConnectionId));
    }
    expect(pages.map(page => page?.length)).toEqual([5, 5, 2]);
    expect(new Set(pages.flat()).size).toBe(12);
    const small = new DescribeClientVpnConnectionsCommand({ ClientVpnEndpointId: LAND, MaxResults: 4 });
    expect((await refusal(vpn.client.send(small))).code).toBe("InvalidParameterValue");
  });

  test("endpoints are found by their tag", async () => {
    const filter = { Name: "tag:system", Values: ["fire"] };
    const { ClientVpnEndpoints } = await vpn.client.send(
      new DescribeClientVpnEndpointsCommand({ Filters: [filter] }),
    );
    expect(ClientVpnEndpoints?.map(({ ClientVpnEndpointId }) => ClientVpnEndpointId)).toEqual([FIRE]);
  });
});
