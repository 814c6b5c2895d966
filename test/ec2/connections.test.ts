// The connections as EC2 shows and ends them: active, terminating, terminated, then forgotten after an hour.
import {
  DescribeClientVpnConnectionsCommand,
  DescribeClientVpnEndpointsCommand,
  paginateDescribeClientVpnConnections,
  TerminateClientVpnConnectionsCommand,
  type TerminateClientVpnConnectionsCommandInput,
} from "@aws-sdk/client-ec2";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { vpnEndpointId } from "../../infra/local/ec2/seed.ts";
import { FOREIGN, OWN_ONLY, openEndpoint, openStandIn, refusal, type StandIn } from "./endpoint.ts";

const ENDPOINT = vpnEndpointId("land");
const UNKNOWN = "cvpn-endpoint-0123456789abcdef0";
const YES = {
  allow: true,
  "error-msg-on-denied-connection": "",
  "posture-compliance-statuses": ["wired"],
  "schema-version": "v2",
};

test("an unknown endpoint has no connections to show or to end", async () => {
  const { client, close } = await openEndpoint();
  const calls = [
    client.send(new DescribeClientVpnConnectionsCommand({ ClientVpnEndpointId: UNKNOWN })),
    client.send(new TerminateClientVpnConnectionsCommand({ ClientVpnEndpointId: UNKNOWN, Username: "wang" })),
    client.send(new DescribeClientVpnEndpointsCommand({ ClientVpnEndpointIds: [UNKNOWN] })),
  ];
  for (const call of calls) {
    expect(await refusal(call)).toEqual({ code: "InvalidClientVpnEndpointId.NotFound", status: 400 });
  }
  await close();
});

