// Rows under their columns, in a region that scrolls; on a narrow screen each row is a record, and each cell says which it is; pure.

import { type Html, type HtmlValue, html } from "../../shared/page/html.ts";
import { words } from "../../shared/words.ts";
import type { PageReader } from "../door/visit.ts";
import type { ListColumn } from "./list.ts";
import { said } from "./say.ts";

type Shows<Row> = Omit<ListColumn<Row>, "name" | "text">;

/** A column that is only looked at: neither sorted by nor exported. */
export function plainColumn<Row>(
  zh: string,
  en: string,
  cell: (row: Row, at: number) => HtmlValue,
  more: Pick<Shows<Row>, "number" | "firm"> = {},
): Shows<Row> {
  return { title: words(zh, en), cell, ...more };
}

interface RowsFacts<Row, Each> {
  readonly caption: string;
  readonly columns: readonly Each[];
  readonly rows: readonly Row[];
  /** What is in a column's head besides its name, such as the way to sort by it. */
  readonly head?: (column: Each, title: string) => Html;
  /** A cell before the others, to choose a row by. */
  readonly pick?: { readonly head: Html; readonly cell: (row: Row) => Html } | undefined;
  readonly className?: string;
}

export function plainTable<Row, Each extends Shows<Row>>(
  { say }: PageReader,
  facts: RowsFacts<Row, Each>,
): Html {
  const { caption, columns, rows, pick, className = "", head = plainHead } = facts;
  const titles = columns.map(({ title }) => said(title, say));
  const cell = (column: Each, at: number, row: Row, line: number) =>
    html`<td class="${lookOf(column)}" data-name="${titles[at]}">${column.cell(row, line)}</td>`;
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table class="rows ${className}"><thead><tr>${pick?.head}${columns.map((column, at) => head(column, titles[at] ?? ""))}</tr></thead>
<tbody>${rows.map((row, line) => html`<tr>${pick?.cell(row)}${columns.map((column, at) => cell(column, at, row, line))}</tr>`)}</tbody></table></div>`;
}

function plainHead<Row>({ number }: Shows<Row>, title: string): Html {
  return html`<th scope="col" class="${number ? "number" : ""}">${title}</th>`;
}

function lookOf<Row>({ number, firm }: Shows<Row>): string {
  return number ? "number" : firm ? "firm" : "";
}
