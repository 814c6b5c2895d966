// The records of a securities firm's file: papers by name with those missing, the consent and the assessment, trainings, supervisors,
// checks; each with its acts; pure.
import type { InferOutput } from "valibot";
import { PAPER_NAMES, PAPERS } from "../../firm/names.ts";
import type { readFirm } from "../../firm/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import type { Visit } from "../door/visit.ts";
import { actLinks } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";

export type FirmFile = InferOutput<(typeof readFirm)["answer"]["schema"]>;

export function recordCards(visit: Visit, firm: FirmFile): Html {
  return html`${papersCard(visit, firm)}${consentCard(visit, firm)}${trainingCard(visit, firm)}${supervisorsCard(visit, firm)}${checksCard(visit, firm)}`;
}

type Filed = FirmFile["papers"][number];

/** Every paper there may be, filed or not: what is missing is named. */
function papersCard(visit: Visit, { agency, papers }: FirmFile): Html {
  const { say } = visit;
  const rows = PAPER_NAMES.flatMap(
    (paper): { readonly paper: (typeof PAPER_NAMES)[number]; readonly filed?: Filed }[] => {
      const filed = papers.filter(each => each.paper === paper);
      return filed.length > 0 ? filed.map(each => ({ paper, filed: each })) : [{ paper }];
    },
  );
  type Row = (typeof rows)[number];
  const of = (filed: Filed) =>
    html`${filed.document}${filed.edition && html` · ${say("版次", "edition")} ${filed.edition}`} · ${said(valueWords(filed.covers, "covers"), say)} · ${dayHtml(visit, filed.dated)}${filed.until && html`–${dayHtml(visit, filed.until)}`} ${who(filed.by)}${filed.digest && html`<br><code>${filed.digest}</code>`}`;
  return html`<h2 id="papers">${say("書件", "Papers")}</h2>${plainTable(visit, {
    caption: say("應變計畫與其他書件", "Of the plan, and beside it"),
    rows,
    columns: [
      plainColumn("書件", "Paper", ({ paper }: Row) => said(PAPERS[paper], say)),
      plainColumn("條文", "Clause", ({ paper }: Row) =>
        PAPERS[paper].clauses.map(each => html`${clauseLink(each)} `),
      ),
      plainColumn("登錄", "Filed", ({ filed }: Row) =>
        filed ? of(filed) : html`<span class="pill is-hold">${say("未登錄", "not filed")}</span>`,
      ),
      plainColumn(
        "作業",
        "Act",
        ({ paper }: Row) => actLinks(visit, [{ act: "filePaper", query: { agency, paper } }], false) || "—",
      ),
    ],
  })}`;
}

function consentCard(visit: Visit, { agency, consent, consentStands, assessment }: FirmFile): Html {
  const { say } = visit;
  return html`<section class="card"><h2>${say("同意與風險評估", "Consent and assessment")}</h2>
<dl class="facts"><dt>${say("董事會或總公司", "The board or head office")} ${clauseLink("twse-2023/2.2.10")}</dt>
<dd>${said(valueWords(consentStands, "firmConsent"), say)}${consent && html` · ${said(valueWords(consent.consent, "consent"), say)} · ${consent.document} · ${dayHtml(visit, consent.dated)}${consent.due && html` · ${say("追認期限", "due")} ${dayHtml(visit, consent.due)}`}`}</dd>
<dt>${say("風險評估", "Assessment of risks")} ${clauseLink("twse-2023/2.2.11")}</dt>
<dd>${assessment ? html`${assessment.document} · ${dayHtml(visit, assessment.dated)} · ${assessment.risks.map(each => said(valueWords(each, "risks"), say)).join("、")} ${who(assessment.by)}` : say("尚未登錄（連續滿一年後必須）", "none recorded; needed after a year without a break")}</dd></dl>
${actLinks(
  visit,
  [
    { act: "fileConsent", query: { agency } },
    { act: "assessRisks", query: { agency } },
  ],
  false,
)}</section>`;
}

function trainingCard(visit: Visit, { agency, trainings, trained }: FirmFile): Html {
  const { say } = visit;
  return html`<section class="card"><h2>${say("教育訓練", "Training")} ${clauseLink("twse-2023/2.2.12")}</h2>
<ul>${trainings.map(({ dated, topic, document, count }) => html`<li>${dayHtml(visit, dated)} ${topic} · ${document} · ${say(`${count} 人`, `${count} people`)}</li>`)}</ul>
${trained.length > 0 && html`<details><summary>${say("各人有效至", "Who is trained until when")}</summary><ul>${trained.map(({ person, until }) => html`<li>${who(person)} ${dayHtml(visit, until)}</li>`)}</ul></details>`}
${actLinks(visit, [{ act: "holdTraining", query: { agency } }])}</section>`;
}

function supervisorsCard(visit: Visit, { agency, turns }: FirmFile): Html {
  const { say } = visit;
  return html`<section class="card"><h2>${say("交易時間的監督", "Supervision in trading hours")} ${clauseLink("twse-2023/3.5.3")}</h2>
${turns.length === 0 && html`<p>${say("尚未指派；交易時間內不得居家連線。", "Nobody is named: no sessions in trading hours.")}</p>`}
<ul>${turns.map(({ turn, supervisor, from, until, starts, ends }) => html`<li>${who(supervisor)} ${dayHtml(visit, from)} – ${dayHtml(visit, until)} ${starts}–${ends}${actLinks(visit, [{ act: "removeSupervisor", query: { agency, turn: String(turn) } }], false)}</li>`)}</ul>
${actLinks(visit, [{ act: "nameSupervisor", query: { agency } }])}</section>`;
}

function checksCard(visit: Visit, { agency, checks }: FirmFile): Html {
  const { say } = visit;
  type Row = FirmFile["checks"][number];
  return html`<h2 id="checks">${say("查核", "Checks")}</h2>
${checks.length === 0 && html`<p>${say("尚無查核紀錄。", "None recorded.")}</p>`}
${
  checks.length > 0 &&
  plainTable(visit, {
    caption: say("最近的在前", "The newest first"),
    rows: checks,
    columns: [
      plainColumn("日期", "Date", ({ dated }: Row) => dayHtml(visit, dated)),
      plainColumn(
        "項目",
        "What",
        ({ about, business }: Row) =>
          html`${said(valueWords(about, "about"), say)} <small>${said(valueWords(business, "business"), say)}</small>`,
      ),
      plainColumn("條文", "Clause", ({ clauses }: Row) => clauses.map(each => html`${clauseLink(each)} `)),
      plainColumn("方法", "Method", ({ method }: Row) => method),
      plainColumn(
        "結果",
        "Result",
        ({ outcome, note }: Row) => html`${said(valueWords(outcome, "outcome"), say)} ${note}`,
      ),
      plainColumn("查核者", "By", ({ by }: Row) => who(by)),
    ],
  })
}
${actLinks(visit, [{ act: "recordCheck", query: { agency } }], false)}`;
}
