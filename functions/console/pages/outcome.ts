// What an act brought to light, for those few whose answer is more than that it was done; pure.
import type { InferOutput } from "valibot";
import { reconcileList } from "../../reports/answer-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { valueWords } from "../label.ts";
import { safeNext } from "../origin.ts";
import type { Shown } from "../reply.ts";
import { said } from "../say.ts";
import type { Visit } from "../visit.ts";

type Reconciled = InferOutput<(typeof reconcileList)["answer"]["schema"]>;
type Listed = Reconciled["deviations"][number]["ours"];

export function outcomeOf(visit: Visit, act: string, answer: unknown): Shown | undefined {
  return act === reconcileList.name ? reconciledPage(visit, answer as Reconciled) : undefined;
}

function reconciledPage(visit: Visit, { pack, same, deviations }: Reconciled): Shown {
  const { say, query } = visit;
  const title = say("核對結果", "How the two lists compare");
  return {
    title,
    main: html`<p class="crumb"><a href="${safeNext(query.next)}">← ${say(`第 ${pack} 號彙整檔`, `Pack ${pack}`)}</a></p>
<h1>${title}</h1>
<p class="lead">${say(`${same} 列相同，${deviations.length} 列不同。已記錄；兩邊都沒有更動。`, `${same} rows are the same, ${deviations.length} differ. Recorded; neither list was changed.`)}</p>
${deviations.length > 0 && deviationTable(visit, deviations)}`,
  };
}

function deviationTable({ say }: Visit, deviations: Reconciled["deviations"]): Html {
  const listed = (each: Listed) =>
    each
      ? html`${said(valueWords(each.system), say)} ${said(valueWords(each.channel), say)} <code>${each.range}</code>`
      : "—";
  return html`<div class="scroll"><table><thead><tr><th scope="col">${say("差異", "Difference")}</th><th scope="col">${say("我方", "Ours")}</th><th scope="col">${say("檔案主管機關", "The archives’")}</th></tr></thead><tbody>${deviations.map(
    ({ kind, ours, theirs }) =>
      html`<tr><td><span class="pill is-hold">${said(valueWords(kind), say)}</span></td><td>${listed(ours)}</td><td>${listed(theirs)}</td></tr>`,
  )}</tbody></table></div>`;
}
