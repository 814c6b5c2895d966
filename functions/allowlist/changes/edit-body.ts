// A change as the API takes it, in a body or as a whole list in a CSV or YAML, turned into edits, each with its place there; pure.
import type * as v from "valibot";
import type { Fault } from "../../shared/http/problem.ts";
import { readSheet } from "../../shared/sheet/sheet.ts";
import type { SheetFault } from "../../shared/sheet/sheet-fault.ts";
import { words } from "../../shared/words.ts";
import type { RawEntry } from "../lists/entry.ts";
import type { Mode } from "../lists/list.ts";
import { LIST_COLUMNS } from "../lists/sheet.ts";
import { readYaml, type YamlList } from "../lists/yaml.ts";
import type { Edit, EditDefaults, EditRequest } from "./edit.ts";
import type { changeBody } from "./shapes.ts";

export function requestInBody(body: v.InferOutput<typeof changeBody>): EditRequest {
  const { reason, document, sharedReason, add, amend, remove } = body;
  const rows = (kind: Edit["kind"], all: readonly RawEntry[]) =>
    all.map((raw, at): Edit => ({ kind, raw, pointer: field => `/${kind}/${at}/${field}` }));
  const gone = remove.map(
    (range, at): Edit => ({ kind: "remove", raw: { range }, pointer: () => `/remove/${at}` }),
  );
  return {
    edits: [...rows("add", add), ...rows("amend", amend), ...gone],
    defaults: { reason, document, sharedReason },
    mode: modeOf(body.mode, body.openReason),
  };
}

function modeOf(kind: Mode["kind"] | undefined, reason: string | undefined): Mode | undefined {
  return kind === "open" ? { kind, reason: reason ?? "" } : kind && { kind };
}

/** A whole list as wanted. Rows that could not be read take no part in the request. */
export interface FileRequest {
  readonly request: EditRequest;
  readonly faults: readonly Fault[];
}

export function requestInFile(
  bytes: Uint8Array,
  { format, ...defaults }: EditDefaults & { readonly format: "csv" | "yaml" },
): FileRequest {
  return format === "csv" ? fromSheet(bytes, defaults) : fromYaml(bytes, defaults);
}

/** A sheet says nothing about the mode, which stays as it is. */
function fromSheet(bytes: Uint8Array, defaults: EditDefaults): FileRequest {
  const { rows, faults } = readSheet(bytes, LIST_COLUMNS);
  const edits = rows.map(({ row, record }): Edit => {
    const title = (field: keyof RawEntry) => LIST_COLUMNS[field].title;
    return { kind: "want", raw: record, pointer: field => `/${row}/${title(field)}` };
  });
  return { request: { edits, defaults, whole: true }, faults: faults.map(pointedFault) };
}

function fromYaml(bytes: Uint8Array, defaults: EditDefaults): FileRequest {
  const read = readYaml(bytes);
  if (read.kind === "refused") return { request: { edits: [], defaults, whole: true }, faults: read.faults };
  const { mode, openReason, entries } = read.list;
  const edits = entries.map(
    (entry, at): Edit => ({
      kind: "want",
      raw: complete(entry),
      pointer: field => `/entries/${at}/${field}`,
    }),
  );
  return { request: { edits, defaults, whole: true, mode: modeOf(mode, openReason) }, faults: [] };
}

/** In a whole list, what an entry does not have it is not to have; only what every entry has stays as it is. */
function complete(entry: YamlList["entries"][number]): RawEntry {
  const { until = null, dependsOn = null, sharedReason = null } = entry;
  return { ...entry, until, dependsOn, sharedReason };
}

function pointedFault({ row, column, code, "zh-TW": zh, en }: SheetFault): Fault {
  const pointer = ["", row ?? "", ...(column ? [column] : [])].join("/");
  return { pointer, code, words: words(zh, en) };
}
