// The connection log of a Client VPN endpoint, in the words that the service writes into CloudWatch: every attempt, every end; pure.
import type { ConnectEvent } from "./vpn-event.ts";

export type LogEntry = Readonly<Record<string, string>>;

export interface Attempted {
  readonly event: ConnectEvent;
  readonly at: number;
  /** Absent for an attempt that succeeded. */
  readonly reason?: string;
  readonly clientIp?: string;
  readonly postures?: readonly string[];
}

const NONE = "NA";

export function attemptEntry({ event, at, reason, clientIp = NONE, postures = [] }: Attempted): LogEntry {
  return {
    "connection-log-type": "connection-attempt",
    "connection-attempt-status": reason === undefined ? "successful" : "failed",
    "connection-attempt-failure-reason": reason ?? NONE,
    "connection-reset-status": NONE,
    "connection-id": String(event["connection-id"]),
    "client-vpn-endpoint-id": String(event["endpoint-id"]),
    "transport-protocol": "udp",
    "connection-start-time": instant(at),
    "connection-last-update-time": instant(at),
    "client-ip": clientIp,
    "common-name": String(event["common-name"]),
    "device-type": String(event.platform),
    "device-ip": String(event["public-ip"]),
    "connection-end-time": reason === undefined ? NONE : instant(at),
    "posture-compliance-statuses": postures.join(",") || NONE,
  };
}

export interface Ended {
  readonly id: string;
  readonly endpointId: string;
  readonly commonName: string;
  readonly publicIp: string;
  readonly clientIp: string;
  readonly establishedAt: number;
}

export function resetEntry({ id, endpointId, ...ended }: Ended, at: number): LogEntry {
  return {
    "connection-log-type": "connection-reset",
    "connection-attempt-status": NONE,
    "connection-reset-status": "successful",
    "connection-id": id,
    "client-vpn-endpoint-id": endpointId,
    "connection-start-time": instant(ended.establishedAt),
    "connection-last-update-time": instant(at),
    "client-ip": ended.clientIp,
    "common-name": ended.commonName,
    "device-ip": ended.publicIp,
    "connection-end-time": instant(at),
  };
}

/** `2026-11-20 08:00:00` */
function instant(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}
