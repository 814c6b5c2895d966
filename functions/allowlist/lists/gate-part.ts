// What the states say of the addresses: the report's, the caller's, and both firewall directions as EC2 was seen to hold them.

import { confirmedOf, entriesOf, standingsOf } from "../../gate/lists.ts";
import type { Ground, Way } from "../../gate/reads.ts";
import type { EgressReport, FirewallRule, Found, GateStates, SourceMembership } from "../../gate/states.ts";
import type { Report } from "../../reports/report.ts";
import type { Held } from "../../shared/journal/change.ts";
import { stream } from "../../shared/journal/keys.ts";
import { endpointOf, type SystemState } from "../../systems/system.ts";
import type { List } from "./list.ts";
import { isOutboundInForce } from "./listed.ts";

type Addresses = Pick<GateStates, "egress" | "source" | "inboundRule" | "outboundRule">;

export async function addressStates(
  ground: Ground,
  { endpoint, address, at }: { endpoint: string; address: string; at: string },
): Promise<Addresses> {
  const { way } = ground;
  if (!way) return {};
  const list = (direction: string) => ground.held<List>(stream("LIST", way.system, way.channel, direction));
  const [egress, source, inboundRule, outboundRule] = await Promise.all([
    egressOf(ground, way, endpoint),
    sourceOf(list("inbound"), address, at),
    inboundOf(list("inbound"), address),
    outboundOf(list("outbound"), at),
  ]);
  return {
    ...(egress && { egress }),
    ...(source && { source }),
    ...(inboundRule && { inboundRule }),
    ...(outboundRule && { outboundRule }),
  };
}

async function egressOf(
  ground: Ground,
  { system, channel }: Way,
  endpoint: string,
): Promise<Found<EgressReport> | undefined> {
  const report = ground.held<Report>(stream("REPORT", system));
  if (!report?.state?.filed) return undefined;
  const standings = await standingsOf(report.state.filed.lines);
  const { state } = ground.held<SystemState>(stream("SYSTEM", system)) ?? {};
  const egress = (endpointOf(state, endpoint) ?? onlyOne(state, endpoint, channel))?.egress;
  const status = standings.of({ channel, ...(egress !== undefined && { egress }) });
  return status && from(report, { status });
}

/** Where somebody asks without an endpoint what would be, and the system has but one, that one is meant. */
function onlyOne(state: SystemState | undefined, endpoint: string, channel: Way["channel"]) {
  const own = Object.values(state?.endpoints ?? {}).filter(each => each.channel === channel);
  return endpoint === "" && own.length === 1 ? own[0] : undefined;
}

async function sourceOf(
  list: Held<List> | undefined,
  address: string,
  at: string,
): Promise<Found<SourceMembership> | undefined> {
  if (!list?.state) return undefined;
  const { mode, entries } = list.state;
  if (mode.kind === "open") return from(list, { status: "open" });
  const entry = (await entriesOf(entries)).livingAt(at).entryOf(address);
  if (!entry) return from(list, { status: "not-listed" });
  return from(list, { status: "listed", ...(entry.until !== undefined && { until: entry.until }) });
}

async function inboundOf(
  list: Held<List> | undefined,
  address: string,
): Promise<Found<FirewallRule> | undefined> {
  if (!list?.state) return undefined;
  const confirmed = await confirmedOf(list.state.inForce);
  return from(list, { inForce: Object.values(confirmed).some(held => held.has(address)) });
}

async function outboundOf(
  list: Held<List> | undefined,
  at: string,
): Promise<Found<FirewallRule> | undefined> {
  if (!list?.state) return undefined;
  const { mode, entries, inForce } = list.state;
  const [listed, confirmed] = await Promise.all([entriesOf(entries), confirmedOf(inForce)]);
  const { entries: wanted } = listed.livingAt(at);
  return from(list, { inForce: isOutboundInForce({ mode: mode.kind, wanted, inForce, confirmed }) });
}

function from<State>({ stream, version }: Held<unknown>, state: State): Found<State> {
  return { stream, version, state };
}
