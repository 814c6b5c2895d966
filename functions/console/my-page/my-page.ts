// One's own page: each terminal one holds with its gate, what comes next, by when, and how to report the link.

import { readAgency } from "../../agencies/routes.ts";
import { readPerson } from "../../people/routes.ts";
import { explainGate, listSessions } from "../../sessions/routes.ts";
import { answer } from "../../shared/http/http.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { type Words, words } from "../../shared/words.ts";
import { readTerminal } from "../../terminals/routes.ts";
import { readTicket } from "../../tickets/routes.ts";
import { ApiRefusal, ifThere } from "../door/api.ts";
import { landingPage } from "../door/log-in-pages.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { eitherPage, memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { doneNote } from "../form/act-links.ts";
import { actMenu } from "../form/act-menu.ts";
import { CONTACTS } from "../frame/contact.ts";
import { startLinks } from "../frame/menu.ts";
import { said } from "../frame/say.ts";
import { distance, endHtml, momentHtml } from "../frame/time.ts";
import { menuBadges, unreadOf } from "../home/badges.ts";
import { waitingFor } from "../home/sources.ts";
import { trendCard } from "../home/trend.ts";
import { waitingList } from "../home/waiting-list.ts";
import type { PersonRow } from "../people/standing.ts";
import { PAGES } from "../routes.ts";
import { explainedBy } from "../sessions/explained.ts";
import { widestStops } from "../sessions/stop-scopes.ts";
import { openCard, type TicketShown } from "./cards.ts";
import { channels, type HeldTerminal, type MyFacts, terminalList } from "./terminal-list.ts";
import { restOfToday } from "./today.ts";
import { isOnTheWay } from "./way-back.ts";

export const homeHandlers = [
  eitherPage(PAGES.showHome, async visit => landingPage(visit), showMyPage),
  memberPage(PAGES.showBadges, showBadges),
] as const;

/** For the menu of the other pages, which do not wait for it. */
async function showBadges(visit: Member): Promise<ConsoleReply> {
  const [{ rows }, unread] = await Promise.all([waitingFor(visit), unreadOf(visit)]);
  return { handed: answer(200, menuBadges(rows, unread)) };
}

async function showMyPage(visit: Member): Promise<ConsoleReply> {
  const { api, person, query } = visit;
  const channel = query.channel === "vdi" ? "vdi" : "vpn";
  const own = { person: person.person };
  const [standing, open, waiting, unread] = await Promise.all([
    ifThere(api.ask(readPerson, { params: own })),
    ifThere(api.ask(listSessions, { query: { ...own, live: "true" } })),
    waitingFor(visit),
    unreadOf(visit),
  ]);
  const numbers = Object.keys(standing?.loans ?? {});
  const [agency, ...held] = await Promise.all([
    numbers.length > 0 ? ifThere(api.ask(readAgency, { params: { agency: person.agency } })) : undefined,
    ...numbers.map(propertyNo => heldBy(visit, propertyNo, channel)),
  ]);
  return myPage(visit, {
    ...{ standing, channel, agency, waiting, unread, open: open?.rows ?? [] },
    held: held.filter(each => each !== undefined),
  });
}

async function heldBy(visit: Member, propertyNo: string, channel: string): Promise<HeldTerminal | undefined> {
  const { api, person } = visit;
  const row = await ifThere(api.ask(readTerminal, { params: { propertyNo } }));
  if (!row) return undefined;
  const isOut = row.custody.stage === "out";
  const asked = { person: person.person, terminal: propertyNo, system: row.system, channel };
  const until = isOut ? restOfToday(visit.at) : undefined;
  const [answer, ticket] = await Promise.all([
    gateOf(visit, { ...asked, ...(until && { until }) }),
    isOut ? ticketAt(visit, propertyNo) : undefined,
  ]);
  const facts = answer?.rows.flatMap(({ facts }) => facts) ?? [];
  const link = facts.filter(({ record }) => isReported(record));
  return { row, ticket, gate: answer && explainedBy(answer), link };
}

/** Where the stage gives no tickets nobody is offered one. */
async function ticketAt({ api }: Member, terminal: string): Promise<TicketShown | "off" | undefined> {
  try {
    return await ifThere(api.ask(readTicket, { params: { terminal } }));
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.code === "ticket-off") return "off";
    throw error;
  }
}

/** From where the page is read: at home that is the address the session would come from. */
async function gateOf({ api, event, query }: Member, asked: Readonly<Record<string, string>>) {
  const address = query.address ?? event.requestContext.http.sourceIp;
  return ifThere(api.ask(explainGate, { query: { ...asked, address } }));
}

function isReported(record: { readonly stream: string } | undefined): boolean {
  return record?.stream.startsWith("POSTURE#") === true;
}

