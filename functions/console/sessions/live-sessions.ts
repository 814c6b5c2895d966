// The sessions that are live, as far as their reader may see them: of which systems, of which agency, how many on each channel.
import { listSessions } from "../../sessions/routes.ts";
import { type HumanRole, hasRole } from "../../shared/rules/roles.ts";
import { SYSTEMS } from "../../shared/rules/systems.ts";
import { type Api, allRows, ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import type { SessionShown } from "./row.ts";

/** Whose people and terminals are one's own affair, for those who see no system as a whole. */
export function agencyOfReader({ person }: Pick<Member, "person">): string | undefined {
  if (seesWholeCity({ person })) return undefined;
  return hasRole(person, ...OF_AGENCY) ? person.agency : undefined;
}

export function seesWholeCity({ person }: Pick<Member, "person">): boolean {
  return hasRole(person, "center", "auditor");
}

/** Who sees sessions and refusals counted. */
export const MAY_COUNT: readonly HumanRole[] = ["administrator", "center", "auditor"];

const OF_AGENCY: readonly HumanRole[] = ["supervisor", "personnel", "records"];

/** An administrator's own systems; of the others, whoever sees the whole city sees all nine. */
export function systemsOf({ person }: Pick<Member, "person">): readonly string[] {
  if (seesWholeCity({ person })) return SYSTEMS;
  return hasRole(person, "administrator") ? person.systems : [];
}

export async function liveSessionsOn(api: Api, systems: readonly string[]): Promise<readonly SessionShown[]> {
  const rows = await Promise.all(systems.map(system => allRows(api, listSessions, { live: "true", system })));
  return rows.flat();
}

export function liveCounts(rows: readonly SessionShown[], systems: readonly Planned[]): LiveCounts {
  const on = (system: string, channel: string) =>
    rows.filter(row => row.status === "allowed" && row.system === system && row.channel === channel).length;
  return Object.fromEntries(
    systems.map(({ system }) => [system, { vpn: on(system, "vpn"), vdi: on(system, "vdi") }]),
  );
}

/** How many sessions are live now on each channel, where the reader may know it. */
export type LiveCounts = Readonly<Record<string, Partial<Record<"vpn" | "vdi", number>> | undefined>>;

interface Planned {
  readonly system: string;
}

/** How many are live on each, where the reader may know it. */
export async function liveCountsOn(
  { api }: Pick<Member, "api">,
  systems: readonly Planned[],
): Promise<LiveCounts> {
  const rows = await ifThere(
    liveSessionsOn(
      api,
      systems.map(({ system }) => system),
    ),
  );
  return rows ? liveCounts(rows, systems) : {};
}
