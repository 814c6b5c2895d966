// The pledge as the borrower reads it, word for word, with the button that accepts exactly this text.

import { randomUUID } from "node:crypto";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { readPledge } from "../../terminals/loan-routes.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { signed } from "../form/form.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { PAGES } from "../routes.ts";

export const pledgeHandlers = [memberPage(PAGES.showPledge, showPledge)] as const;

async function showPledge(visit: Member): Promise<ConsoleReply> {
  const { api, params, query } = visit;
  const propertyNo = params.propertyNo ?? "";
  const number = query.loan;
  if (!number) throw new Problem(PROBLEM["not-found"]);
  const pledge = await api.ask(readPledge, { params: { propertyNo, number } });
  return pledgePage(visit, { propertyNo, ...pledge, key: randomUUID() });
}

export interface PledgeFacts {
  readonly propertyNo: string;
  readonly digest: string;
  readonly text: string;
  readonly borrower: string;
  readonly acceptedAt?: string | undefined;
  readonly key: string;
}

export function pledgePage(visit: Visit, facts: PledgeFacts): PageContent {
  const { say } = visit;
  const { digest, text } = facts;
  return {
    title: say("具結", "Pledge"),
    main: html`<h1>${say("終端層電腦借用具結", "Loan pledge")}</h1>
<pre class="pledge" role="region" tabindex="0" aria-label="${say("具結文字", "Text of the pledge")}">${text}</pre>
<p class="fine">${say("文字摘要", "Digest of the text")} <code>${digest}</code></p>
${standing(visit, facts)}`,
  };
}

/** Only the borrower pledges; whoever else reads this is told who has, and when. */
function standing(visit: Visit, facts: PledgeFacts): Html {
  const { say, person } = visit;
  const { borrower, acceptedAt } = facts;
  const own = person?.person === borrower;
  if (acceptedAt) {
    const words = own
      ? say("您已於此時具結：", "You accepted this pledge at ")
      : html`${say("借用人 ", "The borrower, ")}${who(borrower)}${say(" 已於此時具結：", ", accepted this pledge at ")}`;
    return html`<div class="note good"><p>${words}${momentHtml(visit, acceptedAt)}</p></div>`;
  }
  return own
    ? acceptForm(visit, facts)
    : html`<div class="note wait"><p>${say("借用人 ", "The borrower, ")}${who(borrower)}${say(" 尚未具結；具結須由借用人本人登入辦理。", ", has not pledged yet; only they can, by their own log-in.")}</p></div>`;
}

function acceptForm(visit: Visit, { propertyNo, digest, key }: PledgeFacts): Html {
  const { say } = visit;
  const query = new URLSearchParams({ propertyNo, next: "/console" });
  return html`<form method="post" action="/console/acts/acceptPledge?${String(query)}" class="sheet" data-keep>${signed(visit, key)}<input type="hidden" name="text" value="${digest}">
<p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${say("以您的帳號具結以上文字，列入紀錄；核准後即可帶出電腦。", "we record that you accept exactly this text, using your log-in. The terminal can leave once the loan is approved.")}</p>
<button>${say("我已閱讀並具結", "I have read and accept this pledge")}</button></form>`;
}
