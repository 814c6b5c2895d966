// A refusal as a page: what was refused, which clauses say so, and what the reader can do about it; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { clauseList } from "../frame/clause.ts";
import type { ProblemDocument } from "./api.ts";
import type { PageContent } from "./reply.ts";
import type { PageReader } from "./visit.ts";

export function problemPage(reader: PageReader, problem: ProblemDocument): PageContent {
  const { say } = reader;
  return {
    title: problem.title,
    status: problem.status,
    main: html`<section class="problem">
<p class="code">${problem.status} · ${problem.code}</p>
<h1>${problem.title}</h1>
${problem.detail && html`<p class="lead">${problem.detail}</p>`}
${clauseList(reader, problem.clauses ?? [])}
${adviceFor(reader, problem)}
<p class="links"><a href="/console">${say("回首頁", "Go to the home page")}</a></p>
${problem.instance && html`<p class="fine">${say("查詢編號", "Reference")} <code>${problem.instance}</code></p>`}
</section>`,
  };
}

/** The same within a page, above what was being done. */
export function problemNote(reader: PageReader, problem: ProblemDocument): Html {
  return html`<div class="note bad" role="alert" id="refusal" tabindex="-1"><p><b>${problem.title}</b> ${problem.detail}</p>
${clauseList(reader, problem.clauses ?? [])}${adviceFor(reader, problem)}</div>`;
}

function adviceFor({ say, here }: PageReader, { code, status }: ProblemDocument): Html | false {
  if (code === "mfa-required") {
    return html`<p><a class="button" href="/console/log-in?again&amp;next=${here}">${say("以第二因素重新登入", "Log in again with a second factor")}</a></p>`;
  }
  if (status === 403)
    return html`<p>${say("需要這個權限時，請洽貴機關的系統管理人員。", "If you need this, ask your agency’s administrator.")}</p>`;
  if (status === 401)
    return html`<p><a class="button" href="/console/log-in">${say("登入", "Log in")}</a></p>`;
  if (code === "outcome-unknown")
    return html`<p>${say("在這一頁把同一份表單再送一次即可：已登錄的不會重複登錄。", "Send the same form again from this page. Anything already recorded is not recorded twice.")}</p>`;
  return false;
}
