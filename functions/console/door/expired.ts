// What was typed while the log-in ended, kept in the page itself and sent again once the person is back; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Shown } from "./reply.ts";
import type { Typed } from "./typed.ts";
import type { Reader } from "./visit.ts";

export function expiredPage(reader: Reader, typed: Typed): Shown {
  const { say } = reader;
  return {
    title: say("登入已逾時", "Your log-in has ended"),
    status: 401,
    main: html`<h1>${say("登入已逾時，您填的內容還在", "Your log-in has ended; what you typed is still here")}</h1>
<ol class="steps">
<li><a class="button" href="/console/log-in?next=/console/logged-in" target="_blank" rel="opener">${say("在新分頁登入", "Log in, in a new tab")}</a></li>
<li>${say("回到這一頁，按下面的「再送一次」。還沒有任何變更。", "Come back here and press “Send again”. Nothing has been changed yet.")}</li>
</ol>
${again(reader, typed)}`,
  };
}

export function otherPersonPage(reader: Reader, typed: Typed): Shown {
  const { say, person } = reader;
  return {
    title: say("登入的人不同", "Somebody else is logged in"),
    status: 409,
    main: html`<h1>${say("這份表單是另一個人填的", "This form was filled by somebody else")}</h1>
<p>${say("表單由", "It was filled by")} <code>${typed.one("_by")}</code>${say("填寫，現在登入的是", "; logged in now is")} <code>${person?.person}</code>${say("。未作任何變更。", ". Nothing was changed.")}</p>
<p><a class="button second" href="/console/log-in?again&amp;next=/console/logged-in" target="_blank" rel="opener">${say("在新分頁以原來的人登入", "Log in as that person, in a new tab")}</a></p>
${again(reader, typed)}`,
  };
}

function again({ say, here }: Reader, { pairs, files }: Typed): Html {
  return html`<form method="post" action="${here}" class="again">
${pairs.map(([name, value]) => html`<textarea name="${name}" hidden>\n${value}</textarea>`)}
${[...files.keys()].map(name => html`<p class="field"><label>${say("請再選一次檔案", "Choose the file again")} <input type="file" name="${name}"></label></p>`)}
<button>${say("再送一次", "Send again")}</button>
</form>`;
}
