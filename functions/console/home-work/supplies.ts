// Supplied items: those one has, the agency's for whoever keeps its property, and those that are to come back; and one by itself.
import type { InferOutput } from "valibot";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { type Words, words } from "../../shared/words.ts";
import { listSupplies, listSuppliesDue, readSuppliesOf, readSupply } from "../../supplies/routes.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayHtml, dayOfHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { HOME_LOG_PAGES } from "../routes.ts";

export const supplyHandlers = [
  memberPage(HOME_LOG_PAGES.showSupplies, showSupplies),
  memberPage(HOME_LOG_PAGES.showSupply, showSupply),
] as const;

const HERE = "/console/home-work/supplies";
type Supply = InferOutput<(typeof readSupply)["answer"]["schema"]>;
type Listed = AnswerOf<typeof listSupplies>;

async function showSupplies(visit: Member): Promise<ConsoleReply> {
  const { api, person, query } = visit;
  const sees = hasRole(person, "records", "property", "personnel", "supervisor");
  const page = { limit: "50", ...(query.cursor && { cursor: query.cursor }) };
  const [own, agency, due] = await Promise.all([
    ifThere(api.ask(readSuppliesOf, { params: { person: person.person } })),
    sees ? ifThere(api.ask(listSupplies, { query: page })) : undefined,
    sees ? ifThere(api.ask(listSuppliesDue, { query: { limit: "200" } })) : undefined,
  ]);
  return suppliesPage(visit, { own: own?.rows ?? [], agency, due });
}

async function showSupply(visit: Member): Promise<ConsoleReply> {
  return supplyPage(
    visit,
    await visit.api.ask(readSupply, { params: { supply: visit.params.supply ?? "" } }),
  );
}

interface Shown {
  readonly own: readonly Supply[];
  readonly agency: Listed | undefined;
  readonly due: Listed | undefined;
}

export function suppliesPage(visit: Visit, { own, agency, due }: Shown): PageContent {
  const { say } = visit;
  const title = say("配發用品", "Supplied items");
  return {
    title,
    main: html`${sectionCrumb(visit)}
<h1>${title}</h1>
${doneNote(visit)}
<p class="lead">${say("機關配發的螢幕、手機、憑證載具等；終端層電腦另見電腦登記，自備設備另見自備設備。", "Monitors, phones, log-in tokens and the like that the agency supplies; terminals and own devices have registers of their own.")} ${clauseLink("ey-draft/13")} ${clauseLink("keelung-pregnancy/4.3.2")}</p>
<h2>${say("我借用的", "Mine")}</h2>
${own.length === 0 && html`<div class="empty"><b>${say("您沒有借用配發用品", "You have none")}</b></div>`}
${own.length > 0 && tableOf(visit, say("我借用的配發用品", "Items lent to me"), own)}
${due && duePart(visit, due)}
${agency && agencyPart(visit, agency)}
${actLinks(visit, [{ act: "registerSupply" }], true)}`,
  };
}

/** Whoever keeps the property comes from the counter. */
function sectionCrumb(visit: Visit): Html {
  const { say, person } = visit;
  const isOfHomeWork = person && hasRole(person, "worker", "supervisor", "personnel", "auditor");
  return isOfHomeWork
    ? crumb(visit, "/console/home-work", say("居家辦公", "Working from home"))
    : crumb(visit, "/console/terminals", say("櫃檯", "Counter"));
}

function duePart(visit: Visit, { rows }: Listed): Html {
  const { say } = visit;
  return html`<h2 id="due">${say("待收回", "To come back")}</h2>
${rows.length === 0 && html`<p>${say("沒有待收回的用品。", "There are none.")}</p>`}
${rows.length > 0 && tableOf(visit, say("最久者在前", "The longest first"), rows)}`;
}

function agencyPart(visit: Visit, { rows, next }: Listed): Html {
  const { say } = visit;
  return html`<h2>${say("本機關的", "The agency’s")}</h2>
${rows.length === 0 && html`<p>${say("沒有登記配發用品。", "None is registered.")}</p>`}
${rows.length > 0 && tableOf(visit, say("依種類", "By kind"), rows)}
${next && html`<p class="links"><a href="${HERE}?${String(new URLSearchParams({ cursor: next }))}">${say("其餘用品", "The others")} →</a></p>`}`;
}

