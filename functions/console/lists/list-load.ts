// One list as it stands or stood, its history and its export: asked of the API.
import { exportList, readList, readListHistory, whoWasAllowed } from "../../allowlist/lists/routes.ts";
import { fileAnswer } from "../../shared/http/file-answer.ts";
import { Refusal } from "../door/api.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { NO_MOMENT, readMoment } from "../form/read-text.ts";
import { said } from "../frame/say.ts";
import { historyPage } from "./history.ts";
import { listPage } from "./list.ts";
import type { ListPlace } from "./place.ts";

export async function showList(visit: Member): Promise<Reply> {
  const { api, params, query, say } = visit;
  const { q, span, sort, order, cursor } = query;
  const at = query.at ? readMoment(query.at) : undefined;
  const list = await api.ask(readList, { params, query: { at, q, span, sort, order, cursor } });
  const unread = query.at && at === undefined ? said(NO_MOMENT, say) : undefined;
  return listPage(visit, { list, ...(await asked(visit)), ...(unread && { unread }) });
}

async function asked({ api, params, query, say }: Member) {
  if (!query.address) return {};
  const at = query.when ? readMoment(query.when) : undefined;
  if (query.when && at === undefined) return { refused: said(NO_MOMENT, say) };
  try {
    return {
      allowed: await api.ask(whoWasAllowed, { params, query: { address: query.address.trim(), at } }),
    };
  } catch (error) {
    if (!(error instanceof Refusal) || error.told.status === 401) throw error;
    return { refused: error.told.faults?.[0]?.message ?? error.told.detail ?? error.told.title };
  }
}

export async function showListHistory(visit: Member): Promise<Reply> {
  const { api, params, query } = visit;
  const history = await api.ask(readListHistory, { params, query: { cursor: query.cursor } });
  return historyPage(visit, params as unknown as ListPlace, history);
}

/** The file as the API gives it, byte for byte. */
export async function handList({ api, params, query }: Member): Promise<Reply> {
  const format = query.format === "yaml" ? "yaml" : "csv";
  const file = await api.file(exportList, { params, query: { format, at: query.at } });
  const name = `${params.system}-${params.channel}-${params.direction}.${format}`;
  const type = file.headers.get("content-type") ?? "application/octet-stream";
  return { handed: fileAnswer({ name, type, bytes: new Uint8Array(await file.arrayBuffer()) }) };
}
