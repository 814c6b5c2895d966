// One terminal: how far its trip has come, what comes next and who may do it, its loan, and all that was recorded.
import type { InferOutput } from "valibot";
import { readPosture } from "../../posture/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import type { Stage } from "../../terminals/custody.ts";
import { readTerminal, readTerminalEvents } from "../../terminals/routes.ts";
import { STAGE_WORDS } from "../../terminals/stage.ts";
import { ApiRefusal } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { type ActLink, actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { clauseList } from "../frame/clause.ts";
import { eventRows } from "../frame/event.ts";
import { said } from "../frame/say.ts";
import { dayHtml, distance, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { PAGES } from "../routes.ts";
import { stagePill, type TerminalRow } from "./counter.ts";
import { type PostureShown, reportingCard } from "./enrolment.ts";
import { NEXT_STEPS, TRIP_STAGES } from "./steps.ts";

export const terminalHandlers = [memberPage(PAGES.showTerminal, showTerminal)] as const;

async function showTerminal(visit: Member): Promise<ConsoleReply> {
  const { api, params } = visit;
  const [row, events, posture] = await Promise.all([
    api.ask(readTerminal, { params }),
    // A borrower sees their own terminal, and not what was recorded about it before.
    api.ask(readTerminalEvents, { params }).catch(notPermitted),
    api.ask(readPosture, { params }).catch(notPermitted),
  ]);
  return terminalPage(visit, row, events?.rows, posture);
}

function notPermitted(error: unknown): undefined {
  if (error instanceof ApiRefusal && error.problem.status === 403) return undefined;
  throw error;
}

export type Events = InferOutput<(typeof readTerminalEvents)["answer"]["schema"]>["rows"];

export function terminalPage(
  visit: Visit,
  row: TerminalRow,
  events: Events | undefined,
  posture?: PostureShown,
): PageContent {
  const { say } = visit;
  const { propertyNo, custody } = row;
  const standing = STAGE_WORDS[custody.stage];
  return {
    title: propertyNo,
    main: html`<p class="crumb"><a href="/console/terminals">← ${say("櫃檯", "Counter")}</a></p>
<h1><code>${propertyNo}</code> ${stagePill(visit, custody.stage)}</h1>
${doneNote(visit)}
${custody.hold && holdNote(visit, custody.hold)}
${custody.loan && trip(visit, custody.stage)}
<section class="card"><h2>${say("下一步", "Next")}</h2><p>${say(...standing.next)}</p>${clauseList(visit, standing.clauses)}
${actLinks(visit, nextOffers(row))}
${custody.stage === "registered" && pledgeLine(visit, row)}${actLinks(visit, [{ act: "openPostureEnrolment", query: { propertyNo } }], false)}</section>
<div class="cards">${custody.loan && loanCard(visit, row, custody.loan)}${paperCard(visit, row)}${posture && reportingCard(visit, posture)}</div>
${
  events &&
  html`<h2>${say("紀錄", "Recorded")}</h2>
${eventRows(visit, events)}`
}`,
  };
}

function nextOffers({ propertyNo, custody, accessories }: TerminalRow): readonly ActLink[] {
  const { loan, stage, incident } = custody;
  const query = {
    propertyNo,
    ...(stage === "in-office" && { accessories: accessories.join("\n") }),
    ...(stage === "scanned" && loan && { loan: String(loan.number), report: loan.scan?.report ?? "" }),
  };
  return [...NEXT_STEPS[stage], ...(incident ? ["closeIncident"] : [])].map(act => ({ act, query }));
}

function holdNote(reader: PageReader, { cause, since }: { cause: string; since: string }): Html {
  const { say } = reader;
  return html`<div class="note wait"><p><b>${say("管制中：閘門關閉", "On hold: the gate is closed")}</b> ${said(valueWords(cause), say)}，${say("自", "since")} ${momentHtml(reader, since)}${say("；出具掃毒證明後解除。", "; the hold ends when the scan is attested.")}</p></div>`;
}

function trip({ say }: PageReader, stage: Stage): Html {
  const at = (TRIP_STAGES as readonly Stage[]).indexOf(stage);
  const mark = (index: number) => (index < at ? "past" : index === at ? "now" : "");
  return html`<ol class="trip" aria-label="${say("這一趟", "This trip")}">${TRIP_STAGES.map(
    (each, index) =>
      html`<li class="${mark(index)}" ${index === at && html`aria-current="step"`}><b>${said(valueWords(each, "stage"), say)}</b></li>`,
  )}</ol>`;
}

function pledgeLine({ say, person }: Visit, { propertyNo, custody: { loan } }: TerminalRow): Html {
  if (loan?.pledgedAt) return html`<p>${say("借用人已具結。", "The borrower has accepted the pledge.")}</p>`;
  return isSameAccount(loan?.borrower, person?.person)
    ? html`<p><a class="button" href="/console/terminals/${propertyNo}/pledge?loan=${loan?.number}">${say("閱讀並具結", "Read and accept the pledge")}</a></p>`
    : html`<p>${say("等候借用人以自己的帳號具結。", "Waiting for the borrower to log in and accept the pledge.")}</p>`;
}

function loanCard(
  reader: PageReader,
  { propertyNo }: TerminalRow,
  loan: NonNullable<TerminalRow["custody"]["loan"]>,
): Html {
  const { say } = reader;
  const { approval, attestation, scan, disinfection } = loan;
  const row = (words: string, content: Html | string | false | undefined) =>
    content && html`<dt>${words}</dt><dd>${content}</dd>`;
  return html`<section class="card"><h2>${say(`第 ${loan.number} 次借用`, `Loan no. ${loan.number}`)}</h2><dl class="facts">
${row(say("借用人", "Borrower"), who(loan.borrower))}
${row(say("用途", "Purpose"), loan.purpose)}
${row(say("應歸還", "Due"), html`${dayHtml(reader, loan.dueOn)} <small>${distance(reader, loan.dueAt)}</small>`)}
${row(say("配件", "Accessories"), loan.accessories.join("、"))}
${row(say("登記", "Registered"), html`${momentHtml(reader, loan.registeredAt)} ${who(loan.registeredBy)}`)}
${row(say("核准", "Approved"), approval && html`${momentHtml(reader, approval.at)} ${who(approval.by)} ${say("至", "until")} ${dayHtml(reader, approval.until)}`)}
${row(say("具結", "Pledged"), loan.pledgedAt && momentHtml(reader, loan.pledgedAt))}
${row(say("帶出", "Carried out"), loan.outAt && momentHtml(reader, loan.outAt))}
${row(say("申報歸還", "Return declared"), loan.returnDeclaredAt && momentHtml(reader, loan.returnDeclaredAt))}
${row(say("消毒", "Disinfected"), disinfection && html`${momentHtml(reader, disinfection.doneAt)} ${disinfection.site}`)}
${row(say("掃描", "Scanned"), scan && html`${momentHtml(reader, scan.finishedAt)} ${scan.tool} ${scan.toolVersion}`)}
${row(say("證明", "Attested"), attestation && html`${momentHtml(reader, attestation.at)} ${who(attestation.by)}`)}
</dl><p class="links"><a href="/console/terminals/${propertyNo}/slip">${say("列印借用單或放行條", "Print the slip")}</a><a href="/console/terminals/${propertyNo}/picture">${say("閘門歷程", "Gate timeline")}</a></p></section>`;
}

function paperCard(reader: PageReader, row: TerminalRow): Html {
  const { say } = reader;
  return html`<section class="card"><h2>${say("登記冊", "Register")}</h2><dl class="facts">
<dt>${say("體系", "System")}</dt><dd>${said(valueWords(row.system), say)}</dd>
<dt>${say("用途", "Role")}</dt><dd>${said(valueWords(row.role, "role"), say)} · ${said(valueWords(row.ownership, "ownership"), say)}</dd>
<dt>${say("廠牌與序號", "Brand and serial")}</dt><dd>${row.brand} ${row.serial}</dd>
<dt>${say("保管人", "Custodian")}</dt><dd>${who(row.custodian)}</dd>
${row.offered && html`<dt>${say("移交中", "Being transferred")}</dt><dd>${row.offered.agency} ${who(row.offered.custodian)} ${say("尚未接管", "has not accepted it yet")}</dd>`}
<dt>${say("啟用", "In service from")}</dt><dd>${dayHtml(reader, row.inServiceFrom)}</dd>
<dt>${say("憑證", "Certificate")}</dt><dd><code>${row.certificateName}</code></dd></dl></section>`;
}
