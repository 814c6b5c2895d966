// The matrix of lists, and what ends on them: asked of the API, shown or handed on as a sheet.
import { listEndings, listLists } from "../../allowlist/lists/routes.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { sheetOf } from "../frame/list.ts";
import { endingColumns, endingsPage } from "./endings.ts";
import { matrixColumns, matrixPage } from "./matrix.ts";

export async function showLists(visit: Member): Promise<Reply> {
  const { api, query, say } = visit;
  const { rows } = await api.ask(listLists);
  if (query.export) return { handed: sheetOf(rows, matrixColumns(visit), { say, name: "lists", query: {} }) };
  return matrixPage(visit, rows);
}

export async function showEndings(visit: Member): Promise<Reply> {
  const { api, query, say } = visit;
  const within = /^\d{1,3}$/.test(query.within ?? "") ? query.within : undefined;
  const endings = await api.ask(listEndings, { query: { within } });
  if (query.export)
    return { handed: sheetOf(endings.rows, endingColumns(visit), { say, name: "endings", query }) };
  return endingsPage(visit, endings);
}
