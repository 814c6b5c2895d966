// All lists of all systems one may see, as one matrix: how many, how far in force, what waits, what ends, how full.
import { listLists } from "../../allowlist/lists/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { sheetAddress, withQuery } from "../frame/table.ts";
import { lastDayHtml } from "../frame/time.ts";
import { meter } from "../pictures/meter.ts";
import { LIST_PAGES } from "../routes.ts";
import {
  isOpenToAll,
  type ListRow,
  listAddress,
  listName,
  standingPill,
  standingText,
  worstStanding,
} from "./place.ts";

export const matrixHandlers = [memberPage(LIST_PAGES.showLists, showLists)] as const;

async function showLists(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  const { rows } = await api.ask(listLists);
  if (query.export) return { handed: sheetOf(rows, matrixColumns(visit), { say, name: "lists", query: {} }) };
  return matrixPage(visit, rows);
}

const CHANNEL_NAMES = ["vpn", "vdi"] as const;

const KINDS = ["inbound", "outbound", "egress"] as const;

const SOON_MS = 14 * 24 * 60 * 60 * 1000;

/** What a reader may look for in the matrix. */
const FILTERS: Readonly<
  Record<string, { readonly words: Words; readonly holds: (row: ListRow, now: number) => boolean }>
> = {
  pending: { words: words("待核准", "To decide"), holds: ({ pending = 0 }) => pending > 0 },
  review: { words: words("待檢視", "To review"), holds: ({ toReview = 0 }) => toReview > 0 },
  apart: {
    words: words("未生效或有差異", "Not in force"),
    holds: row => ![undefined, "in-force", "at-the-gate"].includes(worstStanding(row)),
  },
  ending: {
    words: words("兩週內到期", "Ending in two weeks"),
    holds: ({ nextEnd }, now) => nextEnd !== undefined && Date.parse(nextEnd) - now < SOON_MS,
  },
};

export function matrixColumns({ say }: PageReader): readonly ListColumn<ListRow>[] {
  const text = (name: string, title: Words, of: (row: ListRow) => string): ListColumn<ListRow> => ({
    name,
    title,
    cell: of,
    text: of,
  });
  return [
    text("system", words("體系", "System"), ({ name }) => said(name, say)),
    text("channel", words("連線方式", "Channel"), ({ channel }) => channel),
    text("direction", words("方向", "Direction"), ({ direction }) => said(valueWords(direction), say)),
    text("mode", words("模式", "Mode"), ({ mode }) => (mode ? said(valueWords(mode.kind), say) : "")),
    text("count", words("筆數", "Entries"), ({ count }) => String(count)),
    text("standing", words("生效", "In force"), row => {
      const worst = worstStanding(row);
      return worst ? standingText({ say }, worst) : "";
    }),
    text("pending", words("待核准", "To decide"), ({ pending = 0 }) => String(pending)),
    text("toReview", words("待檢視", "To review"), ({ toReview = 0 }) => String(toReview)),
    text("nextEnd", words("下一個到期", "Next to end"), ({ nextEnd = "" }) => nextEnd),
  ];
}

export function matrixPage(visit: Visit, rows: readonly ListRow[]): PageContent {
  const { say, query, at } = visit;
  const filter = FILTERS[query.only ?? ""];
  const shown = filter ? rows.filter(row => filter.holds(row, at.getTime())) : rows;
  const systems = [...new Set(shown.map(({ system }) => system))];
  return {
    title: say("白名單", "Lists"),
    main: html`<h1>${say("白名單", "Lists")} <small>${say(`${rows.length} 份`, `${rows.length}`)}</small></h1>
<p class="lead">${say("登記、生效、檔案管理局設定係分別辦理；後兩項均完成始得連線。", "“Recorded”, “in force” and “set by the archives” are three different states. The gate relies only on the last two.")}</p>
${rail(visit, rows)}
${systems.length === 0 ? empty(visit, rows) : matrix(visit, shown, systems)}
<p class="links"><a href="/console/lists/endings">${say("到期與無依據的位址", "Entries that end or have lost their reason")}</a><a href="${sheetAddress(query)}">${say("匯出 CSV", "Export CSV")}</a></p>`,
  };
}

