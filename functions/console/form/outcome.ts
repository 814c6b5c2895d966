// What an act brought to light, for those few whose answer is more than that it was done; pure.

import type { InferOutput } from "valibot";
import { openPostureEnrolment } from "../../posture/routes.ts";
import { reconcileList } from "../../reports/answer-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { enrolmentPage } from "../counter/enrolment.ts";
import { safeNext } from "../door/origin.ts";
import type { PageContent } from "../door/reply.ts";
import type { Visit } from "../door/visit.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { valueWords } from "./label.ts";

type Reconciled = InferOutput<(typeof reconcileList)["answer"]["schema"]>;
type Opened = InferOutput<(typeof openPostureEnrolment)["answer"]["schema"]>;
type Listed = Reconciled["deviations"][number]["ours"];

export function outcomePage(visit: Visit, act: string, answer: unknown): PageContent | undefined {
  if (act === openPostureEnrolment.name) return enrolmentPage(visit, answer as Opened);
  return act === reconcileList.name ? reconciledPage(visit, answer as Reconciled) : undefined;
}

function reconciledPage(visit: Visit, { pack, same, deviations }: Reconciled): PageContent {
  const { say, query } = visit;
  const title = say("核對結果", "Comparison of the two lists");
  return {
    title,
    main: html`${crumb(visit, safeNext(query.next), say(`第 ${pack} 號彙整檔`, `Pack ${pack}`))}
<h1>${title}</h1>
<p class="lead">${say(`${same} 列相同，${deviations.length} 列不同。已記錄；兩邊都沒有更動。`, `${same} rows are the same and ${deviations.length} differ. The comparison was recorded. Neither list was changed.`)}</p>
${deviations.length > 0 && deviationTable(visit, deviations)}`,
  };
}

function deviationTable(visit: Visit, deviations: Reconciled["deviations"]): Html {
  const { say } = visit;
  const listed = (each: Listed) =>
    each
      ? html`${said(valueWords(each.system), say)} ${said(valueWords(each.channel), say)} <code>${each.range}</code>`
      : "—";
  type Deviation = (typeof deviations)[number];
  return plainTable(visit, {
    caption: say("差異", "Differences"),
    rows: deviations,
    columns: [
      plainColumn(
        "差異",
        "Difference",
        ({ kind }: Deviation) => html`<span class="pill is-hold">${said(valueWords(kind), say)}</span>`,
      ),
      plainColumn("我方", "Ours", ({ ours }: Deviation) => listed(ours)),
      plainColumn("檔案主管機關", "Archives’ list", ({ theirs }: Deviation) => listed(theirs)),
    ],
  });
}