function tableOf(visit: Visit, caption: string, rows: readonly Supply[]): Html {
  const { say } = visit;
  const columns = [
    plainColumn<Supply>(
      "編號",
      "Number",
      ({ supply }) => html`<a href="${HERE}/${supply}"><code>${supply}</code></a>`,
      { firm: true },
    ),
    plainColumn<Supply>(
      "用品",
      "Item",
      ({ kind, brand, model }) => html`${said(valueWords(kind, "supplyKind"), say)} ${brand} ${model}`,
    ),
    plainColumn<Supply>("借用人", "With", ({ lent }) => (lent ? who(lent.borrower) : "—")),
    plainColumn<Supply>("歸還日", "Back on", ({ lent }) => (lent ? dayHtml(visit, lent.dueOn) : "—")),
    plainColumn<Supply>("現況", "Now", row => said(supplyStanding(row), say)),
  ];
  return plainTable(visit, { caption, rows, columns });
}

function supplyStanding({ lent, due, returned, retired }: Supply): Words {
  if (retired) return words("已除帳", "Retired");
  if (due) return words("待收回", "To come back");
  if (lent) return words("借出", "Lent");
  if (returned?.condition === "lost") return words("遺失", "Lost");
  return words("在庫", "In store");
}

export function supplyPage(visit: Visit, row: Supply): PageContent {
  const { say } = visit;
  const { supply, kind, brand, model, label, lent, due } = row;
  return {
    title: supply,
    main: html`${crumb(visit, HERE, say("配發用品", "Supplied items"))}
<h1><code>${supply}</code> <small>${said(valueWords(kind, "supplyKind"), say)}</small></h1>
${doneNote(visit)}
<p class="lead">${said(supplyStanding(row), say)}</p>
<section class="card"><dl class="facts"><dt>${say("廠牌型號", "Make and model")}</dt><dd>${brand} ${model}</dd>
${label && html`<dt>${say("財產或物品編號", "Property or article number")}</dt><dd>${label}</dd>`}
<dt>${say("登記", "Registered")}</dt><dd>${momentHtml(visit, row.registeredAt)}</dd>
${lent && html`<dt>${say("借用人", "With")}</dt><dd>${who(lent.borrower)} ${momentHtml(visit, lent.at)}</dd><dt>${say("歸還日", "Back on")}</dt><dd>${dayHtml(visit, lent.dueOn)}</dd>`}
${due && html`<dt>${say("待收回", "To come back")}</dt><dd><span class="pill bad">${said(valueWords(due.cause, "supplyDue"), say)}</span> ${say("自", "since")} ${dayOfHtml(visit, due.since)}</dd>`}
${pastFacts(visit, row)}</dl></section>
${actLinks(visit, actsOn(visit, row), true)}`,
  };
}

function pastFacts(visit: Visit, { returned, retired }: Supply): Html {
  const { say } = visit;
  return html`${returned && html`<dt>${say("最近一次收回", "Taken back last")}</dt><dd>${who(returned.borrower)}${say("：", ": ")}${said(valueWords(returned.condition, "condition"), say)}，${returned.note} ${momentHtml(visit, returned.at)} ${who(returned.by)}</dd>`}
${retired && html`<dt>${say("除帳", "Retired")}</dt><dd>${retired.reason} ${momentHtml(visit, retired.at)} ${who(retired.by)}</dd>`}`;
}

/** Nobody lends to themselves or takes back their own: the law says so. */
function actsOn({ person }: Visit, { supply, lent, returned, retired }: Supply) {
  const names = () => {
    if (retired || lent?.borrower === person?.person) return [];
    if (lent) return ["takeBackSupply", "extendSupply"];
    return returned?.condition === "lost" ? ["retireSupply"] : ["lendSupply", "retireSupply"];
  };
  return names().map(act => ({ act, query: { supply } }));
}
