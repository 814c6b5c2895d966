// The pledge as the borrower reads it, word for word, with the button that accepts exactly this text.

import { randomUUID } from "node:crypto";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { readPledge } from "../../terminals/loan-routes.ts";
import { readTerminal } from "../../terminals/routes.ts";
import { ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { signed } from "../form/form.ts";
import { crumb } from "../frame/crumb.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { PAGES } from "../routes.ts";
import { paperSheets, printBar, rocDay, rocMoment } from "./paper.ts";

export const pledgeHandlers = [memberPage(PAGES.showPledge, showPledge)] as const;

async function showPledge(visit: Member): Promise<ConsoleReply> {
  const { api, params, query } = visit;
  const propertyNo = params.propertyNo ?? "";
  const number = query.loan;
  if (!number) throw new Problem(PROBLEM["not-found"]);
  const [pledge, terminal] = await Promise.all([
    api.ask(readPledge, { params: { propertyNo, number } }),
    ifThere(api.ask(readTerminal, { params: { propertyNo } })),
  ]);
  const { agency = visit.person.agency } = terminal ?? {};
  return pledgePage(visit, { propertyNo, number, agency, ...pledge, key: randomUUID() });
}

export interface PledgeFacts {
  readonly propertyNo: string;
  readonly number: string;
  /** To whom it is given. */
  readonly agency: string;
  readonly digest: string;
  readonly text: string;
  readonly borrower: string;
  readonly acceptedAt?: string | undefined;
  readonly key: string;
}

export function pledgePage(visit: Visit, facts: PledgeFacts): PageContent {
  const { say } = visit;
  const { agency, propertyNo, number, digest, text } = facts;
  return {
    title: say("切結", "Pledge"),
    main: html`<div class="no-print">${crumb(visit, "/console", say("首頁", "Home"))}
<h1>${say("終端層電腦借用切結", "Loan pledge")}</h1></div>
${printBar(visit)}
${paperSheets({
  agency,
  name: "終端層電腦借用切結書",
  number: `${propertyNo}-${number}`,
  at: visit.at,
  copies: ["檔案管理單位存查"],
  content: html`${pledgeText(visit, text)}${signature(facts)}`,
  seals: [],
  clauses: ["tainan-2021/3.2d", "tainan-2021/3.3"],
})}
<p class="fine no-print">${say("文字雜湊值（SHA-256）", "Digest of the text (SHA-256)")} <code>${digest}</code></p>
<div class="no-print">${standing(visit, facts)}</div>`,
  };
}

/** Word for word; its English half is English to whoever reads it aloud. */
function pledgeText({ say }: Visit, text: string): Html {
  const at = text.search(/^[A-Z]/m);
  const [zh, en] = at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at)];
  return html`<pre class="pledge" role="region" tabindex="0" aria-label="${say("切結文字", "Text of the pledge")}">${zh}<span lang="en">${en}</span></pre>`;
}

/** Signed by the log-in once it was accepted; the line is for the hand. */
function signature({ agency, borrower, digest, acceptedAt }: PledgeFacts): Html {
  return html`<p>此致　${agencyWords(agency)["zh-TW"]}</p>
<p class="signature">立切結書人：${who(borrower)}　<span class="line"></span>（簽章）</p>
<p class="signature">中華民國　${acceptedAt ? rocDay(acceptedAt) : "　　年　　月　　日"}</p>
${acceptedAt && html`<p class="fine">立切結書人已於${rocMoment(acceptedAt)}以本人公務帳號於線上切結；文字雜湊值（SHA-256）<code>${digest}</code></p>`}`;
}

/** Only the borrower pledges; whoever else reads this is told who has, and when. */
function standing(visit: Visit, facts: PledgeFacts): Html {
  const { say, person } = visit;
  const { borrower, acceptedAt } = facts;
  const own = person?.person === borrower;
  if (acceptedAt) {
    const words = own
      ? say("您已於此時切結：", "You accepted this pledge at ")
      : html`${say("借用人 ", "The borrower, ")}${who(borrower)}${say(" 已於此時切結：", ", accepted this pledge at ")}`;
    return html`<div class="note good"><p>${words}${momentHtml(visit, acceptedAt)}</p></div>`;
  }
  return own
    ? acceptForm(visit, facts)
    : html`<div class="note wait"><p>${say("借用人 ", "The borrower, ")}${who(borrower)}${say(" 尚未切結；切結須由借用人本人登入辦理。", ", has not pledged yet; only they can, by their own log-in.")}</p></div>`;
}

function acceptForm(visit: Visit, { propertyNo, digest, key }: PledgeFacts): Html {
  const { say } = visit;
  const query = new URLSearchParams({ propertyNo, next: "/console" });
  return html`<form method="post" action="/console/acts/acceptPledge?${String(query)}" class="sheet" data-keep>${signed(visit, key)}<input type="hidden" name="text" value="${digest}">
<p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${say("以您的帳號切結以上文字，列入紀錄；核准後即可攜出電腦。", "we record that you accept exactly this text, using your log-in. The terminal can leave once the loan is approved.")}</p>
<button>${say("我已閱讀並切結", "I have read and accept this pledge")}</button></form>`;
}
