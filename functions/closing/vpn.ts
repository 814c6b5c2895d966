// Reads and ends the connections of Client VPN endpoints; the only file that knows EC2 for sessions. It decides nothing.
import {
  type ClientVpnConnection,
  EC2Client,
  type EC2ClientConfig,
  paginateDescribeClientVpnConnections,
  TerminateClientVpnConnectionsCommand,
} from "@aws-sdk/client-ec2";

/** `open` until EC2 says otherwise: one that failed to end is still open. */
export type ConnectionStatus = "open" | "ending" | "gone";

export interface Connection {
  readonly id: string;
  /** The certificate it came with. */
  readonly name: string;
  readonly status: ConnectionStatus;
}

export interface Vpn {
  /** Those of an endpoint that are open, and those that ended within the last hour. */
  connections(endpoint: string): Promise<readonly Connection[]>;
  /** Asks EC2 to end one; one that EC2 does not know, or no longer knows, is gone. */
  end(endpoint: string, connection: string): Promise<ConnectionStatus>;
}

const STATUS: Readonly<Record<string, ConnectionStatus>> = { terminating: "ending", terminated: "gone" };
const UNKNOWN = new Set(["InvalidClientVpnConnection.IdNotFound", "InvalidClientVpnEndpointId.NotFound"]);

export function vpnOf(config: EC2ClientConfig = {}): Vpn {
  // Ending a connection twice is harmless, so what was throttled or lost is asked again at once.
  const requestHandler = { connectionTimeout: 1_000, requestTimeout: 4_000, httpsAgent: { maxSockets: 50 } };
  const client = new EC2Client({ maxAttempts: 3, requestHandler, ...config });
  return {
    async connections(ClientVpnEndpointId) {
      const found: Connection[] = [];
      const pages = paginateDescribeClientVpnConnections(
        { client, pageSize: 1_000 },
        { ClientVpnEndpointId },
      );
      for await (const { Connections = [] } of pages) found.push(...Connections.map(connectionOf));
      return found;
    },
    async end(ClientVpnEndpointId, ConnectionId) {
      try {
        const command = new TerminateClientVpnConnectionsCommand({ ClientVpnEndpointId, ConnectionId });
        const { ConnectionStatuses = [] } = await client.send(command);
        const answered = ConnectionStatuses.find(status => status.ConnectionId === ConnectionId);
        return STATUS[answered?.CurrentStatus?.Code ?? ""] ?? "open";
      } catch (error) {
        if (UNKNOWN.has((error as Error).name)) return "gone";
        throw error;
      }
    },
  };
}

function connectionOf({ ConnectionId = "", CommonName = "", Status }: ClientVpnConnection): Connection {
  return { id: ConnectionId, name: CommonName, status: STATUS[Status?.Code ?? ""] ?? "open" };
}
