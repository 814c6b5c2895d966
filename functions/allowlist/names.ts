// What each managed prefix list is called, how it is tagged and how much it may hold: the one source; it never asks EC2.
import type { Family } from "../shared/address/address.ts";
import { type SystemCode, systemOf } from "../shared/rules/systems.ts";

export const CHANNELS = ["vpn", "vdi"] as const;
export type Channel = (typeof CHANNELS)[number];

/** To a client, who cannot know it from a pattern. */
export const RANGE_SAID =
  "A public IPv4 or IPv6 address or CIDR block, such as 203.0.113.24/32; whatever else is refused with a fault at its place";

/** The lists that EC2 enforces; `egress` is set by the archives and never by us. */
export const DIRECTIONS = ["inbound", "outbound"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Whether a list lets in only what is on it, or everybody, for a reason. */
export const MODES = ["restrict", "open"] as const;
export type ListMode = (typeof MODES)[number];

/** What became of a change. */
export const CHANGE_STATUSES = ["proposed", "approved", "rejected", "withdrawn"] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

/** What whoever reviews an emergency removal finds of it. */
export const VERDICTS = ["justified", "not-justified"] as const;
export type ReviewVerdict = (typeof VERDICTS)[number];

/** With the egress list, whose truth is the IP report, these are the six lists of an exchange system; the one beside it owes no report, and has four. */
export const LIST_KINDS = ["egress", ...DIRECTIONS] as const;

/** One firewall list, and with a family one prefix list: EC2 keeps the families apart. */
export interface Firewall {
  readonly system: SystemCode;
  readonly channel: Channel;
  readonly direction: Direction;
}
export interface PrefixListPlace extends Firewall {
  readonly family: Family;
}

/**
 * MaxEntries of every prefix list, and so the most ranges that a list's covering set may have in one family.
 * A list of up to 1,000 could be made, but a security group is charged with MaxEntries as if they were rules of its own,
 * whatever the list holds: rules × groups on one interface is at most 1,000, and an interface has 5 groups unless asked
 * otherwise, which leaves 200. The quota of 60 rules a group must be raised to it before the first deployment.
 */
export const CEILING = 200;

/**
 * A VPN client's packets bear its endpoint's own address from the network on: no group and no list there ever sees where somebody
 * comes from, and only the gate is told. What is recorded and approved is in force there, and nothing limits how many.
 */
export function isByGateAlone({ channel, direction }: Pick<Firewall, "channel" | "direction">): boolean {
  return channel === "vpn" && direction === "inbound";
}

/** Of each system of either kind, in each family, three: 54, and as many again if every system used IPv6; a region holds 100 unless more is asked for. */
export function prefixListsOf(firewall: Firewall): PrefixListPlace[] {
  if (isByGateAlone(firewall)) return [];
  return systemOf(firewall.system).firewall.families.map(family => ({ ...firewall, family }));
}

/** What the names of one deployment begin with, `docgate-taipei`, where it does not have the machine for itself: two may share an account. */
export const NAMES = "docgate";

export function prefixListName(
  { system, channel, direction, family }: PrefixListPlace,
  names: string = NAMES,
): string {
  return `${names}-${system}-${channel}-${direction}-v${family}`;
}

/** Its value is the deployment's names. The right to change a list is given by this tag and by nothing else. */
export const PRODUCT_TAG = "product";

export function prefixListTags({ system, channel, direction }: PrefixListPlace, names: string) {
  return { [PRODUCT_TAG]: names, system, channel, direction };
}

export function vpnEndpointName(system: SystemCode, names: string): string {
  return `${names}-${system}-vpn`;
}

export function vpnEndpointTags(system: SystemCode, names: string): Record<string, string> {
  return { [PRODUCT_TAG]: names, system, channel: "vpn" };
}

/** The list of rules that a system's subnets wear, all of them: what it denies passes in none. */
export function networkAclName(system: SystemCode, names: string): string {
  return `${names}-${system}-network`;
}

export function networkAclTags(system: SystemCode, names: string): Record<string, string> {
  return { [PRODUCT_TAG]: names, system };
}

/** The first rules of each direction are the cut's alone; what a stage lets through comes after them. */
export const CUT_RULES = { 4: 1, 6: 2 } as const satisfies Record<Family, number>;
export const PASS_RULES = { 4: 100, 6: 101 } as const satisfies Record<Family, number>;
export const EVERYWHERE = { 4: "0.0.0.0/0", 6: "::/0" } as const satisfies Record<Family, string>;
