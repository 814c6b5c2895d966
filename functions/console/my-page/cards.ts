// The cards of one's own page: the open session, the terminal on loan, and what is known of its link and computer.
import { randomUUID } from "node:crypto";
import { CLAIM_NAMES } from "../../posture/names.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import { STAGE_WORDS } from "../../terminals/stage.ts";
import { stagePill } from "../counter/stage-pill.ts";
import type { TerminalRow } from "../counter/terminal-row.ts";
import type { Visit } from "../door/visit.ts";
import { actLinks } from "../form/act-links.ts";
import { actAddress } from "../form/act-menu.ts";
import { signed } from "../form/form.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { countdown, dayHtml, dueIn, endHtml, momentHtml, spanText } from "../frame/time.ts";
import { type SessionShown, statusPill } from "../sessions/row.ts";
import { FACTS } from "../words/fact-names.ts";
import { type FactShown, factText } from "./gate-card.ts";
import { isOnTheWay } from "./way-back.ts";

export function openCard(visit: Visit, row: SessionShown): Html {
  const { say, event } = visit;
  const end = new URLSearchParams({ session: row.session, next: event.rawPath });
  return html`<section class="card"><h2>${say("您正在連線", "You are connected")} ${statusPill(visit, row)}</h2><dl class="facts">
<dt>${say("電腦", "Terminal")}</dt><dd><code>${row.terminal}</code></dd>
<dt>${say("體系", "System")}</dt><dd>${row.system && said(valueWords(row.system), say)} ${row.channel?.toUpperCase()}</dd>
<dt>${say("開始", "Asked")}</dt><dd>${momentHtml(visit, row.askedAt)}</dd></dl>
<p class="fine">${say("一部電腦、一人在一體系，同時只開放單一連線。從同一部電腦重新連線會接替這一條；要換一部電腦，請先結束它。", "You can have one session per computer, and one per system. Connecting again from the same computer replaces this session. To use another computer, end this session first.")}</p>
<p class="links"><a class="button second" href="/console/acts/endSession?${String(end)}">${say("結束連線", "End this session")}</a></p></section>`;
}

export function terminalCard(
  visit: Visit,
  { propertyNo, custody, system }: TerminalRow,
  { under = false, leading = false }: { readonly under?: Html | false; readonly leading?: boolean } = {},
): Html {
  const { say, person } = visit;
  const { loan, stage } = custody;
  const mine = isSameAccount(loan?.borrower, person?.person);
  const query = { propertyNo };
  const steps = { out: ["declareReturn"], released: ["signReturn"] }[stage as string] ?? [];
  return html`<section class="card"><h2>${say("我的電腦", "My terminal")} ${stagePill(visit, stage)}</h2><dl class="facts">
<dt>${say("財產編號", "Property number")}</dt><dd><code>${propertyNo}</code></dd>
<dt>${say("體系", "System")}</dt><dd>${said(valueWords(system), say)}</dd>
${loan && html`${!isOnTheWay(stage) && html`<dt>${say("應歸還", "Due back")}</dt><dd><b>${dayHtml(visit, loan.dueOn)}</b> <small>${dueIn(visit, loan.dueAt)}</small></dd>`}<dt>${say("配件", "Items")}</dt><dd>${loan.accessories.join("、") || say("無", "none")}</dd>`}
<dt>${say("下一步", "Next")}</dt><dd>${say(...STAGE_WORDS[stage].next)}</dd></dl>
${loan && mine && !loan.pledgedAt && html`<p><a class="${leading ? "button" : "button second"}" href="/console/terminals/${propertyNo}/pledge?loan=${loan.number}">${say("閱讀並切結", "Read and accept the pledge")} <span class="unseen">${propertyNo}</span></a></p>`}
${actLinks(
  visit,
  steps.map(act => ({ act, query })),
  leading,
)}${under}
<p class="apart"><a href="/console/terminals/${propertyNo}/picture">${say("查看歷程", "See its gate timeline")} <span class="unseen">${propertyNo}</span></a>${stage === "out" && mine && html` <a href="${actAddress(visit, { act: "reportLoss", query })}">${say("電腦遺失或遭竊？立即通報", "Lost or stolen? Report it at once")} <span class="unseen">${propertyNo}</span></a>`}</p></section>`;
}

