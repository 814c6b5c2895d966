// A list on a page: search field, sortable columns, pages, export, and what to do when there is nothing; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { PageReader } from "../door/visit.ts";
import { arrange, type ListColumn, type ListQuery } from "./list.ts";
import { plainTable } from "./rows.ts";

export interface TableFacts<Row> {
  readonly caption: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  readonly query: ListQuery;
  /** What teaches when no row is there at all. */
  readonly empty: Html;
}

export function searchTable<Row>(reader: PageReader, facts: TableFacts<Row>): Html {
  const { caption, columns, rows, query, empty } = facts;
  if (rows.length === 0) return html`<div class="empty">${empty}</div>`;
  const arranged = arrange(rows, columns, query);
  return html`${searchBar(reader, query)}
${plainTable(reader, { caption, columns, rows: arranged.rows, head: (column, title) => sortHead(column, title, query) })}
${pager(reader, arranged, query)}`;
}

interface PartFacts<Row> extends TableFacts<Row> {
  readonly next?: string | undefined;
}

/** Of more rows than a page reads: a part in the order they lie in, with the way to the next; what is searched for, the API finds. */
export function partTable<Row>(reader: PageReader, { next, ...facts }: PartFacts<Row>): Html {
  const { say } = reader;
  const { caption, columns, rows, query } = facts;
  const none = query.q
    ? say("沒有姓名如此開頭或帳號相同者。", "Nobody’s name begins so, and nobody has that account.")
    : say("沒有其他列。", "There are no other rows.");
  return html`${searchBar(reader, query)}
${query.q && html`<p class="fine">${say("符合者眾多時只列出一部分：未見者，請輸入更完整的姓名，或整個帳號。", "Where very many fit, some are shown: whoever is not among them is found by more of the name, or by the whole account.")}</p>`}
${rows.length > 0 ? plainTable(reader, { caption, columns, rows }) : html`<p>${none}</p>`}
<div class="pager"><span>${say(`本頁 ${rows.length} 筆`, `${rows.length} on this page`)}</span><nav aria-label="${say("分頁", "Pages")}">${query.cursor && html`<a href="${withQuery(query, { cursor: "" })}">${say("回第一頁", "First page")}</a>`} ${next && html`<a href="${withQuery(query, { cursor: next })}">${say("下一頁 →", "Next →")}</a>`}</nav></div>`;
}

function searchBar({ say }: PageReader, query: ListQuery): Html {
  const kept = Object.entries(query).filter(
    ([name]) => !["q", "page", "cursor", "export", "done"].includes(name),
  );
  return html`<form class="bar" method="get" role="search">${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label class="grow">${say("搜尋", "Search")}<input type="search" name="q" value="${query.q}"></label>
<button class="second">${say("搜尋", "Search")}</button>
<button class="plain" name="export" value="csv">${say("匯出 CSV", "Export CSV")}</button></form>`;
}

export function sortHead<Row>(
  { name, number, unsorted }: ListColumn<Row>,
  title: string,
  query: ListQuery,
): Html {
  if (unsorted) return html`<th scope="col">${title}</th>`;
  const current = query.sort?.replace(/^-/, "") === name;
  const down = query.sort?.startsWith("-") === true;
  const sorted = current && html`aria-sort="${down ? "descending" : "ascending"}"`;
  const address = withQuery(query, { sort: current && !down ? `-${name}` : name, page: "", cursor: "" });
  return html`<th scope="col" class="${number ? "number" : ""}" ${sorted}><a href="${address}">${title}${current && (down ? " ↓" : " ↑")}</a></th>`;
}

function pager(
  { say }: PageReader,
  arranged: { total: number; page: number; pages: number },
  query: ListQuery,
): Html {
  const { total, page, pages } = arranged;
  const to = (number: number, words: string) =>
    number >= 1 &&
    number <= pages &&
    html`<a href="${withQuery(query, { page: String(number) })}">${words}</a>`;
  return html`<div class="pager"><span>${say(`共 ${total} 筆`, `${total} row(s)`)}</span>${
    pages > 1 &&
    html`<nav aria-label="${say("分頁", "Pages")}">${to(page - 1, say("← 上一頁", "← Previous"))} ${say(`第 ${page}／${pages} 頁`, `Page ${page} of ${pages}`)} ${to(page + 1, say("下一頁 →", "Next →"))}</nav>`
  }</div>`;
}

/** The same page, asked a little differently; an empty value takes its name away. */
export function withQuery(query: ListQuery, changes: Readonly<Record<string, string>>): string {
  const { export: _, done: __, ...kept } = { ...query, ...changes } as Record<string, string>;
  const given = Object.entries(kept).filter(([, value]) => value !== "" && value !== undefined);
  return `?${new URLSearchParams(given)}`;
}

/** The same rows as a sheet: whatever the filters let through. */
export function sheetAddress(query: ListQuery): string {
  const { export: _, done: __, ...kept } = query as Record<string, string>;
  return `?${new URLSearchParams({ ...kept, export: "csv" })}`;
}
