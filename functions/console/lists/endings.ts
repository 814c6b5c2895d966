// What ends soon and what has lost its reason, over all lists one may see.

import type { InferOutput } from "valibot";
import { listEndings } from "../../allowlist/lists/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { PROVISIONAL } from "../../shared/time/calendar.ts";
import { words } from "../../shared/words.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { crumb } from "../frame/crumb.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { searchTable, withQuery } from "../frame/table.ts";
import { distance, endHtml } from "../frame/time.ts";
import { LIST_PAGES } from "../routes.ts";
import { type ListPlace, listAddress, listName } from "./place.ts";

export const endingsHandlers = [memberPage(LIST_PAGES.showEndings, showEndings)] as const;

async function showEndings(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  const within = /^\d{1,3}$/.test(query.within ?? "") ? query.within : undefined;
  const endings = await api.ask(listEndings, { query: { within } });
  if (query.export)
    return { handed: sheetOf(endings.rows, endingColumns(visit), { say, name: "endings", query }) };
  return endingsPage(visit, endings);
}

export type Endings = InferOutput<(typeof listEndings)["answer"]["schema"]>;
type Ending = Partial<ListPlace> & {
  readonly range: string;
  readonly owner?: string;
  readonly until?: string;
  readonly why?: string;
  readonly provisional?: true;
};

export function endingColumns(reader: PageReader): readonly ListColumn<Ending>[] {
  const place = ({ system, channel, direction }: Ending): ListPlace | undefined =>
    system && channel && direction ? { system, channel, direction } : undefined;
  const name = (row: Ending) => {
    const at = place(row);
    return at ? listName(reader, at) : "";
  };
  return [
    {
      name: "list",
      title: words("名單", "List"),
      cell: row => {
        const at = place(row);
        return at && html`<a href="${listAddress(at)}">${name(row)}</a>`;
      },
      text: name,
    },
    {
      name: "range",
      title: words("位址", "Range"),
      cell: ({ range }) => html`<code>${range}</code>`,
      text: ({ range }) => range,
    },
    {
      name: "owner",
      title: words("使用單位", "Used by"),
      cell: ({ owner = "" }) => said(agencyWords(owner), reader.say),
      text: ({ owner = "" }) => said(agencyWords(owner), reader.say),
    },
    {
      name: "until",
      title: words("迄", "Until"),
      cell: ({ until, provisional }) =>
        until &&
        html`${endHtml(reader, until)} <small>${distance(reader, until)}${provisional && html` · ${said(PROVISIONAL, reader.say)}`}</small>`,
      text: ({ until = "" }) => until,
    },
  ];
}

export function endingsPage(visit: Visit, { within, rows, withoutReason }: Endings): PageContent {
  const { say, query } = visit;
  const title = say("到期與無依據的位址", "Entries that end or have lost their reason");
  return {
    title,
    main: html`${crumb(visit, "/console/lists", say("白名單", "Lists"))}<h1>${title}</h1>
<ul class="rail">${[1, 7, 30].map(days => html`<li><a href="${withQuery(query, { within: String(days) })}" ${days === within && html`aria-current="true"`}>${say(`${days} 個工作天內`, `within ${days} working day(s)`)}</a></li>`)}</ul>
${searchTable(visit, {
  caption: say("即將到期", "Ending"),
  columns: endingColumns(visit),
  rows: rows as readonly Ending[],
  query,
  empty: html`<b>${say("這段期間沒有到期的位址", "No entries end in that period")}</b>${say("位址到期當下即失效，不必等人處理；要續用請在到期前提出異動。", "Entries end automatically. To keep an entry, propose a change before it ends.")}`,
})}
<h2>${say("已無依據", "Entries without a reason")}</h2>
${orphans(visit, withoutReason as readonly Ending[])}`,
  };
}

function orphans(visit: Visit, rows: readonly Ending[]): Html {
  const { say } = visit;
  if (rows.length === 0)
    return html`<div class="empty"><b>${say("每一筆位址都還有依據", "Every entry still has a reason")}</b>${say("所依據的借用、核准或計畫結束時，會列在這裡。", "When the loan, approval or plan behind an entry ends, the entry is shown here.")}</div>`;
  return plainTable(visit, {
    caption: visit.say("失去依據的位址", "Entries that have lost their reason"),
    columns: endingColumns(visit),
    rows,
  });
}
