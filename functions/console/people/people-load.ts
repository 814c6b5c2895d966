// People: asked of the API, shown as a list or one by one.
import { listPeople, readPerson } from "../../people/routes.ts";
import { everything } from "../door/everything.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { sheetOf } from "../frame/list.ts";
import { peopleColumns, peoplePage, personPage } from "./people.ts";

export async function showPeople(visit: Member): Promise<Reply> {
  const { api, query, say } = visit;
  const rows = await everything(api, listPeople, { agency: query.agency });
  if (query.export) return { handed: sheetOf(rows, peopleColumns(visit), { say, name: "people", query }) };
  return peoplePage(visit, rows);
}

export async function showPerson(visit: Member): Promise<Reply> {
  return personPage(visit, await visit.api.ask(readPerson, { params: visit.params }));
}
