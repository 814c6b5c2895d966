// Rows that went to the archives and had no answer for too many working days, the oldest first.

import type { InferOutput } from "valibot";
import { listUnanswered } from "../../reports/routes.ts";
import { html } from "../../shared/page/html.ts";
import { PROVISIONAL } from "../../shared/time/calendar.ts";
import { words } from "../../shared/words.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { crumb } from "../frame/crumb.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { searchTable } from "../frame/table.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { lineColumns } from "./report.ts";

export const unansweredHandlers = [memberPage(OFFICE_PAGES.showUnanswered, showUnanswered)] as const;

async function showUnanswered(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  const facts = await api.ask(listUnanswered);
  if (query.export)
    return { handed: sheetOf(facts.rows, unansweredColumns(visit), { say, name: "unanswered", query }) };
  return unansweredPage(visit, facts);
}

type Unanswered = InferOutput<(typeof listUnanswered)["answer"]["schema"]>;
type Row = Unanswered["rows"][number];

export function unansweredColumns(reader: PageReader): readonly ListColumn<Row>[] {
  const { say } = reader;
  return [
    {
      name: "system",
      title: words("體系", "System"),
      cell: ({ system }) => html`<a href="/console/reports/${system}">${said(valueWords(system), say)}</a>`,
      text: ({ system }) => said(valueWords(system), say),
    },
    ...lineColumns<Row>(reader).filter(({ name }) => name !== "why"),
    {
      name: "workingDays",
      title: words("已過工作日", "Working days"),
      number: true,
      cell: ({ workingDays, provisional }) =>
        html`<b>${workingDays}</b>${provisional && html` <small>${said(PROVISIONAL, say)}</small>`}`,
      text: ({ workingDays }) => String(workingDays),
    },
  ];
}

export function unansweredPage(visit: Visit, { limit, rows }: Unanswered): PageContent {
  const { say } = visit;
  return {
    title: say("逾期未答復", "Unanswered"),
    main: html`${crumb(visit, "/console/reports", say("IP 回報", "IP reports"))}
<h1>${say("逾期未答復項目", "Rows waiting too long for an answer")}</h1>
${searchTable(visit, {
  caption: say("逾期未答復", "Unanswered"),
  columns: unansweredColumns(visit),
  rows,
  query: visit.query,
  empty: html`<b>${say("沒有逾期未答復項目", "No rows have waited too long")}</b>${say(`轉送後滿 ${limit} 個工作日仍無答復的，會列在這裡，最久的在前。`, `Rows without an answer ${limit} working days after they were forwarded stand here, the oldest first.`)}`,
})}`,
  };
}
