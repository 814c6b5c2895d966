// The law of a Client VPN endpoint: what it asks of a client, what it tells the connect handler of one, what its rules let a client
// reach and how many it holds; all of it as the template says; pure.
import * as v from "valibot";
import { VPN_LOGINS } from "../../../../functions/gate/names.ts";
import { tagShape } from "./tag.ts";

/** What the template says besides. A file kept from before knew none of it, and the next start says it again. */
const terms = {
  certificate: v.optional(v.boolean(), true),
  login: v.exactOptional(v.picklist(VPN_LOGINS)),
  /** Whether a connect handler is asked: without one everybody who proves who they are is let in. */
  asksHandler: v.optional(v.boolean(), true),
  keepsLog: v.optional(v.boolean(), true),
  subnets: v.optional(v.number(), 0),
  /** To which networks, and to whom: without a group to everybody. */
  rules: v.optional(v.array(v.strictObject({ cidr: v.string(), group: v.exactOptional(v.string()) })), []),
  sessionHours: v.optional(v.number(), 24),
  /** By which subnets, and when each is settled. */
  joined: v.optional(v.array(v.strictObject({ id: v.string(), subnet: v.string(), until: v.number() })), []),
  routes: v.optional(v.array(v.strictObject({ cidr: v.string(), subnet: v.string() })), []),
};
export type VpnEndpointTerms = Readonly<v.InferOutput<v.StrictObjectSchema<typeof terms, undefined>>>;

export const vpnEndpointShape = v.strictObject({
  id: v.string(),
  name: v.string(),
  clientCidr: v.string(),
  tags: v.array(tagShape),
  createdAt: v.number(),
  // How many tunnel addresses were handed out, so that the next one is another.
  issued: v.number(),
  ...terms,
});
export type VpnEndpoint = Readonly<v.InferOutput<typeof vpnEndpointShape>>;

/** What a client brings: its certificate's name, and what the city's log-in says of the person. */
export interface Brought {
  readonly commonName: string;
  readonly username: string;
  readonly groups: string | readonly string[];
}

/** The service takes no more than so many groups, and so many letters of a name or a group. */
const MOST_GROUPS = 200;
const LONGEST_NAME = 255;
/** Quota of connections at once, by how many subnets are associated. */
const CONNECTIONS = [0, 7_000, 36_500, 66_500, 96_500, 126_000];
/** The service needs twice the addresses that are in use. */
const ADDRESSES_OF_ONE = 2;

/** Whether the client has given every proof that the endpoint asks for: the handler hears of nobody else. */
export function hasProved({ certificate, login }: VpnEndpoint, { commonName, username }: Brought): boolean {
  return (!certificate || commonName !== "") && (login === undefined || username !== "");
}

/** What the endpoint knows of its client: nothing that it does not ask for. */
export function knownOf({ certificate, login }: VpnEndpoint, brought: Brought): Brought {
  return {
    commonName: certificate ? brought.commonName : "",
    username: login ? brought.username.slice(0, LONGEST_NAME) : "",
    groups: login ? cutGroups(brought.groups) : "",
  };
}

function cutGroups(groups: string | readonly string[]): string | readonly string[] {
  if (typeof groups === "string") return groups.slice(0, LONGEST_NAME);
  return groups.slice(0, MOST_GROUPS).map(group => group.slice(0, LONGEST_NAME));
}

/** The networks that a rule opens to everybody or to one of these groups; the security groups judge after that. */
export function reachedBy({ rules }: VpnEndpoint, groups: string | readonly string[]): string[] {
  const own = new Set([groups].flat());
  return rules.flatMap(({ cidr, group }) => (group === undefined || own.has(group) ? [cidr] : []));
}

export function capacityOf({ subnets, clientCidr }: Pick<VpnEndpoint, "subnets" | "clientCidr">): number {
  const addresses = 2 ** (32 - Number(clientCidr.split("/")[1]));
  return Math.min(CONNECTIONS[subnets] ?? CONNECTIONS.at(-1) ?? 0, addresses / ADDRESSES_OF_ONE);
}

/** When the service ends a session by itself, whoever may still be working. */
export function timeOutOf({ sessionHours }: VpnEndpoint, establishedAt: number): number {
  return establishedAt + sessionHours * 3_600_000;
}
