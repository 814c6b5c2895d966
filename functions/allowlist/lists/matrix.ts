// All lists of the systems somebody may see: as a matrix, and what ends on them; reads only.

import type { Person } from "../../people/person.ts";
import type { Report } from "../../reports/report.ts";
import { isPermitted, type Place } from "../../shared/http/permit.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { isShown, isTheirs } from "../../shared/http/to-be-known.ts";
import type { Held } from "../../shared/journal/change.ts";
import { readMany } from "../../shared/journal/journal.ts";
import { stream } from "../../shared/journal/keys.ts";
import { accountIn } from "../../shared/rules/account.ts";
import { SYSTEMS, type SystemCode } from "../../shared/rules/systems.ts";
import type { SystemState } from "../../systems/system.ts";
import { type ListReader, openLoans } from "../changes/change-context.ts";
import { endingsIn, withoutReason } from "../endings/endings.ts";
import { FIREWALLS, placeOf, streamOf } from "../firewalls.ts";
import { CHANNELS, type Firewall } from "../names.ts";
import { egressIn, egressRow } from "./egress-list.ts";
import type { Entry } from "./entry.ts";
import { entriesOf } from "./kept-entries.ts";
import type { List } from "./list.ts";
import { type SeenList, seeHeld } from "./list-at.ts";
import { entryView, listRow } from "./view.ts";

/** Those whose lists the policies let this person see; an administrator of one system does not learn of another's. */
export function systemsSeen(may: (place: Place) => unknown): readonly SystemCode[] {
  const seen = SYSTEMS.filter(system =>
    isPermitted(() => may(placeOf({ system, channel: "vpn", direction: "inbound" }))),
  );
  if (seen.length === 0) throw new Problem(PROBLEM["not-permitted"]);
  return seen;
}

/** System by system, channel by channel: egress, inbound, outbound. */
export async function allLists(systems: readonly SystemCode[], at: string) {
  const [lists, reports] = await Promise.all([seeAll(systems, at), readReports(systems)]);
  const rows = systems.flatMap(system =>
    CHANNELS.map(async channel => {
      const own = lists.filter(({ firewall }) => firewall.system === system && firewall.channel === channel);
      const report = await egressIn({ system, channel }, reports.get(system), at);
      return [egressRow(report), ...own.map(listRow)];
    }),
  );
  return (await Promise.all(rows)).flat();
}

async function readAll(systems: readonly SystemCode[]): Promise<readonly HeldList[]> {
  const firewalls = FIREWALLS.filter(({ system }) => systems.includes(system));
  const held = (await readMany(firewalls.map(streamOf))) as Held<List>[];
  return firewalls.map((firewall, index) => ({ firewall, held: held[index] as Held<List> }));
}

interface HeldList {
  readonly firewall: Firewall;
  readonly held: Held<List>;
}

async function seeAll(systems: readonly SystemCode[], at: string): Promise<readonly SeenList[]> {
  const all = await readAll(systems);
  return Promise.all(all.map(({ firewall, held }) => seeHeld(firewall, held, at)));
}

async function entriesOfAll(systems: readonly SystemCode[]) {
  const all = await readAll(systems);
  return Promise.all(
    all.map(async ({ firewall, held }) => ({ firewall, entries: await entriesOf(held.state ?? {}) })),
  );
}

async function readReports(systems: readonly SystemCode[]): Promise<ReadonlyMap<SystemCode, Report>> {
  const held = (await readMany(systems.map(system => stream("REPORT", system)))) as Held<Report>[];
  return new Map(
    systems.flatMap((system, index) => {
      const state = held[index]?.state;
      return state ? [[system, state] as const] : [];
    }),
  );
}

export async function allEndings({
  at,
  within,
  reader,
}: {
  readonly at: string;
  readonly within: number;
  readonly reader: ListReader;
}) {
  const systems = systemsSeen(reader.may);
  const lists = await entriesOfAll(systems);
  const entries = lists.flatMap(list => list.entries);
  const [loans, left, plans] = await Promise.all([
    openLoans(loansIn(entries), systems, reader.person),
    whoLeft(
      entries.map(({ owner }) => owner),
      reader,
    ),
    plansOf(systems),
  ]);
  const endings = lists.flatMap(({ firewall, entries }) =>
    endingsIn(entries, at, within).map(({ entry, lastDay, workingDays, provisional }) => ({
      ...firewall,
      ...entryView(entry, at),
      lastDay,
      ...(workingDays !== undefined && { workingDays }),
      ...(provisional && { provisional }),
    })),
  );
  const lost = lists.flatMap(({ firewall, entries }) =>
    withoutReason(entries, at, { loans, left, plan: plans.get(firewall.system) }).map(
      ({ entry, code, words }) => ({ ...firewall, ...entryView(entry, at), code, words }),
    ),
  );
  return { rows: endings.sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1)), withoutReason: lost };
}

function loansIn(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ dependsOn }) => (dependsOn?.kind === "loan" ? [dependsOn.id] : []));
}

/**
 * Owners are offices as often as persons, and offices are not named in plain letters: only who is known can have left. Who left
 * another agency is that agency's affair and the city's.
 */
async function whoLeft(owners: readonly string[], { person, may }: ListReader): Promise<ReadonlySet<string>> {
  const names = [...new Set(owners)].flatMap(owner => {
    const account = accountIn(owner);
    return account === undefined ? [] : [{ owner, account }];
  });
  const held = (await readMany(names.map(({ account }) => stream("PERSON", account)))) as Held<Person>[];
  return new Set(
    names.flatMap(({ owner, account }, at) => {
      const { active, agency } = held[at]?.state ?? {};
      if (active !== false || agency === undefined) return [];
      const isKnown =
        isTheirs({ agency, person: account }, person) || isShown({ type: "List", id: account, agency }, may);
      return isKnown ? [owner] : [];
    }),
  );
}

async function plansOf(systems: readonly SystemCode[]): Promise<ReadonlyMap<SystemCode, string>> {
  const held = (await readMany(systems.map(system => stream("SYSTEM", system)))) as Held<SystemState>[];
  return new Map(
    systems.flatMap((system, index) => {
      const plan = held[index]?.state?.plan?.planRef;
      return plan === undefined ? [] : [[system, plan] as const];
    }),
  );
}
