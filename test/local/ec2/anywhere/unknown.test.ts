// What does not exist is refused by its name.
import {
  DescribeClientVpnConnectionsCommand,
  DescribeClientVpnEndpointsCommand,
  TerminateClientVpnConnectionsCommand,
} from "@aws-sdk/client-ec2";
import { expect, test } from "vitest";
import { refusal } from "../endpoint.ts";
import { openEndpoint } from "./endpoint.ts";

const UNKNOWN = "cvpn-endpoint-0123456789abcdef0";

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
