// The pledge as the borrower reads it, word for word, with the button that accepts exactly this text; pure.
import { html } from "../../shared/page/html.ts";
import type { Shown } from "../door/reply.ts";
import type { Reader } from "../door/visit.ts";
import { signed } from "../form/form.ts";
import { momentHtml } from "../frame/time.ts";

export interface PledgeFacts {
  readonly propertyNo: string;
  readonly digest: string;
  readonly text: string;
  readonly acceptedAt?: string | undefined;
  readonly key: string;
}

export function pledgePage(
  reader: Reader,
  { propertyNo, digest, text, acceptedAt, key }: PledgeFacts,
): Shown {
  const { say } = reader;
  const query = new URLSearchParams({ propertyNo, next: "/console" });
  return {
    title: say("具結", "Pledge"),
    main: html`<h1>${say("終端層電腦借用具結", "Pledge for the loan")}</h1>
<pre class="pledge" tabindex="0">${text}</pre>
<p class="fine">${say("文字摘要", "Digest of the text")} <code>${digest}</code></p>
${
  acceptedAt
    ? html`<div class="note good"><p>${say("您已於此時具結：", "You pledged at ")}${momentHtml(reader, acceptedAt)}</p></div>`
    : html`<form method="post" action="/console/acts/acceptPledge?${String(query)}" class="sheet" data-keep>${signed(reader, key)}<input type="hidden" name="text" value="${digest}">
<p class="consequence"><strong>${say("按下後：", "This will: ")}</strong>${say("以您的帳號具結以上文字，列入紀錄；核准後即可帶出電腦。", "record that you, by your log-in, pledge exactly this text; once approved the terminal may leave.")}</p>
<button>${say("我已閱讀並具結", "I have read this and pledge")}</button></form>`
}`,
  };
}
