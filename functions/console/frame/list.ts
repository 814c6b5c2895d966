// Rows as a reader wants them: searched, sorted, a page at a time, or all of them as a sheet; pure.

import { fileAnswer } from "../../shared/http/file-answer.ts";
import type { Answer } from "../../shared/http/http.ts";
import type { HtmlValue } from "../../shared/page/html.ts";
import { legible } from "../../shared/rules/text.ts";
import { writeSheet } from "../../shared/sheet/sheet.ts";
import { PLAIN_TEXT, type Column as SheetColumn } from "../../shared/sheet/sheet-column.ts";
import type { Words } from "../../shared/words.ts";
import { type Say, said } from "./say.ts";

export interface ListColumn<Row> {
  readonly name: string;
  readonly title: Words;
  readonly cell: (row: Row, at: number) => HtmlValue;
  /** What the cell says without markup: searched, sorted by, exported. */
  readonly text: (row: Row) => string;
  /** By what else it is found. */
  readonly sought?: (row: Row) => string | undefined;
  readonly number?: true;
  /** Never broken over two lines, where there is room. */
  readonly firm?: true;
  /** To be looked at or acted on: there is nothing to sort by. */
  readonly unsorted?: true;
}

export interface Arranged<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

export type ListQuery = Readonly<Record<string, string>>;

const PAGE_ROWS = 50;

export function arrange<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  query: ListQuery,
): Arranged<Row> {
  const found = searched(rows, columns, query);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_ROWS));
  const page = Math.min(pages, Math.max(1, Number.parseInt(query.page ?? "1", 10) || 1));
  return { rows: found.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS), total: found.length, page, pages };
}

function searched<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[], query: ListQuery): Row[] {
  const words = (query.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (row: Row) => {
    const text = columns
      .flatMap(column => [column.text(row), column.sought?.(row) ?? ""])
      .join("\n")
      .toLowerCase();
    return words.every(word => text.includes(word));
  };
  return sortedRows(rows.filter(holds), columns, query.sort);
}

/** By a column, downwards with a dash before its name; without one they stay as they came. */
export function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  sort: string | undefined,
): Row[] {
  const down = sort?.startsWith("-") === true;
  const by = columns.find(({ name }) => name === sort?.replace(/^-/, ""));
  if (!by) return [...rows];
  const sign = down ? -1 : 1;
  const order = (a: string, b: string) =>
    by.number ? Number(a) - Number(b) : a.localeCompare(b, "zh-Hant", { numeric: true });
  return rows.toSorted((a, b) => sign * order(by.text(a), by.text(b)));
}

/** Whatever the filters let through, page or no page. */
export function sheetOf<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  { say, name, query }: { readonly say: Say; readonly name: string; readonly query: ListQuery },
): Answer {
  const sheet = Object.fromEntries(
    columns.map((column): [string, SheetColumn<unknown>] => [
      column.name,
      { title: said(column.title, say), parse: PLAIN_TEXT.parse, format: value => legible(String(value)) },
    ]),
  );
  const records = searched(rows, columns, query).map(row =>
    Object.fromEntries(columns.map(column => [column.name, column.text(row)])),
  );
  const bytes = writeSheet(sheet, records);
  return fileAnswer({ name: `${name}.csv`, type: "text/csv; charset=utf-8", bytes });
}

/** As many rows as a file of what happened takes: who wants more narrows what is asked for, and is told so. */
export const MOST_ROWS_IN_FILE = 10_000;

export function tooManyForFile({ say }: { readonly say: Say }): string {
  return say(
    `符合的紀錄逾 ${MOST_ROWS_IN_FILE} 筆，請縮短起訖日期後再匯出。`,
    `There are more than ${MOST_ROWS_IN_FILE} records. Shorten the span, then export again.`,
  );
}
