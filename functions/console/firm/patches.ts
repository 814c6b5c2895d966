// The computers of a firm's home workers that are behind the patch level, or say nothing of it; pure.
import type { listPatches } from "../../posture/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { terminalLink } from "../counter/terminal-link.ts";
import type { AnswerOf } from "../door/api.ts";
import type { Visit } from "../door/visit.ts";
import { clauseLink } from "../frame/clause.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { dayHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";

export type Patches = AnswerOf<typeof listPatches>;
type Row = Patches["rows"][number];

export function patchesPart(visit: Visit, agency: string, { most, current, rows }: Patches): Html {
  const { say } = visit;
  const title = html`<h2 id="patches">${say("電腦的系統修補", "Patches of computers")} ${clauseLink("twse-2023/2.2.7.1d")}</h2>
<p>${say(`系統最近一次更新逾 ${most} 日，或未回報者，列於下表；只列管，不影響連線。其餘居家使用中的電腦 ${current} 部均未逾期。`, `Listed is each computer whose newest update is older than ${most} days, or that says nothing of it; the list closes no session. The other ${current} at home keep to it.`)}</p>`;
  if (rows.length === 0) return title;
  return html`${title}${plainTable(visit, {
    caption: say("修補落後或未回報", "Behind the patch level, or not reported"),
    rows,
    columns: [
      plainColumn("電腦", "Computer", ({ terminal, person }: Row) =>
        terminalLink(visit, terminal, { agency, borrower: person }),
      ),
      plainColumn("使用人", "Used by", ({ person }: Row) => who(person)),
      plainColumn("最近更新", "Last update", ({ updatedOn }: Row) =>
        updatedOn === undefined ? say("未回報", "not reported") : dayHtml(visit, updatedOn),
      ),
      plainColumn("已經（日）", "Days", ({ days }: Row) => days, { number: true }),
      plainColumn(
        "待裝安全更新",
        "Security updates that wait",
        ({ securityUpdates }: Row) => securityUpdates,
        {
          number: true,
        },
      ),
      plainColumn("最近回報", "Last report", ({ reportedAt }: Row) => momentHtml(visit, reportedAt)),
    ],
  })}`;
}
