// A list as a sheet: its columns by the names administrators use, and how each is read and written; pure.
import { text } from "../../shared/http/schema.ts";
import {
  type Columns,
  fieldOf,
  type Parsed,
  PLAIN_TEXT,
  type RecordOf,
} from "../../shared/sheet/sheet-column.ts";
import { type EntryFacts, SUPPORTS } from "./entry.ts";
import { FROM, UNTIL } from "./span-text.ts";

const line = (max: number) => fieldOf(text(max));

const SUPPORT_NAMES = { approval: "核准", loan: "借用", plan: "規劃" } as const satisfies Record<
  (typeof SUPPORTS)[number],
  string
>;

const support = {
  fold: true,
  parse: (cell: string): Parsed<(typeof SUPPORTS)[number]> => {
    const found = SUPPORTS.find(kind => kind === cell || SUPPORT_NAMES[kind] === cell);
    if (found) return { kind: "value", value: found };
    const words = { "zh-TW": "須為：核准、借用、規劃", en: `must be one of: ${SUPPORTS.join(", ")}` };
    return { kind: "refused", code: "not-a-choice", words };
  },
  format: (kind: (typeof SUPPORTS)[number]): string => SUPPORT_NAMES[kind],
} as const;

export const LIST_COLUMNS = {
  // As it is written: the door for ranges names what is wrong with it.
  range: { title: "位址", synonyms: ["IP", "CIDR"], ...PLAIN_TEXT },
  owner: { title: "使用單位", synonyms: ["使用者"], ...line(128) },
  reason: { title: "事由", synonyms: ["用途"], optional: true, ...line(200) },
  document: { title: "文號", optional: true, ...line(64) },
  from: { title: "起", optional: true, ...FROM },
  until: { title: "迄", optional: true, ...UNTIL },
  dependsOn: { title: "依據", optional: true, ...support },
  dependsOnId: { title: "依據編號", optional: true, ...line(64) },
  dependsOnUntil: { title: "依據期限", optional: true, ...UNTIL },
  sharedReason: { title: "共用理由", optional: true, ...line(200) },
} as const satisfies Columns;

export type ListRecord = RecordOf<typeof LIST_COLUMNS>;

export function sheetRecord(entry: EntryFacts): ListRecord {
  const { range, owner, reason, document, from, until, dependsOn, sharedReason } = entry;
  return {
    range,
    owner,
    reason,
    document,
    from: from ?? null,
    until: until ?? null,
    dependsOn: dependsOn?.kind ?? null,
    dependsOnId: dependsOn?.id ?? null,
    dependsOnUntil: dependsOn?.until ?? null,
    sharedReason: sharedReason ?? null,
  };
}
