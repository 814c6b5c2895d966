// What a VPN endpoint is for, which the service that asks cannot say: proposed by one administrator, confirmed by another; pure.
import type { Channel } from "../allowlist/names.ts";
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { SYSTEM_PROBLEM } from "./problems.ts";

/** The business done through it, with the rights and functions it takes; whoever comes in asks for exactly these. */
export interface Purpose {
  readonly business: string;
  readonly rights: readonly string[];
  readonly functions: readonly string[];
  readonly document: string;
}

export type PurposeEvent =
  | ({ readonly type: "PurposeProposed"; readonly endpoint: string } & Purpose)
  | { readonly type: "PurposeConfirmed"; readonly endpoint: string };

export interface EndpointPurpose {
  readonly proposed?: Purpose & { readonly by: string };
  readonly inForce?: Purpose & { readonly by: string; readonly confirmedBy: string };
}
export type Purposes = Readonly<Record<string, EndpointPurpose>>;

export function purposesAfter(before: Purposes = {}, event: PurposeEvent, by: string): Purposes {
  const held = purposeOf(before, event.endpoint) ?? {};
  if (event.type === "PurposeProposed") {
    const { type: _, endpoint, ...purpose } = event;
    return { ...before, [endpoint]: { ...held, proposed: { ...purpose, by } } };
  }
  const { proposed } = held;
  if (!proposed) throw new Error(`nobody proposed what ${event.endpoint} is for`);
  return { ...before, [event.endpoint]: { inForce: { ...proposed, confirmedBy: by } } };
}

/** An endpoint may be called like anything that every object has. */
export function purposeOf(purposes: Purposes | undefined, endpoint: string): EndpointPurpose | undefined {
  return purposes && Object.hasOwn(purposes, endpoint) ? purposes[endpoint] : undefined;
}

/** As much of a system as its endpoints' purposes rest on. */
interface WithEndpoints {
  readonly endpoints: Readonly<Record<string, { readonly channel: Channel }>>;
  readonly purposes?: Purposes;
}

type Drafts = readonly [Draft<PurposeEvent>];

export function proposePurpose(state: WithEndpoints | undefined, endpoint: string, purpose: Purpose): Drafts {
  const found = state && Object.hasOwn(state.endpoints, endpoint) ? state.endpoints[endpoint] : undefined;
  if (!found) throw new Problem(SYSTEM_PROBLEM["endpoint-unknown"]);
  // A desktop's broker says itself what is asked for.
  if (found.channel !== "vpn") throw new Problem(SYSTEM_PROBLEM["purpose-of-vpn-alone"]);
  return [{ event: { type: "PurposeProposed", endpoint, ...purpose } }];
}

export function confirmPurpose(state: WithEndpoints | undefined, endpoint: string, person: string): Drafts {
  const proposed = purposeOf(state?.purposes, endpoint)?.proposed;
  if (!proposed) throw new Problem(SYSTEM_PROBLEM["purpose-unknown"]);
  if (isSameAccount(proposed.by, person)) throw new Problem(SYSTEM_PROBLEM["own-purpose"]);
  return [{ event: { type: "PurposeConfirmed", endpoint } }];
}
