// HTTP: the lists as they are or were, with their entries, as a file, and what ends; reads only.
import { fileAnswer } from "../../shared/http/file-answer.ts";
import { type Answer, answer, on } from "../../shared/http/http.ts";
import { writeSheet } from "../../shared/sheet/sheet.ts";
import { allEndings } from "../endings/all-endings.ts";
import { isFirewall, type ListId, placeOfList } from "../firewalls.ts";
import { egressEntry, egressPage, readEgressAt } from "./egress-list.ts";
import type { EntryFacts } from "./entry.ts";
import { askedRange, entriesOver } from "./find-address.ts";
import type { Mode } from "./list.ts";
import { readListAt } from "./list-at.ts";
import { allLists, systemsSeen } from "./matrix.ts";
import { exportList, findAddress, listEndings, listLists, readList } from "./routes.ts";
import { LIST_COLUMNS, sheetRecord } from "./sheet.ts";
import { listAnswer } from "./view.ts";
import { writeYaml } from "./yaml.ts";

export const listReads = [
  on(listLists, async ({ may, at }) =>
    answer(200, { rows: await allLists(systemsSeen(may), at.toISOString()) }),
  ),
  on(listEndings, async ({ person, may, at, query: { within } }) => {
    const reader = { person, may };
    return answer(200, { within, ...(await allEndings({ at: at.toISOString(), within, reader })) });
  }),
  on(findAddress, async ({ may, query, at: now }) => {
    const systems = systemsSeen(may);
    const range = askedRange(query.address);
    const [at, past] = [query.at ?? now.toISOString(), query.at !== undefined];
    const rows = await entriesOver(range, { systems, at, past });
    return answer(200, {
      ...{ range: range.text, at, rows: rows.slice(0, MOST_FOUND), more: rows.length > MOST_FOUND },
    });
  }),
  on(readList, async asked => {
    asked.may(placeOfList(asked.params));
    const { params, query } = asked;
    const [at, past] = [query.at ?? asked.at.toISOString(), query.at !== undefined];
    if (!isFirewall(params)) return answer(200, egressPage(await readEgressAt(params, at, past), query));
    return answer(200, listAnswer(await readListAt(params, at, past), query));
  }),
  on(exportList, async ({ params, query, may, at }) => {
    may(placeOfList(params));
    return exported(params, query.at ?? at.toISOString(), query);
  }),
];

/** More than anybody would read through: one entry a list is what there should be. */
const MOST_FOUND = 100;

interface Wanted {
  readonly format: "csv" | "yaml";
  readonly at?: string | undefined;
}

async function exported(id: ListId, at: string, wanted: Wanted): Promise<Answer> {
  const { mode, entries } = await contentsOf(id, at, wanted.at !== undefined);
  const name = `${id.system}-${id.channel}-${id.direction}.${wanted.format}`;
  const bytes =
    wanted.format === "yaml"
      ? new TextEncoder().encode(writeYaml(mode, entries))
      : writeSheet(LIST_COLUMNS, entries.map(sheetRecord));
  const type = wanted.format === "yaml" ? "application/yaml" : "text/csv; charset=utf-8";
  return fileAnswer({ name, type, bytes });
}

interface Listed {
  readonly mode: Mode;
  readonly entries: readonly EntryFacts[];
}

async function contentsOf(id: ListId, at: string, past: boolean): Promise<Listed> {
  if (isFirewall(id)) {
    const { list, entries } = await readListAt(id, at, past);
    return { mode: list.mode, entries };
  }
  const egress = await readEgressAt(id, at, past);
  return { mode: { kind: "restrict" }, entries: egress.lines.map(line => egressEntry(line, egress.system)) };
}
