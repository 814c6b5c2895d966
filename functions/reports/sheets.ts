// The CSV files of reports and packs, in and out. The full list has room for the archives' answers, so that they fill it in
// and send it back.

import { CHANNELS, type Channel } from "../allowlist/names.ts";
import { readRange } from "../shared/address/range.ts";
import { rangeFaultWords } from "../shared/address/range-fault.ts";
import { Problem } from "../shared/http/problem.ts";
import { text } from "../shared/http/schema.ts";
import { EXCHANGE_SYSTEMS, type ExchangeCode, systemOf } from "../shared/rules/systems.ts";
import { readSheet, writeSheet } from "../shared/sheet/sheet.ts";
import { type Column, type Columns, fieldOf, type Parsed, PLAIN_TEXT } from "../shared/sheet/sheet-column.ts";
import type { SheetFault } from "../shared/sheet/sheet-fault.ts";
import { CHANGE_WORDS, CHANNEL_WORDS } from "./form.ts";
import { ANSWER_OUTCOMES, type AnswerOutcome, CHANGES, type ChangeKind } from "./names.ts";
import { NATURES, type Nature } from "./natures.ts";
import { REPORT_PROBLEM } from "./problems.ts";
import type { Snapshot } from "./snapshot.ts";

const OUTCOME_WORDS: Record<AnswerOutcome, string> = { set: "已設定", returned: "退回", withdrawn: "已移除" };
const NATURE_WORDS: Record<Nature, string> = { egress: "體系對外", home: "住家", dynamic: "浮動" };

/** One of a closed list, by its code or by its word. */
function choice<Name extends string>(title: string, names: readonly Name[], words: (name: Name) => string) {
  const column = {
    title,
    fold: true,
    parse(text: string): Parsed<Name> {
      const found = names.find(name => name === text.toLowerCase() || words(name) === text);
      if (found) return { kind: "value", value: found };
      const all = names.map(words).join("、");
      const said = { "zh-TW": `必須是其中之一：${all}`, en: `must be one of: ${names.join(", ")}` };
      return { kind: "refused", code: "unknown-choice", words: said };
    },
    format: (name: Name) => words(name),
  } as const;
  return column satisfies Column<Name>;
}

const systemColumn = choice<ExchangeCode>("體系", EXCHANGE_SYSTEMS, code => systemOf(code)["zh-TW"]);
const channelColumn = choice<Channel>("連線方式", CHANNELS, channel => CHANNEL_WORDS[channel]);
/** As it was typed: whether it is an address at all is judged with the other rules, so that all faults come at once. */
const rawRangeColumn = { title: "位址", fold: true, ...PLAIN_TEXT } as const;
/** Brought to its one form and no more: what is on the archives' own list is compared as it is, fit or not. */
export function parseRange(text: string): Parsed<string> {
  const read = readRange(text);
  if (read.kind === "range") return { kind: "value", value: read.range.text };
  return { kind: "refused", code: read.fault, words: rangeFaultWords(read.fault) };
}

const rangeColumn = {
  title: "位址",
  fold: true,
  parse: parseRange,
  format: (range: string) => range,
} as const;
const purposeColumn = { title: "用途", optional: true, ...fieldOf(text(120, 0)) } as const;

/** What a system's agency fills in. */
export const REPORT_COLUMNS = {
  channel: channelColumn,
  range: rawRangeColumn,
  nature: { ...choice<Nature>("性質", NATURES, nature => NATURE_WORDS[nature]), optional: true },
  purpose: purposeColumn,
} as const;

/** What the archives get and send back with the last two columns filled in; their list as they have it looks the same. */
export const ANSWER_COLUMNS = {
  system: systemColumn,
  channel: channelColumn,
  range: rangeColumn,
  purpose: purposeColumn,
  outcome: {
    ...choice<AnswerOutcome>("答復", ANSWER_OUTCOMES, outcome => OUTCOME_WORDS[outcome]),
    optional: true,
  },
  reason: { title: "原因", optional: true, ...fieldOf(text(200)) },
} as const;

const CHANGE_COLUMNS = {
  change: choice<ChangeKind>("異動", CHANGES, change => CHANGE_WORDS[change]),
  system: systemColumn,
  channel: channelColumn,
  range: rangeColumn,
  purpose: purposeColumn,
} as const;

export function fullCsv({ sections }: Snapshot): Uint8Array {
  const records = sections.flatMap(({ system, rows }) =>
    rows.map(row => ({ system, ...row, outcome: null, reason: null })),
  );
  return writeSheet(ANSWER_COLUMNS, records);
}

export function changesCsv({ differences }: Snapshot): Uint8Array {
  return writeSheet(CHANGE_COLUMNS, differences);
}

/** The faults of an uploaded sheet as a refusal: each at its row and column, as a spreadsheet program counts them. */
export function sheetProblem(faults: readonly SheetFault[]): Problem {
  return new Problem(REPORT_PROBLEM["sheet-refused"], {
    faults: faults.map(({ row, column, code, "zh-TW": zh, en }) => ({
      pointer: ["", row ?? "", ...(column ? [column] : [])].join("/"),
      code,
      words: { "zh-TW": zh, en },
    })),
  });
}

/** The rows of an uploaded sheet; one fault refuses all of it. */
export function readRows<const C extends Columns>(bytes: Uint8Array, columns: C) {
  const { rows, faults } = readSheet(bytes, columns);
  if (faults.length > 0) throw sheetProblem(faults);
  return rows;
}
