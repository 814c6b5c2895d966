// What a deployment left of a system in the cloud: found there by the deployment itself, put to the administrators, and recorded
// among the system's endpoints once one of them confirms it; pure. What is found opens nothing.
import type { RangeLimits } from "../shared/address/sanity.ts";
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { egressRead, type OtherSystems } from "./decisions.ts";
import type { PROPOSALS } from "./names.ts";
import { SYSTEM_PROBLEM } from "./problems.ts";
import { type Endpoint, endpointOf, type SystemEvent, type SystemState, UNREADY } from "./system.ts";

export interface Deployed {
  /** Of Client VPN. */
  readonly endpoints: readonly string[];
  /** The groups that hosts of the system, and its endpoint, wear. */
  readonly groups: readonly string[];
  /** Where packets really leave by, in their one form; empty where the stage does not know. */
  readonly egress: readonly string[];
}

export interface Deployment extends Deployed {
  readonly at: string;
  readonly confirmed?: { readonly at: string; readonly by: string };
}

export type DeploymentEvent =
  | ({ readonly type: "DeploymentFound" } & Deployed)
  | { readonly type: "DeploymentConfirmed" };

/** What an administrator would confirm. */
export interface Proposal {
  readonly what: (typeof PROPOSALS)[number];
  readonly endpoint: string;
  readonly egress: readonly string[];
}

/** Found again as it was, there is nothing to record. */
export function deploymentFound(
  { deployment }: SystemState = UNREADY,
  found: Deployed,
): readonly Draft<SystemEvent>[] {
  const { endpoints, groups, egress } = found;
  const isSame = deployment && NAMES.every(name => deployment[name].join() === found[name].join());
  return isSame ? [] : [{ event: { type: "DeploymentFound", endpoints, groups, egress } }];
}
const NAMES = ["endpoints", "groups", "egress"] as const;

export function deploymentAfter(
  before: Deployment | undefined,
  event: DeploymentEvent,
  { at, by }: { readonly at: string; readonly by: string },
): Deployment | undefined {
  if (event.type === "DeploymentConfirmed") return before && { ...before, confirmed: { at, by } };
  const { endpoints, groups, egress } = event;
  return { endpoints, groups, egress, at };
}

export function proposalsOf(state: SystemState = UNREADY): Proposal[] {
  const { deployment } = state;
  if (!deployment) return [];
  const { endpoints, egress } = deployment;
  const found = endpoints.flatMap((endpoint): Proposal[] => {
    const known = endpointOf(state, endpoint);
    if (!known) return [{ what: "add", endpoint, egress }];
    const isElsewhere = egress.length > 0 && waysOf(known).join() !== egress.join();
    return isElsewhere ? [{ what: "egress", endpoint, egress }] : [];
  });
  const gone = Object.entries(state.endpoints)
    .filter(([endpoint, { deployed }]) => deployed && !endpoints.includes(endpoint))
    .map(([endpoint, known]): Proposal => ({ what: "remove", endpoint, egress: waysOf(known) }));
  return [...found, ...gone];
}

/** `foundAt` says which finding was looked at: another one meanwhile is another one to look at. */
export function deploymentConfirmed(
  state: SystemState = UNREADY,
  others: OtherSystems,
  { foundAt, limits }: { readonly foundAt: string; readonly limits: RangeLimits },
): readonly [Draft<SystemEvent>, ...Draft<SystemEvent>[]] {
  const { deployment } = state;
  const [first, ...more] = proposalsOf(state);
  if (!deployment || !first) throw new Problem(SYSTEM_PROBLEM["deployment-nothing-proposed"]);
  if (deployment.at !== foundAt) throw new Problem(SYSTEM_PROBLEM["deployment-found-again"]);
  const drafted = (proposal: Proposal) => draftOf(proposal, others, limits);
  return [drafted(first), ...more.map(drafted), { event: { type: "DeploymentConfirmed" } }];
}

function draftOf(
  { what, endpoint, egress }: Proposal,
  others: OtherSystems,
  limits: RangeLimits,
): Draft<SystemEvent> {
  if (what === "remove") return { event: { type: "EndpointRemoved", endpoint, reason: GONE } };
  if (others.some(({ state }) => endpointOf(state, endpoint)))
    throw new Problem(SYSTEM_PROBLEM["endpoint-of-other-system"]);
  const [first, ...also] = egress.map(each => egressRead(each, others, limits));
  const ways = {
    ...(first !== undefined && { egress: first }),
    ...(also.length > 0 && { alsoEgress: also }),
  };
  return { event: { type: "EndpointAdded", endpoint, channel: "vpn", deployed: true, ...ways } };
}

const GONE = "部署後已不存在 | no longer there after a deployment";

/** As they are recorded of it. */
function waysOf({ egress, alsoEgress = [] }: Endpoint): readonly string[] {
  return egress === undefined ? [] : [egress, ...alsoEgress];
}

/** All that an endpoint may be seen from: as recorded, and as it was really found. Empty where neither says. */
export function waysOut(state: SystemState | undefined, endpoint: string): readonly string[] {
  const known = endpointOf(state, endpoint);
  if (!known) return [];
  const found = state?.deployment?.endpoints.includes(endpoint) ? state.deployment.egress : [];
  return [...new Set([...waysOf(known), ...found])];
}