describe.skipIf(FOREIGN)(`connections ${OWN_ONLY}`, () => {
  let ec2: StandIn;
  beforeEach(async () => {
    const endpoint = (name: string) => ({
      name,
      clientCidr: "10.64.0.0/16",
      tags: [{ key: "system", value: name }],
    });
    ec2 = await openStandIn({
      seed: { prefixLists: [], vpnEndpoints: [endpoint("land"), endpoint("fire")] },
      ask: async () => YES,
    });
  });
  afterEach(() => ec2.close());

  const knock = async (username = "wang", endpointId = ENDPOINT): Promise<string> => {
    const attempt = { endpointId, commonName: "LAND-PC-001", username, publicIp: "203.0.113.7" };
    return ((await ec2.control("POST", "vpn/connect", attempt)).json as { connectionId: string })
      .connectionId;
  };
  const shown = async (filter?: { Name: string; Values: string[] }) => {
    const input = { ClientVpnEndpointId: ENDPOINT, ...(filter ? { Filters: [filter] } : {}) };
    return (await ec2.client.send(new DescribeClientVpnConnectionsCommand(input))).Connections;
  };
  const states = async () => (await shown())?.map(({ Status }) => Status?.Code);
  const terminate = (input: Omit<TerminateClientVpnConnectionsCommandInput, "ClientVpnEndpointId">) =>
    ec2.client.send(new TerminateClientVpnConnectionsCommand({ ClientVpnEndpointId: ENDPOINT, ...input }));

  test("nobody connected is an empty list", async () => {
    expect(await shown()).toEqual([]);
  });

  test("an active connection is shown with everything but the client's public address", async () => {
    const id = await knock();
    expect(await shown()).toEqual([
      {
        ClientVpnEndpointId: ENDPOINT,
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
    await knock("");
    expect((await shown())?.map(({ Username }) => Username)).toEqual([undefined]);
  });

  test("a terminated connection is terminating first, then terminated, and forgotten after an hour", async () => {
    const id = await knock();
    expect(await terminate({ ConnectionId: id })).toMatchObject({
      ClientVpnEndpointId: ENDPOINT,
      ConnectionStatuses: [
        { ConnectionId: id, PreviousStatus: { Code: "active" }, CurrentStatus: { Code: "terminating" } },
      ],
    });
    expect(await states()).toEqual(["terminating"]);
    const again = await terminate({ ConnectionId: id });
    expect(again.ConnectionStatuses).toMatchObject([
      { PreviousStatus: { Code: "terminating" }, CurrentStatus: { Code: "terminating" } },
    ]);
    ec2.advance();
    expect(await shown()).toMatchObject([
      { Status: { Code: "terminated" }, ConnectionEndTime: "2026-11-20 08:00:01" },
    ]);
    ec2.advance(60 * 60 * 1000);
    expect(await states()).toEqual(["terminated"]);
    ec2.advance(1);
    expect(await states()).toEqual([]);
  });

  test("a client that hangs up is terminated at once", async () => {
    const connectionId = await knock();
    expect((await ec2.control("POST", "vpn/disconnect", { connectionId })).status).toBe(200);
    expect(await states()).toEqual(["terminated"]);
    expect((await ec2.control("POST", "vpn/disconnect", { connectionId })).status).toBe(400);
  });

  test("all connections of a user end in one call while there are five of them at most", async () => {
    for (let count = 0; count < 5; count += 1) await knock("wang");
    await knock("lin");
    const { Username, ConnectionStatuses } = await terminate({ Username: "wang" });
    expect([Username, ConnectionStatuses?.length]).toEqual(["wang", 5]);
    expect((await states())?.sort()).toEqual(["active", ...Array(5).fill("terminating")]);
  });

  test("a connection that fails to terminate is still there, and can be ended once more", async () => {
    const id = await knock();
    await ec2.control("POST", "faults", { kind: "fail-later", action: "TerminateClientVpnConnections" });
    await terminate({ ConnectionId: id });
    ec2.advance();
    expect(await states()).toEqual(["failed-to-terminate"]);
    await terminate({ ConnectionId: id });
    ec2.advance();
    expect(await states()).toEqual(["terminated"]);
  });

  const UNHEARD = "cvpn-connection-0123456789abcdef0";
  test.each([
    ["InvalidClientVpnConnection.IdNotFound", "nobody's connection", { ConnectionId: UNHEARD }],
    ["InvalidClientVpnConnection.UserNotFound", "somebody who is not connected", { Username: "chen" }],
    ["InvalidClientVpnConnection.UserNotFound", "names in another case", { Username: "Wang" }],
    ["InvalidParameterValue", "a user with more than five connections", { Username: "wang" }],
    [
      "InvalidParameterCombination",
      "a connection and a user at once",
      { ConnectionId: UNHEARD, Username: "wang" },
    ],
    ["MissingParameter", "neither", {}],
  ])("%s: ending %s", async (code, _title, input) => {
    for (let count = 0; count < 6; count += 1) await knock("wang");
    expect(await refusal(terminate(input))).toEqual({ code, status: 400 });
    expect(await states()).toEqual(Array(6).fill("active"));
  });

  test("a connection of another endpoint is neither shown nor ended", async () => {
    const elsewhere = await knock("wang", vpnEndpointId("fire"));
    expect(await shown()).toEqual([]);
    const call = terminate({ ConnectionId: elsewhere });
    expect((await refusal(call)).code).toBe("InvalidClientVpnConnection.IdNotFound");
  });

  test("a connection that is over cannot be ended", async () => {
    const connectionId = await knock();
    await ec2.control("POST", "vpn/disconnect", { connectionId });
    const call = terminate({ ConnectionId: connectionId });
    expect((await refusal(call)).code).toBe("InvalidClientVpnConnection.IdNotFound");
  });

  test("connections are found by id or by user, and by nothing else", async () => {
    const [, second = ""] = [await knock("wang"), await knock("lin")];
    const found = async (Name: string, ...Values: string[]) =>
      (await shown({ Name, Values }))?.map(({ Username }) => Username);
    expect(await found("connection-id", second)).toEqual(["lin"]);
    expect(await found("username", "wang", "chen")).toEqual(["wang"]);
    expect(await found("username", "WANG")).toEqual([]);
    expect((await refusal(shown({ Name: "status", Values: ["active"] }))).code).toBe("InvalidParameterValue");
  });

  test("pages hold five at least, and every connection comes once", async () => {
    for (let count = 0; count < 12; count += 1) await knock();
    const pages = [];
    const config = { client: ec2.client, pageSize: 5 };
    for await (const { Connections } of paginateDescribeClientVpnConnections(config, {
      ClientVpnEndpointId: ENDPOINT,
    })) {
      pages.push(Connections?.map(({ ConnectionId }) => ConnectionId));
    }
    expect(pages.map(page => page?.length)).toEqual([5, 5, 2]);
    expect(new Set(pages.flat()).size).toBe(12);
    const small = new DescribeClientVpnConnectionsCommand({ ClientVpnEndpointId: ENDPOINT, MaxResults: 4 });
    expect((await refusal(ec2.client.send(small))).code).toBe("InvalidParameterValue");
  });

  test("endpoints are found by their tag", async () => {
    const filter = { Name: "tag:system", Values: ["fire"] };
    const { ClientVpnEndpoints } = await ec2.client.send(
      new DescribeClientVpnEndpointsCommand({ Filters: [filter] }),
    );
    expect(ClientVpnEndpoints?.map(({ ClientVpnEndpointId }) => ClientVpnEndpointId)).toEqual([
      vpnEndpointId("fire"),
    ]);
  });
});
