// The systems a reader may see, as one list: planned, used, ways in, tested.

import type { InferOutput } from "valibot";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { words } from "../../shared/words.ts";
import { listSystems, type readSystem } from "../../systems/routes.ts";
import { isRemoteTested } from "../../systems/system.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { searchTable } from "../frame/table.ts";
import { momentHtml } from "../frame/time.ts";
import { meter } from "../pictures/meter.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { type LiveCounts, liveCountsOn } from "../sessions/live-sessions.ts";
import { networkPill, networkText } from "./network.ts";

export const systemsHandlers = [memberPage(OFFICE_PAGES.showSystems, showSystems)] as const;

async function showSystems(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  const { rows } = await api.ask(listSystems);
  const live = await liveCountsOn(visit, rows);
  if (query.export)
    return { handed: sheetOf(rows, systemColumns(visit, live), { say, name: "systems", query }) };
  return systemsPage(visit, rows, live);
}

export type SystemRow = InferOutput<(typeof readSystem)["answer"]["schema"]>;

export type ChannelName = SystemRow["endpoints"][number]["channel"];

const CHANNEL_NAMES: readonly ChannelName[] = ["vpn", "vdi"];

export function plannedFor({ plan }: Pick<SystemRow, "plan">, channel: ChannelName): number {
  return (channel === "vpn" ? plan?.accounts : plan?.seats) ?? 0;
}

/** Each thing without which nobody gets into a system from home. */
export function lacksOf({ plan, endpoints, ...tests }: SystemRow): readonly (readonly [string, string])[] {
  return [
    ...(plan ? [] : [["缺容量計畫", "no capacity plan"] as const]),
    ...(endpoints.length > 0 ? [] : [["缺連線端點", "no endpoint"] as const]),
    ...(isRemoteTested(tests) ? [] : [["未通過測試", "no test passed"] as const]),
  ];
}

export function readyPills({ say }: PageReader, row: SystemRow): Html {
  const lacks = lacksOf(row);
  return lacks.length === 0
    ? html`<span class="pill is-open">${say("已備妥", "ready")}</span>`
    : html`${lacks.map(words => html`<span class="pill is-hold">${say(...words)}</span> `)}`;
}

export function capacityOf(reader: PageReader, row: SystemRow, live: LiveCounts): Html {
  const used = live[row.system];
  return html`${CHANNEL_NAMES.map(channel => {
    const planned = plannedFor(row, channel);
    const open = used?.[channel];
    const words = `${channel.toUpperCase()} ${open === undefined ? planned : `${open} / ${planned}`}`;
    const label = reader.say(
      `${channel.toUpperCase()} 進行中與容量`,
      `${channel.toUpperCase()} live and planned`,
    );
    return html`<span class="amount"><small>${words}</small>${open !== undefined && meter({ used: open, of: planned, label })}</span>`;
  })}`;
}

export function systemColumns(reader: PageReader, live: LiveCounts): readonly ListColumn<SystemRow>[] {
  const { say } = reader;
  return [
    {
      name: "system",
      title: words("體系", "System"),
      cell: ({ system, name }) => html`<a href="/console/systems/${system}">${said(name, say)}</a>`,
      text: ({ name }) => said(name, say),
    },
    {
      name: "kind",
      title: words("種類", "Kind"),
      cell: ({ kind }) => said(valueWords(kind, "kind"), say),
      text: ({ kind }) => said(valueWords(kind, "kind"), say),
    },
    {
      name: "ready",
      title: words("整備", "Ready"),
      cell: row => readyPills(reader, row),
      text: row =>
        lacksOf(row)
          .map(words => say(...words))
          .join(" ") || say("已備妥", "ready"),
    },
    {
      name: "capacity",
      title: words("進行中／容量", "Live / planned"),
      cell: row => capacityOf(reader, row, live),
      text: row => String(plannedFor(row, "vpn") + plannedFor(row, "vdi")),
      number: true,
    },
    {
      name: "endpoints",
      title: words("端點", "Endpoints"),
      cell: ({ endpoints }) => endpoints.length,
      text: ({ endpoints }) => String(endpoints.length),
      number: true,
    },
    {
      name: "network",
      title: words("網路", "Network"),
      cell: ({ network }) => network && networkPill(reader, network),
      text: ({ network }) => (network ? networkText(reader, network) : ""),
    },
    {
      name: "tested",
      title: words("遠端測試", "Tested"),
      cell: ({ remoteTestedAt }) => momentHtml(reader, remoteTestedAt),
      text: ({ remoteTestedAt = "" }) => remoteTestedAt,
    },
    {
      name: "managing",
      title: words("管理機關", "Managing agency"),
      cell: ({ managingAgency }) => said(agencyWords(managingAgency), say),
      text: ({ managingAgency }) => said(agencyWords(managingAgency), say),
    },
  ];
}

export function systemsPage(visit: Visit, rows: readonly SystemRow[], live: LiveCounts): PageContent {
  const { say, query } = visit;
  return {
    title: say("體系", "Systems"),
    main: html`<h1>${say("體系", "Systems")}</h1>
<p class="lead">${say("容量與連線端點備妥後才有連線；採用證交所規範的機關，另須登錄遠端測試。每個公文交換系統旁各有一個公文管理系統，各有自己的白名單與連線。", "Sessions need capacity and an endpoint. For agencies under the TWSE rules, they also need a remote test. Beside each exchange system stands one for document management, with lists and sessions of its own.")}</p>
${searchTable(visit, {
  caption: say("體系", "Systems"),
  columns: systemColumns(visit, live),
  rows,
  query,
  empty: html`<b>${say("沒有您可以查看的體系", "There are no systems you can see")}</b>${say("體系由其管理機關的系統管理人員管理。", "The administrators of each managing agency manage its systems.")}`,
})}`,
  };
}
