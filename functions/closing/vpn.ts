// Reads and ends the connections of Client VPN endpoints; the only file that knows EC2 for sessions. It decides nothing.
import {
  type ClientVpnConnection,
  EC2Client,
  type EC2ClientConfig,
  type EC2ServiceException,
  paginateDescribeClientVpnConnections,
  TerminateClientVpnConnectionsCommand,
} from "@aws-sdk/client-ec2";
import { Pace } from "./pace.ts";

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
  /**
   * Asks EC2 to end one; one that EC2 does not know, or no longer knows, is gone. EC2 takes only so many calls: where its turn does
   * not come within so long, it stays open, and is somebody else's to end.
   */
  end(endpoint: string, connection: string, withinMs?: number): Promise<ConnectionStatus>;
}

const STATUS: Readonly<Record<string, ConnectionStatus>> = { terminating: "ending", terminated: "gone" };
const UNKNOWN = new Set(["InvalidClientVpnConnection.IdNotFound", "InvalidClientVpnEndpointId.NotFound"]);
const MOST_TRIES = 3;
/** A fact that comes behind these must not wait long for EC2. */
const TURN_WITHIN_MS = 2_000;

export function vpnOf(config: EC2ClientConfig = {}): Vpn {
  const requestHandler = { connectionTimeout: 1_000, requestTimeout: 4_000, httpsAgent: { maxSockets: 50 } };
  const client = new EC2Client({ maxAttempts: 3, requestHandler, ...config });
  // The library would ask again at once what was refused for coming too often.
  const once = new EC2Client({ requestHandler, ...config, maxAttempts: 1 });
  const pace = new Pace();
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
    async end(endpoint, connection, withinMs = TURN_WITHIN_MS) {
      // Ending a connection twice is harmless, so what was throttled or lost is asked again.
      for (let tries = 1; await pace.turn(withinMs); tries++) {
        try {
          return await endOnce({ client: once, pace }, endpoint, connection);
        } catch (error) {
          if (tries === MOST_TRIES || isOurs(error)) throw error;
        }
      }
      return "open";
    },
  };
}

async function endOnce(
  { client, pace }: { readonly client: EC2Client; readonly pace: Pace },
  ClientVpnEndpointId: string,
  ConnectionId: string,
): Promise<ConnectionStatus> {
  try {
    const command = new TerminateClientVpnConnectionsCommand({ ClientVpnEndpointId, ConnectionId });
    const { ConnectionStatuses = [] } = await client.send(command);
    pace.taken();
    const answered = ConnectionStatuses.find(status => status.ConnectionId === ConnectionId);
    return STATUS[answered?.CurrentStatus?.Code ?? ""] ?? "open";
  } catch (error) {
    const { name } = error as Error;
    if (UNKNOWN.has(name)) return "gone";
    if (name === "RequestLimitExceeded") pace.refused();
    throw error;
  }
}

/** What EC2 understood and will never do, however often it is asked. */
function isOurs(error: unknown): boolean {
  const status = (error as Partial<EC2ServiceException>).$metadata?.httpStatusCode ?? 500;
  return status >= 400 && status < 500;
}

function connectionOf({ ConnectionId = "", CommonName = "", Status }: ClientVpnConnection): Connection {
  return { id: ConnectionId, name: CommonName, status: STATUS[Status?.Code ?? ""] ?? "open" };
}
