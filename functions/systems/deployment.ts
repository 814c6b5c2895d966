// What a deployment left of a system in the cloud, as it stands in the journal; what of it an administrator has to confirm; and every
// way out that an endpoint may be seen from; pure. What is found opens nothing.
import type { Channel } from "../allowlist/names.ts";
import type { JoinedHours } from "../network/upkeep.ts";
import type { PROPOSALS } from "./names.ts";

export interface Deployed {
  /** Of Client VPN. */
  readonly endpoints: readonly string[];
  /** The groups that hosts of the system, and its endpoint, wear. */
  readonly groups: readonly string[];
  /** Where packets really leave by, in their one form; empty where the stage does not know. */
  readonly egress: readonly string[];
  /** When its endpoints are joined to their subnets, times of day in Taipei on working days; absent, always. */
  readonly hours?: JoinedHours;
}

export interface Deployment extends Deployed {
  readonly at: string;
  readonly confirmed?: { readonly at: string; readonly by: string };
}

export type DeploymentEvent =
  | ({ readonly type: "DeploymentFound" } & Deployed)
  | { readonly type: "DeploymentConfirmed" };

/** As much of a system as matters here. */
export interface LeftOf {
  readonly endpoints: Readonly<Record<string, WaysOut>>;
  readonly deployment?: Deployment;
}

interface WaysOut {
  readonly channel: Channel;
  readonly egress?: string;
  readonly alsoEgress?: readonly string[];
  readonly deployed?: true;
}

/** What an administrator would confirm. */
export interface Proposal {
  readonly what: (typeof PROPOSALS)[number];
  readonly endpoint: string;
  readonly egress: readonly string[];
}

export function deploymentAfter(
  before: Deployment | undefined,
  event: DeploymentEvent,
  { at, by }: { readonly at: string; readonly by: string },
): Deployment | undefined {
  if (event.type === "DeploymentConfirmed") return before && { ...before, confirmed: { at, by } };
  const { endpoints, groups, egress, hours } = event;
  return { endpoints, groups, egress, ...(hours && { hours }), at };
}

export function proposalsOf(left: LeftOf | undefined): Proposal[] {
  const { deployment } = left ?? {};
  if (!left || !deployment) return [];
  const { endpoints, egress } = deployment;
  const found = endpoints.flatMap((endpoint): Proposal[] => {
    const known = knownAs(left, endpoint);
    if (!known) return [{ what: "add", endpoint, egress }];
    const isElsewhere = egress.length > 0 && waysOf(known).join() !== egress.join();
    return isElsewhere ? [{ what: "egress", endpoint, egress }] : [];
  });
  const gone = Object.entries(left.endpoints)
    .filter(([endpoint, { deployed }]) => deployed && !endpoints.includes(endpoint))
    .map(([endpoint, known]): Proposal => ({ what: "remove", endpoint, egress: waysOf(known) }));
  return [...found, ...gone];
}

/** As they are recorded of it. */
function waysOf({ egress, alsoEgress = [] }: WaysOut): readonly string[] {
  return egress === undefined ? [] : [egress, ...alsoEgress];
}

/** All that an endpoint may be seen from: as recorded, and as it was really found. Empty where neither says. */
export function waysOut(left: LeftOf | undefined, endpoint: string): readonly string[] {
  const known = left && knownAs(left, endpoint);
  if (!known) return [];
  const found = left?.deployment?.endpoints.includes(endpoint) ? left.deployment.egress : [];
  return [...new Set([...waysOf(known), ...found])];
}

/**
 * When this endpoint, or where none is named any of the system's, leads anywhere. Like a way out, it is so from the moment it was
 * found: nobody has to confirm what only closes.
 */
export function joinedHoursOf(left: LeftOf | undefined, endpoint: string): JoinedHours | undefined {
  const { deployment, endpoints = {} } = left ?? {};
  const asked = endpoint === "" ? vpnEndpoints(endpoints) : [endpoint];
  const isDeployed = asked.length > 0 && asked.every(each => deployment?.endpoints.includes(each));
  return isDeployed ? deployment?.hours : undefined;
}

function vpnEndpoints(endpoints: LeftOf["endpoints"]): string[] {
  return Object.keys(endpoints).filter(each => endpoints[each]?.channel === "vpn");
}

/** An endpoint may be called like anything that every object has. */
function knownAs({ endpoints }: LeftOf, endpoint: string): WaysOut | undefined {
  return Object.hasOwn(endpoints, endpoint) ? endpoints[endpoint] : undefined;
}
