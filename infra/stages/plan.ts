// A stage's network worked out: which ranges a system's subnets have, and by what way each target is reached; pure.
import type { Channel } from "../../functions/allowlist/names.ts";
import {
  EXCHANGE_SYSTEMS,
  isForExchange,
  SYSTEMS,
  type SystemCode,
} from "../../functions/shared/rules/systems.ts";
import { isPrivateRange, isWithin, type NetworkRange, networkRange, writtenRange } from "../ranges.ts";
import type { Stage, StageSystem } from "./stage.ts";

/** The systems that a stage serves, in the order that all have everywhere. */
export function systemsOf({ systems }: Stage): (readonly [SystemCode, StageSystem])[] {
  return SYSTEMS.flatMap(system => {
    const said = systems[system];
    return said ? [[system, said] as const] : [];
  });
}

/**
 * 2,048 addresses a system: the nine, then what is shared, where it was before there were others, then those beside the nine, of which
 * only six have room in a /17.
 */
export function ownRange(network: string, system: SystemCode): NetworkRange {
  const place = SYSTEMS.indexOf(system);
  const start = writtenRange(network).first + (isForExchange(system) ? place : place + 1) * 2 ** 11;
  return networkRange(start, 21);
}

/** A zone of a VPN endpoint has 64, of which the service wants 20 free, and one of hosts 256. */
function subnetRange(network: string, system: SystemCode, channel: Channel, zone: number): NetworkRange {
  const start = ownRange(network, system).first;
  return channel === "vpn"
    ? networkRange(start + zone * 64, 26)
    : networkRange(start + 1024 + zone * 256, 24);
}

export interface Subnet {
  /** Where there already is one. */
  readonly id?: string;
  readonly range: string;
}

/** A system's own, zone by zone. */
export function subnetsOf(
  { network, zones }: Stage,
  system: SystemCode,
  channel: Channel,
): readonly Subnet[] {
  if (network.kind === "existing") return network.subnets[system]?.[channel] ?? [];
  return Array.from({ length: zones }, (_, zone) => ({
    range: subnetRange(network.range, system, channel, zone).text,
  }));
}

/** After the nine: of nobody's system, so that no stop of a system cuts the way of the others. */
export function sharedSubnetRange(network: string, use: "attachment" | "public", zone: number): NetworkRange {
  const start = writtenRange(network).first + EXCHANGE_SYSTEMS.length * 2 ** 11;
  return networkRange(start + (use === "public" ? 256 : 0) + zone * 16, 28);
}

export type Way = "inside" | "attachment" | "nat";

/** By what way a range is reached, or that it is not. */
export function wayTo(range: NetworkRange, { network, attachment }: Stage, egress: StageSystem["egress"]) {
  if (isWithin(range, writtenRange(network.range))) return "inside";
  if (attachment?.networks.some(text => isWithin(range, writtenRange(text)))) return "attachment";
  return egress.kind === "nat" && !isPrivateRange(range) ? "nat" : undefined;
}

export interface Target {
  readonly cidr: string;
  readonly way: Way;
}

/** Where a system's staff are led: its targets, and the servers that know the names of their hosts. */
export function targetsOf(stage: Stage, { targets, egress }: StageSystem): Target[] {
  const ranges = [...targets, ...dnsRanges(stage, targets)];
  return ranges.flatMap(cidr => {
    const way = wayTo(writtenRange(cidr), stage, egress);
    return way ? [{ cidr, way }] : [];
  });
}

/** Those that lie in no target. */
function dnsRanges({ vpn }: Stage, targets: readonly string[]): string[] {
  return vpn.dnsServers
    .map(server => `${server}/32`)
    .filter(cidr => !targets.some(target => isWithin(writtenRange(cidr), writtenRange(target))));
}
