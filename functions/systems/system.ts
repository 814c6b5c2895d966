// The law of a system as it is made ready for remote work: how many it can carry, where its staff come in, when that was tried; and
// how it is shown; pure.

import type { Channel } from "../allowlist/names.ts";
import type { Held } from "../shared/journal/change.ts";
import type { Law, Recorded } from "../shared/journal/event.ts";
import { type SystemCode, systemOf } from "../shared/rules/systems.ts";
import {
  type BrokerEvent,
  type Brokers,
  brokersAfter,
  type Unclosed,
  unclosedAfter,
  without,
} from "./broker.ts";
import { type Deployment, type DeploymentEvent, deploymentAfter, proposalsOf } from "./deployment.ts";
import type { TEST_RESULTS, VpnServer } from "./names.ts";
import { type PurposeEvent, type Purposes, purposeOf, purposesAfter } from "./purpose.ts";

/** What the managing agency has planned for; the gate lets nobody in beyond it. */
export interface CapacityPlan {
  /** Over VPN, at once. */
  readonly accounts: number;
  /** Over VDI, at once. */
  readonly seats: number;
  readonly bandwidthMbps: number;
  readonly planRef: string;
}

/** A VPN endpoint or a VDI broker, and where the system is seen to come from when staff use it. */
export interface Endpoint {
  readonly channel: Channel;
  /** In its one form; without it every address reported for the channel answers for this endpoint. */
  readonly egress?: string;
  /** The others, where there are more. */
  readonly alsoEgress?: readonly string[];
  /** Of a VPN; without it, Client VPN. */
  readonly server?: VpnServer;
  /** A deployment made it, and takes it away again. */
  readonly deployed?: true;
}

export type SystemEvent =
  | ({ readonly type: "CapacityPlanned" } & CapacityPlan)
  | ({ readonly type: "EndpointAdded"; readonly endpoint: string } & Endpoint)
  | { readonly type: "EndpointRemoved"; readonly endpoint: string; readonly reason: string }
  | ({ readonly type: "RemoteTestRecorded" } & RemoteTest)
  | DeploymentEvent
  | PurposeEvent
  | BrokerEvent;

/** The first ones were recorded without their result, and count as they did then. */
export interface RemoteTest {
  readonly testedAt: string;
  readonly result?: (typeof TEST_RESULTS)[number];
  readonly document: string;
}

export interface SystemState {
  readonly plan?: CapacityPlan & { readonly at: string; readonly by: string };
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** The latest test that did not fail. */
  readonly remoteTestedAt?: string;
  /** The latest that failed. */
  readonly remoteTestFailedAt?: string;
  /** As the last deployment left it; absent before any has said so. */
  readonly deployment?: Deployment;
  /** By endpoint, whom to tell when what opened there has to close; absent in a system from before anybody was told. */
  readonly brokers?: Brokers;
  /** By endpoint, what it is for; absent in a system from before that was said. */
  readonly purposes?: Purposes;
  /** Ended sessions of which nobody has said in time that they are closed. */
  readonly unclosed?: Unclosed;
}

/** Before anything is planned: no seat, no way in. */
export const UNREADY: SystemState = { endpoints: {} };

/** An endpoint may be called like anything that every object has. */
export function endpointOf(state: SystemState | undefined, endpoint: string): Endpoint | undefined {
  return state && Object.hasOwn(state.endpoints, endpoint) ? state.endpoints[endpoint] : undefined;
}

export const systemLaw: Law<SystemState, SystemEvent> = {
  kind: "SYSTEM",
  evolve(before = UNREADY, { event, recordedAt, by }: Recorded<SystemEvent>) {
    switch (event.type) {
      case "CapacityPlanned": {
        const { accounts, seats, bandwidthMbps, planRef } = event;
        return {
          ...before,
          plan: { accounts, seats, bandwidthMbps, planRef, at: recordedAt, by: by.person },
        };
      }
      case "EndpointAdded": {
        const { type: _, endpoint, ...added } = event;
        return { ...before, endpoints: { ...before.endpoints, [endpoint]: added } };
      }
      case "EndpointRemoved": {
        const { [event.endpoint]: _, ...endpoints } = before.endpoints;
        const { brokers, purposes } = before;
        return {
          ...before,
          endpoints,
          ...(brokers && { brokers: without(brokers, event.endpoint) }),
          ...(purposes && { purposes: without(purposes, event.endpoint) }),
        };
      }
      case "RemoteTestRecorded": {
        // A test found in the files later does not hide a newer one.
        const held = event.result === "failed" ? "remoteTestFailedAt" : "remoteTestedAt";
        if ((before[held] ?? "") > event.testedAt) return before;
        return { ...before, [held]: event.testedAt };
      }
      case "DeploymentFound":
      case "DeploymentConfirmed": {
        const deployment = deploymentAfter(before.deployment, event, { at: recordedAt, by: by.person });
        return { ...before, ...(deployment && { deployment }) };
      }
      case "BrokerProposed":
      case "BrokerConfirmed":
      case "BrokerRemoved":
        return { ...before, brokers: brokersAfter(before.brokers, event, { at: recordedAt, by: by.person }) };
      case "PurposeProposed":
      case "PurposeConfirmed":
        return { ...before, purposes: purposesAfter(before.purposes, event, by.person) };
      case "EndUnconfirmed":
      case "EndSettled":
        return { ...before, unclosed: unclosedAfter(before.unclosed, event) };
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
};

/** Whether the latest test was passed; of two held at once the failed one counts. */
export function isRemoteTested({ remoteTestedAt, remoteTestFailedAt = "" }: Tests): boolean {
  return remoteTestedAt !== undefined && remoteTestFailedAt < remoteTestedAt;
}

interface Tests {
  readonly remoteTestedAt?: string | undefined;
  readonly remoteTestFailedAt?: string | undefined;
}

/** As the API shows it: what is laid down for it, and what its administrators recorded. */
export function systemView(system: SystemCode, { state = UNREADY, version }: Held<SystemState>) {
  const { "zh-TW": zh, en, managingAgency, kind, beside, ...laidDown } = systemOf(system);
  const { plan, remoteTestedAt, remoteTestFailedAt, deployment } = state;
  return {
    system,
    name: { "zh-TW": zh, en },
    managingAgency,
    kind,
    ...(beside && { beside }),
    sensitivity: laidDown.sensitivity,
    criticalService: laidDown.criticalService,
    families: laidDown.firewall.families,
    drift: laidDown.firewall.drift,
    ...(plan && { plan }),
    endpoints: endpointsOf(state),
    ...(deployment && { deployment: { ...deployment, proposals: proposalsOf(state) } }),
    ...(remoteTestedAt && { remoteTestedAt }),
    ...(remoteTestFailedAt && { remoteTestFailedAt }),
    version,
  };
}

function endpointsOf({ endpoints, purposes }: SystemState) {
  return Object.entries(endpoints)
    .map(([endpoint, facts]) => {
      const purpose = purposeOf(purposes, endpoint);
      return { endpoint, ...facts, ...(purpose && { purpose }) };
    })
    .sort((a, b) => (a.endpoint < b.endpoint ? -1 : 1));
}

/** A system is its managing agency's affair. */
export function placeOfSystem(system: SystemCode) {
  const { managingAgency: agency } = systemOf(system);
  return { type: "System" as const, id: system, system, agency };
}