export function myPage(visit: Visit, facts: MyFacts): PageContent {
  const { say, person } = visit;
  const isWorker = (person && hasRole(person, "worker")) || facts.held.length > 0;
  const title = isWorker ? say("我的遠端連線", "My remote access") : say("首頁", "Home");
  return {
    title,
    badges: menuBadges(facts.waiting?.rows ?? [], facts.unread ?? 0),
    main: html`<div class="title"><h1>${isWorker ? title : say(`${person?.name}，您好`, `Welcome, ${person?.name}`)}</h1>${channels(visit, facts)}</div>
${doneNote(visit)}
${isWorker && standingNote(visit, facts.standing)}
${isWorker && facts.held.length === 0 && emptyHanded(visit, facts.standing)}
${(facts.open ?? []).map(session => openCard(visit, session))}
${terminalList(visit, facts)}
${facts.waiting && waitingList(visit, facts.waiting)}
${trendCard(visit)}
${isWorker && html`<div class="cards">${deadlineCard(visit, facts)}${leaveCard(visit, facts.standing)}${CONTACTS}</div>`}
${actMenu(visit, [], "", widestStops(visit))}
${startLinks(visit)}`,
  };
}

function standingNote(visit: Visit, standing: PersonRow | undefined): Html | false {
  const { say } = visit;
  if (!standing)
    return html`<div class="note wait"><p><b>${say("您尚未登錄為居家辦公人員", "You are not enrolled for home working")}</b> ${say("請洽本機關人事人員登錄；登錄前不能借用電腦，不得連線。", "Ask your agency’s personnel office to enrol you. Until then you cannot borrow a terminal or connect.")}</p></div>`;
  const { suspended, recalled } = standing;
  return html`${suspended && html`<div class="note bad"><p><b>${say("您的遠端連線已被停止", "Your remote work is suspended")}</b> ${suspended.reason} ${momentHtml(visit, suspended.since)} ${say("由主管或人事人員恢復。", "A supervisor or the personnel office can reinstate you.")}</p></div>`}${recalled && html`<div class="note wait"><p><b>${say("您已被召回上班", "You have been recalled to the office")}</b> ${recalled.reason} ${say("生效", "from")} ${momentHtml(visit, recalled.effectiveAt)}</p></div>`}`;
}

function emptyHanded({ say }: Visit, standing: PersonRow | undefined): Html | false {
  if (!standing) return false;
  return html`<div class="empty"><b>${say("您目前沒有借用中的電腦，尚不得連線", "You do not have a terminal, so you cannot connect")}</b>${say("要居家辦理公文交換：先向檔案管理人員借用終端層電腦，核准後在這裡閱讀並切結，再由櫃檯登錄攜出。", "To work from home, borrow a terminal from records staff. When the loan is approved, read and accept the pledge here. The counter then records that the terminal has left.")}</div>`;
}

interface Deadline {
  readonly at: string;
  /** Whether something ends then, and does not begin. */
  readonly ends: boolean;
  readonly words: Words;
}

/** What ends or begins by itself, the next first. */
export function deadlinesOf({ standing, held }: MyFacts, now: Date): readonly Deadline[] {
  const found: Deadline[] = held.flatMap(({ row: { custody }, gate }) => [
    ...(gate?.closesAt ? [{ at: gate.closesAt.at, ends: true, words: closing(gate.closesAt.reason) }] : []),
    ...(custody.loan && !isOnTheWay(custody.stage)
      ? [{ at: custody.loan.dueAt, ends: true, words: DUE }]
      : []),
  ]);
  if (standing?.recalled) found.push({ at: standing.recalled.effectiveAt, ends: false, words: RECALL });
  for (const { from } of standing?.leaves ?? []) found.push({ at: from, ends: false, words: LEAVE });
  return found
    .filter(({ at }) => Date.parse(at) > now.getTime())
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const closing = (reason: Words): Words =>
  words(`閘門關閉：${reason["zh-TW"]}`, `the gate closes: ${reason.en}`);

const DUE = words("電腦應歸還", "the terminal is due back");

const RECALL = words("召回生效", "the recall takes effect");

const LEAVE = words("請假開始", "leave begins");

function deadlineCard(visit: Visit, facts: MyFacts): Html {
  const { say, at } = visit;
  const deadlines = deadlinesOf(facts, at);
  return html`<section class="card"><h2>${say("接下來的期限", "Upcoming deadlines")}</h2>${
    deadlines.length === 0
      ? html`<p class="fine">${say("目前沒有期限。", "Nothing is due.")}</p>`
      : html`<ol class="due">${deadlines.map(({ at: when, ends, words }) => html`<li><b>${ends ? endHtml(visit, when) : momentHtml(visit, when)}</b> ${said(words, say)} <small>${distance(visit, when)}</small></li>`)}</ol>`
  }</section>`;
}

function leaveCard(visit: Visit, standing: PersonRow | undefined): Html | false {
  const { say } = visit;
  const leaves = standing?.leaves ?? [];
  return (
    leaves.length > 0 &&
    html`<section class="card"><h2>${say("准假", "Leave")}</h2>${leaves.map(({ from, until }) => html`<p>${momentHtml(visit, from)} – ${endHtml(visit, until)}</p>`)}</section>`
  );
}
