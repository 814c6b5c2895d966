// The pledge of whoever works from home, word for word, with the button that accepts exactly this text; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { PageContent } from "../door/reply.ts";
import type { Visit } from "../door/visit.ts";
import { signed } from "../form/form.ts";
import { crumb } from "../frame/crumb.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";

interface PledgeFacts {
  readonly person: string;
  readonly application: string;
  readonly text: string;
  readonly digest: string;
  readonly pledgedAt?: string | undefined;
  /** Of the request that it sends. */
  readonly key: string;
}

export function homePledgePage(visit: Visit, facts: PledgeFacts): PageContent {
  const { say } = visit;
  return {
    title: say("居家辦公切結", "Pledge for working from home"),
    main: html`${crumb(visit, pageOf(facts), say("申請", "The application"))}
<h1>${say("居家辦公保密切結與須知", "Pledge and briefing")}</h1>
<pre class="pledge" role="region" tabindex="0" aria-label="${say("切結文字", "Text of the pledge")}">${facts.text}</pre>
<p class="fine">${say("文字雜湊值（SHA-256）", "Digest of the text")} <code>${facts.digest}</code></p>
${standing(visit, facts)}`,
  };
}

function pageOf({ person }: Pick<PledgeFacts, "person">): string {
  return `/console/people/${encodeURIComponent(person)}/home-work`;
}

function standing(visit: Visit, facts: PledgeFacts): Html {
  const { say, person } = visit;
  if (facts.pledgedAt)
    return html`<div class="note good"><p>${who(facts.person)} ${say("已於此時切結：", "pledged this at ")}${momentHtml(visit, facts.pledgedAt)}</p></div>`;
  if (person?.person !== facts.person)
    return html`<div class="note wait"><p>${who(facts.person)} ${say("尚未切結；須由本人登入辦理。", "has not pledged yet; only they can, by their own log-in.")}</p></div>`;
  const { application } = facts;
  const query = new URLSearchParams({ person: facts.person, application, next: pageOf(facts) });
  return html`<form method="post" action="/console/acts/pledgeHomeWork?${String(query)}" class="sheet" data-keep>${signed(visit, facts.key)}<input type="hidden" name="text" value="${facts.digest}">
<p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${say("以您的帳號切結以上文字，原文保存；切結後才能核准。", "we record that you pledge exactly this text by your log-in. Nothing is approved without it.")}</p>
<button>${say("我已閱讀並切結", "I have read this and pledge")}</button></form>`;
}
