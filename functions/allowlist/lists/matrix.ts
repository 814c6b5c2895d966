// All lists of the systems somebody may see, as a matrix; reads only.
import { type Report, reportLaw } from "../../reports/report.ts";
import { isPermitted, type Place } from "../../shared/http/permit.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import type { Held } from "../../shared/journal/change.ts";
import { readMany } from "../../shared/journal/journal.ts";
import { stream } from "../../shared/journal/keys.ts";
import { isForExchange, SYSTEMS, type SystemCode } from "../../shared/rules/systems.ts";
import { FIREWALLS, placeOfList, streamOf } from "../firewalls.ts";
import { CHANNELS, type Firewall } from "../names.ts";
import { egressAt, egressRow } from "./egress-list.ts";
import type { List } from "./list.ts";
import { type ListAt, listAt } from "./list-at.ts";
import { listRow } from "./view.ts";

/** Those whose lists the policies let this person see; an administrator of one system does not learn of another's. */
export function systemsSeen(may: (place: Place) => unknown): readonly SystemCode[] {
  const seen = SYSTEMS.filter(system =>
    isPermitted(() => may(placeOfList({ system, channel: "vpn", direction: "inbound" }))),
  );
  if (seen.length === 0) throw new Problem(PROBLEM["not-permitted"]);
  return seen;
}

/** System by system, channel by channel: egress where one is reported, inbound, outbound. */
export async function allLists(systems: readonly SystemCode[], at: string) {
  const [lists, reports] = await Promise.all([listsAt(systems, at), readReports(systems)]);
  const rows = systems.flatMap(system =>
    CHANNELS.map(async channel => {
      const own = lists.filter(({ firewall }) => firewall.system === system && firewall.channel === channel);
      const report = await egressAt({ system, channel }, reports.get(system), at);
      return [...(isForExchange(system) ? [egressRow(report)] : []), ...own.map(listRow)];
    }),
  );
  return (await Promise.all(rows)).flat();
}

export interface HeldList {
  readonly firewall: Firewall;
  readonly held: Held<List>;
}

export async function readLists(systems: readonly SystemCode[]): Promise<readonly HeldList[]> {
  const firewalls = FIREWALLS.filter(({ system }) => systems.includes(system));
  const held = await readMany(firewalls.map(streamOf));
  return firewalls.map((firewall, index) => ({ firewall, held: held[index] as Held<List> }));
}

async function listsAt(systems: readonly SystemCode[], at: string): Promise<readonly ListAt[]> {
  const all = await readLists(systems);
  return Promise.all(all.map(({ firewall, held }) => listAt(firewall, held, at)));
}

export async function readReports(systems: readonly SystemCode[]): Promise<ReadonlyMap<SystemCode, Report>> {
  const held = await readMany(systems.map(system => stream(reportLaw, system)));
  return new Map(
    systems.flatMap((system, index) => {
      const state = held[index]?.state;
      return state ? [[system, state] as const] : [];
    }),
  );
}
