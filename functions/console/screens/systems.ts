// Systems: asked of the API, with what is live on each where the reader may know it.
import { listSystems, readSystem } from "../../allowlist/system-routes.ts";
import { sheetOf } from "../list.ts";
import { systemPage } from "../pages/system.ts";
import { type Live, systemColumns, systemsPage } from "../pages/systems.ts";
import type { Reply } from "../reply.ts";
import type { Member } from "../visit.ts";

export async function showSystems(visit: Member): Promise<Reply> {
  const { api, query, say } = visit;
  const { rows } = await api.ask(listSystems);
  const live: Live = {};
  if (query.export)
    return { handed: sheetOf(rows, systemColumns(visit, live), { say, name: "systems", query }) };
  return systemsPage(visit, rows, live);
}

export async function showSystem(visit: Member): Promise<Reply> {
  return systemPage(visit, await visit.api.ask(readSystem, { params: visit.params }), {});
}
