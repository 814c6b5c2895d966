// A report as it was filed, version by version: its addresses, and the rest of the form.
import type { InferOutput } from "valibot";
import { readFiling } from "../../reports/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { type SystemCode, systemOf } from "../../shared/rules/systems.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { OFFICE_PAGES } from "../routes.ts";
import type { OneReport } from "./reports.ts";

export const filingHandlers = [memberPage(OFFICE_PAGES.showFiling, showFiling)] as const;

async function showFiling(visit: Member): Promise<ConsoleReply> {
  return filingPage(visit, await visit.api.ask(readFiling, { params: visit.params }));
}

type Content = NonNullable<OneReport["content"]>;
type Filing = InferOutput<(typeof readFiling)["answer"]["schema"]>;
type Row = Filing["rows"][number];

export function contentCard(
  { say }: PageReader,
  { contact, capacity, remarks }: Omit<Content, "rows">,
): Html {
  return html`<section class="card"><h2>${say("回報表其他欄位", "The rest of the form")}</h2><dl class="facts">
<dt>${say("聯絡單位", "Office")}</dt><dd>${contact.office} ${contact.role} ${contact.extension}</dd>
<dt>${say("VPN 帳號", "VPN accounts")}</dt><dd>${capacity.vpnAccounts}</dd>
<dt>${say("VDI 席次", "VDI seats")}</dt><dd>${capacity.vdiSeats}</dd>
<dt>${say("頻寬", "Bandwidth")}</dt><dd>${capacity.bandwidthMbps} Mbps</dd>
<dt>${say("備註", "Remarks")}</dt><dd>${remarks || "—"}</dd></dl></section>`;
}

export function filingPage(visit: Visit, { system, filing, filedAt, rows, ...rest }: Filing): PageContent {
  const { say } = visit;
  const name = said(systemOf(system as SystemCode), say);
  return {
    title: say(`${name}第 ${filing} 版`, `${name}, version ${filing}`),
    main: html`${crumb(visit, `/console/reports/${system}`, name)}
<h1>${say(`第 ${filing} 版回報`, `Report, version ${filing}`)} <small>${momentHtml(visit, filedAt)}</small></h1>
${plainTable(visit, {
  caption: say("位址", "Addresses"),
  rows,
  columns: [
    plainColumn("連線方式", "Channel", ({ channel }: Row) => said(valueWords(channel), say)),
    plainColumn("位址", "Range", ({ range }: Row) => html`<code>${range}</code>`),
    plainColumn("用途", "Purpose", ({ purpose }: Row) => purpose),
  ],
})}
${contentCard(visit, rest)}`,
  };
}
