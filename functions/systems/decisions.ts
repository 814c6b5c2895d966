// What administrators may record of a system before staff connect to it: its capacity, endpoints and tests; pure decisions.

import type { Channel } from "../allowlist/names.ts";
import { clashes, type OtherRange } from "../shared/address/clashes.ts";
import { readListed } from "../shared/address/listed-range.ts";
import type { RangeLimits } from "../shared/address/sanity.ts";
import { Problem, refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { isForExchange, type SystemCode, systemOf } from "../shared/rules/systems.ts";
import { words } from "../shared/words.ts";
import { CLIENT_VPN_ENDPOINT, isOnOwnServer, type VpnServer } from "./names.ts";
import { SYSTEM_PROBLEM } from "./problems.ts";
import {
  type CapacityPlan,
  type Endpoint,
  endpointOf,
  type RemoteTest,
  type SystemEvent,
  type SystemState,
  UNREADY,
} from "./system.ts";

type Drafts = readonly [Draft<SystemEvent>];

/** All the others: an endpoint, and an address to come from, is one system's alone. */
export type OtherSystems = readonly {
  readonly system: SystemCode;
  readonly state: SystemState | undefined;
}[];

export interface NewEndpoint {
  readonly endpoint: string;
  readonly channel: Channel;
  readonly egress?: string | undefined;
  readonly server?: VpnServer | undefined;
}

/** That capacity is planned the letter asks of exchange; of document management the house does. */
export function capacityPlanned(plan: CapacityPlan, system: SystemCode): Drafts {
  if (plan.accounts + plan.seats === 0)
    throw new Problem(
      SYSTEM_PROBLEM["plan-empty"],
      isForExchange(system) ? { clauses: ["tainan-2021/3.4d"] } : {},
    );
  return [{ event: { type: "CapacityPlanned", ...plan } }];
}

/** One already there is only given another egress. */
export function endpointAdded(
  state: SystemState = UNREADY,
  others: OtherSystems,
  { endpoint, channel, egress, server }: NewEndpoint,
  limits: RangeLimits,
): Drafts {
  const isTaken = others.some(({ state }) => endpointOf(state, endpoint));
  const way = () => (egress === undefined ? {} : { egress: egressRead(egress, others, limits) });
  requireAll(
    () =>
      refuseAll(
        !isWellNamed({ endpoint, channel, server }) && new Problem(SYSTEM_PROBLEM["endpoint-form"]),
        isTaken && new Problem(SYSTEM_PROBLEM["endpoint-of-other-system"]),
      ),
    () => void way(),
  );
  const added: Endpoint = { channel, ...way(), ...(server === "own-server" && { server }) };
  const there = endpointOf(state, endpoint);
  if (there && (there.channel !== channel || there.egress === added.egress))
    throw new Problem(SYSTEM_PROBLEM["endpoint-known"]);
  return [{ event: { type: "EndpointAdded", endpoint, ...added } }];
}

/** A typing slip in the name of one must not make the other of it: neither has the other's form. */
function isWellNamed({ endpoint, channel, server }: NewEndpoint): boolean {
  if (channel === "vdi") return server === undefined;
  return server === "own-server" ? isOnOwnServer({ channel, endpoint }) : CLIENT_VPN_ENDPOINT.test(endpoint);
}

export function endpointRemoved(
  state: SystemState = UNREADY,
  { endpoint, reason }: { endpoint: string; reason: string },
): Drafts {
  if (!endpointOf(state, endpoint)) throw new Problem(SYSTEM_PROBLEM["endpoint-unknown"]);
  return [{ event: { type: "EndpointRemoved", endpoint, reason } }];
}

export function remoteTestRecorded(test: RemoteTest, at: string): Drafts {
  if (test.testedAt > at) throw new Problem(SYSTEM_PROBLEM["test-in-the-future"]);
  return [{ event: { type: "RemoteTestRecorded", ...test } }];
}

export function egressRead(text: string, others: OtherSystems, limits: RangeLimits): string {
  const read = readListed(text, limits);
  if (read.kind === "refused") {
    const fault = { pointer: "/egress", code: read.fault, words: read.words };
    throw new Problem(SYSTEM_PROBLEM["egress-refused"], { faults: [fault], clauses: ["tainan-2021/4b"] });
  }
  const [clash] = clashes([read.range.text], egressOf(others));
  if (clash) throw egressOfAnother(clash.system as SystemCode);
  return read.range.text;
}

function egressOf(others: OtherSystems): OtherRange[] {
  return others.flatMap(({ system, state }) =>
    Object.values(state?.endpoints ?? {}).flatMap(({ egress, alsoEgress = [] }) =>
      egress ? [egress, ...alsoEgress].map(range => ({ system, range })) : [],
    ),
  );
}

function egressOfAnother(system: SystemCode): Problem {
  const { "zh-TW": zh, en } = systemOf(system);
  const said = words(`是${zh}對外的位址`, `is where ${en} comes from`);
  const faults = [{ pointer: "/egress", code: "other-system", words: said }];
  return new Problem(SYSTEM_PROBLEM["egress-refused"], { faults, clauses: ["tainan-2021/4b"] });
}
