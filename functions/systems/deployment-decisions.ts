// What is recorded of a deployment when it is found, and when an administrator confirms it; pure decisions.
import type { RangeLimits } from "../shared/address/sanity.ts";
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { egressRead, type OtherSystems } from "./decisions.ts";
import { type Deployed, type Proposal, proposalsOf } from "./deployment.ts";
import { SYSTEM_PROBLEM } from "./problems.ts";
import { endpointOf, type SystemEvent, type SystemState, UNREADY } from "./system.ts";

/** Found again as it was, there is nothing to record. */
export function deploymentFound(
  { deployment }: SystemState = UNREADY,
  found: Deployed,
): readonly Draft<SystemEvent>[] {
  const { endpoints, groups, egress, hours } = found;
  const isSame = deployment && told(deployment) === told(found);
  return isSame
    ? []
    : [{ event: { type: "DeploymentFound", endpoints, groups, egress, ...(hours && { hours }) } }];
}

function told({ endpoints, groups, egress, hours }: Deployed): string {
  return JSON.stringify([endpoints, groups, egress, hours?.from, hours?.until]);
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
