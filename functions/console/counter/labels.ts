// Labels to stick on terminals, a sheet at a time: the number as a code for a scanner, in figures, and whose it is.
import { type Html, html } from "../../shared/page/html.ts";
import { qrCode } from "../../shared/page/qr.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { listTerminals, readTerminal } from "../../terminals/routes.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader } from "../door/visit.ts";
import { crumb } from "../frame/crumb.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { printBar } from "./paper.ts";
import type { TerminalRow } from "./terminal-row.ts";

export const labelHandlers = [memberPage(OFFICE_PAGES.showLabels, showLabels)] as const;

/** Of one terminal, or of the page of the counter that one comes from. */
async function showLabels(visit: Member): Promise<ConsoleReply> {
  const { api, query } = visit;
  const { number, agency, stage, system, q, dueBy, cursor, rows: limit } = query;
  if (number) return labelsPage(visit, [await api.ask(readTerminal, { params: { propertyNo: number } })]);
  const asked = { agency, stage, system, q, dueBy, cursor, limit };
  return labelsPage(visit, (await api.ask(listTerminals, { query: asked })).rows);
}

type Labelled = Pick<TerminalRow, "propertyNo" | "agency" | "brand" | "serial">;

export function labelsPage(reader: PageReader, rows: readonly Labelled[]): PageContent {
  const { say } = reader;
  const title = say("財產標籤", "Labels");
  const [one, ...others] = rows;
  const counter = ["/console/terminals", say("櫃檯", "Counter")] as const;
  const [back, above] =
    one && others.length === 0 ? [`${counter[0]}/${one.propertyNo}`, one.propertyNo] : counter;
  return {
    title,
    main: html`<div class="no-print">${crumb(reader, back, above)}
<h1>${title} <small>${say(`${rows.length} 張`, `${rows.length}`)}</small></h1></div>
${printBar(reader)}
${rows.length === 0 ? html`<div class="empty"><b>${say("沒有可列印的電腦", "There is nothing to print")}</b></div>` : html`<ul class="labels" lang="zh-Hant-TW">${rows.map(label)}</ul>`}`,
  };
}

function label({ propertyNo, agency, brand, serial }: Labelled): Html {
  return html`<li>${qrCode(propertyNo, propertyNo)}<div><small>${agencyWords(agency)["zh-TW"]}</small><b>${propertyNo}</b><small>${brand} ${serial}</small></div></li>`;
}
