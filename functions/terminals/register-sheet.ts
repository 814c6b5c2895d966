// The agency's property register as a sheet: its columns by the names agencies use, and how each is read and written; pure.

import * as v from "valibot";
import { SYSTEMS, systemOf } from "../shared/rules/systems.ts";
import { legible } from "../shared/rules/text.ts";
import {
  type Columns,
  fieldOf,
  type Parsed,
  type RecordOf,
  refusedBy,
} from "../shared/sheet/sheet-column.ts";
import { readRocDate } from "../shared/time/roc-date.ts";
import { words } from "../shared/words.ts";
import type { OWNERSHIPS, Registration, TERMINAL_ROLES } from "./registration.ts";
import { description, keeping, propertyNo } from "./shapes.ts";

/** A column that takes what the API takes. */
function field<Schema extends v.GenericSchema<string, string>>(schema: Schema) {
  return { fold: true, ...fieldOf(schema) } as const;
}

/** A column of codes, which may be written by their name as well. */
function choice<const Code extends string>(names: Readonly<Record<Code, string>>) {
  const codes = Object.keys(names) as Code[];
  return {
    fold: true,
    parse: (text: string): Parsed<Code> => {
      const code = codes.find(each => each === text || names[each] === text);
      if (code) return { kind: "value", value: code };
      const told = words(
        `須為：${codes.map(each => names[each]).join("、")}`,
        `must be one of: ${codes.join(", ")}`,
      );
      return { kind: "refused", code: "not-a-choice", words: told };
    },
    format: (code: Code): string => names[code],
  } as const;
}

const ROLE_NAMES = { "exchange-terminal": "交換終端", office: "一般公務" } as const satisfies Record<
  (typeof TERMINAL_ROLES)[number],
  string
>;
const OWNERSHIP_NAMES = { agency: "機關", personal: "自備" } as const satisfies Record<
  (typeof OWNERSHIPS)[number],
  string
>;
const SYSTEM_NAMES = Object.fromEntries(SYSTEMS.map(code => [code, systemOf(code)["zh-TW"]])) as Record<
  (typeof SYSTEMS)[number],
  string
>;

const day = {
  fold: true,
  parse: (text: string): Parsed<string> => {
    const iso = v.safeParse(description.inServiceFrom, text);
    if (iso.success) return { kind: "value", value: iso.output };
    const read = readRocDate(text);
    return read.status === "read"
      ? { kind: "value", value: read.day }
      : { kind: "refused", code: read.code, words: read.words };
  },
  format: (value: string): string => value,
} as const;

const accessories = {
  fold: true,
  parse: (text: string): Parsed<readonly string[]> => {
    const items = text
      .split(/[;；、]/)
      .map(item => item.trim())
      .filter(Boolean);
    const result = v.safeParse(description.accessories, items);
    return result.success ? { kind: "value", value: result.output } : refusedBy(result.issues);
  },
  format: (items: readonly string[]): string => legible(items.join("；")),
} as const;

export const REGISTER_COLUMNS = {
  propertyNo: { title: "財產編號", ...field(propertyNo) },
  serial: { title: "序號", synonyms: ["產品序號"], ...field(description.serial) },
  agency: { title: "機關", synonyms: ["保管機關", "機關代碼"], ...field(keeping.agency) },
  system: { title: "體系", ...choice(SYSTEM_NAMES) },
  role: { title: "用途", ...choice(ROLE_NAMES) },
  ownership: { title: "權屬", ...choice(OWNERSHIP_NAMES) },
  brand: { title: "廠牌", optional: true, ...field(description.brand) },
  model: { title: "型號", synonyms: ["產品型號"], optional: true, ...field(v.unwrap(description.model)) },
  certificateName: { title: "憑證名稱", optional: true, ...field(description.certificateName) },
  inServiceFrom: { title: "啟用日期", synonyms: ["購置日期"], ...day },
  custodian: { title: "保管人", ...field(keeping.custodian) },
  accessories: { title: "配件", synonyms: ["附件"], optional: true, ...accessories },
} as const satisfies Columns;

export type RegisterRecord = RecordOf<typeof REGISTER_COLUMNS>;

export function registrationOf(record: RegisterRecord): Registration {
  const { certificateName, accessories, brand, model, ...rest } = record;
  return {
    ...rest,
    certificateName: certificateName ?? rest.propertyNo,
    accessories: accessories ?? [],
    brand: brand ?? "",
    ...(model && { model }),
  };
}

export function registerRecord({
  propertyNo,
  serial,
  agency,
  system,
  role,
  ownership,
  brand,
  model,
  certificateName,
  inServiceFrom,
  custodian,
  accessories,
}: Registration): RegisterRecord {
  return {
    propertyNo,
    serial,
    agency,
    system: system as RegisterRecord["system"],
    role,
    ownership,
    brand,
    model: model ?? "",
    certificateName,
    inServiceFrom,
    custodian,
    accessories,
  };
}
