// A change as the API takes it, turned into what is asked of the list, each row with its place in the body; pure.
import type * as v from "valibot";
import type { Fault } from "../../shared/http/problem.ts";
import { readSheet } from "../../shared/sheet/sheet.ts";
import type { SheetFault } from "../../shared/sheet/sheet-fault.ts";
import type { Mode } from "../lists/list.ts";
import { LIST_COLUMNS } from "../lists/sheet.ts";
import { readYaml, type YamlList } from "../lists/yaml.ts";
import type { Asking } from "./draft.ts";
import type { Defaults, RawEntry, Wish } from "./edit.ts";
import type { changeBody } from "./shapes.ts";

export function askingIn(body: v.InferOutput<typeof changeBody>): Asking {
  const { reason, document, sharedReason, add, amend, remove } = body;
  const rows = (kind: Wish["kind"], all: readonly RawEntry[]) =>
    all.map((raw, at): Wish => ({ kind, raw, pointer: field => `/${kind}/${at}/${field}` }));
  const gone = remove.map(
    (range, at): Wish => ({
      kind: "remove",
      raw: { range },
      pointer: () => `/remove/${at}`,
    }),
  );
  return {
    wishes: [...rows("add", add), ...rows("amend", amend), ...gone],
    defaults: { reason, document, sharedReason },
    mode: modeOf(body.mode, body.openReason),
  };
}

export function modeOf(kind: Mode["kind"] | undefined, reason: string | undefined): Mode | undefined {
  return kind === "open" ? { kind, reason: reason ?? "" } : kind && { kind };
}

// A whole list as wanted, from a CSV or YAML, turned into what is asked of the list, each row with its place in the file; pure.

export interface WholeList {
  readonly asking: Asking;
  /** Rows that could not be read take no part in the rest. */
  readonly faults: readonly Fault[];
}

export function readWhole(
  bytes: Uint8Array,
  { format, ...defaults }: Defaults & { readonly format: "csv" | "yaml" },
): WholeList {
  return format === "csv" ? fromSheet(bytes, defaults) : fromYaml(bytes, defaults);
}

/** A sheet says nothing about the mode, which stays as it is. */
function fromSheet(bytes: Uint8Array, defaults: Defaults): WholeList {
  const { rows, faults } = readSheet(bytes, LIST_COLUMNS);
  const wishes = rows.map(({ row, record }): Wish => {
    const title = (field: keyof RawEntry) => LIST_COLUMNS[field].title;
    return { kind: "want", raw: record, pointer: field => `/${row}/${title(field)}` };
  });
  return { asking: { wishes, defaults, whole: true }, faults: faults.map(pointed) };
}

function fromYaml(bytes: Uint8Array, defaults: Defaults): WholeList {
  const read = readYaml(bytes);
  if (read.kind === "refused") return { asking: { wishes: [], defaults, whole: true }, faults: read.faults };
  const { mode, openReason, entries } = read.list;
  const wishes = entries.map(
    (entry, at): Wish => ({
      kind: "want",
      raw: complete(entry),
      pointer: field => `/entries/${at}/${field}`,
    }),
  );
  return { asking: { wishes, defaults, whole: true, mode: modeOf(mode, openReason) }, faults: [] };
}

/** In a whole list, what an entry does not have it is not to have; only what every entry has stays as it is. */
function complete(entry: YamlList["entries"][number]): RawEntry {
  const { until = null, dependsOn = null, sharedReason = null } = entry;
  return { ...entry, until, dependsOn, sharedReason };
}

function pointed({ row, column, code, "zh-TW": zh, en }: SheetFault): Fault {
  const pointer = ["", row ?? "", ...(column ? [column] : [])].join("/");
  return { pointer, code, words: { "zh-TW": zh, en } };
}
