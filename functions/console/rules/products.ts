// The register of hazardous products: its notices, the terminals they name, exceptions by their end, and what waits to be confirmed.
import type { InferOutput } from "valibot";
import { listConcernedTerminals, readProducts } from "../../products/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { terminalLink } from "../counter/terminal-link.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { withQuery } from "../frame/table.ts";
import { dayText, endHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { PEOPLE_PAGES } from "../routes.ts";
import { sourceList } from "./sources.ts";

export const productsHandlers = [memberPage(PEOPLE_PAGES.showProducts, showProducts)] as const;

type Register = InferOutput<(typeof readProducts)["answer"]["schema"]>;
type Concerned = InferOutput<(typeof listConcernedTerminals)["answer"]["schema"]>;
type Pending = Register["pending"][number];

async function showProducts(visit: Member): Promise<ConsoleReply> {
  const { api, query } = visit;
  const [register, concerned] = await Promise.all([
    api.ask(readProducts),
    api.ask(listConcernedTerminals, { query: { cursor: query.cursor } }),
  ]);
  return productsPage(visit, register, concerned);
}

export function productsPage(visit: Visit, register: Register, concerned: Concerned): PageContent {
  const { say } = visit;
  const title = say("危害國家資通安全產品", "Hazardous products");
  return {
    title,
    main: html`<h1>${title} ${clauseLink("cyber-act/11a")}</h1>
${doneNote(visit)}
${loadedNote(visit, register)}
${waiting(visit, register)}
<section class="card"><h2>${say("公告", "Notices")} ${clauseLink("cyber-act/11c")}</h2>${notices(visit, register)}</section>
<section class="card"><h2>${say("本機關所涉的終端層電腦", "Terminals of your agency that are concerned")}</h2>${terminals(visit, register, concerned)}</section>
<section class="card"><h2>${say("例外使用（依到期先後）", "Exceptions, by their end")} ${clauseLink("cyber-act/11b")}</h2>${exceptions(visit, register)}</section>
${actLinks(
  visit,
  ["proposeNotice", "importNotices", "proposeWithdrawal", "proposeException"].map(act => ({ act })),
  true,
)}
<section class="card"><h2>${say("法源", "Source")}</h2>${sourceList(visit, "cyber-act")}</section>`,
  };
}

function loadedNote(visit: Visit, { loaded, loadedAt }: Register): Html {
  const { say } = visit;
  if (loaded && loadedAt)
    return html`<p class="lead">${say("登錄冊最近確認：", "The register was last confirmed: ")}${momentHtml(visit, loadedAt)}</p>`;
  return html`<div class="note" role="status"><p>${say(
    "登錄冊尚未載入，無從判斷哪些終端受限；函文本身沒有禁用廠牌，因此閘門不因登錄冊未載入而關閉。",
    "The register was never given, so which terminals are banned is not known. The letter bans no makes, so the gate is not shut for that alone.",
  )}</p></div>`;
}

function waiting(visit: Visit, { pending }: Register): Html | false {
  const { say, person } = visit;
  if (pending.length === 0) return false;
  const links = (each: Pending) => {
    const query = { proposal: String(each.proposal) };
    const mayConfirm = person?.person !== each.by;
    const acts = [...(mayConfirm ? ["confirmProducts"] : []), "rejectProducts"];
    return actLinks(
      visit,
      acts.map(act => ({ act, query })),
      false,
    );
  };
  return html`<section class="card is-hold"><h2>${say("待另一人確認", "Waiting for a second officer")}</h2><ul>${pending.map(
    each =>
      html`<li>${said(valueWords(each.kind), say)} ${contentOf(visit, each)} — ${who(each.by)} ${momentHtml(visit, each.at)} ${links(each)}</li>`,
  )}</ul></section>`;
}

function contentOf(visit: Visit, { notices: listed, noticeNo, because, exception, document }: Pending): Html {
  const { say } = visit;
  if (exception)
    return html`${exception.propertyNo}（${exception.noticeNo}）${say("核可", "approved by")} ${who(exception.officer)} ${exception.approval} ${endHtml(visit, exception.until)}`;
  if (noticeNo) return html`${noticeNo} ${document} ${because}`;
  const names = (listed ?? []).map(({ noticeNo: number, make }) => `${number} ${make}`).join("、");
  return html`${document} ${names || say("目前沒有公告", "no notices at present")}`;
}

function notices(visit: Visit, { notices: rows }: Register): Html {
  const { say } = visit;
  if (rows.length === 0) return html`<p>${say("沒有公告。", "There are no notices.")}</p>`;
  const column = plainColumn<Register["notices"][number]>;
  return plainTable(visit, {
    caption: say("公告", "Notices"),
    rows,
    columns: [
      column("公告文號", "Notice", ({ noticeNo }) => noticeNo),
      column("公告日期", "Date", ({ noticeDate }) => dayText(visit, noticeDate)),
      column("廠牌", "Make", ({ make, aliases }) => [make, ...aliases].join("、")),
      column("產品", "Products", ({ models }) => models.join("、") || say("全部產品", "all products")),
      column(
        "提出與確認",
        "Proposed and confirmed by",
        ({ by, confirmedBy }) => html`${who(by)} → ${who(confirmedBy)}`,
      ),
    ],
  });
}

function terminals(visit: Visit, register: Register, { rows, next }: Concerned): Html {
  return html`${rows.length === 0 ? noTerminals(visit, register, next) : concernedTable(visit, rows)}${pager(visit, rows.length, next)}`;
}

function noTerminals({ say, query }: Visit, { loaded }: Register, next: string | undefined): Html {
  if (!loaded)
    return html`<p>${say("登錄冊未載入，無從判斷。", "Not known: the register was never given.")}</p>`;
  if (next)
    return html`<p>${say("到此未見所涉的終端，尚未查完。", "None so far; not all were looked at.")}</p>`;
  return query.cursor
    ? html`<p>${say("沒有其他所涉的終端。", "No other terminal is concerned.")}</p>`
    : html`<p>${say("沒有公告所涉的終端。", "No terminal is concerned.")}</p>`;
}

function pager({ say, query }: Visit, count: number, next: string | undefined): Html | false {
  if (!next && !query.cursor) return false;
  return html`<div class="pager"><span>${say(`本頁 ${count} 筆`, `${count} on this page`)}</span><nav aria-label="${say("分頁", "Pages")}">${query.cursor && html`<a href="${withQuery(query, { cursor: "" })}">${say("回第一頁", "First page")}</a>`} ${next && html`<a href="${withQuery(query, { cursor: next })}">${say("下一頁 →", "Next →")}</a>`}</nav></div>`;
}

function concernedTable(visit: Visit, rows: Concerned["rows"]): Html {
  const { say } = visit;
  const column = plainColumn<Concerned["rows"][number]>;
  return plainTable(visit, {
    caption: say("所涉終端", "Concerned terminals"),
    rows,
    columns: [
      column("財產編號", "Property number", ({ propertyNo }) =>
        terminalLink(visit, propertyNo, { agency: visit.person?.agency }),
      ),
      column(
        "廠牌型號",
        "Make and model",
        ({ brand, model }) => [brand, model].filter(Boolean).join(" ") || "—",
      ),
      column("判定", "Standing", ({ standing }) => said(valueWords(standing, "product"), say)),
      column("公告文號", "Notice", ({ noticeNo }) => noticeNo ?? "—"),
      column("例外期限", "Excepted until", ({ exceptedUntil }) => endHtml(visit, exceptedUntil)),
    ],
  });
}

const SOON_MS = 30 * 86_400_000;

function exceptions(visit: Visit, { exceptions: rows }: Register): Html {
  const { say, at } = visit;
  if (rows.length === 0) return html`<p>${say("沒有例外使用。", "There are no exceptions.")}</p>`;
  const ending = (until: string) =>
    Date.parse(until) <= at.getTime()
      ? html` <span class="pill is-shut">${say("已到期", "ended")}</span>`
      : Date.parse(until) - at.getTime() <= SOON_MS &&
        html` <span class="pill is-hold">${say("三十日內到期", "ends within thirty days")}</span>`;
  const mayRevoke =
    visit.person && hasRole(visit.person, "administrator", "supervisor", "records", "property");
  return html`<ul>${rows.map(
    each =>
      html`<li>${each.propertyNo}（${each.noticeNo}）${who(each.officer)} ${each.approval} ${endHtml(visit, each.until)}${ending(each.until)} ${
        mayRevoke &&
        actLinks(visit, [{ act: "revokeException", query: { exception: String(each.exception) } }], false)
      }</li>`,
  )}</ul>`;
}
