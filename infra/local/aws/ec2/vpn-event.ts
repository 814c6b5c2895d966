// The question the VPN service puts to the connect handler, in the words of its schema version, and the ways asking can fail.
import { isIP } from "node:net";
import * as v from "valibot";
import type { Brought } from "./vpn-endpoint.ts";

const SCHEMA_VERSIONS = ["v1", "v2", "v3"] as const;
export type VpnSchemaVersion = (typeof SCHEMA_VERSIONS)[number];

/** Why the handler gave no verdict; each is in the connection log as `client-connect-handler-<failure>`. */
type FailureKind = "timed-out" | "throttled" | "invalid-response" | "service-error" | "other-execution-error";

export class HandlerFailure extends Error {
  readonly failure: FailureKind;

  constructor(failure: FailureKind, cause?: unknown) {
    super(failure, { cause });
    this.failure = failure;
  }
}

export const attemptShape = v.strictObject({
  endpointId: v.string(),
  commonName: v.optional(v.string(), ""),
  username: v.optional(v.string(), ""),
  publicIp: v.pipe(
    v.string(),
    v.check(text => isIP(text) !== 0, "publicIp must be an address"),
  ),
  groups: v.optional(v.union([v.string(), v.array(v.string())]), ""),
  platform: v.optional(v.string(), "win"),
  platformVersion: v.exactOptional(v.string()),
  schemaVersion: v.optional(v.picklist(SCHEMA_VERSIONS), "v2"),
});
/** What a client brings when it knocks. */
export type Attempt = Readonly<v.InferOutput<typeof attemptShape>>;

export type ConnectEvent = Readonly<Record<string, string | readonly string[]>>;

/** Asks the connect handler; the answer is anybody's guess until it is read. Gives up when the signal says so. */
export type Ask = (event: ConnectEvent, signal: AbortSignal) => Promise<unknown>;

/** In it is what the endpoint knows of the client, and not what the client would like to be known. */
export function eventOf(attempt: Attempt, known: Brought, connectionId: string): ConnectEvent {
  const { platformVersion, schemaVersion } = attempt;
  return {
    "connection-id": connectionId,
    "endpoint-id": attempt.endpointId,
    "common-name": known.commonName,
    username: known.username,
    platform: attempt.platform,
    ...(platformVersion === undefined ? {} : { "platform-version": platformVersion }),
    "public-ip": attempt.publicIp,
    "client-openvpn-version": "2.6.12",
    ...(schemaVersion === "v1" ? {} : { groups: known.groups }),
    "schema-version": schemaVersion,
  };
}