function rail({ say, query, at }: Visit, rows: readonly ListRow[]): Html {
  const link = (only: string, words: string, count: number) =>
    html`<li><a href="${withQuery(query, { only })}" ${(query.only ?? "") === only && html`aria-current="true"`}>${words} <b>${count}</b></a></li>`;
  return html`<nav aria-label="${say("篩選", "Filter")}"><ul class="rail">${link("", say("全部", "All"), rows.length)}${Object.entries(
    FILTERS,
  ).map(([only, { words, holds }]) =>
    link(only, said(words, say), rows.filter(row => holds(row, at.getTime())).length),
  )}</ul></nav>`;
}

function empty({ say }: Visit, rows: readonly ListRow[]): Html {
  return rows.length === 0
    ? html`<div class="empty"><b>${say("沒有您可以查看的名單", "There are no lists you can see")}</b>${say("名單由各體系管理機關的系統管理人員管理。", "The administrators of each system’s managing agency maintain its lists.")}</div>`
    : html`<div class="empty"><b>${say("沒有這樣的名單", "No matching lists")}</b><a href="/console/lists">${say("看全部", "See all")}</a></div>`;
}

function matrix(visit: Visit, rows: readonly ListRow[], systems: readonly string[]): Html {
  const { say } = visit;
  const columns = CHANNEL_NAMES.flatMap(channel => KINDS.map(direction => ({ channel, direction })));
  return html`<div class="scroll" role="region" aria-label="${say("白名單", "Lists")}" tabindex="0"><table class="matrix">
<thead><tr><th scope="col" rowspan="2">${say("體系", "System")}</th>${CHANNEL_NAMES.map(channel => html`<th scope="colgroup" colspan="3">${channel.toUpperCase()}</th>`)}</tr>
<tr>${columns.map(({ direction }) => html`<th scope="col">${said(valueWords(direction), say)}</th>`)}</tr></thead>
<tbody>${systems.map(
    system =>
      html`<tr><th scope="row"><a href="/console/systems/${system}">${said(valueWords(system), say)}</a></th>${columns.map(
        ({ channel, direction }) => {
          const row = rows.find(
            each => each.system === system && each.channel === channel && each.direction === direction,
          );
          return html`<td>${row && cell(visit, row)}</td>`;
        },
      )}</tr>`,
  )}</tbody></table></div>`;
}

function cell(visit: Visit, row: ListRow): Html {
  const { say, at } = visit;
  const { count, pending = 0, toReview = 0, nextEnd, inForce = [] } = row;
  const soon = nextEnd !== undefined && Date.parse(nextEnd) - at.getTime() < SOON_MS;
  return html`<a class="amount-of" href="${listAddress(row)}"><b>${isOpenToAll(row) ? say("全開", "open") : count}</b> ${!isOpenToAll(row) && say("筆", "entries")}<span class="unseen"> ${listName(visit, row)}</span></a>
${isOpenToAll(row) && html`<span class="pill is-hold">${say("不限來源", "any address")}</span>`}${count > 0 && standingPill(visit, worstStanding(row))}${egressNote(visit, row)}
${count > 0 && inForce.map(({ family, wanted, ceiling }) => wanted > 0 && ceiling !== undefined && meter({ used: wanted, of: ceiling, label: say(`IPv${family} 已用上限`, `IPv${family} share of the limit`) }))}
${pending > 0 && html`<span class="badge">${say(`待核准 ${pending}`, `${pending} to decide`)}</span>`}${toReview > 0 && html`<span class="badge">${say(`待檢視 ${toReview}`, `${toReview} to review`)}</span>`}
${soon && html`<small>${say("到期", "ends")} ${lastDayHtml(visit, nextEnd)}</small>`}`;
}

/** An egress list lives in the report: how much of it the archives have set is what counts. */
function egressNote({ say }: Visit, row: ListRow): Html | false {
  const { set } = row as { set?: unknown };
  if (row.direction !== "egress" || typeof set !== "number" || row.count === 0) return false;
  const look = set === row.count ? "is-open" : "is-hold";
  return html`<span class="pill ${look}">${say(`已設定 ${set}`, `${set} set`)}</span>`;
}
