// What a test of a system's remote access can come out as, the kinds of endpoints there are, and how channel and name tell them apart;
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

/** Who lets in and cuts there is a program beside it, a broker; EC2 does both for Client VPN itself. */
export function hasBroker(of: { channel?: string | undefined; endpoint: string }): boolean {
  return of.channel === "vdi" || isOnOwnServer(of);
}

/** Never to be looked for in EC2. */
export function isOnOwnServer({
  channel,
  endpoint,
}: {
  channel?: string | undefined;
  endpoint: string;
}): boolean {
  return channel === "vpn" && !endpoint.startsWith("cvpn-");
}
