// The form on which a pack is answered line by line, each fault at its line; pure.

import type { Route } from "../../shared/http/route.ts";
import { type Html, html } from "../../shared/page/html.ts";
import type { Told } from "../door/api.ts";
import { problemNote } from "../door/problem.ts";
import type { Shown } from "../door/reply.ts";
import type { Typed } from "../door/typed.ts";
import type { Visit } from "../door/visit.ts";
import type { Faults } from "../form/body.ts";
import type { Field } from "../form/field.ts";
import { faultSummary, fieldRow, signed } from "../form/form.ts";
import { valueWords } from "../form/label.ts";
import { outcomesFor } from "../form/lines.ts";
import { rowsOf, shows } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { ACT_WORDS } from "../words/act-names.ts";
import type { PackRow } from "./pack.ts";

export interface AnswersFacts {
  readonly act: Route;
  readonly rows: readonly PackRow[];
  /** What is said once for all lines. */
  readonly fields: readonly Field[];
  readonly typed: Typed;
  readonly faults: Faults;
  readonly key: string;
  readonly told?: Told;
}

export function answersPage(visit: Visit, facts: AnswersFacts): Shown {
  const { say, params, here } = visit;
  const { act, rows, fields, told, faults, key } = facts;
  const title = said(act.summary, say);
  const consequence = ACT_WORDS[act.name]?.consequence;
  return {
    title,
    main: html`<p class="crumb"><a href="/console/packs/${params.number}">← ${say(`第 ${params.number} 號彙整檔`, `Pack no. ${params.number}`)}</a></p>
<h1>${title}</h1>
${told && problemNote(visit, told)}
${
  rows.length === 0
    ? html`<div class="empty"><b>${say("每一列都已答復", "Every line is answered")}</b>${say("系統重新回報並轉送新的彙整檔後，會有新的列可以答復。", "There will be lines to answer once a new pack is forwarded.")}</div>`
    : html`${faultSummary(visit, { faults })}<form method="post" action="${here}" class="sheet full" data-keep novalidate>${signed(visit, key)}
${fields.map(field => fieldRow(visit, facts, field))}
<p class="links"><button class="second" name="all" value="set">${say("其餘全部選「已設定」", "Choose “set” for all the rest")}</button> <small>${say("只是選好，還沒有送出。", "This only chooses; nothing is sent yet.")}</small></p>
<div id="f-lines">${lineTable(visit, facts)}</div>
<div class="act">${consequence && html`<p class="consequence"><strong>${say("按下後：", "This will: ")}</strong>${said(consequence, say)}</p>`}<button>${title}</button></div></form>`
}`,
  };
}

function lineTable(visit: Visit, facts: AnswersFacts): Html {
  const { say } = visit;
  return rowsOf(visit, {
    caption: say("各列答復", "Answers by line"),
    rows: facts.rows,
    className: "entry",
    columns: [
      shows("體系", "System", ({ system }: PackRow) => said(valueWords(system), say)),
      shows("連線方式", "Channel", ({ channel }: PackRow) => said(valueWords(channel), say)),
      shows("位址", "Range", ({ range }: PackRow) => html`<code>${range}</code>`),
      shows("現況", "Now", ({ status }: PackRow) => said(valueWords(status), say)),
      shows("答復", "Answer", (row: PackRow, at) => outcomeCell(visit, facts, row, at)),
      shows("原因（退回必填）", "Reason (needed to return)", (row: PackRow, at) =>
        reasonCell(visit, facts, row, at),
      ),
    ],
  });
}

function outcomeCell({ say }: Visit, { typed, faults }: AnswersFacts, row: PackRow, at: number): Html {
  const { system, channel, range } = row;
  const [chosen, fault] = [typed.one(`line.${at}.outcome`), faults.get(`line.${at}`)];
  const option = (outcome: string) =>
    html`<option value="${outcome}" ${outcome === chosen && html`selected`}>${said(valueWords(outcome), say)}</option>`;
  const wrong = fault && html`aria-invalid="true" aria-describedby="f-line-${at}-fault"`;
  return html`<input type="hidden" name="line" value="${[system, channel, range].join(" ")}"><select id="f-line-${at}" name="line.${at}.outcome" aria-label="${say("答復", "Answer to")} ${range}" ${wrong}><option value="">${say("（未答復）", "(open)")}</option>${outcomesFor(row).map(option)}</select>${fault && html`<p class="fault" id="f-line-${at}-fault">${said(fault, say)}</p>`}`;
}

function reasonCell({ say }: Visit, { typed }: AnswersFacts, { range }: PackRow, at: number): Html {
  return html`<input name="line.${at}.reason" value="${typed.one(`line.${at}.reason`)}" aria-label="${say("原因", "Reason for")} ${range}" maxlength="200" autocomplete="off">`;
}
