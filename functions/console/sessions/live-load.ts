// Sessions as they are: live ones of the systems one may see, or those of one person or terminal; and each by itself.

import { listSessions, readSession } from "../../sessions/routes.ts";
import { SYSTEMS } from "../../shared/rules/systems.ts";
import { listSystems } from "../../systems/routes.ts";
import { absentAsNone } from "../door/absent.ts";
import type { Api } from "../door/api.ts";
import { everything } from "../door/everything.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { sheetOf } from "../frame/list.ts";
import type { Live, SystemRow } from "../systems/systems.ts";
import { livePage } from "./live.ts";
import { type SessionShown, sessionColumns } from "./row.ts";
import { sessionPage } from "./session.ts";

export async function showSessions(visit: Member): Promise<Reply> {
  const { api, query, say } = visit;
  const [rows, systems] = await Promise.all([rowsFor(visit), absentAsNone(api.ask(listSystems))]);
  if (query.export) return { handed: sheetOf(rows, sessionColumns(visit), { say, name: "sessions", query }) };
  const about = query.person || query.terminal;
  const planned = (about ? [] : (systems?.rows ?? [])).filter(
    ({ plan, system }) => plan && (!query.system || system === query.system),
  );
  const agency = about ? undefined : agencyOf(visit);
  return livePage(visit, { rows, systems: planned, live: countsOf(rows, planned), agency });
}

async function rowsFor(visit: Member): Promise<readonly SessionShown[]> {
  const { api, query } = visit;
  const { person, terminal, system } = query;
  if (person || terminal) return everything(api, listSessions, { person, terminal });
  const agency = agencyOf(visit);
  const [ofSystems, ofAgency] = await Promise.all([
    liveOn(api, agency === undefined && system ? [system] : systemsOf(visit)),
    agency === undefined ? [] : everything(api, listSessions, { live: "true", agency, system }),
  ]);
  const known = new Set(ofSystems.map(({ session }) => session));
  return [...ofSystems, ...ofAgency.filter(({ session }) => !known.has(session))].filter(
    row => !system || row.system === system,
  );
}

/** Whose people and terminals are one's own affair, for those who see no system as a whole. */
export function agencyOf({ person: { agency, roles } }: Pick<Member, "person">): string | undefined {
  if (roles.some(role => WHOLE_CITY.includes(role))) return undefined;
  return roles.some(role => OF_AGENCY.includes(role)) ? agency : undefined;
}

const WHOLE_CITY: readonly string[] = ["center", "auditor"];
const OF_AGENCY: readonly string[] = ["supervisor", "personnel", "records"];

/** An administrator's own systems; of the others, whoever sees the whole city sees all nine. */
export function systemsOf({ person: { roles, systems } }: Pick<Member, "person">): readonly string[] {
  if (roles.some(role => WHOLE_CITY.includes(role))) return SYSTEMS;
  return roles.includes("administrator") ? systems : [];
}

export async function liveOn(api: Api, systems: readonly string[]): Promise<readonly SessionShown[]> {
  const rows = await Promise.all(
    systems.map(system => everything(api, listSessions, { live: "true", system })),
  );
  return rows.flat();
}

export function countsOf(rows: readonly SessionShown[], systems: readonly SystemRow[]): Live {
  const on = (system: string, channel: string) =>
    rows.filter(row => row.status === "allowed" && row.system === system && row.channel === channel).length;
  return Object.fromEntries(
    systems.map(({ system }) => [system, { vpn: on(system, "vpn"), vdi: on(system, "vdi") }]),
  );
}

export async function showSession(visit: Member): Promise<Reply> {
  return sessionPage(visit, await visit.api.ask(readSession, { params: visit.params }));
}
