// The pages around the log-in: the first one, that of a second tab, and those that keep what was typed while it ended; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { PageContent } from "./reply.ts";
import type { Typed } from "./typed.ts";
import type { PageReader } from "./visit.ts";

export function landingPage({ say }: PageReader): PageContent {
  return {
    title: say("登入", "Log in"),
    main: html`<section class="landing">
<h1>${say("遠端公文連線的閘門", "The gate for remote document exchange")}</h1>
<p class="lead">${say(
      "終端層電腦在誰手上、何時歸還、是否掃毒確認，決定遠端連線開或關；每一次關閉都說明依據的條文。",
      "Whether the gate is open depends on who holds the terminal, when it is due back and whether its scan was attested. Every refusal names the clause behind it.",
    )}</p>
<p><a class="button" href="/console/log-in">${say("登入", "Log in")}</a></p>
<ul class="promises">
<li><b>${say("居家辦公人員", "Home workers")}</b> ${say("看得到閘門為何開或關、到何時、如何改善。", "see whether the gate is open, until when, and what would change that.")}</li>
<li><b>${say("檔案與財產人員", "Records and property staff")}</b> ${say("在櫃檯借出、收回、消毒、掃毒、確認、放行。", "lend, take back, disinfect, scan, attest and release terminals at the counter.")}</li>
<li><b>${say("體系管理人員", "System administrators")}</b> ${say("管理九個體系的白名單與容量。", "manage the lists and capacity of the nine systems.")}</li>
</ul>
</section>`,
  };
}

export function loggedInPage({ say }: PageReader): PageContent {
  return {
    title: say("已重新登入", "You are logged in again"),
    main: html`<h1>${say("已重新登入", "You are logged in again")}</h1>
<p>${say("可以關閉這個分頁，回到原來的分頁按「再送一次」。", "Close this tab, go back to the other one and select “Send again”.")}</p>`,
  };
}

/** What was typed is kept in the page itself and sent again once the person is back. */
export function expiredPage(reader: PageReader, typed: Typed): PageContent {
  const { say } = reader;
  return {
    title: say("登入已逾時", "Your session has ended"),
    status: 401,
    main: html`<h1>${say("登入已逾時，您填的內容還在", "Your session has ended, but what you entered is still here")}</h1>
<ol class="steps">
<li><a class="button" href="/console/log-in?next=/console/logged-in" target="_blank" rel="opener">${say("在新分頁登入", "Log in (opens a new tab)")}</a></li>
<li>${say("回到這一頁，按下面的「再送一次」。尚無任何變更。", "Then come back here and select “Send again”. Nothing has been changed yet.")}</li>
</ol>
${again(reader, typed)}`,
  };
}

export function otherPersonPage(reader: PageReader, typed: Typed): PageContent {
  const { say, person } = reader;
  return {
    title: say("登入的人不同", "Someone else is logged in"),
    status: 409,
    main: html`<h1>${say("這份表單是另一個人填的", "Someone else filled in this form")}</h1>
<p>${say("表單由", "It was filled in by")} <code>${typed.one("_by")}</code>${say("填寫，現在登入的是", ". The person logged in now is")} <code>${person?.person}</code>${say("。未作任何變更。", ". Nothing was changed.")}</p>
<p><a class="button second" href="/console/log-in?again&amp;next=/console/logged-in" target="_blank" rel="opener">${say("在新分頁以原來的人登入", "Log in as that person (opens a new tab)")}</a></p>
${again(reader, typed)}`,
  };
}

export function again({ say, here }: PageReader, { pairs, files }: Typed): Html {
  return html`<form method="post" action="${here}" class="again">
${pairs.map(([name, value]) => html`<textarea name="${name}" hidden>\n${value}</textarea>`)}
${[...files.keys()].map(name => html`<p class="field"><label>${say("請再選一次檔案", "Choose the file again")} <input type="file" name="${name}"></label></p>`)}
<button>${say("再送一次", "Send again")}</button>
</form>`;
}
