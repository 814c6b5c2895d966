// A securities firm's file on home working: what is open and since when, its businesses with what each lacks, its papers, people trained,
// supervisors and checks; and for home workers what they keep to.
import type { InferOutput } from "valibot";
import { listFirms, readFirm, readFirmDuties } from "../../firm/routes.ts";
import { listPatches } from "../../posture/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { clauseOf, isClause } from "../../shared/rules/clauses.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { allRows } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { HOME_LOG_PAGES } from "../routes.ts";
import { type Patches, patchesPart } from "./patches.ts";
import { type FirmFile, recordCards } from "./records.ts";

type Duties = InferOutput<(typeof readFirmDuties)["answer"]["schema"]>;
type Row = InferOutput<(typeof listFirms)["answer"]["schema"]>["rows"][number];
type Business = FirmFile["businesses"][number];

export const firmHandlers = [
  memberPage(HOME_LOG_PAGES.showFirm, showFirm),
  memberPage(HOME_LOG_PAGES.showFirmDuties, showFirmDuties),
] as const;

async function showFirm(visit: Member): Promise<ConsoleReply> {
  const { api, query, person } = visit;
  const oversees = hasRole(person, "center", "auditor");
  if (oversees && !query.agency) return firmsPage(visit, await allRows(api, listFirms, {}));
  const agency = query.agency ?? person.agency;
  const [firm, patches] = await Promise.all([
    api.ask(readFirm, { params: { agency } }),
    api.ask(listPatches, { params: { agency } }),
  ]);
  return firmPage(visit, firm, patches);
}

async function showFirmDuties(visit: Member): Promise<ConsoleReply> {
  const { api, query, person } = visit;
  const agency = query.agency ?? person.agency;
  return dutiesPage(visit, await api.ask(readFirmDuties, { params: { agency } }));
}

function firmsPage(visit: Visit, rows: readonly Row[]): PageContent {
  const { say } = visit;
  const title = say("公司居家辦公檔案", "Firms’ files on home working");
  return {
    title,
    main: html`<h1>${title}</h1>
${rows.length === 0 && html`<p>${say("沒有公司登錄。", "No firm has filed anything.")}</p>`}
${
  rows.length > 0 &&
  plainTable(visit, {
    caption: say("各公司待辦", "What is open at each"),
    rows,
    columns: [
      plainColumn(
        "公司",
        "Firm",
        ({ agency }: Row) =>
          html`<a href="/console/firm?agency=${agency}">${said(agencyWords(agency), say)}</a>`,
      ),
      plainColumn("業務", "Businesses", ({ businesses }: Row) =>
        businesses.map(each => said(valueWords(each, "business"), say)).join("、"),
      ),
      plainColumn("待辦", "Open", ({ open }: Row) => String(open)),
      plainColumn("逾期", "Late", ({ late }: Row) => String(late)),
    ],
  })
}`,
  };
}

export function firmPage(visit: Visit, firm: FirmFile, patches: Patches): PageContent {
  const { say } = visit;
  const { agency } = firm;
  return {
    title: say("公司居家辦公檔案", "The firm’s file"),
    main: html`<h1>${say("公司居家辦公檔案", "The firm’s file on home working")} <small>${said(agencyWords(agency), say)}</small></h1>
${doneNote(visit)}
<p class="lead">${say("業務未獲准、書件不齊、評估或訓練逾期、交易時間無人監督者，閘門不開；進行中的連線於期限屆至時關閉。", "Without leave for the business, with papers missing, an assessment or a training overdue, or nobody supervising, the gate stays closed, and sessions close when it comes to that.")}</p>
${openPart(visit, firm)}
<h2>${say("申請的業務", "Businesses")}</h2>
${firm.businesses.length === 0 && html`<div class="empty"><b>${say("尚未申請任何業務", "No business was applied for")}</b>${say("先登錄應變計畫的書件，再提出申請；遇緊急情況可先通報。", "File the papers of the plan first, then apply; in an emergency notify first.")}</div>`}
${firm.businesses.map(each => businessCard(visit, agency, each))}
${actLinks(
  visit,
  [
    { act: "applyBusiness", query: { agency } },
    { act: "notifyEmergency", query: { agency } },
  ],
  firm.businesses.length === 0,
)}
${recordCards(visit, firm)}
${patchesPart(visit, agency, patches)}`,
  };
}

function openPart(visit: Visit, { open }: FirmFile): Html {
  const { say } = visit;
  const title = say("待補與待辦", "Open");
  if (open.length === 0)
    return html`<h2>${title}</h2><p>${say("沒有待補或待辦事項。", "Nothing is open.")}</p>`;
  type Item = FirmFile["open"][number];
  return html`<h2>${title} <small>${say(`${open.length} 項`, `${open.length}`)}</small></h2>${plainTable(
    visit,
    {
      caption: say("最久的在前", "The oldest first"),
      rows: open,
      columns: [
        plainColumn(
          "事項",
          "What",
          ({ words, business, person }: Item) =>
            html`${said(words, say)}${business && html` <small>${said(valueWords(business, "business"), say)}</small>`}${person && html` ${who(person)}`}`,
        ),
        plainColumn("條文", "Clause", ({ clauses }: Item) => clauses.map(each => html`${clauseLink(each)} `)),
        plainColumn("自", "Since", ({ since }: Item) => dayHtml(visit, since)),
        plainColumn("已經（日）", "Days", ({ days }: Item) => String(days)),
        plainColumn(
          "期限",
          "Due",
          ({ due, late }: Item) =>
            html`${due ? dayHtml(visit, due) : "—"}${late && html` <span class="pill is-closed">${say("逾期", "late")}</span>`}`,
        ),
      ],
    },
  )}`;
}

