// The packs, newest first: what each holds, whether it went out, what was answered so far.

import type { InferOutput } from "valibot";
import { listPacks } from "../../reports/pack-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { withQuery } from "../frame/table.ts";
import { momentHtml } from "../frame/time.ts";
import { OFFICE_PAGES } from "../routes.ts";

export const packsHandlers = [memberPage(OFFICE_PAGES.showPacks, showPacks)] as const;

async function showPacks(visit: Member): Promise<ConsoleReply> {
  const { api, person, query } = visit;
  // The archives see what was forwarded to them; the center and auditors see all.
  const to = hasRole(person, "archives") ? { to: person.agency } : {};
  return packsPage(visit, await api.ask(listPacks, { query: { ...to, cursor: query.cursor } }));
}

export type Packs = InferOutput<(typeof listPacks)["answer"]["schema"]>;

export type ListedPack = Packs["rows"][number];

export function packPill({ say }: PageReader, { forwarded, totals, answered }: ListedPack): Html {
  if (!forwarded) return html`<span class="pill is-hold">${say("尚未轉送", "not forwarded")}</span>`;
  const given = Object.values(answered).reduce((sum, count) => sum + count, 0);
  return given >= totals.rows && totals.rows > 0
    ? html`<span class="pill is-open">${say("已答復", "answered")}</span>`
    : html`<span class="pill is-hold">${say(`已答復 ${given}／${totals.rows}`, `${given} of ${totals.rows} answered`)}</span>`;
}

export function answeredWords({ say }: PageReader, { answered }: Pick<ListedPack, "answered">): string {
  const given = Object.entries(answered).filter(([, count]) => count > 0);
  return given.map(([outcome, count]) => `${said(valueWords(outcome), say)} ${count}`).join(say("、", ", "));
}

export function packsPage(visit: Visit, { rows, next }: Packs): PageContent {
  const { say, query } = visit;
  return {
    title: say("彙整檔", "Packs"),
    main: html`<h1>${say("彙整檔", "Packs")}</h1>
${doneNote(visit)}
${actLinks(visit, [{ act: "compilePack" }], true)}
${rows.length === 0 ? noPacks(visit) : table(visit, rows)}
<div class="pager"><nav aria-label="${say("分頁", "Pages")}">${query.cursor && html`<a href="${withQuery(query, { cursor: "" })}">${say("回第一頁", "First page")}</a>`} ${next && html`<a href="${withQuery(query, { cursor: next })}">${say("下一頁 →", "Next →")}</a>`}</nav></div>`,
  };
}

export function noPacks({ say, person }: Visit): Html {
  return person && hasRole(person, "archives")
    ? html`<div class="empty"><b>${say("尚無轉送來的彙整檔", "Nothing has been forwarded to you yet")}</b>${say("智慧發展中心轉送後，會出現在這裡；可驗證簽章、下載、逐項答復。", "Packs that the center forwards are shown here. You can verify, download and answer them line by line.")}</div>`
    : html`<div class="empty"><b>${say("尚無彙整檔", "No packs yet")}</b>${say("體系送出回報後，由智慧發展中心彙整成一份簽章的彙整檔，再轉送檔案主管機關。", "When a system has filed its report, the center compiles a signed pack and forwards it to the archives.")}</div>`;
}

function table(visit: Visit, rows: readonly ListedPack[]): Html {
  const { say } = visit;
  return plainTable(visit, {
    caption: say("彙整檔", "Packs"),
    rows,
    columns: [
      plainColumn(
        "號",
        "No.",
        ({ number }: ListedPack) =>
          html`<a href="/console/packs/${number}">${say(`第 ${number} 號`, `no. ${number}`)}</a>`,
      ),
      plainColumn("彙整", "Compiled", ({ compiledAt }: ListedPack) => momentHtml(visit, compiledAt)),
      plainColumn("轉送", "Forwarded", ({ forwarded }: ListedPack) => momentHtml(visit, forwarded?.at)),
      plainColumn("筆數", "Rows", ({ totals }: ListedPack) => totals.rows, { number: true }),
      plainColumn(
        "答復",
        "Answers",
        (pack: ListedPack) => html`${packPill(visit, pack)} ${answeredWords(visit, pack)}`,
      ),
      plainColumn("未回報", "Missing", ({ missing }: ListedPack) =>
        missing.length > 0 ? say(`${missing.length} 個體系`, `${missing.length} systems`) : "—",
      ),
    ],
  });
}
