// The law of a system's network under the stops: which must be cut, what EC2 has said it did, and how both are shown; pure.
import type { Held } from "../shared/journal/change.ts";
import type { Law } from "../shared/journal/event.ts";
import { type StreamOf, stream } from "../shared/journal/keys.ts";
import { SYSTEMS, type SystemCode } from "../shared/rules/systems.ts";
import type { NetworkStatus } from "./names.ts";
import { NO_STOPS, type Scope, type Stops } from "./stop.ts";

/** What is wanted of a network, and what it is. */
export type NetworkPass = "cut" | "open";

export type NetworkEvent =
  | {
      readonly type: "NetworkCut";
      /** The stops that want it. */
      readonly stops: readonly string[];
      readonly subnets: readonly string[];
      /** It was so already, and somebody else had undone it. */
      readonly again?: true;
    }
  | { readonly type: "NetworkRestored"; readonly subnets: readonly string[]; readonly again?: true }
  | {
      readonly type: "NetworkActFailed";
      readonly wanted: NetworkPass;
      /** The code EC2 refused with, or one of ours. */
      readonly why: string;
    };

/** A stream of its own: no decision reads it, so what is recorded while a crowd is refused stands in nobody's way. */
export interface Network {
  readonly is: NetworkPass;
  readonly since: string;
  readonly failed?: { readonly wanted: NetworkPass; readonly why: string; readonly at: string };
}

export const networkLaw: Law<Network, NetworkEvent> = {
  kind: "NETWORK",
  evolve(before, { event, recordedAt }) {
    switch (event.type) {
      case "NetworkCut":
        return { is: "cut", since: recordedAt };
      case "NetworkRestored":
        return { is: "open", since: recordedAt };
      case "NetworkActFailed": {
        const { wanted, why } = event;
        const { is = "open", since = recordedAt } = before ?? {};
        return { is, since, failed: { wanted, why, at: recordedAt } };
      }
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
};

export function networkOf(system: SystemCode): StreamOf<Network> {
  return stream(networkLaw, system);
}

/** A stop of less than a system leaves its network to the others in it. */
export function systemsCutBy({ kind, id }: Scope): readonly SystemCode[] {
  if (kind === "city") return SYSTEMS;
  return kind === "system" ? SYSTEMS.filter(system => system === id) : [];
}

/** By which stops each system's network must be cut; by none it must be open. */
export function stopsThatCut({ active }: Stops, system: SystemCode): readonly string[] {
  return Object.entries(active)
    .filter(([, { scope }]) => systemsCutBy(scope).includes(system))
    .map(([stop]) => stop);
}

/** What EC2 was brought to, in which subnets; `drift` when somebody else had undone what was on record as done. */
export interface Attempted {
  readonly drift: boolean;
  readonly subnets: readonly string[];
}

/** What is to be recorded of it; nothing where that is on record. */
export function networkDone(
  network: Network | undefined,
  stops: readonly string[],
  { drift, subnets }: Attempted,
): NetworkEvent | undefined {
  const wanted = stops.length > 0 ? "cut" : "open";
  if (isSettled(network, wanted) && !drift) return undefined;
  const again = drift && { again: true as const };
  return wanted === "cut"
    ? { type: "NetworkCut", stops, subnets, ...again }
    : { type: "NetworkRestored", subnets, ...again };
}

/** It is on record as it is wanted, and nothing failed since. */
export function isSettled(network: Network | undefined, wanted: NetworkPass): boolean {
  return (network?.is ?? "open") === wanted && !network?.failed;
}

/** The same failure minute after minute is one. */
export function networkFailed(
  network: Network | undefined,
  wanted: NetworkPass,
  why: string,
): NetworkEvent | undefined {
  const { failed } = network ?? {};
  return failed?.wanted === wanted && failed.why === why
    ? undefined
    : { type: "NetworkActFailed", wanted, why };
}

export interface NetworkShown {
  readonly system: SystemCode;
  readonly status: NetworkStatus;
  readonly since?: string;
  readonly why?: string;
}

/** What is asked is known at once, what is in force only when EC2 has said so. */
export function networkView(
  system: SystemCode,
  { state }: Partial<Pick<Held<Network>, "state">>,
  stops: Stops = NO_STOPS,
): NetworkShown {
  const wanted = stopsThatCut(stops, system).length > 0 ? "cut" : "open";
  const { since, failed } = state ?? {};
  if (failed?.wanted === wanted) return { system, status: "failed", since: failed.at, why: failed.why };
  // What failed the other way may have been done in part.
  if (!isSettled(state, wanted)) return { system, status: wanted === "cut" ? "cutting" : "restoring" };
  return { system, status: wanted, ...(since !== undefined && { since }) };
}