export interface TicketShown {
  readonly until: string;
  readonly proof: string;
}

/** One button for an endpoint that asks for the certificate alone: who sits at the terminal, this page tells the gate. */
export function ticketCard(
  visit: Visit,
  propertyNo: string,
  ticket: TicketShown | undefined,
  { isOpen, leading }: { readonly isOpen: boolean; readonly leading: boolean },
): Html {
  const { say, event, query } = visit;
  const address = query.address ?? event.requestContext.http.sourceIp;
  const act = (name: string) =>
    `/console/acts/${name}?${new URLSearchParams({ terminal: propertyNo, next: "/console" })}`;
  return html`<section class="card"><h2>${say("開始連線", "Start connecting")}</h2>
${ticket && html`<p class="until">${say("閘門知道您在這部電腦前，到", "The gate knows that you are at this computer until")} <b>${endHtml(visit, ticket.until)}</b>${countdown(visit, ticket.until)}</p><p class="fine">${said(valueWords(ticket.proof), say)}</p>`}
<form method="post" action="${act("takeTicket")}" data-keep>${signed(visit, randomUUID())}<input type="hidden" name="terminal" value="${propertyNo}"><input type="hidden" name="address" value="${address}">
<p class="consequence">${say("請在這部電腦上按下，幾分鐘內從同一個網路開啟 VPN。VPN 自己會要求登入的，不必按。", "Press this on that very computer and start its VPN within minutes, on the same network. Where the VPN itself asks you to log in, there is no need.")}</p>
${!isOpen && html`<p class="fine">${say("目前不得連線；上列各項改善前，按下也連不上。", "You cannot connect now. Until the above has changed this will not help.")}</p>`}
<button class="${!leading && "second"}">${say("開始連線", "Start connecting")}</button></form>
${ticket && html`<p class="links"><a class="button second" href="${act("endTicket")}">${say("結束這次登入", "End this log-in")}</a></p>`}</section>`;
}

export function postureCard(visit: Visit, link: readonly FactShown[], isStale = false): Html {
  const { say } = visit;
  const known = new Map(link.map(({ name, value }) => [name, value]));
  const age = known.get("postureMinutes");
  const ago = spanText(visit, Number(age));
  const shown = CLAIM_NAMES.filter(name => known.get(name) !== undefined);
  return html`<section class="card"><h2>${say("連線環境", "Link and computer")}</h2>
${
  age === undefined
    ? html`<p>${say("尚未收到這部電腦的環境回報。", "This computer has not sent a report.")}</p>`
    : html`<p>${say(`最近一次回報在 ${ago}前`, `last reported ${ago} ago`)}${source(visit, known.get("mediumSource"))} ${isStale && html`<span class="pill is-shut">${say("須重新回報", "report again")}</span>`}</p>`
}
${shown.length > 0 && html`<dl class="facts">${shown.map(name => html`<dt>${say(...(FACTS[name] ?? [name, name]))}</dt><dd>${factText(visit, known.get(name))}</dd>`)}</dl>`}
<details><summary>${say("如何回報", "How is this reported?")}</summary><ol>
<li>${say("使用有線網路；不用 Wi-Fi。", "Use a wired link. Do not use Wi-Fi.")} ${clauseLink("tainan-2021/3.4b")}</li>
<li>${say("回報由這部電腦自己的金鑰簽章，網頁不能代簽；金鑰由檔案管理人員在借出前登錄。", "The report is signed with the terminal’s own key, which a web page cannot do. Records staff enrol the key before the loan.")}</li>
<li>${say("電腦上的代理程式每幾分鐘、以及網路一有變動就自動回報；閘門關閉時，它的視窗也會說原因。", "The agent on the terminal reports every few minutes and when the network changes. Its window also says why the gate is closed.")}</li>
<li>${say("沒有回報的，一律視為不明，依規範拒絕。", "Anything not reported is unknown. Where a regulation requires it, the gate refuses the connection.")}</li></ol></details></section>`;
}

function source({ say }: Visit, value: unknown): Html | false {
  if (value === undefined) return false;
  return html` <span class="pill">${said(valueWords(String(value)), say)}</span>`;
}
