// The Client VPN actions: what the service shows of its connections, and how it ends them.
import type { Ec2Account } from "./account.ts";
import type { Action } from "./action.ts";
import { type Filters, filtered } from "./filters.ts";
import { type QueryForm, required, texts } from "./form.ts";
import { resultPage } from "./paging.ts";
import { Ec2Refusal } from "./refusal.ts";
import { tagValues } from "./tag.ts";
import { isOpen, terminating, type VpnConnection } from "./vpn-connection.ts";
import type { VpnEndpoint } from "./vpn-endpoint.ts";
import type { Value } from "./xml.ts";

const PAGE = { least: 5, most: 1000 };
const CONNECTIONS_OF_A_USER = 5;

const CONNECTION_FILTERS: Filters<VpnConnection> = {
  "connection-id": connection => [connection.id],
  username: connection => [connection.username],
};
const ENDPOINT_FILTERS: Filters<VpnEndpoint> = {
  "endpoint-id": endpoint => [endpoint.id],
  "tag:": (endpoint, key) => tagValues(endpoint.tags, key),
};

export const vpnActions: Readonly<Record<string, Action>> = {
  DescribeClientVpnEndpoints({ account, form }) {
    const ids = texts(form, "ClientVpnEndpointId");
    const wanted = ids.length > 0 ? ids.map(id => account.endpoint(id)) : [...account.endpoints.values()];
    const { items, nextToken } = resultPage(filtered(wanted, form, ENDPOINT_FILTERS), form, PAGE);
    return { nextToken, clientVpnEndpoint: items.map(endpointAnswer) };
  },

  DescribeClientVpnConnections({ account, form }) {
    const endpoint = account.endpoint(required(form, "ClientVpnEndpointId"));
    const all = connectionsOf(account, endpoint);
    const { items, nextToken } = resultPage(filtered(all, form, CONNECTION_FILTERS), form, PAGE);
    const timestamp = stamp(account.terms.clock());
    return { nextToken, connections: items.map(each => connectionAnswer(each, timestamp, endpoint)) };
  },

  TerminateClientVpnConnections({ account, form, fails }) {
    const endpoint = account.endpoint(required(form, "ClientVpnEndpointId"));
    const chosen = chosenBy(form, connectionsOf(account, endpoint).filter(isOpen));
    const { until } = account.settling(fails);
    const connectionStatuses = chosen.map(before => {
      const after = terminating(before, { until, fails });
      account.putConnection(after);
      return {
        connectionId: before.id,
        previousStatus: { code: before.status.code },
        currentStatus: { code: after.status.code },
      };
    });
    return { clientVpnEndpointId: endpoint.id, username: form.get("Username"), connectionStatuses };
  },
};

function connectionsOf(account: Ec2Account, endpoint: VpnEndpoint): readonly VpnConnection[] {
  return [...account.connections.values()].filter(({ endpointId }) => endpointId === endpoint.id);
}

function chosenBy(form: QueryForm, open: readonly VpnConnection[]): readonly VpnConnection[] {
  const [id, username] = [form.get("ConnectionId"), form.get("Username")];
  if (id !== undefined && username !== undefined) {
    throw new Ec2Refusal("InvalidParameterCombination", "Give ConnectionId or Username, not both.");
  }
  if (username === undefined) {
    const wanted = required(form, "ConnectionId");
    const found = open.filter(connection => connection.id === wanted);
    if (found.length > 0) return found;
    throw new Ec2Refusal("InvalidClientVpnConnection.IdNotFound", `Connection ${wanted} does not exist.`);
  }
  const found = open.filter(connection => connection.username === username && username !== "");
  if (found.length === 0) {
    throw new Ec2Refusal("InvalidClientVpnConnection.UserNotFound", `${username} has no active connection.`);
  }
  if (found.length > CONNECTIONS_OF_A_USER) {
    const message = `${username} has more than ${CONNECTIONS_OF_A_USER} connections: end them by ConnectionId.`;
    throw new Ec2Refusal("InvalidParameterValue", message);
  }
  return found;
}

function endpointAnswer(endpoint: VpnEndpoint): Value {
  return {
    clientVpnEndpointId: endpoint.id,
    description: endpoint.name,
    status: { code: endpoint.subnets > 0 ? "available" : "pending-associate" },
    creationTime: new Date(endpoint.createdAt).toISOString().slice(0, 19),
    clientCidrBlock: endpoint.clientCidr,
    authenticationOptions: authenticationOf(endpoint),
    sessionTimeoutHours: endpoint.sessionHours,
    clientConnectOptions: { enabled: endpoint.asksHandler },
    connectionLogOptions: { Enabled: endpoint.keepsLog },
    vpnProtocol: "openvpn",
    transportProtocol: "udp",
    tagSet: endpoint.tags.map(({ key, value }) => ({ key, value })),
  };
}

const LOGIN_TYPES = {
  saml: "federated-authentication",
  directory: "directory-service-authentication",
} as const;

function authenticationOf({ certificate, login }: VpnEndpoint) {
  const types = [
    ...(certificate ? ["certificate-authentication"] : []),
    ...(login ? [LOGIN_TYPES[login]] : []),
  ];
  return types.map(type => ({ type }));
}

// The public address is not shown: the real service has no such field either.
function connectionAnswer(connection: VpnConnection, timestamp: string, { login }: VpnEndpoint): Value {
  const { status } = connection;
  return {
    clientVpnEndpointId: connection.endpointId,
    timestamp,
    connectionId: connection.id,
    // Promised for directories alone: what it shows of a federated log-in nobody says.
    username: (login === "directory" && connection.username) || undefined,
    connectionEstablishedTime: stamp(connection.establishedAt),
    ingressBytes: "0",
    egressBytes: "0",
    ingressPackets: "0",
    egressPackets: "0",
    clientIp: connection.clientIp,
    commonName: connection.commonName,
    status: { code: status.code },
    connectionEndTime: status.code === "terminated" ? stamp(status.at) : "-",
    postureComplianceStatusSet: [...connection.postures],
  };
}

function stamp(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}
