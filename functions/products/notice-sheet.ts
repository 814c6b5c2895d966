// Notices of hazardous products as a sheet: its columns, and a file read into notices with every fault in its place; pure.
import * as v from "valibot";
import { type Fault, Problem } from "../shared/http/problem.ts";
import { day as dayField, text } from "../shared/http/schema.ts";
import { readSheet } from "../shared/sheet/sheet.ts";
import { type Columns, fieldOf, type Parsed, refusedBy } from "../shared/sheet/sheet-column.ts";
import { readRocDate } from "../shared/time/roc-date.ts";
import { words } from "../shared/words.ts";
import { PRODUCTS_PROBLEM } from "./problems.ts";
import type { Notice } from "./products.ts";

const line = { fold: true, ...fieldOf(text(64)) } as const;

const day = {
  fold: true,
  parse: (typed: string): Parsed<string> => {
    const iso = v.safeParse(dayField(), typed);
    if (iso.success) return { kind: "value", value: iso.output };
    const read = readRocDate(typed);
    return read.status === "read"
      ? { kind: "value", value: read.day }
      : { kind: "refused", code: read.code, words: read.words };
  },
  format: (value: string): string => value,
} as const;

function names(most: number) {
  const schema = v.pipe(v.array(text(64)), v.maxLength(most));
  return {
    fold: true,
    parse: (typed: string): Parsed<readonly string[]> => {
      const items = typed
        .split(/[;；、]/)
        .map(item => item.trim())
        .filter(Boolean);
      const read = v.safeParse(schema, items);
      return read.success ? { kind: "value", value: read.output } : refusedBy(read.issues);
    },
    format: (items: readonly string[]): string => items.join("；"),
  } as const;
}

const NOTICE_COLUMNS = {
  noticeNo: { title: "公告文號", synonyms: ["文號"], ...line },
  noticeDate: { title: "公告日期", synonyms: ["日期"], ...day },
  make: { title: "廠牌", ...line },
  aliases: { title: "別名", optional: true, ...names(10) },
  models: { title: "產品型號", synonyms: ["型號"], optional: true, ...names(30) },
} as const satisfies Columns;

/** Throws with every fault: of a file with one, nothing is taken. One with its headings alone says that nothing is banned. */
export function noticesIn(bytes: Uint8Array): readonly Notice[] {
  const { rows, faults } = readSheet(bytes, NOTICE_COLUMNS);
  if (faults.length > 0) {
    const told = faults.map(
      ({ row, column, code, "zh-TW": zh, en }): Fault => ({
        pointer: `/${row ?? ""}/${column ?? ""}`,
        code,
        words: words(zh, en),
      }),
    );
    throw new Problem(PRODUCTS_PROBLEM["notices-refused"], { faults: told, clauses: ["cyber-act/11c"] });
  }
  return rows.map(({ record: { aliases, models, ...rest } }) => ({
    ...rest,
    aliases: aliases ?? [],
    models: models ?? [],
  }));
}
