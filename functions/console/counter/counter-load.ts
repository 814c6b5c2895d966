// The counter: the agency's terminals by stage, and the one that was scanned.
import { readPropertyNo } from "../../terminals/property-number.ts";
import { countTerminals, listTerminals, readTerminal } from "../../terminals/routes.ts";
import { Refusal } from "../door/api.ts";
import { everything } from "../door/everything.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { sheetOf } from "../frame/list.ts";
import { counterPage, terminalColumns } from "./counter.ts";

export async function showCounter(visit: Member): Promise<Reply> {
  const { api, query, say } = visit;
  const { agency, stage, system, q, dueBy, cursor, missing } = query;
  const asked = { agency, stage, system, q, dueBy };
  if (query.export) {
    const rows = await everything(api, listTerminals, asked);
    return { handed: sheetOf(rows, terminalColumns(visit), { say, name: "terminals", query: {} }) };
  }
  const [page, tally] = await Promise.all([
    api.ask(listTerminals, { query: { ...asked, cursor } }),
    api.ask(countTerminals, { query: { agency } }),
  ]);
  return counterPage(visit, { ...page, ...tally, ...(missing && { missing }) });
}

export async function findTerminal({ api, query }: Member): Promise<Reply> {
  const propertyNo = readPropertyNo(query.number ?? "");
  try {
    await api.ask(readTerminal, { params: { propertyNo } });
  } catch (error) {
    if (!(error instanceof Refusal) || error.told.status === 401) throw error;
    return { location: `/console/terminals?missing=${encodeURIComponent(propertyNo)}` };
  }
  return { location: `/console/terminals/${propertyNo}` };
}
