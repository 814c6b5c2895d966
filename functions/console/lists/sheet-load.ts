// The whole list as a file: tried and proposed; between the two the page keeps the file, since no browser chooses it again.
import { randomUUID } from "node:crypto";
import { proposeWholeList } from "../../allowlist/changes/routes.ts";
import type { Words } from "../../shared/words.ts";
import { Refusal } from "../door/api.ts";
import type { Reply } from "../door/reply.ts";
import { NOTHING_TYPED, type Typed } from "../door/typed.ts";
import type { Member } from "../door/visit.ts";
import { placeIn } from "./change-load.ts";
import { listAddress } from "./place.ts";
import { type SheetFacts, sheetPage } from "./sheet.ts";

/** A larger file is chosen again rather than sent to and fro. */
const KEPT_BYTES = 1_000_000;
const MISSING: Words = { "zh-TW": "請填寫這一欄", en: "This field is needed" };

export async function showSheet(visit: Member): Promise<Reply> {
  return sheetPage(visit, {
    place: placeIn(visit),
    typed: NOTHING_TYPED,
    faults: new Map(),
    key: randomUUID(),
  });
}

export async function sendSheet(visit: Member, typed: Typed): Promise<Reply> {
  const { api, params } = visit;
  const content = typed.files.get("sheet") ?? new Uint8Array(Buffer.from(typed.one("kept"), "base64"));
  const faults = faultsIn(typed, content);
  const facts: SheetFacts = {
    place: placeIn(visit),
    typed,
    faults,
    key: typed.one("_key"),
    kept: keptOf(content),
  };
  if (faults.size > 0) return { ...sheetPage(visit, facts), status: 422 };
  const dryRun = typed.one("check") === "yes";
  const format = isYaml(content) ? "yaml" : "csv";
  const query = { reason: typed.one("reason").trim(), document: typed.one("document").trim(), format };
  try {
    const done = await api.ask(proposeWholeList, {
      params,
      query: { ...query, dryRun: String(dryRun) },
      bytes: { type: format === "yaml" ? "application/yaml" : "text/csv", content },
      key: `${facts.key}${dryRun ? "-check" : ""}`,
    });
    if (dryRun) return sheetPage(visit, { ...facts, tried: { rows: [], ...(done as object) } });
    const { number } = done as unknown as { number: number };
    return { location: `${listAddress(facts.place)}/changes/${number}?did=proposed` };
  } catch (error) {
    if (!(error instanceof Refusal) || error.told.status === 401) throw error;
    return { ...sheetPage(visit, { ...facts, told: error.told }), status: error.told.status };
  }
}

function faultsIn(typed: Typed, content: Uint8Array): ReadonlyMap<string, Words> {
  const empty = ["reason", "document"].filter(name => typed.one(name).trim() === "");
  return new Map([...empty, ...(content.length === 0 ? ["sheet"] : [])].map(name => [name, MISSING]));
}

function keptOf(content: Uint8Array): string | undefined {
  return content.length > 0 && content.length <= KEPT_BYTES
    ? Buffer.from(content).toString("base64")
    : undefined;
}

/** A sheet begins with the names of its columns; YAML with a list, a key or a comment. */
function isYaml(content: Uint8Array): boolean {
  const beginning = Buffer.from(content.subarray(0, 400))
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  const [line = ""] = beginning.split(/\r?\n/, 1);
  return /^(---|#|-\s|[\w-]+:(\s|$))/.test(line) && !line.includes(",");
}
