// One's terminals: one line each, the one in use open, with its gate, what comes next and how to bring it back.
import { type Html, html } from "../../shared/page/html.ts";
import { words } from "../../shared/words.ts";
import type { AgencyFacts } from "../agency/binding.ts";
import { stagePill } from "../counter/stage-pill.ts";
import type { TerminalRow } from "../counter/terminal-row.ts";
import type { Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { withQuery } from "../frame/table.ts";
import { dayHtml } from "../frame/time.ts";
import type { AllWaiting } from "../home/waiting.ts";
import type { PersonRow } from "../people/standing.ts";
import type { SessionShown } from "../sessions/row.ts";
import { supposingHref } from "../sessions/what-if.ts";
import { postureCard, type TicketShown, terminalCard, ticketCard } from "./cards.ts";
import { type FactShown, factsToMend, type GateShown, gateCard } from "./gate-card.ts";
import { howToReturn, isOnTheWay, wayBack } from "./way-back.ts";

export interface HeldTerminal {
  readonly row: TerminalRow;
  /** Absent while nobody can tell; then nothing is open. */
  readonly gate?: GateShown | undefined;
  readonly link: readonly FactShown[];
  /** The log-in that counts at it now. */
  readonly ticket?: TicketShown | "off" | undefined;
}

export interface MyFacts {
  /** Absent: nobody has enrolled this person for home working. */
  readonly standing?: PersonRow | undefined;
  readonly held: readonly HeldTerminal[];
  readonly channel: string;
  readonly waiting?: AllWaiting | undefined;
  /** How many notices are unread. */
  readonly unread?: number | undefined;
  /** Where terminals are brought back and who scans them. */
  readonly agency?: AgencyFacts | undefined;
  /** One's own sessions that are open, wherever: whoever is connected from one terminal gets in from no other. */
  readonly open?: readonly SessionShown[];
}

/** One line for each, the one in use open. */
export function terminalList(visit: Visit, facts: MyFacts): Html | false {
  const { held } = facts;
  const [first] = held;
  if (!first) return false;
  if (held.length === 1) return terminalPart(visit, facts, first, true);
  const used = inUse(facts);
  return html`${held.map(
    each =>
      html`<details class="my-terminal" ${each === used && html`open`}><summary>${terminalLine(visit, each)}</summary>${terminalPart(visit, facts, each, each === used)}</details>`,
  )}`;
}

/** That of an open session; else one that could be used now, one that is out, or the first. */
function inUse({ held, open = [] }: MyFacts): HeldTerminal | undefined {
  return (
    held.find(({ row }) => open.some(({ terminal }) => terminal === row.propertyNo)) ??
    held.find(({ gate }) => gate?.allowed) ??
    held.find(({ row }) => row.custody.stage === "out") ??
    held[0]
  );
}

function terminalLine(visit: Visit, { row, gate }: HeldTerminal): Html {
  const { say } = visit;
  const { stage, loan } = row.custody;
  const state = gate?.allowed
    ? html`<span class="pill is-open">${say("得連線", "can connect")}</span>`
    : html`<span class="pill is-shut">${say("不得連線", "cannot connect")}</span>`;
  return html`<code>${row.propertyNo}</code> ${said(valueWords(row.system), say)} ${stagePill(visit, stage)} ${stage === "out" && state} ${loan && !isOnTheWay(stage) && html`<small>${say("應歸還", "due")} ${dayHtml(visit, loan.dueOn)}</small>`}`;
}

/** Of the one in use the next step stands out: to connect while that can be, else what its trip asks for. */
function terminalPart(visit: Visit, facts: MyFacts, each: HeldTerminal, isUsed: boolean): Html {
  const { say } = visit;
  const { channel, agency } = facts;
  const { row, link, ticket } = each;
  const { stage } = row.custody;
  if (isOnTheWay(stage))
    return html`${wayBack(visit, row, agency)}<div class="cards">${terminalCard(visit, row, { leading: isUsed })}</div>`;
  const gate = each.gate && heldElsewhere(each.gate, row.propertyNo, facts.standing);
  const under = gate
    ? address(visit)
    : html`<p>${say("現在無法判斷，請稍候再試。", "The state of the gate is not available right now. Try again in a moment.")}</p>`;
  const isOpen = gate?.allowed === true;
  const starts = channel === "vpn" && stage === "out" && ticket !== "off";
  return html`${gateCard(visit, gate ? { ...gate, triedAt: triedAt(visit, facts, row) } : UNKNOWN, under, row.propertyNo)}
<div class="cards">${starts && ticketCard(visit, row.propertyNo, ticket, { isOpen, leading: isUsed && isOpen })}${terminalCard(visit, row, { under: stage === "out" && howToReturn(visit, agency), leading: isUsed && !(starts && isOpen) })}${postureCard(visit, link, isStale(gate))}</div>`;
}

function triedAt(visit: Visit, { channel }: MyFacts, { propertyNo, system }: HeldTerminal["row"]) {
  const person = visit.person?.person ?? "";
  const asked = { person, terminal: propertyNo, system, channel, address: ownAddress(visit) };
  return (policy: string) => supposingHref(asked, [], policy);
}

/** From where this page was opened, which at home is where the session would come from. */
function ownAddress({ event, query }: Visit): string {
  return query.address ?? event.requestContext.http.sourceIp;
}

function address(visit: Visit): Html {
  const { say } = visit;
  const own = ownAddress(visit);
  return html`<p class="fine">${say("您目前的位址：", "Your address: ")}<code>${own}</code></p>`;
}

function isStale(gate: GateShown | undefined): boolean {
  return (gate?.refusals ?? []).some(each =>
    factsToMend(each, gate?.steps).some(({ name }) => name === "postureMinutes"),
  );
}

/** A hold that another of one's terminals brought is not this one's: it is called by its number. */
function heldElsewhere(gate: GateShown, propertyNo: string, standing: PersonRow | undefined): GateShown {
  const others = Object.keys(standing?.holds ?? {}).filter(each => each !== propertyNo);
  if (others.length === 0) return gate;
  const by = others.join("、");
  const fix = words(
    `您的另一部電腦 ${by} 尚在歸還管制中；掃毒人員登錄該部電腦未染毒之證明後，這部電腦即可使用。`,
    `Your other terminal ${by} is on its way back and holds you: this one can be used once that one is attested clean.`,
  );
  const refusals = gate.refusals.map(each =>
    factsToMend(each, gate.steps).some(({ name }) => name === "held")
      ? { ...each, cause: undefined, fix }
      : each,
  );
  return { ...gate, refusals };
}

const UNKNOWN: GateShown = { allowed: false, held: false, refusals: [] };

/** It is for all of them; none of what is on its way back is reached by any. */
export function channels({ say, query }: Visit, { held, channel: current }: MyFacts): Html | false {
  if (held.every(({ row }) => isOnTheWay(row.custody.stage))) return false;
  return html`<nav aria-label="${say("連線方式", "Channel")}"><ul class="rail">${["vpn", "vdi"].map(
    channel =>
      html`<li><a href="/console${withQuery(query, { channel })}" ${channel === current && html`aria-current="true"`}>${channel.toUpperCase()}</a></li>`,
  )}</ul></nav>`;
}