function businessCard(visit: Visit, agency: string, each: Business): Html {
  const { say } = visit;
  const { business, way, from, to, since, liaison, premises, document, papersDue, decision, ended, lacks } =
    each;
  const of = { agency, business };
  return html`<section class="card" id="${business}"><h3>${said(valueWords(business, "business"), say)} <span class="pill ${each.inForce ? "is-open" : "is-hold"}">${each.inForce ? say("可居家辦理", "may go on from home") : say("不得居家辦理", "may not go on from home")}</span></h3>
<dl class="facts"><dt>${say("期間", "Span")}</dt><dd>${dayHtml(visit, from)} – ${dayHtml(visit, to)}${each.extended > 0 && html` ${say("（已延展）", "(extended)")}`}</dd>
<dt>${say("連續自", "Without a break since")}</dt><dd>${dayHtml(visit, since)}</dd>
<dt>${say("方式", "How")}</dt><dd>${said(valueWords(way, "way"), say)} · ${document} · ${momentHtml(visit, each.applied.at)} ${who(each.applied.by)}</dd>
<dt>${say("情形", "Because")}</dt><dd>${said(valueWords(premises, "premises"), say)}</dd>
<dt>${say("聯繫窗口", "Whom to ask")}</dt><dd>${who(liaison)}</dd>
<dt>${say("書件", "Papers")}</dt><dd>${said(valueWords(each.papers, "firmPapers"), say)}${papersDue && !each.papersFiled && html` · ${say("補件期限", "due")} ${dayHtml(visit, papersDue)}`}</dd>
<dt>${say("主管機關", "The authority")}</dt><dd>${decision ? html`${decision.granted ? say("核准", "approved") : say("未核准", "refused")} ${dayHtml(visit, decision.dated)} ${decision.document} ${who(decision.by)}` : say("尚未登錄", "not recorded")}</dd>
${ended && html`<dt>${say("終止", "Ended")}</dt><dd>${momentHtml(visit, ended.at)} ${ended.reason}</dd>`}</dl>
${lacks.length > 0 && html`<p>${say("應變計畫缺少：", "The plan lacks:")}</p><ul>${lacks.map(({ words, clauses }) => html`<li>${said(words, say)} ${clauses.map(clause => html`${clauseLink(clause)} `)}</li>`)}</ul>`}
${
  !ended &&
  actLinks(visit, [
    ...(decision ? [] : [{ act: "decideBusiness", query: of }]),
    ...(way === "emergency" && !each.papersFiled ? [{ act: "fileBusinessPapers", query: of }] : []),
    ...(each.inForce ? [{ act: "extendBusiness", query: of }] : []),
    { act: "endBusiness", query: of },
  ])
}</section>`;
}

/** Each clause in a sentence, with the firm's own paper that says how. */
function dutiesPage(visit: Visit, { agency, businesses, trainedUntil }: Duties): PageContent {
  const { say } = visit;
  const title = say("居家辦公應遵守事項", "What home workers keep to");
  const duty = ({ words, clauses, filed }: Duties["businesses"][number]["duties"][number]) =>
    html`<li><b>${said(words, say)}</b>${clauses.map(clause => html` ${clauseLink(clause)} ${isClause(clause) && said(clauseOf(clause), say)}`)}<br><small>${filed ? html`${say("公司規定：", "The firm’s paper: ")}${filed.document} ${dayHtml(visit, filed.dated)}` : say("公司尚未登錄", "not filed by the firm")}</small></li>`;
  return {
    title,
    main: html`<h1>${title} <small>${said(agencyWords(agency), say)}</small></h1>
<p>${trainedUntil ? html`${say("您的教育訓練有效至", "Your training counts until")} ${momentHtml(visit, trainedUntil)}` : say("您在半年內沒有受訓紀錄。", "No training of yours within half a year is on record.")}</p>
${businesses.length === 0 && html`<p>${say("公司尚未申請任何業務。", "The firm has applied for no business.")}</p>`}
${businesses.map(
  ({
    business,
    from,
    to,
    inForce,
    duties,
  }) => html`<section class="card"><h2>${said(valueWords(business, "business"), say)}</h2>
<p>${dayHtml(visit, from)} – ${dayHtml(visit, to)} · ${inForce ? say("可居家辦理", "may go on from home") : say("不得居家辦理", "may not go on from home")}</p><ul>${duties.map(duty)}</ul></section>`,
)}`,
  };
}
