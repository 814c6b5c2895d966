// A terminal on its way back, as its borrower meets it: where to bring it, who does what next, and what opens again when; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Stage } from "../../terminals/custody.ts";
import { STAGE_WORDS } from "../../terminals/stage.ts";
import type { AgencyFacts } from "../agency/binding.ts";
import { hasHours, siteList } from "../agency/sites.ts";
import type { TerminalRow } from "../counter/terminal-row.ts";
import type { Visit } from "../door/visit.ts";
import { endHtml, momentHtml } from "../frame/time.ts";
import { everybody, who } from "../frame/who.ts";
import { gatePicture } from "./gate-card.ts";

const ON_THE_WAY = ["return-declared", "disinfected", "scanned", "infected", "cleaned"] as const;
const BACK = ["attested", "released"] as const;

export function isOnTheWay(stage: Stage): boolean {
  return isOne(ON_THE_WAY, stage) || isOne(BACK, stage) || stage === "lost";
}

/** In place of the clauses: none of what they ask for would open this gate before a new loan. */
export function wayBack(visit: Visit, row: TerminalRow, agency: AgencyFacts | undefined): Html {
  const { say } = visit;
  const { stage } = row.custody;
  const isBack = isOne(BACK, stage);
  const title = isBack
    ? say("管制已解除，本次借用即將結案", "The hold is over: this loan is about to be closed")
    : stage === "lost"
      ? say("已通報遺失，管制中", "Reported lost: on hold")
      : say("管制中，目前不得連線（歸還中）", "On hold: on its way back");
  return html`<section class="gate ${isBack ? "is-back" : "is-hold"}" aria-label="${title} ${row.propertyNo}">${gatePicture(isBack ? "is-shut" : "is-hold")}<div><h2>${title} <small>${row.propertyNo}</small></h2>
<p>${isBack ? say("電腦與您本人均不再受管制。", "Neither the computer nor you are held any more.") : say("自申報歸還起，至掃毒證明登錄止，這部電腦與您本人都不得連線；改接網路或變更位址均無作用。", "From the declaration to the clean attestation neither the computer nor you can connect. No other network or address changes that.")}</p>
${steps(visit, row, agency)}
<p><b>${say("再次居家辦公時，須重新辦理借用。", "To work from home again, a new loan is needed.")}</b></p></div></section>`;
}

interface Step {
  readonly words: string;
  readonly by: Html | string | false;
  /** When it was done. */
  readonly at?: string | undefined;
}

function steps(visit: Visit, row: TerminalRow, agency: AgencyFacts | undefined): Html | false {
  const { say } = visit;
  const { loan, stage } = row.custody;
  if (!loan || stage === "lost") return html`<p>${say(...STAGE_WORDS[stage].next)}</p>`;
  const records = who(loan.registeredBy);
  const scan = everybody(agency?.scanOfficers) || say("掃毒人員", "the scan officer");
  const all: readonly Step[] = [
    {
      words: say("送至消毒處所並消毒", "brought and disinfected"),
      by: records,
      at: loan.disinfection?.doneAt,
    },
    { words: say("離線全機掃描", "full offline scan"), by: scan, at: loan.scan?.finishedAt },
    { words: say("證明未染毒", "attested clean"), by: scan, at: loan.attestation?.at },
    { words: say("點收配件並放行", "items checked, released"), by: records, at: loan.release?.at },
    {
      words: say("您與檔案管理人員簽收結案", "you and records staff sign"),
      by: say("您本人", "you"),
      at: loan.signed.borrower,
    },
  ];
  const next = all.findIndex(({ at }) => at === undefined);
  return html`${stage === "return-declared" && bring(visit, row, agency)}<ol class="trip-steps">${all.map(
    ({ words, by, at }, place) =>
      html`<li ${place === next && html`aria-current="step"`}><b>${words}</b> ${at ? html`<span class="pill is-open">${say("完成", "done")}</span> ${momentHtml(visit, at)}` : html`<span class="by">${say("辦理者：", "By: ")}${by}</span>`}</li>`,
  )}</ol>`;
}

function bring(visit: Visit, { custody: { loan } }: TerminalRow, agency: AgencyFacts | undefined): Html {
  const { say } = visit;
  const sites = agency?.returnSites ?? [];
  return html`<div>${say("請將電腦及配件送至：", "Bring the computer and its items to: ")}${sites.length > 0 ? siteList(visit, sites, agency?.openings) : html`<b>${say("機關尚未規劃消毒處所，請洽檔案管理人員", "no place is set yet: ask records staff")}</b>`}${loan && html`${say("期限：", "By: ")}${endHtml(visit, loan.dueAt)}`}${say("；消毒完成前請勿帶入辦公處所。", "; do not take it into the office before it is disinfected.")}</div>`;
}

/** How and where one's computer is given back, said before it is. */
export function howToReturn(visit: Visit, agency: AgencyFacts | undefined): Html {
  const { say } = visit;
  const withHours = (agency?.returnSites ?? []).filter(hasHours);
  const names = (agency?.returnSites ?? []).map(({ name }) => name).join(say("、", ", "));
  return html`<p class="fine">${say(`歸還時：先按「申報歸還」，再將電腦及配件送至 ${names || "消毒處所（機關尚未規劃，請洽檔案管理人員）"}。申報後即不得連線。`, `To return it: declare the return, then bring computer and items to ${names || "the return site (none set yet: ask records staff)"}. You cannot connect after declaring.`)}</p>${withHours.length > 0 && siteList(visit, withHours, agency?.openings)}`;
}

function isOne(all: readonly string[], stage: Stage): boolean {
  return all.includes(stage);
}
