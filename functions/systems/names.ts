// What a test of a system's remote access can come out as, the kinds of VPN endpoints there are, and how a name tells them apart;
// names only.
export const TEST_RESULTS = ["passed", "failed"] as const;

/** What a deployment may ask an administrator to confirm. */
export const PROPOSALS = ["add", "remove", "egress"] as const;

/** `client-vpn`: AWS asks for its connections and cuts them. `own-server`: the city's own, whose companion does both by the API. */
export const VPN_SERVERS = ["client-vpn", "own-server"] as const;
export type VpnServer = (typeof VPN_SERVERS)[number];

/** As AWS names its endpoints; nothing else may be called so, and so a record of a session needs to say no more. */
export const CLIENT_VPN_ENDPOINT = /^cvpn-endpoint-[0-9a-f]{8,17}$/;

/** The channel of a session on the city's own server, as the policies are told of it. */
export const OWN_VPN = "own-vpn";

/** Never to be looked for in EC2. */
export function isOnOwnServer({ channel, endpoint }: { channel?: string; endpoint: string }): boolean {
  return channel === "vpn" && !endpoint.startsWith("cvpn-");
}
