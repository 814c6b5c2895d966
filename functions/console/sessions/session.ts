// One session: what was asked, what was answered and why, how it ended, and whether the cloud confirmed it.
import { readSession } from "../../sessions/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { clauseOf, isClause } from "../../shared/rules/clauses.ts";
import { hasBroker } from "../../systems/names.ts";
import { terminalLink } from "../counter/terminal-link.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink, ownRule } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { recordLink } from "../frame/record.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { countdown, endHtml, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { type FactShown, factText } from "../my-page/gate-card.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { FACTS } from "../words/fact-names.ts";
import { actsPart } from "./acts.ts";
import { type SessionShown, statusPill, versionsLine } from "./row.ts";
import { stopLink } from "./stop-scopes.ts";

export const sessionHandlers = [memberPage(OFFICE_PAGES.showSession, showSession)] as const;

async function showSession(visit: Member): Promise<ConsoleReply> {
  return sessionPage(visit, await visit.api.ask(readSession, { params: visit.params }));
}

export function sessionPage(visit: Visit, row: SessionShown): PageContent {
  const { say } = visit;
  const { session, ended, cut, refusals, status } = row;
  const explain = new URLSearchParams({
    person: row.person,
    terminal: row.terminal,
    address: row.address,
    ...(row.system && { system: row.system }),
    ...(row.channel && { channel: row.channel }),
    at: row.askedAt,
  });
  const askedAgain = new URLSearchParams(explain);
  askedAgain.delete("at");
  return {
    title: say("單一連線", "One session"),
    main: html`${crumb(visit, "/console/sessions", say("連線", "Sessions"))}
<h1>${say("連線", "Session")} <code>${session}</code> ${statusPill(visit, row)}</h1>
${doneNote(visit)}
<div class="cards"><section class="card"><h2>${say("要求", "Asked")}</h2><dl class="facts">
<dt>${say("人員", "Person")}</dt><dd>${who(row.person) || say("不明", "unknown")}</dd>
<dt>${say("電腦", "Terminal")}</dt><dd>${row.terminal ? terminalLink(visit, row.terminal, { agency: row.agency, borrower: row.person }, "/picture") : say("不明", "unknown")}</dd>
<dt>${say("體系", "System")}</dt><dd>${row.system ? said(valueWords(row.system), say) : say("不明", "unknown")} ${row.channel?.toUpperCase()}</dd>
<dt>${say("來源位址", "From")}</dt><dd><code>${row.address}</code></dd>
<dt>${say("端點", "Endpoint")}</dt><dd><code>${row.endpoint}</code></dd>
<dt>${say("時間", "When")}</dt><dd>${momentHtml(visit, row.askedAt)}</dd></dl></section>
<section class="card"><h2>${say("答復", "Answered")}</h2>
${status === "refused" && html`<p>${say("拒絕，因為：", "Refused because of:")}</p>`}
${whyRefused(visit, refusals, explain)}
${status === "allowed" && until(visit, row)}
${ended && html`<dl class="facts"><dt>${say("結束", "Ended")}</dt><dd>${momentHtml(visit, ended.at)}</dd><dt>${say("原因", "Reason")}</dt><dd>${said(ended.cause, say)}</dd><dt>${say("由", "By")}</dt><dd>${who(ended.by)}</dd>${hasBroker(row) ? closingFacts(visit, row) : html`<dt>${say("雲端確認中斷", "Cut confirmed by the cloud")}</dt><dd>${cut ? momentHtml(visit, cut) : say("尚未確認；本系統的紀錄已關閉", "not yet; recorded as closed")}</dd>`}</dl>`}
${ended && row.broker && !row.closed && actLinks(visit, [{ act: "closeByHand", query: { session } }], true)}
${status === "allowed" && html`${actLinks(visit, [{ act: "endSession", query: { session } }], true)}<p class="links">${stopLink(visit, { kind: "session", id: session }, row)}</p>`}
${row.decision && versionsLine(visit, row.decision.versions)}
<p class="links"><a class="button second" href="/console/sessions/explanation?${String(explain)}">${say("當時的判斷逐條說明", "How each clause was judged at that time")}</a> <a class="button second" href="/console/sessions/explanation?${String(askedAgain)}">${say("現在再問一次", "Ask again now")}</a></p></section></div>
${actsPart(visit, row)}
${row.decision && factsThen(visit, row.decision.facts)}`,
  };
}

/** Each cause as it was recorded: what it says, what would change it and who can do that. */
function whyRefused(
  visit: Visit,
  refusals: SessionShown["refusals"],
  explain: URLSearchParams,
): Html | false {
  const { say } = visit;
  if (refusals.length === 0) return false;
  const summary = ({ clause, says }: SessionShown["refusals"][number]) =>
    clause && isClause(clause) ? said(clauseOf(clause), say) : says && said(says, say);
  return html`<ul class="clauses">${refusals.map(
    refusal =>
      html`<li><div>${refusal.clause ? clauseLink(refusal.clause) : ownRule(visit, refusal.policy)} ${summary(refusal)}</div>${refusal.fix && html`<p class="fix">${said(refusal.fix, say)} ${refusal.who && html`<span class="by">${say("辦理者：", "By: ")}${said(refusal.who, say)}</span>`} <a href="/console/sessions/explanation?${String(explain)}&amp;mend=${refusal.policy}">${say("試算改善後能否連線", "Try whether mending this would open it")}</a></p>`}</li>`,
  )}</ul>`;
}

interface FactsRecorded {
  readonly known?: Readonly<Record<string, unknown>>;
  readonly read?: readonly {
    readonly stream: string;
    readonly version: number;
    readonly facts: readonly string[];
  }[];
}

/** What the gate knew when it answered, each fact with the record it was read from. */
function factsThen(visit: Visit, facts: unknown): Html | false {
  const { say } = visit;
  const { known = {}, read = [] } = (facts ?? {}) as FactsRecorded;
  const rows = Object.entries(known).map(([name, value]) => ({
    name,
    value,
    record: read.find(each => each.facts.includes(name)),
  }));
  if (rows.length === 0) return false;
  const title = say("當時所據的事實", "What the decision rested on");
  return html`<details><summary>${title}（${rows.length}）</summary>${plainTable(visit, {
    caption: title,
    rows,
    columns: [
      plainColumn<FactShown>("事實", "Fact", ({ name }) => say(...(FACTS[name] ?? [name, name]))),
      plainColumn<FactShown>("內容", "Value", ({ name, value }) => factText(visit, value, name)),
      plainColumn<FactShown>("紀錄", "Record", ({ record }) => record && recordLink(visit, record)),
    ],
  })}</details>`;
}

/** Its deadline, and by when it has to be confirmed that it may go on to it. */
function until(visit: Visit, { closesAt, lease }: SessionShown): Html {
  const { say } = visit;
  return html`<p>${say("允許到", "Allowed until")} ${closesAt ? html`<b>${endHtml(visit, closesAt.at)}</b>${countdown(visit, closesAt.at)} ${said(closesAt.reason, say)}` : say("沒有已知的期限", "no known end")}</p>
${lease && html`<p>${say("重新確認的時限", "Must be confirmed again by")} <b>${endHtml(visit, lease.until)}</b></p>`}`;
}

/** What is known of the desktop or the tunnel itself, and who says so; never more than that. */
function closingFacts(visit: Visit, { broker, closed, seenAfter }: SessionShown): Html {
  const { say } = visit;
  const name = html`<dt>${say("實際關閉", "Really closed")}</dt>`;
  if (!broker)
    return html`${name}<dd>${say("只在紀錄上結束：當時沒有連線代理受通知，是否關閉不得而知", "ended on record only: no broker was told, and whether it closed is not known")}</dd>`;
  if (!closed && seenAfter)
    return html`${name}<dd><span class="pill is-closed">${say("未關閉：確認關閉後仍出現", "not closed: seen after it was said to be")}</span> ${momentHtml(visit, seenAfter.at)} ${said(valueWords(seenAfter.sign), say)} <code>${broker.account}</code> ${say("先前表示關閉於", "had said that it was closed at")} ${momentHtml(visit, seenAfter.closedAt)}</dd>`;
  if (!closed)
    return html`${name}<dd><span class="pill is-hold">${say("尚未確認關閉", "not confirmed closed")}</span> <code>${broker.account}</code></dd>`;
  const { at, how, by, reason } = closed;
  return html`${name}<dd>${how === "by-hand" ? say("人員登錄已關閉", "recorded as closed") : say("連線代理表示已關閉", "closed, its broker says")} ${momentHtml(visit, at)} ${said(valueWords(how), say)} <code>${who(by)}</code> ${reason}</dd>`;
}
