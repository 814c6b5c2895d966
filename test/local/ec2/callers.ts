// Two VPN endpoints whose handler lets everybody in, and the clients that are connected to the first of them.
import {
  type ClientVpnConnection,
  DescribeClientVpnConnectionsCommand,
  TerminateClientVpnConnectionsCommand,
  type TerminateClientVpnConnectionsCommandInput,
} from "@aws-sdk/client-ec2";
import { vpnEndpointId } from "../../../infra/local/aws/ec2/seed.ts";
import { declared, openStandIn } from "./endpoint.ts";

export const LAND = vpnEndpointId("land");
export const FIRE = vpnEndpointId("fire");

const YES = {
  allow: true,
  "error-msg-on-denied-connection": "",
  "posture-compliance-statuses": ["wired"],
  "schema-version": "v2",
};

const { login: _, ...CERTIFICATE_ONLY } = declared("police");
export const POLICE = vpnEndpointId("police");

/** And a third, which asks for certificates alone. */
export async function openVpn() {
  // A directory's: EC2 promises to show user names of no other.
  const endpoint = (name: string) =>
    declared(name, { login: "directory", tags: [{ key: "system", value: name }] });
  const seed = { prefixLists: [], vpnEndpoints: [endpoint("land"), endpoint("fire"), CERTIFICATE_ONLY] };
  const ec2 = await openStandIn({ seed, ask: async () => YES });
  const shown = async (
    filter?: { Name: string; Values: string[] },
    endpoint = LAND,
  ): Promise<ClientVpnConnection[]> => {
    const input = { ClientVpnEndpointId: endpoint, ...(filter ? { Filters: [filter] } : {}) };
    const { Connections } = await ec2.client.send(new DescribeClientVpnConnectionsCommand(input));
    return Connections ?? [];
  };
  return {
    ...ec2,
    shown,
    states: async () => (await shown()).map(({ Status }) => Status?.Code),
    knock: async (username = "wang", endpointId = LAND): Promise<string> => {
      const attempt = { endpointId, commonName: "LAND-PC-001", username, publicIp: "203.0.113.7" };
      const { json } = await ec2.control("POST", "vpn/connect", attempt);
      return (json as { connectionId: string }).connectionId;
    },
    hangUp: async (connectionId: string) =>
      (await ec2.control("POST", "vpn/disconnect", { connectionId })).status,
    terminate: (input: Partial<TerminateClientVpnConnectionsCommandInput>) =>
      ec2.client.send(new TerminateClientVpnConnectionsCommand({ ClientVpnEndpointId: LAND, ...input })),
  };
}
export type Vpn = Awaited<ReturnType<typeof openVpn>>;
