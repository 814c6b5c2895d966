// The law of a Client VPN connection: active until it is terminated or hung up, then remembered for an hour; pure.
import * as v from "valibot";

const REMEMBERED_MS = 60 * 60 * 1000;

export const connectionShape = v.strictObject({
  id: v.string(),
  endpointId: v.string(),
  commonName: v.string(),
  username: v.string(),
  publicIp: v.string(),
  clientIp: v.string(),
  postures: v.array(v.string()),
  /** The networks that the endpoint's rules open to this client. */
  reaches: v.optional(v.array(v.string()), []),
  establishedAt: v.number(),
  status: v.variant("code", [
    v.strictObject({ code: v.literal("active") }),
    v.strictObject({ code: v.literal("terminating"), until: v.number(), fails: v.boolean() }),
    v.strictObject({ code: v.literal("failed-to-terminate") }),
    v.strictObject({ code: v.literal("terminated"), at: v.number() }),
  ]),
});
export type VpnConnection = Readonly<v.InferOutput<typeof connectionShape>>;

export function isOpen({ status }: VpnConnection): boolean {
  return status.code !== "terminated";
}

export function terminating(
  connection: VpnConnection,
  ending: { until: number; fails: boolean },
): VpnConnection {
  if (connection.status.code === "terminating") return connection;
  return { ...connection, status: { code: "terminating", ...ending } };
}

export function hungUp(connection: VpnConnection, at: number): VpnConnection {
  return { ...connection, status: { code: "terminated", at } };
}

export function settledConnection(connection: VpnConnection, now: number): VpnConnection {
  const { status } = connection;
  if (status.code !== "terminating" || status.until > now) return connection;
  if (status.fails) return { ...connection, status: { code: "failed-to-terminate" } };
  return hungUp(connection, status.until);
}

export function isForgotten({ status }: VpnConnection, now: number): boolean {
  return status.code === "terminated" && now - status.at > REMEMBERED_MS;
}
