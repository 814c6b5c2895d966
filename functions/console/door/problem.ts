// A refusal as a page: what was refused, which clauses say so, and what the reader can do about it; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { clauseList } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import type { ProblemDocument } from "./api.ts";
import { type Asked, mendOf } from "./mends.ts";
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

type Reason = Pick<ProblemDocument, "code" | "title" | "detail" | "clauses">;

/** The same within a page, above what was being done: every reason there is, each with the page that mends it. */
export function problemNote(
  reader: PageReader,
  problem: ProblemDocument,
  fields: Asked["fields"] = [],
): Html {
  return html`<div class="note bad" role="alert" id="refusal" tabindex="-1">${reasonsIn(reader, problem, fields)}${adviceFor(reader, problem)}</div>`;
}

/** All that speaks against it, each with its clauses and with where it is mended. */
export function reasonsIn(
  reader: PageReader,
  problem: Reason & Pick<ProblemDocument, "also">,
  fields: Asked["fields"] = [],
): Html {
  const { also = [] } = problem;
  const all: readonly Reason[] = [problem, ...also];
  if (also.length === 0) return reasonIn(reader, problem, fields);
  return html`<p><b>${reader.say(`有 ${all.length} 項未符，均改善後再辦理：`, `${all.length} things speak against it; settle all of them first:`)}</b></p><ol>${all.map(each => html`<li>${reasonIn(reader, each, fields)}</li>`)}</ol>`;
}

function reasonIn(
  reader: PageReader,
  { code, title, detail, clauses = [] }: Reason,
  fields: Asked["fields"] = [],
): Html {
  const mend = mendOf(code, { here: reader.here, fields });
  return html`<p><b>${title}</b> ${detail}${mend && html` <a href="${mend.href}">${said(mend.words, reader.say)}</a>`}</p>
${clauseList(reader, clauses)}`;
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
