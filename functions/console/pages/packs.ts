// The packs, newest first: what each holds, whether it went out, what was answered so far; pure.
import type { InferOutput } from "valibot";
import type { listPacks } from "../../reports/pack-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { valueWords } from "../label.ts";
import type { Shown } from "../reply.ts";
import { said } from "../say.ts";
import { momentHtml } from "../time.ts";
import type { Reader, Visit } from "../visit.ts";
import { doneNote, offers } from "./offer.ts";
import { withQuery } from "./table.ts";

type Packs = InferOutput<(typeof listPacks)["answer"]["schema"]>;
export type Pack = Packs["rows"][number];

export function packPill({ say }: Reader, { forwarded, totals, answered }: Pack): Html {
  if (!forwarded) return html`<span class="pill is-hold">${say("尚未轉送", "not forwarded")}</span>`;
  const given = Object.values(answered).reduce((sum, count) => sum + count, 0);
  return given >= totals.rows && totals.rows > 0
    ? html`<span class="pill is-open">${say("已答復", "answered")}</span>`
    : html`<span class="pill is-hold">${say(`已答復 ${given}／${totals.rows}`, `${given} of ${totals.rows} answered`)}</span>`;
}

export function answeredWords({ say }: Reader, { answered }: Pick<Pack, "answered">): string {
  const given = Object.entries(answered).filter(([, count]) => count > 0);
  return given.map(([outcome, count]) => `${said(valueWords(outcome), say)} ${count}`).join(say("、", ", "));
}

export function packsPage(visit: Visit, { rows, next }: Packs): Shown {
  const { say, query } = visit;
  return {
    title: say("彙整檔", "Packs"),
    main: html`<h1>${say("彙整檔", "Packs")}</h1>
${doneNote(visit)}
${offers(visit, [{ act: "compilePack" }])}
${rows.length === 0 ? empty(visit) : table(visit, rows)}
<div class="pager"><nav aria-label="${say("分頁", "Pages")}">${query.cursor && html`<a href="${withQuery(query, { cursor: "" })}">${say("回第一頁", "First page")}</a>`} ${next && html`<a href="${withQuery(query, { cursor: next })}">${say("下一頁 →", "Next →")}</a>`}</nav></div>`,
  };
}

function empty({ say, person }: Visit): Html {
  return person?.roles.includes("archives")
    ? html`<div class="empty"><b>${say("還沒有轉送來的彙整檔", "Nothing was forwarded to you yet")}</b>${say("智慧發展中心轉送後，會出現在這裡；可驗證簽章、下載、逐列答復。", "What the center forwards stands here: verify it, download it, answer it line by line.")}</div>`
    : html`<div class="empty"><b>${say("還沒有彙整檔", "There is no pack yet")}</b>${say("體系送出回報後，由智慧發展中心彙整成一份簽章的彙整檔，再轉送檔案主管機關。", "Once a system has filed, the center compiles a signed pack and forwards it to the archives.")}</div>`;
}

function table(visit: Visit, rows: readonly Pack[]): Html {
  const { say } = visit;
  return html`<div class="scroll" role="region" aria-label="${say("彙整檔", "Packs")}" tabindex="0"><table><thead><tr><th scope="col">${say("號", "No.")}</th><th scope="col">${say("彙整", "Compiled")}</th><th scope="col">${say("轉送", "Forwarded")}</th><th scope="col" class="number">${say("列數", "Rows")}</th><th scope="col">${say("答復", "Answers")}</th><th scope="col">${say("未回報", "Missing")}</th></tr></thead><tbody>${rows.map(
    pack =>
      html`<tr><td><a href="/console/packs/${pack.number}">${say(`第 ${pack.number} 號`, `no. ${pack.number}`)}</a></td><td>${momentHtml(visit, pack.compiledAt)}</td><td>${momentHtml(visit, pack.forwarded?.at)}</td><td class="number">${pack.totals.rows}</td><td>${packPill(visit, pack)} ${answeredWords(visit, pack)}</td><td>${pack.missing.length > 0 ? say(`${pack.missing.length} 個體系`, `${pack.missing.length} systems`) : "—"}</td></tr>`,
  )}</tbody></table></div>`;
}
