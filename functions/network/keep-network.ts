// Brings the network to what is wanted of it at a moment; what fails is told at the end, and the next run does it again.
import { log } from "../shared/log.ts";
import type { NetworkDoor } from "./network-door.ts";
import { isJoinedAt, stepsFor, type WantedNetwork } from "./upkeep.ts";

export interface Keeping {
  readonly door: NetworkDoor;
  readonly at: string;
}

export async function keepNetwork(wanted: WantedNetwork, keeping: Keeping): Promise<void> {
  const faults: unknown[] = [];
  const tried = (work: Promise<void>) => work.catch((fault: unknown) => void faults.push(fault));
  if (wanted.defaultGroup !== undefined) await tried(closeDefault(wanted.defaultGroup, keeping));
  if (wanted.hours) await tried(keepHours({ ...wanted, hours: wanted.hours }, keeping, tried));
  if (faults.length === 0) return;
  log("error", "network-upkeep-failed", { why: faults.map(fault => (fault as Error).name) });
  throw new AggregateError(faults, faults.map(String).join("; "));
}

async function closeDefault(group: string, { door }: Keeping): Promise<void> {
  const rules = await door.empty(group);
  if (rules > 0) log("warn", "default-group-closed", { group, rules });
}

async function keepHours(
  { hours, endpoints }: WantedNetwork & Required<Pick<WantedNetwork, "hours">>,
  { door, at }: Keeping,
  tried: (work: Promise<void>) => Promise<void>,
): Promise<void> {
  const isWanted = isJoinedAt(hours, at);
  const there = await door.endpoints();
  for (const [system, wanted] of Object.entries(endpoints)) {
    const endpoint = there.get(system);
    // Before the first deployment of the VPN there is none yet, and nothing to keep.
    if (endpoint === undefined) log("warn", "endpoint-not-there", { system });
    else await tried(keepEndpoint(door, endpoint, { wanted, isWanted, system }));
  }
}

async function keepEndpoint(
  door: NetworkDoor,
  endpoint: string,
  { wanted, isWanted, system }: KeptEndpoint,
): Promise<void> {
  const [joined, routed] = [await door.joined(endpoint), isWanted ? await door.routed(endpoint) : []];
  const steps = stepsFor(wanted, { joined, routed }, isWanted);
  for (const step of steps) await door.take(endpoint, step);
  if (steps.length > 0) log("info", "endpoint-kept", { system, steps: steps.map(step => step.do) });
}

interface KeptEndpoint {
  readonly wanted: WantedNetwork["endpoints"][string];
  readonly isWanted: boolean;
  readonly system: string;
}
