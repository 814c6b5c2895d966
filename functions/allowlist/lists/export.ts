// A list as a file, in the very form in which it can be proposed again; reads only.
import { fileAnswer } from "../../shared/http/file-answer.ts";
import type { Answer } from "../../shared/http/http.ts";
import { writeSheet } from "../../shared/sheet/sheet.ts";
import { isFirewall, type ListId } from "../firewalls.ts";
import { egressEntry, readEgressAt } from "./egress-list.ts";
import type { EntryFacts } from "./entry.ts";
import type { Mode } from "./list.ts";
import { readListAt } from "./list-at.ts";
import { LIST_COLUMNS, sheetRecord } from "./sheet.ts";
import { writeYaml } from "./yaml.ts";

interface Wanted {
  readonly format: "csv" | "yaml";
  readonly at?: string | undefined;
}

export async function exportAnswer(place: ListId, at: string, wanted: Wanted): Promise<Answer> {
  const { mode, entries } = await contentsOf(place, at, wanted.at !== undefined);
  const name = `${place.system}-${place.channel}-${place.direction}.${wanted.format}`;
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

async function contentsOf(place: ListId, at: string, past: boolean): Promise<Listed> {
  if (isFirewall(place)) {
    const { list, entries } = await readListAt(place, at, past);
    return { mode: list.mode, entries };
  }
  const egress = await readEgressAt(place, at, past);
  return { mode: { kind: "restrict" }, entries: egress.lines.map(line => egressEntry(line, egress.system)) };
}
