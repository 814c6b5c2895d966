// A list as YAML, as it is kept in git: the mode and the entries; read strictly, written in one order; pure.

import * as v from "valibot";
import { LineCounter, parseDocument, stringify } from "yaml";
import type { Fault } from "../../shared/http/problem.ts";
import { faultsOf, text, uncomplained } from "../../shared/http/schema.ts";
import type { Parsed } from "../../shared/sheet/sheet-column.ts";
import type { Words } from "../../shared/words.ts";
import { MODES } from "../names.ts";
import { type EntryFacts, type RawEntry, SUPPORTS } from "./entry.ts";
import type { Mode } from "./list.ts";
import { FROM, UNTIL } from "./span-text.ts";
import { beyond, keyTwice } from "./yaml-bounds.ts";

const moment = ({ parse }: { parse(text: string): Parsed<string> }) =>
  v.pipe(
    v.string(),
    v.check(
      uncomplained(value => {
        const read = parse(value);
        return read.kind === "refused" ? read : undefined;
      }),
    ),
    v.transform(value => {
      const read = parse(value);
      return read.kind === "value" ? read.value : "";
    }),
  );

const entry = v.strictObject({
  range: v.pipe(v.string(), v.maxLength(200)),
  owner: text(128),
  reason: v.optional(text(200)),
  document: v.optional(text(64)),
  from: v.optional(moment(FROM)),
  until: v.optional(moment(UNTIL)),
  dependsOn: v.optional(v.picklist(SUPPORTS)),
  dependsOnId: v.optional(text(64)),
  dependsOnUntil: v.optional(moment(UNTIL)),
  sharedReason: v.optional(text(200)),
});
const file = v.strictObject({
  mode: v.optional(v.picklist(MODES)),
  openReason: v.optional(text(200)),
  entries: v.pipe(v.array(entry), v.maxLength(20_000)),
});

export interface YamlList {
  readonly mode?: Mode["kind"] | undefined;
  readonly openReason?: string | undefined;
  readonly entries: readonly RawEntry[];
}

export type YamlReading =
  | { readonly kind: "list"; readonly list: YamlList }
  | { readonly kind: "refused"; readonly faults: readonly Fault[] };

export function readYaml(bytes: Uint8Array): YamlReading {
  let content: unknown;
  try {
    const written = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const much = beyond(written);
    if (much) return refused(much);
    // Its own check for keys that occur twice takes the square of their number, and so does making every error pretty.
    const lineCounter = new LineCounter();
    const limits = { uniqueKeys: false, prettyErrors: false, lineCounter } as const;
    const document = parseDocument(written, { schema: "core", ...limits });
    const [error] = document.errors;
    if (error) return refused("not-yaml", `${error.code} ${lineCounter.linePos(error.pos[0]).line}`);
    const twice = keyTwice(document);
    if (twice !== undefined) return refused("key-twice", twice.slice(0, 64));
    content = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof TypeError) return refused("not-utf8");
    return refused("not-yaml", String((error as Error).message).split("\n")[0] ?? "");
  }
  const read = v.safeParse(file, content);
  if (!read.success) return { kind: "refused", faults: faultsOf(read.issues).slice(0, 1_000) };
  return { kind: "list", list: read.output };
}

export function writeYaml(mode: Mode, entries: readonly EntryFacts[]): string {
  const list = {
    mode: mode.kind,
    ...(mode.kind === "open" && { openReason: mode.reason }),
    entries: entries.map(({ dependsOn, from, until, ...facts }) => ({
      range: facts.range,
      owner: facts.owner,
      reason: facts.reason,
      document: facts.document,
      ...(from !== undefined && { from: FROM.format(from) }),
      ...(until !== undefined && { until: UNTIL.format(until) }),
      ...(dependsOn && {
        dependsOn: dependsOn.kind,
        dependsOnId: dependsOn.id,
        dependsOnUntil: UNTIL.format(dependsOn.until),
      }),
      ...(facts.sharedReason !== undefined && { sharedReason: facts.sharedReason }),
    })),
  };
  return stringify(list, { lineWidth: 0 });
}

const SAID = {
  "not-utf8": { "zh-TW": "檔案不是 UTF-8", en: "The file is not UTF-8" },
  "not-yaml": { "zh-TW": "檔案不是正確的 YAML", en: "The file is not well-formed YAML" },
  "key-twice": { "zh-TW": "同一處的欄位名稱重複", en: "A field appears twice in the same place" },
  "not-plain": {
    "zh-TW": "名單檔不接受 YAML 的錨點、別名、標籤與指令",
    en: "A list takes no anchors, aliases, tags or directives of YAML",
  },
  "too-large": { "zh-TW": "檔案過大", en: "The file is too large" },
  "too-many-rows": { "zh-TW": "名單檔至多 20,000 列", en: "A list has at most 20,000 entries" },
  "too-many-fields": { "zh-TW": "一列的欄位過多", en: "An entry has too many fields" },
  "too-deep": { "zh-TW": "檔案的層次過深", en: "The file is nested too deeply" },
} as const satisfies Record<string, Words>;

function refused(code: keyof typeof SAID, detail?: string): YamlReading {
  const { "zh-TW": zh, en } = SAID[code];
  const words = detail ? { "zh-TW": `${zh}（${detail}）`, en: `${en} (${detail})` } : { "zh-TW": zh, en };
  return { kind: "refused", faults: [{ pointer: "", code, words }] };
}
