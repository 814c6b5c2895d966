// Systems: asked of the API, with what is live on each where the reader may know it.
import { listSystems, readSystem } from "../../systems/routes.ts";
import { absentAsNone } from "../door/absent.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { sheetOf } from "../frame/list.ts";
import { countsOf, liveOn } from "../sessions/live-load.ts";
import { systemPage } from "./system.ts";
import { type Live, type SystemRow, systemColumns, systemsPage } from "./systems.ts";

export async function showSystems(visit: Member): Promise<Reply> {
  const { api, query, say } = visit;
  const { rows } = await api.ask(listSystems);
  const live = await liveBy(visit, rows);
  if (query.export)
    return { handed: sheetOf(rows, systemColumns(visit, live), { say, name: "systems", query }) };
  return systemsPage(visit, rows, live);
}

export async function showSystem(visit: Member): Promise<Reply> {
  const row = await visit.api.ask(readSystem, { params: visit.params });
  return systemPage(visit, row, await liveBy(visit, [row]));
}

/** How many are live on each, where the reader may know it. */
async function liveBy({ api }: Member, systems: readonly SystemRow[]): Promise<Live> {
  const rows = await absentAsNone(
    liveOn(
      api,
      systems.map(({ system }) => system),
    ),
  );
  return rows ? countsOf(rows, systems) : {};
}
