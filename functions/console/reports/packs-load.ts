// Packs: compiled and forwarded by the center, collected and verified by the archives.
import {
  linkPack,
  listPackRows,
  listPacks,
  printPack,
  readPack,
  verifyPack,
} from "../../reports/pack-routes.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { sheetOf } from "../frame/list.ts";
import { packPage, packRowColumns } from "./pack.ts";
import { packsPage } from "./packs.ts";

export async function showPacks(visit: Member): Promise<Reply> {
  const { api, person, query } = visit;
  // The archives see what was forwarded to them; the center and auditors see all.
  const to = person.roles.includes("archives") ? { to: person.agency } : {};
  return packsPage(visit, await api.ask(listPacks, { query: { ...to, cursor: query.cursor } }));
}

export async function showPack(visit: Member): Promise<Reply> {
  const { api, params, query, say } = visit;
  const [pack, rows, verification] = await Promise.all([
    api.ask(readPack, { params }),
    api.ask(listPackRows, { params }),
    query.verify === undefined ? undefined : api.ask(verifyPack, { params }),
  ]);
  if (query.export) {
    const name = `pack-${pack.number}`;
    return { handed: sheetOf(rows.rows, packRowColumns(visit), { say, name, query }) };
  }
  return packPage(visit, { pack, ...rows, ...(verification && { verification }) });
}

/** The store hands it out itself, by a link that soon expires. */
export async function showPackFile({ api, params }: Member): Promise<Reply> {
  return { location: (await api.ask(linkPack, { params })).url };
}

export async function showPackPrint({ api, params }: Member): Promise<Reply> {
  const page = await api.file(printPack, { params });
  const headers = Object.fromEntries(
    ["content-type", "content-security-policy"].map(name => [name, page.headers.get(name) ?? ""]),
  );
  return { handed: { statusCode: 200, headers, body: await page.text() } };
}
