// A list as a file, in the very form in which it can be proposed again; reads only.
import { fileAnswer } from "../../shared/http/file-answer.ts";
import type { Answer } from "../../shared/http/http.ts";
import { writeSheet } from "../../shared/sheet/sheet.ts";
import { isFirewall, type ListPlace } from "../firewalls.ts";
import { egressEntry, seeEgress } from "./egress-list.ts";
import type { EntryFacts } from "./entry.ts";
import type { Mode } from "./list.ts";
import { seeList } from "./list-at.ts";
import { LIST_COLUMNS, recordOf } from "./sheet.ts";
import { writeYaml } from "./yaml.ts";

interface Wish {
  readonly format: "csv" | "yaml";
  readonly at?: string | undefined;
}

export async function exportAnswer(place: ListPlace, at: string, wish: Wish): Promise<Answer> {
  const { mode, entries } = await contentsOf(place, at, wish.at !== undefined);
  const name = `${place.system}-${place.channel}-${place.direction}.${wish.format}`;
  const bytes =
    wish.format === "yaml"
      ? new TextEncoder().encode(writeYaml(mode, entries))
      : writeSheet(LIST_COLUMNS, entries.map(recordOf));
  const type = wish.format === "yaml" ? "application/yaml" : "text/csv; charset=utf-8";
  return fileAnswer({ name, type, bytes });
}

interface Listed {
  readonly mode: Mode;
  readonly entries: readonly EntryFacts[];
}

async function contentsOf(place: ListPlace, at: string, past: boolean): Promise<Listed> {
  if (isFirewall(place)) {
    const { list, entries } = await seeList(place, at, past);
    return { mode: list.mode, entries };
  }
  const seen = await seeEgress(place, at, past);
  return { mode: { kind: "restrict" }, entries: seen.lines.map(line => egressEntry(line, seen.system)) };
}
